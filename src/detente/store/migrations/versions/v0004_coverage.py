"""Version 4: which parties an article names.

In: a database of version 3. Out: the new table, empty; the next `detente read` fills it. Not here: what the columns mean
(`store/schema/coverage.py`).
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey

from detente.store.schema.base import WORDS

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The new table."""
    op.create_table(
        "article_parties",
        Column("article_id", WORDS, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        Column("party_id", WORDS, primary_key=True),
    )
    op.create_index("ix_article_parties_party", "article_parties", ["party_id"])

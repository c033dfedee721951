"""Version 5: what joining has seen, and which events and stories are made together.

In: a database of version 4, whose events and stories no program has ever filled. Out: two tables and three columns more. Not
here: what the columns mean (`store/schema`).
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer

from detente.store.schema.base import WORDS

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """The tables, the columns, their indices."""
    op.create_table(
        "joined",
        Column("article_id", WORDS, primary_key=True),
        *(Column(name, WORDS, nullable=False) for name in ("content_hash", "coder", "voice")),
    )
    op.create_table(
        "sketches",
        Column("article_id", WORDS, primary_key=True, nullable=False),
        Column("sketch", WORDS, primary_key=True, nullable=False),
    )
    op.create_index("ix_sketches_sketch", "sketches", ["sketch"])
    op.add_column("events", Column("claims", Integer, nullable=False, server_default="0"))
    op.add_column("events", Column("web", WORDS, nullable=False, server_default=""))
    op.add_column("stories", Column("web", WORDS, nullable=False, server_default=""))
    op.create_index("ix_events_web", "events", ["web"])
    op.create_index("ix_stories_web", "stories", ["web"])

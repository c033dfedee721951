"""Version 9: what has changed since relations were found, which ties are told between whom, claims in order by their index.

In: a database of the version before. Out: the new tables, empty, and the note that relations stand on events as they are taken
back: the next `detente read` finds them anew and fills the tables. Not here: what the columns mean (`store/schema`).
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey

from detente.store.schema.base import WORDS

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """The new tables and the wider index."""
    op.create_table(
        "tie_parties",
        Column("tie_id", WORDS, ForeignKey("ties.id", ondelete="CASCADE"), primary_key=True),
        Column("a", WORDS, nullable=False),
        Column("b", WORDS, nullable=False),
    )
    op.create_index("ix_tie_parties_pair", "tie_parties", ["a", "b"])
    op.create_table("moved_pairs", *(Column(name, WORDS, primary_key=True) for name in ("a", "b")))
    op.create_table("moved_articles", Column("article_id", WORDS, primary_key=True))
    op.drop_index("ix_claims_article", "claims")
    op.create_index("ix_claims_article", "claims", ["article_id", "ordinal", "id"])
    op.execute("DELETE FROM meta WHERE key = 'relations'")

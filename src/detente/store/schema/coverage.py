"""The tables of who is named where: how closely anybody was looking, and which ties are told between whom.

In: nothing. Out: SQLAlchemy tables. Not here: what the parties do (`memory.py`).
"""

from __future__ import annotations

from sqlalchemy import Index, Table, Text

from detente.store.schema.base import field, key, metadata, part_of

article_parties = Table(
    "article_parties",
    metadata,
    part_of("article_id", "articles.id", "an article that is no copy"),
    key("party_id", Text, "a party that its claims or ties name in any role, as in parties"),
    Index("ix_article_parties_party", "party_id", "article_id"),
)

tie_parties = Table(
    "tie_parties",
    metadata,
    part_of("tie_id", "ties.id", "a tie between two different parties that are known"),
    field("a", Text, "the party that stands so, as in parties"),
    field("b", Text, "towards this one"),
    Index("ix_tie_parties_pair", "a", "b"),
)

"""The table of who is named where: how closely anybody was looking.

In: nothing. Out: a SQLAlchemy table. Not here: what the parties do (`memory.py`).
"""

from __future__ import annotations

from sqlalchemy import Index, Table, Text

from detente.store.schema.base import key, metadata, part_of

article_parties = Table(
    "article_parties",
    metadata,
    part_of("article_id", "articles.id", "an article that is no copy"),
    key("party_id", Text, "a party that its claims or ties name in any role, as in parties"),
    Index("ix_article_parties_party", "party_id", "article_id"),
)

"""Version 8: indexes that answer the desk's pages without a look at the rows themselves.

In: a database of version 7. Out: more indexes. Not here: which page asks what (`store/desk_*.py`).
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """What is found in a search by what it is narrowed; the names of a party; the choices of lists; who is named when."""
    op.create_index("ix_claims_kinds", "claims", ["article_id", "event", "country_code"])
    short = text("length(entity_text) <= 500")
    names = ["code", "entity_text", "sector", "identifier_id", "identifier_text", "via"]
    op.create_index("ix_sides_names", "sides", names, sqlite_where=short, postgresql_where=short)
    op.create_index("ix_events_event", "events", ["event"])
    op.create_index("ix_events_country", "events", ["country_code"])
    op.drop_index("ix_article_parties_party", "article_parties")
    op.create_index("ix_article_parties_party", "article_parties", ["party_id", "article_id"])

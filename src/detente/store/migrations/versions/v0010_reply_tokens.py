"""Version 10: who sent a reply may change it for a while, whatever becomes of the desk's process meanwhile.

In: a database of the version before. Out: a column for the hash of a token, empty for the replies that are there: nobody holds
one of theirs. Not here: what the column means (`store/schema/desk.py`).
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column

from detente.store.schema.base import WORDS

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """The new column."""
    op.add_column("replies", Column("token", WORDS, nullable=False, server_default=""))

"""Version 2: counts of victims and arrests as low and high.

In: a database of version 1, whose `sizes` no program has ever filled. Out: `low` and `high` in place of `value`. Not here:
what the columns mean (`store/schema.py`).
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Two bounds in place of one number."""
    op.execute("ALTER TABLE sizes RENAME COLUMN value TO low")
    op.add_column("sizes", Column("high", BigInteger, nullable=False, server_default="0"))
    op.execute("UPDATE sizes SET high = low")

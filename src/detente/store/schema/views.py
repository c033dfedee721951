"""Views are written once, in the words of SQLite, and told to Postgres in its own.

In: SQL of a view. Out: the same for an engine. Not here: the views (`migrations/versions`).
"""

from __future__ import annotations

import re

_POSTGRES = {"group_concat": "string_agg", "trim": "btrim"}
"""What the two call the same function; both keep the order of an ordered subquery under an aggregate."""

_CALL = re.compile(rf"\b({'|'.join(_POSTGRES)})\(")


def for_engine(view: str, dialect: str) -> str:
    """The SQL as the engine of this dialect reads it."""
    if dialect != "postgresql":
        return view
    return _CALL.sub(lambda call: f"{_POSTGRES[call[1]]}(", view)

"""Publication dates. In: a date or timestamp as written. Out: `YYYY-MM-DD` or None. Not here: dates in the text (`resolve`)."""

from __future__ import annotations

from datetime import datetime


def day(written: str) -> str | None:
    """The day of an ISO 8601 date or timestamp, as its own clock says it; None for anything else."""
    try:
        return datetime.fromisoformat(written.strip()).date().isoformat()
    except ValueError:
        return None

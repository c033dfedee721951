"""Days as numbers, to be counted with.

In: `YYYY-MM-DD`, or the number that `datetime.date.toordinal` gives. Out: the other. Not here: the days that texts name
(`resolve/times`), axes (`draw/days.py`).
"""

from __future__ import annotations

import datetime


def ordinal(day: str) -> int:
    """The number of a day. Raises ValueError where it is none."""
    return datetime.date.fromisoformat(day).toordinal()


def date_of(number: int) -> str:
    """The day of a number."""
    return datetime.date.fromordinal(number).isoformat()

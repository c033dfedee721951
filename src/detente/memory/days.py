"""Stretches of days.

In: days as numbers. Out: stretches as dates. Not here: what they are for (`nearby.py`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from detente.model import Span, date_of, merge


def around(days: Iterable[int], window: int) -> list[tuple[str, str]]:
    """The stretches that reach `window` days to both sides of each day, those that touch made one; ends included."""
    least, most = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    stretches = merge(Span(max(least, one - window), min(most, one + window)) for one in set(days))
    return [(date_of(begin), date_of(end)) for begin, end in stretches]


def runs(days: Iterable[int]) -> list[list[int]]:
    """Days in order, in runs of one day after the other."""
    found: list[list[int]] = []
    for one in sorted(set(days)):
        if found and found[-1][-1] == one - 1:
            found[-1].append(one)
        else:
            found.append([one])
    return found

"""What one party did to another, week by week, and how closely anybody was looking.

In: deeds of a dyad, attention by day. Out: `Bin`s without gaps. Not here: finding changes (`shifts.py`), drawing.

Counts take asserted events only unless others are asked for; those others stand in `aside`. An event dated no closer than a
month is in no week: `dated` leaves it out and whoever prints says how many there are.
"""

from __future__ import annotations

import datetime
import math
import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.model import Attention, Deed

ASSERTED = frozenset({"asserted"})
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""Names of PLOVER's quad codes 1 to 4."""

CLOSE = frozenset({"day", "week", "reported", ""})
"""Precisions that put an event into a week; `reported` is the day on which somebody first told of it."""

FEW = 3
"""Articles naming both parties under which a count rests on next to nothing."""

HARDLY = 0.25
"""Share of the usual number of articles under which a silence says nothing: nobody was reporting."""


@dataclass(frozen=True, slots=True)
class Bin:
    """A day, week (Monday to Sunday) or month of a dyad.

    `counts` are events by quad code 1 to 4; `scale` their mean on PLOVER's scale, None without events; `aside` events of other
    statuses. `both` articles name both parties, `one` name one of them only, `read` is all articles. `thin` where so few were
    written that the counts tell little; `reading` is "events", "no events" or "nobody reporting".
    """

    begin: str
    end: str
    counts: tuple[int, int, int, int]
    scale: float | None
    aside: int
    both: int
    one: int
    read: int
    thin: bool
    reading: str

    @property
    def verbal(self) -> int:
        """Words: quad codes 1 and 3."""
        return self.counts[0] + self.counts[2]

    @property
    def material(self) -> int:
        """Acts: quad codes 2 and 4."""
        return self.counts[1] + self.counts[3]


def dated(deeds: Iterable[Deed], precisions: frozenset[str] = CLOSE) -> list[tuple[str, Deed]]:
    """Deeds with the day they count on, by day and id: the day of the act, else the first on which anybody told of it."""
    days = ((deed.date or deed.published, deed) for deed in deeds if deed.date is None or deed.precision in precisions)
    return sorted(((day, deed) for day, deed in days if day), key=lambda pair: (pair[0], pair[1].id))


def series(
    deeds: Iterable[Deed],
    attention: Iterable[Attention],
    by: str = "week",
    statuses: frozenset[str] = ASSERTED,
    since: str | None = None,
    until: str | None = None,
) -> tuple[Bin, ...]:
    """The bins by `day`, `week` or `month` from `since` to `until`, without them from the first to the last day of a deed or
    of an article that names both. Deeds of one dyad are given."""
    found = dated(deeds, CLOSE | {"month"} if by == "month" else CLOSE)
    seen = sorted(attention, key=lambda one: one.day)
    days = [day for day, _ in found] + [one.day for one in seen if one.both]
    first, last = since or min(days, default=""), until or max(days, default="")
    if not first or not last or first > last:
        return ()
    bins = list(_bins(first, last, by))
    begins = [begin for begin, _ in bins]
    done: list[list[Deed]] = [[] for _ in bins]
    looked: list[list[Attention]] = [[] for _ in bins]
    for day, deed in found:
        if bins[0][0] <= day <= bins[-1][1]:
            done[bisect_right(begins, day) - 1].append(deed)
    for one in seen:
        if bins[0][0] <= one.day <= bins[-1][1]:
            looked[bisect_right(begins, one.day) - 1].append(one)
    usual = statistics.median(sum(one.read for one in part) for part in looked)
    return tuple(_bin(*edge, d, part, usual, statuses) for edge, d, part in zip(bins, done, looked, strict=True))


def _bin(begin: str, end: str, deeds: Sequence[Deed], looked: Sequence[Attention], usual: float, statuses: frozenset[str]) -> Bin:
    counted = [deed for deed in deeds if deed.status in statuses]
    quads = Counter(deed.quad_code for deed in counted)
    both, one, read = sum(a.both for a in looked), sum(a.one for a in looked), sum(a.read for a in looked)
    hardly = read < HARDLY * usual or not read
    return Bin(
        begin=begin,
        end=end,
        counts=(quads[1], quads[2], quads[3], quads[4]),
        scale=math.fsum(deed.event_scale for deed in counted) / len(counted) if counted else None,
        aside=len(deeds) - len(counted),
        both=both,
        one=one,
        read=read,
        thin=hardly or both < FEW,
        reading="events" if counted else "nobody reporting" if hardly else "no events",
    )


def _begin(day: str, by: str) -> str:
    """The first day of the bin that holds a day."""
    date = datetime.date.fromisoformat(day)
    if by == "day":
        return day
    return (date.replace(day=1) if by == "month" else date - datetime.timedelta(days=date.weekday())).isoformat()


def _bins(first: str, last: str, by: str) -> Iterator[tuple[str, str]]:
    begin = datetime.date.fromisoformat(_begin(first, by))
    final = datetime.date.fromisoformat(last)
    while begin <= final:
        following = _following(begin, by)
        yield begin.isoformat(), (following - datetime.timedelta(days=1)).isoformat()
        begin = following


def _following(begin: datetime.date, by: str) -> datetime.date:
    if by == "month":
        return (begin + datetime.timedelta(days=31)).replace(day=1)
    return begin + datetime.timedelta(days=1 if by == "day" else 7)

"""What one party did to another, week by week, and how closely anybody was looking.

In: deeds of a dyad, attention by day. Out: `Bin`s without gaps. Not here: finding changes (`shifts.py`), drawing.

Counts take asserted events only unless others are asked for; those others stand in `aside`. An event dated no closer than a
month is in no week: `dated` leaves it out and whoever prints says how many there are.
"""

from __future__ import annotations

import datetime
import math
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from detente.model import Attention, Dealing, Deed, Status

ASSERTED = frozenset({Status.ASSERTED.value})
EVERY = frozenset(status.value for status in Status)
"""Statuses of events: those that a series counts, and all there are."""

CLOSE = frozenset({"day", "week", "reported", ""})
"""Precisions that put an event into a week; `reported` is the day on which somebody first told of it."""

FEW = 3
"""Articles naming both parties under which a count rests on next to nothing."""

HARDLY = 0.25
"""Share of the usual number of articles under which a silence says nothing: nobody was reporting."""

One = TypeVar("One", bound=Deed | Dealing)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[One]):
    """A day, week or month with what falls into it, whatever its status. Articles are as in `Bin`; `hardly` where so few were
    read that silence says nothing."""

    begin: str
    end: str
    deeds: Sequence[One]
    both: int
    one: int
    read: int
    hardly: bool


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


def dated(deeds: Iterable[One], precisions: frozenset[str] = CLOSE) -> list[tuple[str, One]]:
    """Deeds with the day they count on, by day and id: the day of the act, else the first on which anybody told of it."""
    days = ((deed.date or deed.published, deed) for deed in deeds if deed.date is None or deed.precision in precisions)
    return sorted(((day, deed) for day, deed in days if day), key=lambda pair: (pair[0], pair[1].id))


def series(
    deeds: Iterable[One],
    attention: Iterable[Attention],
    by: str = "week",
    statuses: frozenset[str] = ASSERTED,
    since: str | None = None,
    until: str | None = None,
) -> tuple[Bin, ...]:
    """The bins by `day`, `week` or `month` from `since` to `until`, without them from the first to the last day of a deed or
    of an article that names both. Deeds of one dyad are given."""
    found = dated(deeds, CLOSE | {"month"} if by == "month" else CLOSE)
    return counted(stretches(found, attention, by, since, until), statuses)


def stretches(
    found: Sequence[tuple[str, One]],
    attention: Iterable[Attention],
    by: str = "week",
    since: str | None = None,
    until: str | None = None,
) -> list[Stretch[One]]:
    """The bins of `series` before anything is counted; `found` are deeds as `dated` puts them in order."""
    seen = sorted(attention, key=lambda one: one.day)
    days = [*(day for day, _ in (*found[:1], *found[-1:])), *(one.day for one in seen if one.both)]
    first, last = since or min(days, default=""), until or max(days, default="")
    if not first or not last or first > last:
        return []
    bins = list(_bins(first, last, by))
    done, looked = _cut(found, [day for day, _ in found], bins), _cut(seen, [one.day for one in seen], bins)
    read = [sum(one.read for one in part) for part in looked]
    least = HARDLY * statistics.median(read)
    return [
        Stretch(
            begin,
            end,
            deeds=[deed for _, deed in deeds],
            both=sum(one.both for one in part),
            one=sum(one.one for one in part),
            read=number,
            hardly=number < least or not number,
        )
        for (begin, end), deeds, part, number in zip(bins, done, looked, read, strict=True)
    ]


def counted(found: Iterable[Stretch[One]], statuses: frozenset[str] = ASSERTED) -> tuple[Bin, ...]:
    """The bins of stretches; deeds of other statuses stand aside."""
    return tuple(_bin(one, statuses) for one in found)


def _cut(things: Sequence[T], days: Sequence[str], bins: Sequence[tuple[str, str]]) -> list[Sequence[T]]:
    """What falls into each bin, of things in the order of their days."""
    edges = [*(bisect_left(days, begin) for begin, _ in bins), bisect_right(days, bins[-1][1])]
    return [things[begin:end] for begin, end in pairwise(edges)]


def _bin(found: Stretch[One], statuses: frozenset[str]) -> Bin:
    own = [deed for deed in found.deeds if deed.status in statuses]
    quads = [deed.quad_code for deed in own]
    return Bin(
        begin=found.begin,
        end=found.end,
        counts=(quads.count(1), quads.count(2), quads.count(3), quads.count(4)),
        scale=math.fsum(deed.event_scale for deed in own) / len(own) if own else None,
        aside=len(found.deeds) - len(own),
        both=found.both,
        one=found.one,
        read=found.read,
        thin=found.hardly or found.both < FEW,
        reading="events" if own else "nobody reporting" if found.hardly else "no events",
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

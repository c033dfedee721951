"""Days along a line, and which of them are named.

In: first and last day. Out: places between 0 and a width; days for labels. Not here: drawing.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

LABELS = 14
"""Names along an axis at most."""

ROOM = 26.0
"""Pixels that a name needs."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From the beginning of the first day to the end of the last, `width` long, beginning at `left`. `begin` is the first day's
    number, `days` how many there are, at least one."""

    first: str
    last: str
    left: float
    width: float
    begin: int = field(init=False)
    days: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "begin", ordinal(self.first))
        object.__setattr__(self, "days", max(1, ordinal(self.last) - self.begin + 1))

    def at(self, day: str) -> float:
        """Where a day begins, held inside the axis."""
        return self._place(ordinal(day))

    def after(self, day: str) -> float:
        """Where a day ends."""
        return self._place(ordinal(day) + 1)

    def _place(self, number: int) -> float:
        return self.left + self.width * min(1.0, max(0.0, (number - self.begin) / self.days))

    def ticks(self) -> list[tuple[float, str]]:
        """Places and names along the axis: days, months or years, whatever is few enough."""
        names = self._daily() if self.days <= LABELS else self._months(1)
        for every in (3, 12):
            if len(names) > LABELS:
                names = self._months(every)
        return [one for one in names[:: max(1, -(-len(names) // LABELS))] if one[0] <= self.left + self.width - ROOM]

    def _daily(self) -> list[tuple[float, str]]:
        begin = datetime.date.fromisoformat(self.first)
        found = [begin + datetime.timedelta(days=place) for place in range(self.days)]
        return [(self.at(day.isoformat()), f"{day.day} {day:%b}") for day in found]

    def _months(self, every: int) -> list[tuple[float, str]]:
        begin = datetime.date.fromisoformat(self.first)
        count = begin.year * 12 + begin.month - 1
        last = datetime.date.fromisoformat(self.last)
        found = []
        for month in range(count + (begin.day > 1), last.year * 12 + last.month):
            if month % every == 0:
                day = datetime.date(month // 12, month % 12 + 1, 1)
                found.append((self.at(day.isoformat()), f"{day.year}" if day.month == 1 else f"{day:%b}"))
        return found


def ordinal(day: str) -> int:
    """The number of a day."""
    return datetime.date.fromisoformat(day[:10]).toordinal()

"""Expressions that are only part of what shows them: the two ends of "3 to 5 May", "May 3-5", "2014-15"; "spring" after "in".

In: a `Match`, an `Anchor`. Out: type and value of each part, nothing for what is no range. Not here: what a range
says of an act (`resolve/dating.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from detente.resolve.times.anchor import Anchor
from detente.resolve.times.calendar_values import DAYS, part_of_day, season
from detente.resolve.times.reckoning import valid
from detente.resolve.times.rules import Match


def days(match: Match, anchor: Anchor) -> list[tuple[str, str]]:
    """Two days of one month."""
    month, year = int(match.first("month")), match.first("year")
    first, last = (int(day) for day in match.all(*DAYS)[:2])
    if first >= last or valid(int(year) if year else 2000, month, last) is None:
        return []
    stem = f"{year or anchor.year_of(month, first)}-{month:02d}"
    return [("DATE", f"{stem}-{first:02d}"), ("DATE", f"{stem}-{last:02d}")]


def years(match: Match, anchor: Anchor) -> list[tuple[str, str]]:
    """ "2014-15"."""
    first, short = match.first("year"), int(match.first("small"))
    last = int(first) // 100 * 100 + short
    return [("DATE", first), ("DATE", f"{last:04d}")] if int(first) < last else []


def months(match: Match, anchor: Anchor) -> list[tuple[str, str]]:
    """ "May to July 2014"."""
    first, last = (int(month) for month in match.all("month"))
    year = int(match.first("year"))
    return [("DATE", f"{year - (first > last):04d}-{first:02d}"), ("DATE", f"{year:04d}-{last:02d}")]


def weekdays_to(match: Match, anchor: Anchor) -> list[tuple[str, str]]:
    """ "Monday to Friday": each by itself."""
    return [("DATE", anchor.weekday(int(number))) for number in match.all("weekday")]


def in_season(match: Match, anchor: Anchor) -> list[tuple[str, str]]:
    """ "In spring"; a bare "spring" is a well or a leap."""
    value = season(match, anchor)
    return [value] if value else []


def at_part(match: Match, anchor: Anchor) -> list[tuple[str, str]]:
    """ "At dusk", "before dawn", "at night"."""
    value = part_of_day(match, anchor)
    return [value] if value else []


RANGES: dict[str, Callable[[Match, Anchor], list[tuple[str, str]]]] = {
    reader.__name__: reader for reader in (days, years, months, weekdays_to, in_season, at_part)
}

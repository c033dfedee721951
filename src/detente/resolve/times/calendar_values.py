"""Values of expressions that name a place on the calendar: days, months, years, seasons, quarters, clock times.

In: a `Match`, an `Anchor`. Out: TIMEX3 type and value, None for what turns out to be no time. Not here: what is counted
from another time or lasts (`counted_values.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from detente.resolve.times.anchor import Anchor
from detente.resolve.times.feasts import feast
from detente.resolve.times.reckoning import SEASON_MONTHS, bounds, first_day, grain, stepped, valid
from detente.resolve.times.rules import Match

Value = tuple[str, str] | None  # type and value, both empty for words that no other rule may take
Reader = Callable[[Match, Anchor], Value]
TURNS = ("last", "past", "back", "next", "on", "this")
DAYS = ("small", "nth", "ordinal", "second")
TENSES: dict[int | None, str] = {-1: "past", 1: "future"}
LEAP = 2000  # a year that has all days
CLOCK = re.compile(r"\d+(:\d+)*")
QUARTERS = {"1": 1, "2": 4, "3": 7, "4": 10}


def turn_of(match: Match) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next", None without such a word."""
    found = match.first(*TURNS)
    return int(found) if found else None


def day_value(match: Match, anchor: Anchor) -> str | None:
    """The value of month and day; None for a day that does not exist."""
    month, day, year = int(match.first("month")), int(match.all(*DAYS)[-1]), match.first("year")
    if valid(int(year) if year else LEAP, month, day) is None:
        return None
    named = int(match.first("weekday") or 0)
    return f"{year or anchor.year_of(month, day, named)}-{month:02d}-{day:02d}"


def date(match: Match, anchor: Anchor) -> Value:
    """A day of a month, or a month; a day that does not exist is no time, nor is its month."""
    if match.has(*DAYS):
        value = day_value(match, anchor)
        return ("DATE", value) if value else ("", "")
    month = int(match.first("month"))
    return "DATE", f"{match.first('year') or anchor.year_of(month)}-{month:02d}"


def month_turned(match: Match, anchor: Anchor) -> Value:
    """ "Last June", "next May", "this September"."""
    month, turn = int(match.first("month")), turn_of(match)
    if anchor.today is None:
        return "DATE", f"XXXX-{month:02d}"
    year, here = anchor.today.year, anchor.today.month
    year += (turn == 1 and month <= here) - (turn == -1 and month >= here)
    return "DATE", f"{year:04d}-{month:02d}"


def iso(match: Match, anchor: Anchor) -> Value:
    """A day written in figures."""
    value = match.first("iso")
    return ("DATE", value) if bounds(value) else None


def holiday(match: Match, anchor: Anchor) -> Value:
    """A day kept every year."""
    told, turn, rule = match.first("year"), turn_of(match), match.first("holiday")
    if told:
        day = feast(rule, int(told))
        return ("DATE", day.isoformat()) if day else None
    fixed = feast(rule, LEAP)
    if anchor.today is None or fixed is None:
        return ("DATE", f"XXXX-{rule}") if fixed is not None and "-" in rule[:3] else None
    year = int(replace(anchor, tense=TENSES.get(turn, anchor.tense)).year_of(fixed.month, fixed.day))
    day = feast(rule, year)
    return ("DATE", day.isoformat()) if day else None


def holiday_week(match: Match, anchor: Anchor) -> Value:
    """ "Easter week"."""
    known = holiday(match, anchor)
    day = first_day(known[1]) if known else None
    return ("DATE", stepped(day, "W", 0)) if day and match.first("unit") == "W" else None


def year(match: Match, anchor: Anchor) -> Value:
    """A year, in words too: "the year two thousand"."""
    found = match.first("year", "number")
    return ("DATE", found) if len(found) == 4 and (match.has("year") or match.first("unit") == "Y") else None


def year_end(match: Match, anchor: Anchor) -> Value:
    """ "Year-end": the last day of the year of publication."""
    if match.first("unit") != "Y" or match.first("edge") != "END":
        return None
    return "DATE", f"{stepped(anchor.today, 'Y', 0)}-12-31"


def fiscal(match: Match, anchor: Anchor) -> Value:
    """A fiscal year, which no calendar bounds."""
    return "DATE", f"FY{match.first('year')}"


def decade(match: Match, anchor: Anchor) -> Value:
    """ "The 1990s" are 199."""
    return "DATE", match.first("decade", "tens")


def century(match: Match, anchor: Anchor) -> Value:
    """The 20th century is 19."""
    number = int(match.first("ordinal", "nth"))
    return ("DATE", f"{number - 1:02d}") if match.first("unit") == "100Y" and 1 <= number <= 30 else None


def season(match: Match, anchor: Anchor) -> Value:
    """A season of a year; "last" and "next" leave the running one out."""
    name, told, turn = match.first("season"), match.first("year"), turn_of(match)
    if told or anchor.today is None:
        return "DATE", f"{told or 'XXXX'}-{name}"
    if match.has("on", "back") and grain(anchor.told):
        return "DATE", f"{int(stepped(anchor.then, 'Y', 0)) + (turn or 0):04d}-{name}"
    starts = SEASON_MONTHS[name][0]
    past = Anchor(anchor.today, "past").year_of_season(starts)
    running = int(past) == anchor.today.year and anchor.today.month <= SEASON_MONTHS[name][1]
    if turn is None:
        return "DATE", f"{anchor.year_of_season(starts)}-{name}"
    step = {-1: -1 if running else 0, 0: 0 if running else int(anchor.tense != "past"), 1: 1}[turn]
    return "DATE", f"{int(past) + step:04d}-{name}"


def quarter(match: Match, anchor: Anchor) -> Value:
    """A quarter of a year told, else the last begun one."""
    number = match.first("quartered") or match.first("ordinal", "second", "nth")
    if match.first("unit") not in ("", "Q") or number not in QUARTERS:
        return None
    asked = turn_of(match)
    told = match.first("year") or (stepped(anchor.today, "Y", asked) if asked is not None else "")
    return "DATE", f"{told or anchor.year_of_season(QUARTERS[number])}-Q{number}"


def half(match: Match, anchor: Anchor) -> Value:
    """A half of a year."""
    number = match.first("ordinal", "second")
    if number not in ("1", "2") or (match.has("unit") and match.first("unit") != "Y") or match.has("month"):
        return None
    return "DATE", f"{match.first('year') or stepped(anchor.today, 'Y', turn_of(match) or 0)}-H{number}"


def weekday(match: Match, anchor: Anchor) -> Value:
    """A day of the week."""
    number, turn = int(match.first("weekday")), turn_of(match)
    if match.has("on", "back"):
        return "DATE", Anchor(anchor.then, "", "").weekday(number, turn)
    return "DATE", anchor.weekday(number, turn)


def weekend(match: Match, anchor: Anchor) -> Value:
    """A weekend; without "last" or "next" the last one begun, with the future tense the coming one."""
    turn = turn_of(match)
    if turn is None:
        begun = anchor.today is not None and anchor.today.weekday() >= 5
        turn = 0 if begun or anchor.tense == "future" else -1
    elif match.has("back", "on"):
        return "DATE", stepped(anchor.then, "WE", turn)
    return "DATE", stepped(anchor.today, "WE", turn)


def week_of(match: Match, anchor: Anchor) -> Value:
    """ "The week of March 6"."""
    value = day_value(match, anchor)
    known = bounds(value) if value else None
    if match.first("unit") != "W" or known is None:
        return None
    return "DATE", stepped(first_day(known[0]), "W", 0)


def near(match: Match, anchor: Anchor) -> Value:
    """ "Yesterday", "today", "tomorrow"; without a publication date "today" is the present."""
    step = int(match.first("near"))
    return "DATE", "PRESENT_REF" if anchor.today is None and step == 0 else stepped(anchor.today, "D", step)


def part(match: Match, anchor: Anchor) -> Value:
    """A part of a day: "Friday morning", "last night", "this evening", "tonight"."""
    name, turn = match.first("part", "tonight"), turn_of(match)
    if not name:
        return None
    if match.has("month"):
        day = day_value(match, anchor)
    elif match.has("weekday"):
        day = anchor.weekday(int(match.first("weekday")), turn)
    else:
        step = int(match.first("near") or (turn if name == "NI" or turn == 0 else 0) or 0)
        day = stepped(anchor.today, "D", step)
    return ("TIME", f"{day}T{name}") if day else None


def part_of_day(match: Match, anchor: Anchor) -> Value:
    """ "The next morning", "that night", "the evening": counted from the day told last."""
    if match.first("unit") not in ("", "D"):
        return None
    turn = match.first(*TURNS, "same")
    known = stepped(anchor.told_as_fine_as("D"), "D", int(turn)) if turn else anchor.day or stepped(anchor.today, "D", 0)
    return "TIME", f"{known}T{match.first('part')}"


def clock(match: Match, anchor: Anchor) -> Value:
    """A clock time, on the day told with it, else on the day told last."""
    hour = _hour(match)
    if hour is None:
        return None
    if match.has("month"):
        day = day_value(match, anchor)
    elif match.has("weekday"):
        day = anchor.weekday(int(match.first("weekday")), turn_of(match))
    elif match.has("near"):
        day = stepped(anchor.today, "D", int(match.first("near")))
    else:
        day = anchor.day or stepped(anchor.today, "D", 0)
    return ("TIME", day + hour) if day else None


def _hour(match: Match) -> str | None:
    """`T14:30`, None for what is no time of day: a score, a ratio."""
    written = match.first("clock", "point")
    if not written and match.has("noon"):
        return match.first("noon")
    figures = written or match.first("small", "count", "year")
    if not CLOCK.fullmatch(figures):
        return None  # "2.5 local staff": no hour has a fraction
    if match.has("zone") and not written and not match.has("ampm"):
        figures = figures.zfill(4)
        figures = f"{figures[:2]}:{figures[2:]}"
    if match.has("point") and not match.has("ampm"):
        return None
    hour, minute = (*map(int, figures.split(":")), 0)[:2]
    if match.has("ampm"):
        hour = hour % 12 + (12 if match.first("ampm") == "PM" else 0) if 1 <= hour <= 12 else 24
    return f"T{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


READERS: dict[str, Reader] = {
    reader.__name__: reader
    for reader in (
        date, month_turned, iso, holiday, holiday_week, year, year_end, fiscal, decade, century, season, quarter, half, weekday,
        weekend, week_of, near, part, part_of_day, clock,
    )
}  # fmt: skip

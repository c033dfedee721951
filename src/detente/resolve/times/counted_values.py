"""Values of expressions that count from another time, last, or recur.

In: a `Match`, an `Anchor`. Out: TIMEX3 type and value, None for what turns out to be no time. Not here: places on the
calendar (`calendar_values.py`). Decades and centuries are told in years; a quarter is TimeML's Q, which ISO 8601 lacks.
"""

from __future__ import annotations

import re
from datetime import date

from detente.resolve.times.anchor import Anchor
from detente.resolve.times.calendar_values import Reader, Value, turn_of
from detente.resolve.times.reckoning import bounds, stepped
from detente.resolve.times.rules import Match

UNITS = ("unit", "units", "second")
COUNTS = ("number", "small", "count", "year", "couple")
HALVES = {"Y": "P6M", "TH": "PT30M", "10Y": "P5Y", "100Y": "P50Y", "D": "PT12H", "TM": "PT30S"}
WITH_HALF = {"Y": ("M", 12, 6), "TH": ("TM", 60, 30), "D": ("TH", 24, 12)}  # "a year and a half": 18 months
LONGEST = 9999  # more of a unit than this is no time


def unit_of(match: Match) -> str:
    """The last unit's code; "second" is a unit here."""
    return (["TS" if term.kind == "second" else term.value for term in match.terms if term.kind in UNITS] or [""])[-1]


def count_of(match: Match) -> str:
    """How many: a whole number, "X" where it is vague, "" for too many or none."""
    if match.has("vague"):
        return "X"
    figures = match.first(*COUNTS) or ("" if match.has("units") else match.first("a"))
    return figures if re.fullmatch(r"\d{1,8}", figures) and 0 < int(figures) <= LONGEST else ""


def split(unit: str) -> tuple[int, str]:
    """A unit as a number of plain ones: a decade is ten years."""
    figures = re.match(r"\d*", unit)
    digits = figures[0] if figures else ""
    return int(digits or 1), unit[len(digits) :]


def period(count: str, unit: str) -> str:
    """`P3D`, `PT5M`, `PXY`, `P20Y` for two decades; "" without a count."""
    times, letter = split(unit)
    clock = "T" if letter.startswith("T") else ""
    amount = "X" if count == "X" else str(int(count) * times) if count else ""
    return f"P{clock}{amount}{letter.removeprefix('T')}" if amount else ""


def away(day: date | None, count: int, unit: str) -> str:
    """The value of the grain that lies `count` units after a day; vague for units of the clock."""
    if unit.startswith("T"):
        return "PAST_REF" if count < 0 else "FUTURE_REF"
    times, letter = split(unit)
    return stepped(day, letter, count * times)


def turned(match: Match, anchor: Anchor) -> Value:
    """ "Last week", "this year", "the following month"; "the past year" is a length."""
    unit, turn = unit_of(match), turn_of(match) or 0
    if unit.startswith("T"):
        return None
    if match.has("past"):
        return "DURATION", period("1", unit)
    unit = "W" if unit == "2W" else unit
    if match.has("on", "back") or (turn == 1 and match.terms[0].kind == "the" and anchor.told):
        return "DATE", stepped(anchor.told_as_fine_as(unit), unit, turn)
    return "DATE", stepped(anchor.today, unit, turn)


def lasting(match: Match, anchor: Anchor) -> Value:
    """ "The past two years", "the next several days"."""
    count = "X" if len(match.all("number", "small", "count")) > 1 else count_of(match)
    value = period(count, unit_of(match))
    return ("DURATION", value) if value else None


def vaguely(match: Match, anchor: Anchor) -> Value:
    """ "Recent years", "the coming weeks", "the future"."""
    known = match.first("recent", "future")
    if not known and match.has("past", "back"):
        known = "PAST_REF"
    return "DATE", known or "FUTURE_REF"


def first_of(match: Match, anchor: Anchor) -> Value:
    """ "The first nine months"."""
    value = period(count_of(match), match.first("units"))
    return ("DURATION", value) if value else None


def ago(match: Match, anchor: Anchor) -> Value:
    """ "Two weeks ago", "a month from now", "years ago"."""
    sign = -1 if match.has("ago") else 1
    count, unit = count_of(match), unit_of(match)
    if match.has("half", "vague") or not count:
        return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"
    if unit == "Y" and count == "1" and anchor.quarter:
        return "DATE", _same_quarter(anchor, sign)
    return "DATE", away(anchor.today, sign * int(count), unit)


def after(match: Match, anchor: Anchor) -> Value:
    """ "Two days later", "a year earlier", "the day before": counted from what was told last."""
    sign = int(match.first("then", "on", "before", "after"))
    count, unit = count_of(match) if not match.has("the") else "1", unit_of(match)
    if not count:
        return None
    if count == "X" or match.has("half"):
        return "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"
    if unit == "Y" and count == "1" and anchor.quarter:
        return "DATE", _same_quarter(anchor, sign)
    return "DATE", away(anchor.told_as_fine_as(split(unit)[1]), sign * int(count), unit)


def yearlier(match: Match, anchor: Anchor) -> Value:
    """ "Year-earlier", "the year-ago quarter": the period told last, a year before."""
    if match.first("unit") != "Y":
        return None
    if match.has("units"):
        return "DURATION", period(match.first("number", "small"), unit_of(match))
    if anchor.quarter:
        return "DATE", _same_quarter(anchor, -1)
    return "DATE", stepped(anchor.today, "Y", -1)


def _same_quarter(anchor: Anchor, sign: int) -> str:
    return f"{int(anchor.quarter[:4]) + sign:04d}{anchor.quarter[4:]}"


def same(match: Match, anchor: Anchor) -> Value:
    """ "The same day", "that year": what was told last, as coarsely as said."""
    if match.has("part"):
        return "TIME", f"{stepped(anchor.told_as_fine_as('D'), 'D', 0)}T{match.first('part')}"
    if match.has("weekday"):
        return "DATE", Anchor(anchor.then, "past").weekday(int(match.first("weekday")), 0)
    unit = unit_of(match)
    return None if unit.startswith("T") else ("DATE", stepped(anchor.told_as_fine_as(unit), unit, 0))


def latest(match: Match, anchor: Anchor) -> Value:
    """ "The latest quarter": the quarter told last."""
    if match.has("period") or match.first("unit") == "Q":
        return ("DATE", anchor.quarter) if anchor.quarter else None
    return None


def the_unit(match: Match, anchor: Anchor) -> Value:
    """ "The quarter" that is spoken of, "the year" of publication; "the day", "the week" by themselves are no times."""
    if match.first("unit") == "Y":
        return "DATE", stepped(anchor.today, "Y", 0)
    return ("DATE", anchor.quarter) if anchor.quarter and match.first("unit") == "Q" else None


def before_day(match: Match, anchor: Anchor) -> Value:
    """ "The day before yesterday", "the day after last Tuesday"."""
    if match.first("unit") != "D":
        return None
    if match.has("near"):
        step = int(match.first("near"))
        return "DATE", stepped(anchor.today, "D", step + int(match.first("before", "after")))
    known = bounds(anchor.weekday(int(match.first("weekday")), turn_of(match)))
    day = date.fromisoformat(known[0]) if known else None
    return "DATE", stepped(day, "D", int(match.first("before", "after")))


def length(match: Match, anchor: Anchor) -> Value:
    """ "Six days", "more than six-year-long", "half an hour", "a year and a half"."""
    unit = unit_of(match)
    if match.has("half") and match.has("and") and unit in WITH_HALF and not match.has("vague"):
        smaller, times, rest = WITH_HALF[unit]
        count = count_of(match)
        return ("DURATION", period(str(int(count) * times + rest), smaller)) if count else None
    if match.has("half"):
        return ("DURATION", HALVES[unit]) if unit in HALVES else None
    if unit == "Q" and match.has("hyphen") and match.has("units"):
        return "", ""  # "three-quarters" is a share
    value = period(count_of(match), unit)
    return ("DURATION", value) if value else None


def span_of(match: Match, anchor: Anchor) -> Value:
    """ "Two or three days": so many is not said."""
    return "DURATION", period("X", unit_of(match))


def plural(match: Match, anchor: Anchor) -> Value:
    """ "Years", "decades-long"."""
    return "DURATION", period("X", unit_of(match))


def each(match: Match, anchor: Anchor) -> Value:
    """ "Every week", "each Monday", "every other day", "every single day", "every two years"."""
    if match.has("weekday"):
        tail = f"T{match.first('part')}" if match.has("part") else ""
        return "SET", f"XXXX-WXX-{match.first('weekday')}{tail}"
    if match.has("part", "month", "season", "weekend"):
        month = match.first("month")
        tail = f"XX-XXT{match.first('part')}" if match.has("part") else f"{int(month):02d}" if month else match.first("season")
        return "SET", f"XXXX-{tail or 'WXX-WE'}"
    count = match.first("stride", "ordinal", "second", "nth") if not match.has("units") else count_of(match)
    value = period(count or "1", unit_of(match) if match.has("unit", "units") else "TS")
    return ("SET", value) if value else None


def often(match: Match, anchor: Anchor) -> Value:
    """ "Twice a week", "three times a day"."""
    return "SET", period("1", match.first("unit") or "TS")


def weekdays(match: Match, anchor: Anchor) -> Value:
    """ "Mondays", "Tuesday nights"."""
    tail = f"T{match.first('part', 'parts')}" if match.has("part", "parts") else ""
    return "SET", f"XXXX-WXX-{match.first('weekday', 'weekdays')}{tail}"


def freq(match: Match, anchor: Anchor) -> Value:
    """ "Daily", "annually"."""
    return "SET", match.first("freq")


def ref(match: Match, anchor: Anchor) -> Value:
    """ "Now", "recently": no date, only before or after."""
    return "DATE", match.first("ref")


def nothing(match: Match, anchor: Anchor) -> Value:
    """Ages: their words are no time expression, nor a shorter one."""
    return "", ""


READERS: dict[str, Reader] = {
    reader.__name__: reader
    for reader in (
        turned, lasting, vaguely, first_of, ago, after, yearlier, same, latest, the_unit, before_day, length, span_of, plural,
        each, often, weekdays, freq, ref, nothing,
    )
}  # fmt: skip

"""Counting on the calendar: TIMEX3 values of days, weeks, months, quarters, years, and how far they reach.

In: days, steps, values. Out: values, days. Not here: words (`*_values.py`).
A grain is a TIMEX3 unit: D W M Y, Q a quarter, 10Y a decade, 100Y a century, WE a weekend.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "10Y": "XXX",
        "100Y": "XX"}  # fmt: skip
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}  # meteorological, northern
GRAINS = (
    ("D", re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")),
    ("WE", re.compile(r"(\d{4})-W(\d\d)-WE")),
    ("W", re.compile(r"(\d{4})-W(\d\d)")),
    ("M", re.compile(r"(\d{4})-(\d\d)")),
    ("Q", re.compile(r"(\d{4})-Q(\d)")),
    ("6M", re.compile(r"(\d{4})-H(\d)")),
    ("S", re.compile(r"(\d{4})-(SP|SU|FA|WI)")),
    ("Y", re.compile(r"(\d{4})")),
    ("10Y", re.compile(r"(\d{3})")),
    ("100Y", re.compile(r"(\d{2})")),
)
PRECISION = {"D": "day", "WE": "week", "W": "week", "M": "month", "Q": "quarter", "6M": "half", "S": "season", "Y": "year",
             "10Y": "decade", "100Y": "century"}  # fmt: skip


def valid(year: int, month: int, day: int) -> date | None:
    """The day if it exists."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def grain(value: str) -> str:
    """The grain of a value, "" where it is underspecified or no date."""
    return next((name for name, shape in GRAINS if shape.fullmatch(value)), "")


def stepped(day: date | None, unit: str, steps: int) -> str:
    """The value of a grain, `steps` after the one that `day` lies in; open without a day or beyond the calendar."""
    if day is None or unit not in OPEN:
        return OPEN.get(unit, "XXXX-XX-XX")
    try:
        return _stepped(day, unit, steps)
    except (ValueError, OverflowError):
        return OPEN[unit]


def _stepped(day: date, unit: str, steps: int) -> str:
    if unit == "D":
        return (day + timedelta(days=steps)).isoformat()
    if unit in ("W", "WE"):
        year, week, _ = (day + timedelta(weeks=steps)).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        size = 1 if unit == "M" else 3
        count = (day.year * 12 + day.month - 1) // size + steps
        year, place = divmod(count, 12 // size)
        return f"{_year(year):04d}-{place + 1:02d}" if unit == "M" else f"{_year(year):04d}-Q{place + 1}"
    size = {"Y": 1, "10Y": 10, "100Y": 100}[unit]
    digits = {"Y": 4, "10Y": 3, "100Y": 2}[unit]
    return f"{_year(day.year + steps * size) // size:0{digits}d}"


def _year(year: int) -> int:
    if not 1 <= year <= 9999:
        raise ValueError("beyond the calendar")
    return year


def bounds(value: str) -> tuple[str, str, str] | None:
    """First day, last day and precision of a value; None where it is underspecified, vague or no date.

    Seasons are the northern meteorological ones. A part of a day is its day.
    """
    unit = grain(value)
    match = next((m for name, shape in GRAINS if name == unit and (m := shape.fullmatch(value))), None)
    if match is None:
        return None
    try:
        first, last = _limits(unit, match)
    except ValueError:
        return None
    return first.isoformat(), last.isoformat(), PRECISION[unit]


def _limits(unit: str, match: re.Match[str]) -> tuple[date, date]:
    if unit == "D":
        return date.fromisoformat(match[1]), date.fromisoformat(match[1])
    if unit in ("W", "WE"):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(days=5) if unit == "WE" else monday), monday + timedelta(days=6)
    if unit in ("10Y", "100Y"):
        years = 10 if unit == "10Y" else 100
        return date(int(match[1]) * years, 1, 1), date(int(match[1]) * years + years - 1, 12, 31)
    year = int(match[1])
    begin, end = _months(unit, match)
    after = date(year + end // 12, end % 12 + 1, 1)
    return date(year, begin, 1), after - timedelta(days=1)


def _months(unit: str, match: re.Match[str]) -> tuple[int, int]:
    """First and last month of a part of a year; a winter ends in month 14, February of the next year."""
    if unit == "Y":
        return 1, 12
    if unit == "S":
        return SEASON_MONTHS[match[2]]
    size = {"M": 1, "Q": 3, "6M": 6}[unit]
    return int(match[2]) * size - size + 1, int(match[2]) * size


def first_day(value: str) -> date | None:
    """The first day of a value, None where it has none."""
    found = bounds(value)
    return date.fromisoformat(found[0]) if found else None

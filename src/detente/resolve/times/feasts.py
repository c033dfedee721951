"""Days that are kept every year: on a date, on a weekday of a month, or so many days from Easter.

In: a rule of the table of time words, a year. Out: the day. Not here: which year is meant (`anchor.py`).
`12-25` is a date, `11:4:4` the fourth Thursday of November (-1 the last such weekday), `E-2` two days before Easter.
"""

from __future__ import annotations

from datetime import date, timedelta

from detente.resolve.times.reckoning import valid

GREGORIAN = range(1583, 9999)  # years that the reckoning of Easter holds for


def feast(rule: str, year: int) -> date | None:
    """The day by a rule in a year, None where there is none."""
    if rule.startswith("E"):
        return easter(year) + timedelta(days=int(rule[1:])) if year in GREGORIAN else None
    if ":" in rule:
        month, nth, weekday = map(int, rule.split(":"))
        days = [day for n in range(1, 32) if (day := valid(year, month, n)) and day.isoweekday() == weekday]
        return days[nth - 1 if nth > 0 else nth] if days else None
    month, day_of_month = map(int, rule.split("-"))
    return valid(year, month, day_of_month)


def easter(year: int) -> date:
    """Western Easter Sunday by the anonymous Gregorian computus (Nature, 20 April 1876)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leaps, rest = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)

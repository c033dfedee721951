"""Time expressions with TIMEX3 values, against the day of publication.

In: a sentence's text and offset, the publication date or None. Out: `When`s. Not here: which act a time belongs to
(`claims.py`). Without a publication date a weekday or "last month" stays underspecified (`XXXX-WXX-5`), never guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.model import When

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = {
    w: n
    for n, w in enumerate(
        ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
NUMBERS["a"] = NUMBERS["an"] = 1
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "0Y"}
SHORT = {name[:3]: place for place, name in enumerate(MONTHS, 1)} | {"sept": 9}
MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Sep\."
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
YEAR = r"(?:1[89]\d\d|20\d\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
COUNT = r"(?:\d{1,4}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
EXPRESSION = re.compile(
    rf"""\b(?:
      (?P<iso>{YEAR}-[01]\d-[0-3]\d)
    | (?P<mdy>(?P<m1>{MONTH})\ +(?P<d1>{DAY})(?:,?\ +(?P<y1>{YEAR}))?(?!\d))
    | (?P<dmy>(?P<d2>{DAY})\ +(?P<m2>{MONTH})(?:,?\ +(?P<y2>{YEAR}))?)
    | (?P<my>(?P<m3>{MONTH}),?\ +(?P<y3>{YEAR}))
    | (?P<weekday>(?:(?P<which>last|next|this)\ +)?(?P<day>{WEEKDAY}))
    | (?P<near>today|yesterday|tomorrow|tonight)
    | (?P<period>(?P<turn>last|past|next|this|previous|coming)\ +(?P<unit>week|month|year|decade))
    | (?P<ago>(?P<count>{COUNT})\ +(?P<agounit>day|week|month|year)s?\ +ago)
    | (?P<decade>(?:the\ +)?(?P<tens>(?:19|20)\d0)s)
    | (?P<recent>in\ recent\ (?:years|months|weeks|days)|recently)
    | (?P<month>(?:(?:early|late|mid)[\ -])?(?P<m4>{MONTH}))(?!\ +\d)
    | (?P<span>(?P<howmany>{COUNT})[\ -](?P<spanunit>day|week|month|year)s?(?:-long)?)
    | (?P<year>{YEAR})
    )(?!\w)""",
    re.VERBOSE,
)


def find(text: str, offset: int, published: str | None, future: bool) -> list[When]:
    """Time expressions of a sentence that begins at `offset`. `future` makes a bare weekday the coming one."""
    today = date.fromisoformat(published) if published else None
    found = []
    for match in EXPRESSION.finditer(text.replace("\u00a0", " ")):
        value = _value(match, today, future)
        if value is not None:
            kind = "DURATION" if value[0] == "P" and not value.startswith(("PAST", "PRESENT")) else "DATE"
            found.append(When(offset + match.start(), offset + match.end(), kind, value))
    return found


def _month(word: str) -> int:
    lower = word.lower().rstrip(".")
    return SHORT.get(lower[:4], 0) or SHORT[lower[:3]]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _value(match: re.Match[str], today: date | None, future: bool) -> str | None:
    """The value of whichever alternative matched; None for what only looks like a date."""
    got = match.groupdict()
    if got["iso"]:
        return _valid(got["iso"])
    for whole, month, day, year in (("mdy", "m1", "d1", "y1"), ("dmy", "m2", "d2", "y2")):
        if got[whole]:
            return _calendar(got[year], _month(got[month]), int(re.sub(r"\D", "", got[day])), today, future)
    if got["my"]:
        return f"{got['y3']}-{_month(got['m3']):02d}"
    if got["month"]:
        return _calendar(None, _month(got["m4"]), None, today, future)
    if got["weekday"]:
        return _weekday(got["day"], got["which"], today, future)
    return _relative(got, today) or got["year"]


def _relative(got: dict[str, str | None], today: date | None) -> str | None:
    """Values of words that count from the day of publication, and of lengths of time."""
    if got["near"]:
        step = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[got["near"]]
        return (today + timedelta(days=step)).isoformat() if today else ("PRESENT_REF" if step == 0 else "XXXX-XX-XX")
    if got["turn"] and got["unit"]:
        return _period(got["turn"], got["unit"], today)
    if got["count"] and got["agounit"]:
        return _ago(_number(got["count"]), got["agounit"], today)
    if got["howmany"] and got["spanunit"]:
        return f"P{_number(got['howmany'])}{UNITS[got['spanunit']]}"
    if got["tens"]:
        return got["tens"][:3]
    return "PAST_REF" if got["recent"] else None


def _calendar(year: str | None, month: int, day: int | None, today: date | None, future: bool) -> str | None:
    """A calendar date; without a year the nearest one that fits the tense."""
    tail = f"-{month:02d}" + (f"-{day:02d}" if day else "")
    if year:
        return _valid(year + tail)
    if today is None:
        return "XXXX" + tail
    ahead = (month, day or 1) > (today.month, today.day if day else 1)
    behind = (month, day or 31) < (today.month, today.day if day else 1)
    return _valid(f"{today.year - (ahead and not future) + (behind and future):04d}{tail}")


def _valid(value: str) -> str | None:
    """The value if it is a day that exists (no 30 February), or no whole day at all."""
    if len(value) == 10:
        try:
            date.fromisoformat(value)
        except ValueError:
            return None
    return value


def _weekday(word: str, which: str | None, today: date | None, future: bool) -> str:
    number = DAYS.index(word.lower())
    if today is None:
        return f"XXXX-WXX-{number + 1}"
    back = (today.weekday() - number) % 7
    if which == "next" or (future and which != "last" and back):
        return (today + timedelta(days=7 - back)).isoformat()
    return (today - timedelta(days=7 if which == "last" and back == 0 else back)).isoformat()


def _period(turn: str, unit: str, today: date | None) -> str:
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[turn]
    if today is None:
        return {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "decade": "XXX"}[unit]
    if unit == "week":
        year, week, _ = (today + timedelta(weeks=step)).isocalendar()
        return f"{year}-W{week:02d}"
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    return f"{today.year + step:04d}" if unit == "year" else f"{today.year // 10 + step}"


def _ago(count: int, unit: str, today: date | None) -> str:
    if today is None:
        return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}[unit]
    if unit in ("day", "week"):
        then = today - timedelta(days=count * (7 if unit == "week" else 1))
        year, week, _ = then.isocalendar()
        return then.isoformat() if unit == "day" else f"{year}-W{week:02d}"
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    return f"{months // 12:04d}" if unit == "year" else f"{months // 12:04d}-{months % 12 + 1:02d}"


def bounds(value: str) -> tuple[str, str, str] | None:
    """First day, last day and precision of a value; None where it is underspecified or no date."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value, value, "day"
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return first.isoformat(), (first + timedelta(days=6)).isoformat(), "week"
    if month := re.fullmatch(r"(\d{4})-(\d\d)", value):
        first = date(int(month[1]), int(month[2]), 1)
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return first.isoformat(), last.isoformat(), "month"
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-01-01", f"{value}-12-31", "year"
    if re.fullmatch(r"\d{3}", value):
        return f"{value}0-01-01", f"{value}9-12-31", "decade"
    return None

"""What a time expression is read against: the day of publication, the tense around it, what was told before.

In: those three. Out: days and years asked for. Not here: which words ask (`calendar_values.py`, `counted_values.py`).
Without a publication date everything that counts from it is open (`XXXX`), never today's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from detente.resolve.times.reckoning import first_day, grain, valid

WEEK = 7
FAR = {"past": 366, "future": 300, "": 250}  # days; a date farther off would be told with its year
LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Anchor:
    """`today` is the day of publication; `tense` "past", "future" or ""; `told` the last date told before, "" for none;
    `quarter` the last quarter told, which a report of earnings compares with a year earlier, `day` the last whole day."""

    today: date | None
    tense: str = ""
    told: str = ""
    quarter: str = ""
    day: str = ""

    @property
    def then(self) -> date | None:
        """The first day of the date told last, else the day of publication."""
        return first_day(self.told) if self.told else self.today

    def told_as_fine_as(self, unit: str) -> date | None:
        """The day told last if it was told as finely as a unit needs: "two days later" says nothing after a mere year."""
        order = ("D", "WE", "W", "M", "Q", "6M", "S", "Y", "10Y", "100Y")
        if not self.told:
            return self.today
        told, asked = grain(self.told), unit if unit in order else "D"
        return first_day(self.told) if told and order.index(told) <= order.index(asked) else None

    def weekday(self, number: int, turn: int | None = None) -> str:
        """The day of the week, 1 Monday: the last one or today's, with the future tense the coming one or today's;
        a turn (-1 last, 1 next) leaves today out, 0 stays in this week."""
        if self.today is None:
            return f"XXXX-WXX-{number}"
        back = (self.today.weekday() + 1 - number) % WEEK
        if turn == 0:
            steps = number - 1 - self.today.weekday()
        elif turn == 1 or (turn is None and self.tense == "future" and back):
            steps = WEEK - back
        else:
            steps = -(WEEK if turn == -1 and not back else back)
        try:
            return (self.today + timedelta(days=steps)).isoformat()
        except OverflowError:
            return f"XXXX-WXX-{number}"

    def year_of(self, month: int, day: int | None = None, weekday: int = 0) -> str:
        """The year of a month or day told without one, four digits or XXXX.

        The last such, with the future tense the coming one, but the nearest where that is too far away (`FAR`). A
        day's name decides before all.
        """
        if self.today is None:
            return "XXXX"
        years = [y for y in (self.today.year - 1, self.today.year, self.today.year + 1) if 1 <= y <= LAST_YEAR]
        days = [found for y in years if (found := valid(y, month, day or 1))]
        named = [one for one in days if one.isoweekday() == weekday]
        here = self.today if day else self.today.replace(day=1)
        past, ahead = [one for one in days if one <= here], [one for one in days if one >= here]
        wanted = ahead[:1] if self.tense == "future" else past[-1:]
        near = [one for one in wanted if abs(one - here).days < FAR[self.tense]]
        chosen = min(named or near or days or [here], key=lambda one: abs(one - here))
        return f"{chosen.year:04d}"

    def year_of_season(self, starts: int) -> str:
        """The year of a season or quarter that begins in a month: the last begun, with the future tense the coming one."""
        if self.today is None:
            return "XXXX"
        begun = self.today.month >= starts
        if self.tense == "future":
            return f"{self.today.year + (begun and self.today.month > starts + 2):04d}"
        return f"{self.today.year - (not begun):04d}"

"""How far the tables reach: actors by kind, and days on which nobody is known to have ruled a country.

In: the register, a period. Out: counts and `Gap`s. Not here: whether a row is true.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.lexicon.actors import Register, RoleTerm

RULING = frozenset(
    "president|prime minister|premier|chancellor|king|queen|emir|sultan|emperor|prince|grand duke|monarch|pope|head of state|"
    "head of government|head of the government|taoiseach|chief minister|captain regent|co-prince|supreme leader|"
    "member of the presidency|chairman of the presidency|chief executive|chief adviser|junta leader|coup leader|leader|chairman|"
    "general secretary of the communist party|transitional military council head|sovereignty council chairman|taliban leader|"
    "caretaker government head|interim government leader|president of the council of ministers|president of yugoslavia|"
    "president of serbia|president of serbia and montenegro|president of czechoslovakia|president of the soviet union|"
    "chairman of parliament".split("|")
)
FORERUNNERS = frozenset({"acting", "interim", "transitional", "caretaker", "provisional", "transition"})
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which no head of state or government of a country is known, both ends included."""

    code: str
    begin: datetime.date
    end: datetime.date

    @property
    def days(self) -> int:
        """How many days it is long."""
        return (self.end - self.begin).days + 1


def kinds(register: Register) -> dict[str, int]:
    """Actors by kind, the most first."""
    return dict(Counter(entry.kind for entry in register.entries.values()).most_common())


def gaps(register: Register, first: datetime.date, last: datetime.date, least: int) -> list[Gap]:
    """Every gap of at least `least` days in the rulers of every country within a period, by country and day.

    A country counts for the days of its own role rows only, and not at all if it has ceased to be.
    """
    ruled: dict[str, list[tuple[datetime.date, datetime.date]]] = {}
    for terms in register.terms.values():
        for term in terms:
            if _rules(term.office) and "GOV" in term.sector:
                ruled.setdefault(term.code, []).append((_first(term.begin, first), _last(term.end, last)))
    found = []
    for entry in register.entries.values():
        for own in _standing(register, entry.id, last) if entry.kind == "country" else ():
            begin, end = max(first, _first(own.begin, first)), min(last, _last(own.end, last))
            found += [Gap(entry.id, *free) for free in _free(ruled.get(entry.id, ()), begin, end)]
    return sorted((gap for gap in found if gap.days >= least), key=lambda gap: (gap.code, gap.begin))


def _standing(register: Register, country: str, last: datetime.date) -> Sequence[RoleTerm]:
    terms = register.terms.get(country, ())
    return terms if any(_last(term.end, last) >= last for term in terms) else ()


def _rules(office: str) -> bool:
    """Whether an office is the head of a state or government, acting or not."""
    first, _, rest = office.lower().partition(" ")
    return office.lower() in RULING or (first in FORERUNNERS and rest in RULING)


def _free(
    taken: Iterable[tuple[datetime.date, datetime.date]], begin: datetime.date, end: datetime.date
) -> Iterator[tuple[datetime.date, datetime.date]]:
    """The stretches of a period that no other stretch covers."""
    day = begin
    for first, last in sorted(taken):
        if first > day and day <= end:
            yield day, min(end, first - DAY)
        day = max(day, last + DAY)
    if day <= end:
        yield day, end


def _first(prefix: str, default: datetime.date) -> datetime.date:
    """The first day of a date prefix."""
    return datetime.date.fromisoformat((prefix + "-01-01")[:10]) if prefix else default


def _last(prefix: str, default: datetime.date) -> datetime.date:
    """The last day of a date prefix."""
    if not prefix:
        return default
    if len(prefix) == 10:
        return datetime.date.fromisoformat(prefix)
    year, month = int(prefix[:4]), int(prefix[5:7] or 12)
    return datetime.date(year + month // 12, month % 12 + 1, 1) - DAY

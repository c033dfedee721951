"""The page of a dyad: its state, what was done week by week, how closely it was watched, its shifts, as picture and table.

In: two parties, a direction, days. Out: `DyadPage`. Not here: counting and naming (`relate`, through `memory.dyads`).
Printed it is a dyad brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request

from detente.desk import words
from detente.desk.addresses import query, slug
from detente.desk.answer import page
from detente.desk.atom import Entry, Feed
from detente.desk.lists import Day, known_party
from detente.desk.state import desk_of
from detente.draw import dyad as drawn
from detente.memory.dyads import Dyad, Phase
from detente.memory.dyads import dyad as loaded
from detente.memory.overview import shifted
from detente.model import Party, Relation
from detente.store import desk_home
from detente.store import relations as kept

router = APIRouter()

LONGEST = 3_653
"""Days shown at most: ten years."""

SENTENCES = 6
"""Sentences shown of each relation."""

Direction = Literal["both", "to", "from"]


@dataclass(frozen=True, slots=True)
class Named:
    """An article by its headline."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A shift or change of state in a sentence, with the articles that moved it. `number` is its mark in the picture, 0 for
    none."""

    number: int
    day: str
    words: str
    articles: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence that a relation rests on."""

    article_id: str
    outlet: str
    day: str | None
    effect: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Grounded:
    """A relation of the dyad with its sentences; `more` counts those not shown."""

    relation: Relation
    quotes: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DyadPage:
    """All that the page shows. `a` and `b` are as in the address; `direction` is both, to (a towards b) or from."""

    a: Party
    b: Party
    direction: str
    since: str
    until: str
    cut: bool
    now: Noted | None
    dyad: Dyad
    picture: str
    shifts: tuple[Noted, ...]
    phases: tuple[Noted, ...]
    relations: tuple[Grounded, ...]
    presets: tuple[tuple[str, str], ...]

    def table(self) -> Iterator[Sequence[str]]:
        """The weeks for a spreadsheet."""
        yield ("begin", "end", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
               "of other statuses", "articles naming both", "articles naming one", "articles read", "reading")  # fmt: skip
        for week in self.dyad.weeks:
            numbers = (*week.counts, week.aside, week.both, week.one, week.read)
            yield (week.begin, week.end, *(str(one) for one in numbers), week.reading)

    def feed(self) -> Feed:
        """Shifts and changes of state."""
        path = f"/dyads/{slug(self.a.id)}/{slug(self.b.id)}"
        entries = tuple(
            Entry(f"{path.strip('/')}:{one.day}:{kind}", title, one.day, path, one.words)
            for kind, title, some in (("shift", "Shift", self.shifts), ("state", "Change of state", self.phases))
            for one in some
        )
        asked = query(direction=self.direction if self.direction != "both" else "")
        title = f"{self.a.label} and {self.b.label}"
        return Feed(path.strip("/") + asked, title, path + asked, f"{path}.atom{asked}", entries)


@page(router, "/dyads/{one}/{other}", "dyad.html", csv=True, atom=True, kept=True)
def dyad(
    request: Request,
    one: str,
    other: str,
    direction: Annotated[Direction, Query()] = "both",
    since: Day = "",
    until: Day = "",
) -> DyadPage:
    """What two parties did to each other, week by week."""
    store = desk_of(request).store
    a, b = known_party(store, one), known_party(store, other)
    if a.id == b.id:
        raise HTTPException(404, "A dyad is made of two parties.")
    newest = desk_home.newest(store)
    earliest = shifted(until or newest, -LONGEST) if until or newest else ""
    found = loaded(store, a, b, direction, max(since, earliest) if since else "", until)
    cut = bool(since) and since < earliest
    if len(found.weeks) * 7 > LONGEST + 7:
        found, cut = loaded(store, a, b, direction, earliest, until), True
    titles = desk_home.titles(store, [id_ for some in (found.shifts, found.phases) for each in some for id_ in each.articles])
    phases = tuple(Noted(0, phase.begin, _state(phase), _named(phase.articles, titles)) for phase in found.phases)
    return DyadPage(
        a=a,
        b=b,
        direction=direction,
        since=found.weeks[0].begin if found.weeks else since,
        until=found.weeks[-1].end if found.weeks else until,
        cut=cut,
        now=phases[-1] if phases else None,
        dyad=found,
        picture=_picture(found, direction),
        shifts=tuple(Noted(place, shift.date, shift.words, _named(shift.articles, titles))
                     for place, shift in enumerate(found.shifts, 1)),
        phases=phases,
        relations=_grounded(request, found),
        presets=_presets(newest),
    )  # fmt: skip


def _state(phase: Phase) -> str:
    little = ", on little evidence" if phase.thin else ""
    return f"{phase.name} since {words.day(phase.begin)}, until {words.day(phase.end)}{little}"


def _named(ids: Sequence[str], titles: dict[str, str]) -> tuple[Named, ...]:
    return tuple(Named(one, titles.get(one) or "Without a headline") for one in ids)


def _picture(found: Dyad, direction: str) -> str:
    sides = {
        "both": {"party": found.a.id, "other": found.b.id},
        "to": {"actor": found.a.id, "recipient": found.b.id},
        "from": {"actor": found.b.id, "recipient": found.a.id},
    }[direction]
    arrow = {"both": "and", "to": "towards", "from": "as the one done to by"}[direction]

    events = "/events" + query(**sides)

    def link(begin: str, end: str) -> str:
        return f"{events}&since={begin}&until={end}&every=true"

    label = f"{found.a.label} {arrow} {found.b.label}"
    return drawn.draw(drawn.Series(label, found.weeks, found.every, found.phases, found.shifts), link=link)


def _grounded(request: Request, found: Dyad) -> tuple[Grounded, ...]:
    shown = {one.id: one.evidence[:SENTENCES] for one in found.relations}
    sentences = kept.sentences(desk_of(request).store, [each for some in shown.values() for each in some])
    rows = []
    for one in found.relations:
        quotes = []
        for each in shown[one.id]:
            sentence, outlet = sentences.get((each.article_id, each.span), ("", ""))
            quotes.append(Quoted(each.article_id, outlet, each.date, each.effect, " ".join(sentence.split())))
        rows.append(Grounded(one, tuple(quotes), len(one.evidence) - len(quotes)))
    return tuple(rows)


def _presets(newest: str) -> tuple[tuple[str, str], ...]:
    """Names of stretches that end with the newest article, and the day each begins on."""
    spans = (("3 months", 91), ("1 year", 365), ("5 years", 1826))
    return tuple((name, shifted(newest, -days)) for name, days in spans) if newest else ()

"""The page of a dyad: its state, what was done week by week, how closely it was watched, its shifts, as picture and table.

In: two parties, a direction, days, perhaps a second dyad to compare with. Out: `DyadPage`. Not here: counting and naming
(`relate`, through `memory.dyads`).
Printed it is a dyad brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request

from detente.desk import words
from detente.desk.addresses import query, slug
from detente.desk.answer import page
from detente.desk.atom import Entry, Feed
from detente.desk.lists import Day, Every, known_party
from detente.desk.state import Desk, desk_of
from detente.draw import dyad as drawn
from detente.memory.dyads import Dyad, Phase, known, over
from detente.memory.overview import shifted
from detente.model import Party, Relation
from detente.store import desk_home, desk_parties
from detente.store import relations as kept
from detente.store.connect import Store
from detente.store.desk_parties import PartnerRow

router = APIRouter()

LONGEST = 3_653
"""Days shown at most: ten years."""

SENTENCES = 6
"""Sentences shown of each relation."""

OTHERS = 8
"""Dyads of each party that are offered for comparing."""

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
class Pair:
    """A dyad that this one can be compared with: how an address names it, and its parties."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A second dyad, drawn to the same weeks and the same scale. `path` is how the address names it."""

    path: str
    a: Party
    b: Party
    now: Noted | None
    dyad: Dyad
    picture: str
    shifts: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class DyadPage:
    """All that the page shows. `a` and `b` are as in the address; `direction` is both, to (a towards b) or from. `beside` is a
    second dyad, `others` those that may be chosen for it. `every` says whether weeks count events of other statuses than those
    told as fact; states and shifts never do."""

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
    beside: Beside | None
    others: tuple[Pair, ...]
    every: bool

    @property
    def asked(self) -> dict[str, str]:
        """What the address asks for beside the days."""
        direction = self.direction if self.direction != "both" else ""
        beside, every = self.beside.path if self.beside else "", "true" if self.every else ""
        return {"direction": direction, "with": beside, "every": every}

    def table(self) -> Iterator[Sequence[str]]:
        """The weeks for a spreadsheet; where two dyads are compared, each week says whose it is."""
        shown = [self.dyad, *([self.beside.dyad] if self.beside else [])]
        yield (*(("a", "b") if self.beside else ()), "begin", "end", "verbal cooperation", "material cooperation",
               "verbal conflict", "material conflict", "of other statuses", "articles naming both", "articles naming one",
               "articles read", "reading")  # fmt: skip
        for each in shown:
            for week in each.weeks:
                numbers = (*week.counts, week.aside, week.both, week.one, week.read)
                whose = (each.a.id, each.b.id) if self.beside else ()
                yield (*whose, week.begin, week.end, *(str(one) for one in numbers), week.reading)

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


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: the direction, the days, a second dyad as C/D, which statuses count."""

    direction: Direction
    since: str
    until: str
    second: str
    every: bool


def asked_for(
    direction: Annotated[Direction, Query()] = "both",
    since: Day = "",
    until: Day = "",
    second: Annotated[str, Query(alias="with", max_length=400)] = "",
    every: Every = False,
) -> Asked:
    """The direction, the first and the last day, the dyad to compare with, named as C/D, the statuses that count."""
    return Asked(direction, since, until, second, every)


Wanted = Annotated[Asked, Depends(asked_for)]


@page(router, "/dyads/{one}/{other}", "dyad.html", csv=True, atom=True, kept=True)
def dyad(request: Request, one: str, other: str, wanted: Wanted) -> DyadPage:
    """What two parties did to each other, week by week; `with=C/D` puts a second dyad beside it on the same axes."""
    store, direction = desk_of(request).store, wanted.direction
    pairs = [_pair(store, one, other), *([_second(store, wanted.second)] if wanted.second else [])]
    newest = desk_home.newest(store)
    shown, cut = _loaded(store, pairs, wanted, newest)
    if wanted.every:
        shown = [replace(each, weeks=each.every) for each in shown]
    found = shown[0]
    titles = desk_home.titles(
        store, [id_ for one in shown for some in (one.shifts, one.phases) for each in some for id_ in each.articles]
    )
    phases = _phases(found, titles)
    top = max(_series(one, direction).top for one in shown)
    return DyadPage(
        a=found.a,
        b=found.b,
        direction=direction,
        since=found.weeks[0].begin if found.weeks else wanted.since,
        until=found.weeks[-1].end if found.weeks else wanted.until,
        cut=cut,
        now=phases[-1] if phases else None,
        dyad=found,
        picture=_picture(found, direction, top),
        shifts=_shifts(found, titles),
        phases=phases,
        relations=_grounded(request, found),
        presets=_presets(newest),
        beside=_beside(shown[1], direction, top, titles) if wanted.second else None,
        others=_others(desk_of(request), found),
        every=wanted.every,
    )


def _pair(store: Store, one: str, other: str) -> tuple[Party, Party]:
    a, b = known_party(store, one), known_party(store, other)
    if a.id == b.id:
        raise HTTPException(404, "A dyad is made of two parties.")
    return a, b


def _second(store: Store, given: str) -> tuple[Party, Party]:
    one, sign, other = given.partition("/")
    if not sign or "/" in other:
        raise HTTPException(422, "A second dyad is named as C/D, each by its id.")
    return _pair(store, one, other)


def _loaded(store: Store, pairs: Sequence[tuple[Party, Party]], wanted: Asked, newest: str) -> tuple[list[Dyad], bool]:
    """The dyads over the same weeks, ten years at most, and whether more was asked for."""
    since, until = wanted.since, wanted.until
    earliest = shifted(until or newest, -LONGEST) if until or newest else ""

    loaded = [known(store, a, b, wanted.direction) for a, b in pairs]

    def shown(first: str, last: str) -> list[Dyad]:
        return [over(store, one, first, last) for one in loaded]

    every, cut = shown(max(since, earliest) if since else "", until), bool(since) and since < earliest
    if any(len(one.weeks) * 7 > LONGEST + 7 for one in every):
        every, cut = shown(earliest, until), True
    days = {(one.weeks[0].begin, one.weeks[-1].end) if one.weeks else ("", "") for one in every}
    filled = [one for one in days if one[0]]
    if len(days) > 1:
        every = shown(min(first for first, _ in filled), max(last for _, last in filled))
    return every, cut


def _beside(found: Dyad, direction: str, top: int, titles: dict[str, str]) -> Beside:
    phases = _phases(found, titles)
    return Beside(
        path=f"{slug(found.a.id)}/{slug(found.b.id)}",
        a=found.a,
        b=found.b,
        now=phases[-1] if phases else None,
        dyad=found,
        picture=_picture(found, direction, top, "dyad-2"),
        shifts=_shifts(found, titles),
    )


def _others(desk: Desk, found: Dyad) -> tuple[Pair, ...]:
    """The dyads of either party that most was told of."""
    seen = {frozenset((found.a.id, found.b.id))}
    pairs = []
    for own in (found.a, found.b):
        for one in _partners(desk, own):
            if frozenset((own.id, one.id)) not in seen:
                seen.add(frozenset((own.id, one.id)))
                pairs.append(Pair(f"{slug(own.id)}/{slug(one.id)}", f"{own.label} and {one.label}"))
    return tuple(pairs)


def _partners(desk: Desk, own: Party) -> list[PartnerRow]:
    """Whom a party did most to, kept as long as the store stays as it is: the pages of all its dyads ask for the same."""
    return desk.kept(f"partners of {own.id}", lambda: desk_parties.partners(desk.store, own.id, "actor", "", OTHERS))


def _phases(found: Dyad, titles: dict[str, str]) -> tuple[Noted, ...]:
    return tuple(Noted(0, phase.begin, _state(phase), _named(phase.articles, titles)) for phase in found.phases)


def _shifts(found: Dyad, titles: dict[str, str]) -> tuple[Noted, ...]:
    return tuple(
        Noted(place, shift.date, shift.words, _named(shift.articles, titles)) for place, shift in enumerate(found.shifts, 1)
    )


def _state(phase: Phase) -> str:
    little = ", on little evidence" if phase.thin else ""
    return f"{phase.name} since {words.day(phase.begin)}, until {words.day(phase.end)}{little}"


def _named(ids: Sequence[str], titles: dict[str, str]) -> tuple[Named, ...]:
    return tuple(Named(one, titles.get(one) or "Without a headline") for one in ids)


def _series(found: Dyad, direction: str) -> drawn.Series:
    arrow = {"both": "and", "to": "towards", "from": "as the one done to by"}[direction]
    return drawn.Series(f"{found.a.label} {arrow} {found.b.label}", found.weeks, found.every, found.phases, found.shifts)


def _picture(found: Dyad, direction: str, top: int, id_: str = "dyad") -> str:
    sides = {
        "both": {"party": found.a.id, "other": found.b.id},
        "to": {"actor": found.a.id, "recipient": found.b.id},
        "from": {"actor": found.b.id, "recipient": found.a.id},
    }[direction]

    events = "/events" + query(**sides)

    def link(begin: str, end: str) -> str:
        return f"{events}&since={begin}&until={end}&every=true"

    return drawn.draw(_series(found, direction), link=link, top=top, id_=id_)


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

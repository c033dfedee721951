"""Parties: the list, and one with its names, relations, dyads and latest events.

In: words, a party's id, a day. Out: `PartyList`, `PartyPage`. Not here: one dyad (`dyad.py`), the network (`network.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request

from detente.desk.answer import page
from detente.desk.lists import PAGE, Day, Every, Number, Paging, Words, known_party, paging
from detente.desk.state import desk_of
from detente.model import Party
from detente.store import desk_events, desk_home, desk_parties, desk_relations
from detente.store.desk_events import EventFilter, EventRow
from detente.store.desk_parties import NameRow, PartnerRow, PartyRow
from detente.store.desk_relations import Tie

router = APIRouter()

NAMES, PARTNERS, EVENTS = 40, 40, 20
"""Rows of each part of a party's page."""


@dataclass(frozen=True, slots=True)
class PartyList:
    """One page of parties; `every` says whether events of other statuses than those told as fact count."""

    words: str
    every: bool
    paging: Paging
    rows: tuple[PartyRow, ...]

    def table(self) -> Iterator[Sequence[str]]:
        """The rows for a spreadsheet."""
        yield ("id", "label", "code", "events")
        yield from ((row.id, row.label, row.code, str(row.events)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class PartyPage:
    """One party at a day: relations that hold, whom it did what to (`does`) and who to it (`takes`), names, latest events of any
    status; `every` says whether counts take others than those told as fact."""

    party: Party
    at: str
    every: bool
    names: tuple[NameRow, ...]
    relations: tuple[Tie, ...]
    does: tuple[PartnerRow, ...]
    takes: tuple[PartnerRow, ...]
    events: tuple[EventRow, ...]
    events_total: int

    def table(self) -> Iterator[Sequence[str]]:
        """The dyads for a spreadsheet."""
        yield ("direction", "party", "label", "verbal cooperation", "material cooperation", "verbal conflict",
               "material conflict", "latest")  # fmt: skip
        for direction, rows in (("does", self.does), ("takes", self.takes)):
            for row in rows:
                yield (direction, row.id, row.label, *(str(count) for count in row.counts), row.latest or "")


@page(router, "/parties", "parties.html", csv=True, kept=True)
def parties(request: Request, q: Words = "", number: Number = 1, every: Every = False) -> PartyList:
    """Parties, those of most events first."""
    rows, total = desk_parties.page(desk_of(request).store, q, (number - 1) * PAGE, PAGE, every=every)
    return PartyList(q, every, paging(number, total), tuple(rows))


@page(router, "/parties/{slug}", "party.html", csv=True, kept=True)
def party(request: Request, slug: str, at: Day = "", every: Every = False) -> PartyPage:
    """One party."""
    store = desk_of(request).store
    found = known_party(store, slug)
    day = at or desk_home.newest(store)
    events, _ = desk_events.page(store, EventFilter(party=found.id, every=True), 0, EVENTS)
    return PartyPage(
        party=found,
        at=day,
        every=every,
        names=tuple(desk_parties.names(store, found, NAMES)),
        relations=tuple(desk_relations.of_party(store, found.id, day)) if day else (),
        does=tuple(desk_parties.partners(store, found.id, "actor", day, PARTNERS, every=every)),
        takes=tuple(desk_parties.partners(store, found.id, "recipient", day, PARTNERS, every=every)),
        events=tuple(events),
        events_total=desk_events.total(store, EventFilter(party=found.id, every=every)),
    )

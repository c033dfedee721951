"""Parties: the list, and one with its names, relations, dyads and latest events.

In: words, a party's id, a day. Out: `PartyList`, `PartyPage`. Not here: one dyad (`dyad.py`), the network (`network.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request

from detente.desk.answer import page
from detente.desk.lists import PAGE, Day, Number, Paging, Words, known_party, paging
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
    """One page of parties."""

    words: str
    paging: Paging
    rows: tuple[PartyRow, ...]

    def table(self) -> Iterator[Sequence[str]]:
        """The rows for a spreadsheet."""
        yield ("id", "label", "code", "events")
        yield from ((row.id, row.label, row.code, str(row.events)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class PartyPage:
    """One party at a day: relations that hold, whom it did what to (`does`) and who to it (`takes`), names, latest events."""

    party: Party
    at: str
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
def parties(request: Request, q: Words = "", number: Number = 1) -> PartyList:
    """Parties, those of most events first."""
    rows, total = desk_parties.page(desk_of(request).store, q, (number - 1) * PAGE, PAGE)
    return PartyList(q, paging(number, total), tuple(rows))


@page(router, "/parties/{slug}", "party.html", csv=True, kept=True)
def party(request: Request, slug: str, at: Day = "") -> PartyPage:
    """One party."""
    store = desk_of(request).store
    found = known_party(store, slug)
    day = at or desk_home.newest(store)
    events, total = desk_events.page(store, EventFilter(party=found.id, every=True), 0, EVENTS)
    return PartyPage(
        party=found,
        at=day,
        names=tuple(desk_parties.names(store, found, NAMES)),
        relations=tuple(desk_relations.of_party(store, found.id, day)) if day else (),
        does=tuple(desk_parties.partners(store, found.id, "actor", "", day, PARTNERS)),
        takes=tuple(desk_parties.partners(store, found.id, "recipient", "", day, PARTNERS)),
        events=tuple(events),
        events_total=total,
    )

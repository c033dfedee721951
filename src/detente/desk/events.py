"""The list of events, by party, type, class, status, country and days.

In: filters of an address. Out: `EventList`. Not here: one event (`event.py`), counts by week (`dyad.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request

from detente.desk.answer import page
from detente.desk.lists import PAGE, Day, Every, Number, Paging, Words, paging
from detente.desk.state import desk_of
from detente.store import desk_events, desk_parties
from detente.store.desk_events import EventFilter, EventRow

router = APIRouter()

Order = Literal["day", "voices"]
"""How the list may be ordered."""

HEADER = (
    "id", "date", "enddate", "title", "event", "modes", "quad", "scale", "status", "actor", "recipient", "place", "country",
    "resolution", "lat", "lon", "articles", "outlets", "independent", "speakers", "confidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventList:
    """One page of events: what was asked for, in which order, names of the parties asked for, choices, rows."""

    asked: EventFilter
    by: Order
    labels: dict[str, str]
    types: tuple[str, ...]
    countries: tuple[str, ...]
    paging: Paging
    rows: tuple[EventRow, ...]

    @property
    def query(self) -> dict[str, str | int]:
        """What was asked for, as it stands in an address."""
        given = {**asdict(self.asked), "by": self.by if self.by != "day" else ""}
        return {name: ("true" if value is True else value) for name, value in given.items() if value}

    def table(self) -> Iterator[Sequence[str]]:
        """The rows for a spreadsheet."""
        yield HEADER
        yield from (cells(row) for row in self.rows)


def cells(row: EventRow) -> tuple[str, ...]:
    """An event as a row of a table."""
    return tuple(
        str(cell if cell is not None else "")
        for cell in (
            row.id, row.date, row.enddate, row.title, row.event, ";".join(row.modes), row.quad_code, row.event_scale, row.status,
            ";".join(one.id for one in row.actor), ";".join(one.id for one in row.recipient), row.place, row.country_code,
            row.place_resolution, row.lat, row.lon, row.articles, row.outlets, row.independent, row.speakers,
            f"{row.confidence:.2f}",
        )
    )  # fmt: skip


def sides(party: Words = "", other: Words = "", actor: Words = "", recipient: Words = "") -> tuple[str, str, str, str]:
    """Whose events: parties on any side, on the doing side, on the receiving side."""
    return party, other, actor, recipient


def act(
    event: Words = "", quad: Annotated[int, Query(ge=0, le=4)] = 0, status: Words = "", country: Words = "", place: Words = ""
) -> tuple[str, int, str, str, str]:
    """Which events: type, class, status, country, place as it is named."""
    return event, quad, status, country, place


def asked_for(
    who: Annotated[tuple[str, str, str, str], Depends(sides)],
    what: Annotated[tuple[str, int, str, str, str], Depends(act)],
    since: Day = "",
    until: Day = "",
    story: Words = "",
    every: Every = False,
) -> EventFilter:
    """The filters of an address."""
    event, quad, status, country, place = what
    return EventFilter(*who, event, quad, status, country, place, since, until, story, every)


Filter = Annotated[EventFilter, Depends(asked_for)]


@page(router, "/events", "events.html", csv=True, kept=True)
def events(request: Request, wanted: Filter, by: Order = "day", number: Number = 1) -> EventList:
    """Events, the latest first, or by=voices those first that most independent voices tell of."""
    store = desk_of(request).store
    rows, total = desk_events.page(store, wanted, (number - 1) * PAGE, PAGE, by_voices=by == "voices")
    types, countries = desk_events.kinds(store)
    ids = [one for one in (wanted.party, wanted.other, wanted.actor, wanted.recipient) if one]
    labels = {id_: found.label if (found := desk_parties.one(store, id_)) else id_ for id_ in ids}
    return EventList(wanted, by, labels, tuple(types), tuple(countries), paging(number, total), tuple(rows))

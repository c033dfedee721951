"""The map of events, each mark as precise as what is known, and the list that stands alone.

In: filters of an address. Out: `Atlas`. Not here: looking places up (`resolve`), the drawing (`draw.world`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Query, Request

from detente.desk import words
from detente.desk.addresses import query
from detente.desk.answer import page
from detente.desk.events import Filter
from detente.desk.state import desk_of
from detente.draw import world
from detente.memory.overview import shifted
from detente.store import desk_events, desk_home, desk_parties
from detente.store.desk_events import SPOTS, EventFilter

router = APIRouter()

USUAL = 91
"""Days shown where none are asked for."""


@dataclass(frozen=True, slots=True)
class Located:
    """One place with its events: `precision` in words, `pointed` whether it has a mark of its own, `href` their list."""

    place: str
    country_code: str
    resolution: int
    precision: str
    pointed: bool
    lat: float | None
    lon: float | None
    events: int
    counts: tuple[int, int, int, int]
    latest: str
    href: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map and its list; `absent` are countries that the map is too small for, with their events."""

    asked: EventFilter
    label: str
    types: tuple[str, ...]
    picture: str
    places: tuple[Located, ...]
    absent: tuple[tuple[str, int], ...]
    full: bool
    near: bool

    def table(self) -> Iterator[Sequence[str]]:
        """The places for a spreadsheet."""
        yield ("place", "country", "known to the", "lat", "lon", "events", "verbal cooperation", "material cooperation",
               "verbal conflict", "material conflict", "latest")  # fmt: skip
        for one in self.places:
            point = (str(one.lat), str(one.lon)) if one.pointed else ("", "")
            counts = (str(count) for count in one.counts)
            yield (one.place, one.country_code, one.precision, *point, str(one.events), *counts, one.latest)


@page(router, "/map", "map.html", csv=True, kept=True)
def atlas(request: Request, wanted: Filter, near: Annotated[bool, Query()] = True) -> Atlas:
    """Where events happened: the part of the world where there are any, or with `near=false` all of it."""
    store = desk_of(request).store
    newest = desk_home.newest(store)
    if not wanted.since and newest:
        wanted = replace(wanted, since=shifted(wanted.until or newest, -USUAL))
    spots = desk_events.spots(store, wanted)
    drawn = [
        world.Spot(one.place or one.country_code, one.country_code, one.resolution, one.lat, one.lon, one.quad_code, one.events,
                   listed(wanted, one))
        for one in spots
    ]  # fmt: skip
    party = desk_parties.one(store, wanted.party) if wanted.party else None
    days = " to ".join(words.day(one) for one in (wanted.since, wanted.until or newest) if one)
    return Atlas(
        asked=wanted,
        label=party.label if party else "",
        types=tuple(desk_events.kinds(store)[0]),
        picture=world.draw(f"Events, {days}" if days else "Events", drawn, near=near),
        places=located(spots, drawn),
        absent=tuple(world.absent(drawn)),
        full=len(spots) == SPOTS,
        near=near,
    )


def located(spots: Sequence[desk_events.Spot], drawn: Sequence[world.Spot]) -> tuple[Located, ...]:
    """The spots of all classes by place, those of most events first."""
    groups: dict[tuple[object, ...], list[tuple[desk_events.Spot, world.Spot]]] = {}
    for spot, mark in zip(spots, drawn, strict=True):
        groups.setdefault((spot.place, spot.country_code, spot.resolution, spot.lat, spot.lon), []).append((spot, mark))
    found = []
    for some in groups.values():
        (one, mark), *_ = some
        counts = {spot.quad_code: spot.events for spot, _ in some}
        found.append(
            Located(
                place=one.place or one.country_code,
                country_code=one.country_code,
                resolution=one.resolution,
                precision=words.RESOLUTIONS.get(one.resolution, "place"),
                pointed=world.pointed(mark),
                lat=one.lat,
                lon=one.lon,
                events=sum(counts.values()),
                counts=(counts.get(1, 0), counts.get(2, 0), counts.get(3, 0), counts.get(4, 0)),
                latest=max(spot.latest or "" for spot, _ in some),
                href=mark.href,
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.events, one.place, one.country_code, one.resolution)))


def listed(wanted: EventFilter, spot: desk_events.Spot) -> str:
    """The address of the list of events of a place under the same filters."""
    given = {name: "true" if value is True else value for name, value in asdict(wanted).items() if value}
    return "/events" + query(**{**given, "country": spot.country_code, "place": spot.place})

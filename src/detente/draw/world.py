"""The map of events: a dot for a place, a ring for a province, a tint for a country.

In: spots with how closely each is known. Out: SVG. Not here: looking up places, the list beside the map.
An event known to its country only never gets a dot: a country has no middle where things happen. Areas of marks go with the
number of events. Outlines: Natural Earth, 1:110 million (public domain), turned once by `maps/build.py`.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from detente.draw.earth import HEIGHT, WIDTH, projected
from detente.draw.svg import FOLDER, hint, linked, picture, tag

FOOT = 34.0
"""Cut off below: Antarctica is not shown."""

PROVINCE, PLACE = 2, 3
"""PLOVER's resolutions: 2 a province, from 3 upwards a place."""

CELL = 9.0
"""Marks of one kind nearer than this are drawn as one."""


@dataclass(frozen=True, slots=True)
class Country:
    """The outline of a country by its ISO code, empty where it has none."""

    code: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Events of a quad class at a place known to `resolution`; without a point they are the country's."""

    label: str
    country_code: str
    resolution: int
    lat: float | None
    lon: float | None
    quad: int
    events: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Spots of one cell, drawn together."""

    x: float
    y: float
    ring: bool
    spots: tuple[Spot, ...]


@functools.cache
def countries() -> tuple[Country, ...]:
    """The countries of the world, from the packaged file."""
    lines = (FOLDER / "world.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(Country(*line.split("\t")) for line in lines)


def draw(title: str, spots: Sequence[Spot], id_: str = "map") -> str:
    """The map."""
    tints = _tints([one for one in spots if not pointed(one)])
    land = [_country(one, tints.get(one.code, ())) for one in countries()]
    marks = [_mark(one) for one in _cells([one for one in spots if pointed(one)])]
    desc = (
        f"{sum(one.events for one in spots if pointed(one))} events at places or in provinces, "
        f"{sum(one.events for one in spots if not pointed(one))} known to their country only. The list has every place."
    )
    return picture((WIDTH, HEIGHT - FOOT), id_, title, desc, *land, *marks)


def pointed(spot: Spot) -> bool:
    """Whether a spot is known closely enough for a mark of its own."""
    return spot.resolution >= PROVINCE and spot.lat is not None and spot.lon is not None


def absent(spots: Sequence[Spot]) -> list[tuple[str, int]]:
    """Countries with events of their own that the map is too small to show, with how many."""
    drawn = {one.code for one in countries()}
    found: Counter[str] = Counter()
    for one in spots:
        if not pointed(one) and one.country_code not in drawn:
            found[one.country_code or one.label] += one.events
    return sorted(found.items())


def _tints(spots: Sequence[Spot]) -> dict[str, tuple[Spot, ...]]:
    found: dict[str, list[Spot]] = {}
    for one in spots:
        found.setdefault(one.country_code, []).append(one)
    return {code: tuple(sorted(some, key=lambda one: (-one.events, one.quad))) for code, some in found.items()}


def _country(country: Country, spots: Sequence[Spot]) -> str:
    if not spots:
        return tag("path", hint(country.name), d=country.path, class_="land")
    said = hint(f"{country.name}, known to the country only: {_said(spots)}")
    tint = tag("path", d=country.path, class_=f"tint{_leading(spots)}")
    return linked(spots[0].href, tag("g", said, tag("path", d=country.path, class_="land"), tint))


def _cells(spots: Sequence[Spot]) -> list[_Mark]:
    """Spots near each other as one mark at the middle of their events, the greatest first so that the small lie on top."""
    cells: dict[tuple[int, int, bool], list[tuple[float, float, Spot]]] = {}
    for one in spots:
        x, y = projected(one.lat or 0.0, one.lon or 0.0)
        cells.setdefault((int(x // CELL), int(y // CELL), one.resolution == PROVINCE), []).append((x, y, one))
    found = []
    for key, some in sorted(cells.items()):
        events = sum(one.events for _, _, one in some)
        x, y = (math.fsum(place[axis] * place[2].events for place in some) / events for axis in (0, 1))
        found.append(_Mark(x, y, key[2], tuple(one for _, _, one in some)))
    return sorted(found, key=lambda mark: (-sum(one.events for one in mark.spots), mark.x, mark.y))


def _mark(mark: _Mark) -> str:
    events = sum(one.events for one in mark.spots)
    shape = f"{'ring' if mark.ring else 'spot'} q{_leading(mark.spots)}"
    said = f"{', '.join(dict.fromkeys(one.label for one in mark.spots))}: {_said(mark.spots)}"
    size = min(24.0, 2.6 + 1.3 * math.sqrt(events))
    circle = tag("circle", hint(said), cx=mark.x, cy=mark.y, r=size + 2 if mark.ring else size, class_=shape)
    return linked(mark.spots[0].href, circle)


def _leading(spots: Sequence[Spot]) -> int:
    """The quad class of most events."""
    counts: Counter[int] = Counter()
    for one in spots:
        counts[one.quad] += one.events
    return max(sorted(counts), key=lambda quad: counts[quad])


def _said(spots: Sequence[Spot]) -> str:
    events = sum(one.events for one in spots)
    return f"{events} event{'' if events == 1 else 's'}"

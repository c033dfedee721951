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
from detente.draw.svg import FOLDER, hint, linked, number, picture, tag, words

FOOT = 34.0
"""Cut off below: Antarctica is not shown."""

PROVINCE, PLACE = 2, 3
"""PLOVER's resolutions: 2 a province, from 3 upwards a place."""

CELL = 3.0
"""Marks of one kind nearer than this are drawn as one."""

ENLARGED = 6.0
"""How much a region is enlarged at most: the outlines are coarse."""

NAMED = 12
"""Marks of a region that are named."""


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


@dataclass(frozen=True, slots=True)
class _View:
    """The part of the world that fills the picture, by its upper left corner and how much it is enlarged."""

    x: float
    y: float
    scale: float

    @property
    def transform(self) -> str | None:
        """The same as SVG, None where nothing is enlarged."""
        if self.scale == 1:
            return None
        return f"scale({number(self.scale)}) translate({number(-self.x)} {number(-self.y)})"


_WORLD = _View(0.0, 0.0, 1.0)


@functools.cache
def countries() -> tuple[Country, ...]:
    """The countries of the world, from the packaged file."""
    lines = (FOLDER / "world.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(Country(*line.split("\t")) for line in lines)


def draw(title: str, spots: Sequence[Spot], id_: str = "map", *, near: bool = False) -> str:
    """The map of the world; with `near` only the part where the marks are, with names at the largest."""
    tints = _tints([one for one in spots if not pointed(one) and one.country_code])
    land = [_country(one, tints.get(one.code, ())) for one in countries()]
    cells = _cells([one for one in spots if pointed(one)])
    view = _window(cells) if near and cells else _WORLD
    marks = [_mark(one, view.scale) for one in cells]
    if near:
        marks += [_name(one, view.scale) for one in cells[:NAMED]]
    desc = (
        f"{sum(one.events for one in spots if pointed(one))} events at places or in provinces, "
        f"{sum(one.events for one in spots if not pointed(one))} known to their country only. The list has every place."
    )
    inside = tag("g", *land, *marks, transform=view.transform, class_="enlarged" if near else None)
    return picture((WIDTH, HEIGHT - FOOT), id_, title, desc, inside)


def pointed(spot: Spot) -> bool:
    """Whether a spot is known closely enough for a mark of its own."""
    return spot.resolution >= PROVINCE and spot.lat is not None and spot.lon is not None


def absent(spots: Sequence[Spot]) -> list[tuple[str, int]]:
    """Countries with events of their own that the map is too small to show, and places of no known country, with how many."""
    drawn = {one.code for one in countries()} - {""}
    found: Counter[str] = Counter()
    for one in spots:
        if not pointed(one) and one.country_code not in drawn:
            found[one.country_code or one.label] += one.events
    return sorted(found.items())


def _window(cells: Sequence[_Mark]) -> _View:
    """The marks with room around them, in the proportions of the picture."""
    xs, ys = [one.x for one in cells], [one.y for one in cells]
    ratio = WIDTH / (HEIGHT - FOOT)
    wide = max(max(xs) - min(xs) + 60, (max(ys) - min(ys) + 60) * ratio, WIDTH / ENLARGED)
    scale = max(1.0, float(number(WIDTH / wide)))
    shown = (WIDTH / scale, (HEIGHT - FOOT) / scale)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    corner = [min(max(0.0, m - s / 2), whole - s) for m, s, whole in zip(middle, shown, (WIDTH, HEIGHT - FOOT), strict=True)]
    return _View(corner[0], corner[1], scale)


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
        x = math.fsum(place * one.events for place, _, one in some) / events
        y = math.fsum(place * one.events for _, place, one in some) / events
        found.append(_Mark(x, y, key[2], tuple(one for _, _, one in some)))
    return sorted(found, key=lambda mark: (-sum(one.events for one in mark.spots), mark.x, mark.y))


def _mark(mark: _Mark, scale: float) -> str:
    events = sum(one.events for one in mark.spots)
    shape = f"{'ring' if mark.ring else 'spot'} q{_leading(mark.spots)}"
    said = f"{', '.join(dict.fromkeys(one.label for one in mark.spots))}: {_said(mark.spots)}"
    size = _size(events) + (2 if mark.ring else 0)
    circle = tag("circle", hint(said), cx=_fine(mark.x), cy=_fine(mark.y), r=_fine(size / scale), class_=shape)
    return linked(mark.spots[0].href, circle)


def _name(mark: _Mark, scale: float) -> str:
    """The name of a mark's greatest spot beside it."""
    most = max(mark.spots, key=lambda one: one.events)
    size = _size(sum(one.events for one in mark.spots)) + 4
    x, y = _fine(mark.x + size / scale), _fine(mark.y + 4 / scale)
    return tag("text", words(most.label), x=x, y=y, class_="halo", font_size=_fine(12 / scale), stroke_width=_fine(3 / scale))


def _size(events: int) -> float:
    return min(24.0, 2.6 + 1.3 * math.sqrt(events))


def _fine(value: float) -> str:
    """A coordinate that may be enlarged."""
    return f"{round(value, 2):g}"


def _leading(spots: Sequence[Spot]) -> int:
    """The quad class of most events."""
    counts: Counter[int] = Counter()
    for one in spots:
        counts[one.quad] += one.events
    return max(sorted(counts), key=lambda quad: counts[quad])


def _said(spots: Sequence[Spot]) -> str:
    events = sum(one.events for one in spots)
    return f"{events} event{'' if events == 1 else 's'}"

"""Places by name: our own table of regions, waters, islands, sites and countries' middles, and the gazetteer of towns.

In: `places.tsv`, `gazetteer.bin`. Out: `Atlas`, which gives the `Spot`s of a name. Not here: finding names in a text and
choosing among spots (`resolve`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from detente.lexicon import tables
from detente.lexicon.gazetteer import Gazetteer, Spot, fold

PLACE_COLUMNS = ("id", "name", "alternatives", "kind", "country", "lat", "lon", "source", "note")
KINDS = ("country", "territory", "region", "area", "water", "island", "site", "part", "town")


@dataclass(frozen=True, slots=True)
class Atlas:
    """Every place known by a name: `own` by folded name, `countries` by id, and the gazetteer."""

    own: Mapping[str, tuple[Spot, ...]]
    countries: Mapping[str, Spot]
    gazetteer: Gazetteer

    def find(self, name: str) -> list[Spot]:
        """Spots of a name as written, our own first. A region that both know is ours, under the gazetteer's name for it."""
        folded = fold(name)
        own, others = self.own.get(folded, ()), self.gazetteer.find(folded)
        regions = {spot.country: spot for spot in others if spot.kind == "region"}
        ours = [
            replace(spot, region=regions[spot.country].region) if spot.kind == "region" and spot.country in regions else spot
            for spot in own
        ]
        known = {spot.country for spot in own if spot.kind == "region"}
        return ours + [spot for spot in others if spot.kind != "region" or spot.country not in known]


def load(folder: Path) -> Atlas:
    """Read the table and open the gazetteer. Raises LexiconError at the first wrong row or for a damaged gazetteer."""
    own: dict[str, list[Spot]] = {}
    countries: dict[str, Spot] = {}
    ids: set[str] = set()
    for row in tables.rows(folder / "places.tsv", PLACE_COLUMNS):
        id_, name, alternatives, kind, country, lat, lon, *_ = row.cells
        if id_ in ids:
            raise row.wrong(f"place '{id_}' stands twice")
        if kind not in KINDS:
            raise row.wrong(f"unknown kind '{kind}'; known: {' '.join(KINDS)}")
        ids.add(id_)
        region = name if kind == "region" else ""
        spot = Spot(None, "city" if kind == "town" else kind, country, region, _degrees(row, lat, 90), _degrees(row, lon, 180))
        if kind in ("country", "territory"):
            countries[id_] = spot
        for one in dict.fromkeys(fold(cell) for cell in (name, *alternatives.split(";")) if cell):
            own.setdefault(one, []).append(spot if one == fold(name) else replace(spot, own=False))
    return Atlas({name: tuple(spots) for name, spots in own.items()}, countries, Gazetteer(folder / "gazetteer.bin"))


def _degrees(row: tables.Row, cell: str, most: int) -> float:
    """The cell as degrees. Raises LexiconError where it is no number or off the globe."""
    try:
        value = float(cell)
    except ValueError as error:
        raise row.wrong(f"'{cell}' is not a number of degrees") from error
    if not abs(value) <= most:  # so that what is no number at all fails too
        raise row.wrong(f"{cell} degrees are off the globe")
    return value

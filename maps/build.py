"""Turns Natural Earth's countries, as `world-atlas` packs them, into the outlines that the map draws.

    npm pack world-atlas@2 i18n-iso-countries@7 && tar xzf each
    python maps/build.py world-atlas/package/countries-110m.json i18n-iso-countries/package/codes.json

In: TopoJSON in degrees; a table of ISO codes. Out: `src/detente/data/draw/world.tsv`: code, name and path, one country a line.
Antarctica is left away. Points are rounded to a tenth of a pixel and those within it dropped.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from detente.draw.earth import projected

OUT = Path(__file__).parents[1] / "src" / "detente" / "data" / "draw" / "world.tsv"
OWN_CODES = {"Kosovo": "KOS"}
"""Codes of the lexicon for what has none of ISO's."""

LEAST = 0.25
"""Pixels that a point has to be away from the one before."""

Point = tuple[float, float]


def main() -> None:
    """Write the file."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    codes = {row[2]: row[1] for row in json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))}
    arcs = [list(decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    rows = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name != "Antarctica":
            rows.append((OWN_CODES.get(name) or codes.get(geometry.get("id") or "", ""), name, path(geometry, arcs)))
    lines = ["code\tname\tpath", *("\t".join(row) for row in sorted(rows))]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    """The longitudes and latitudes of an arc: each point is kept as the step from the last."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * transform["scale"][0] + transform["translate"][0], y * transform["scale"][1] + transform["translate"][1]


def path(geometry: dict[str, Any], arcs: list[list[Point]]) -> str:
    """The outline as the `d` of a path."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return "".join(ring(chain, arcs) for polygon in polygons for chain in polygon)


def ring(chain: Iterable[int], arcs: list[list[Point]]) -> str:
    """One closed line, in two where it crosses 180 degrees; a negative number is an arc walked backwards."""
    points: list[Point] = []
    for number in chain:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return "".join(drawn(part) for part in parts(unwound(points)))


def unwound(points: list[Point]) -> list[Point]:
    """The line without jumps from one end of the world to the other: longitudes go on beyond 180 instead."""
    found, turn = [points[0]], 0
    for (before, _), (lon, lat) in itertools.pairwise(points):
        turn += 360 if lon - before < -180 else -360 if lon - before > 180 else 0
        found.append((lon + turn, lat))
    return found


def parts(points: list[Point]) -> Iterator[list[Point]]:
    """The line cut at 180 degrees east and west, what lies beyond put back at the other end."""
    yield clipped(clipped(points, 180, 1), -180, -1)
    for edge, side in ((180, -1), (-180, 1)):
        yield [(lon - 2 * edge, lat) for lon, lat in clipped(points, edge, side)]


def clipped(points: list[Point], edge: float, side: int) -> list[Point]:
    """What lies below the edge (`side` 1) or above it (-1), after Sutherland and Hodgman (1974)."""
    found: list[Point] = []
    for (lon, lat), (then, north) in zip(points, points[1:] + points[:1], strict=False):
        inside, stays = side * (edge - lon) >= 0, side * (edge - then) >= 0
        if inside:
            found.append((lon, lat))
        if inside != stays:
            found.append((edge, lat + (north - lat) * (edge - lon) / (then - lon)))
    return found


def drawn(points: list[Point]) -> str:
    """A closed line as steps, "" where it is smaller than a pixel."""
    kept: list[Point] = []
    for lon, lat in points:
        x, y = (round(value, 1) for value in projected(lat, lon))
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= LEAST:
            kept.append((x, y))
    return f"M{kept[0][0]:g} {kept[0][1]:g}{steps(kept)}z" if len(kept) > 2 else ""


def steps(points: list[Point]) -> str:
    """Each point as the step from the last, the shortest way to write it."""
    written = "l"
    for (x, y), (a, b) in itertools.pairwise(points):
        for step in (short(a - x), short(b - y)):
            written += step if step.startswith("-") or written.endswith("l") else f" {step}"
    return written


def short(value: float) -> str:
    """A number to a tenth without its leading zero."""
    sign, written = "-" if value < 0 else "", f"{abs(round(value, 1)):g}"
    return sign + written.removeprefix("0") if written != "0" else "0"


if __name__ == "__main__":
    main()

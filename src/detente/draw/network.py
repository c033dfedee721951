"""A network of parties: nodes at given places, ties by sign.

In: nodes with places, edges. Out: SVG. Not here: placing (`layout.py`), which relations hold at a date (the caller).
Sign is told by colour and by dash, weight by width, direction by an arrow where a tie runs one way only; the shape of a node
tells what kind of party it is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.draw.svg import hint, linked, number, picture, tag, text

WIDTH, HEIGHT, EDGE = 960.0, 620.0, 60.0
LABELLED = 25
"""Nodes whose names are written, those with most ties first."""

RADIUS = 8.5
"""How far a node reaches from its middle."""

LETTER = 6.6
"""About how wide a letter of a name is."""

WAYS = ((0.0, 21.0, "middle"), (0.0, -13.0, "middle"), (12.0, 4.0, ""), (-12.0, 4.0, "right"))
"""Where a name may stand from the middle of its node, and which end of it stands there."""

Place = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

SIGNS = {1: "friend", -1: "foe", 0: "both"}


@dataclass(frozen=True, slots=True)
class Node:
    """A party at its place, x and y from 0 to 1. `kind` is state, body, group or other."""

    id: str
    label: str
    kind: str
    x: float
    y: float
    href: str = ""
    focus: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """All ties of a pair: `sign` 1 friendly, -1 hostile, 0 both at once; `weight` from 0 to 1; `one_way` where only `a` does
    it to `b`."""

    a: str
    b: str
    sign: int
    weight: float
    words: str
    one_way: bool = False
    href: str = ""


def draw(title: str, nodes: Sequence[Node], edges: Sequence[Edge], id_: str = "network") -> str:
    """The picture."""
    if not nodes:
        return picture((WIDTH, 40), id_, title, "No relation is known at this date.")
    at = {one.id: (EDGE + one.x * (WIDTH - 2 * EDGE), 28 + one.y * (HEIGHT - 76)) for one in nodes}
    ties = {one.id: sum(one.id in (edge.a, edge.b) for edge in edges) for one in nodes}
    named = set(sorted(ties, key=lambda id_: (-ties[id_], id_))[:LABELLED]) | {one.id for one in nodes if one.focus}
    drawn = [_edge(one, at[one.a], at[one.b]) for one in edges if one.a in at and one.b in at]
    labels = _labels([one for one in nodes if one.id in named], at, ties)
    drawn += [_node(one, at[one.id], labels.get(one.id, "")) for one in nodes]
    friends, foes = sum(one.sign > 0 for one in edges), sum(one.sign < 0 for one in edges)
    desc = (
        f"{len(nodes)} parties, {friends} friendly ties (solid lines), {foes} hostile ties (dashed lines), "
        f"{len(edges) - friends - foes} of both kinds (dotted). The table has every tie."
    )
    return picture((WIDTH, HEIGHT), id_, title, desc, *drawn)


def _edge(edge: Edge, start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = start, end
    far = math.hypot(x2 - x1, y2 - y1) or 1.0
    ux, uy = (x2 - x1) / far, (y2 - y1) / far
    path = f"M{number(x1 + 9 * ux)} {number(y1 + 9 * uy)}L{number(x2 - 9 * ux)} {number(y2 - 9 * uy)}"
    wide = tag("path", d=path, class_=SIGNS[edge.sign], stroke_width=round(1 + 3 * edge.weight, 1))
    tip = ""
    if edge.one_way:
        x, y = x2 - 11 * ux, y2 - 11 * uy
        corners = [(x, y), (x - 9 * ux - 4 * uy, y - 9 * uy + 4 * ux), (x - 9 * ux + 4 * uy, y - 9 * uy - 4 * ux)]
        tip = tag("polygon", points=" ".join(f"{number(a)},{number(b)}" for a, b in corners), class_="arrow")
    return linked(edge.href, tag("g", hint(edge.words), wide, tip))


def _labels(nodes: Sequence[Node], at: Mapping[str, Place], ties: Mapping[str, int]) -> dict[str, str]:
    """The names of nodes, those with most ties first: below, above, right or left of the node, wherever nothing stands yet; below
    where something stands everywhere."""
    taken = [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in at.values()]
    found: dict[str, str] = {}
    for one in sorted(nodes, key=lambda one: (not one.focus, -ties[one.id], one.id)):
        x, y = at[one.id]
        tried = [(x + dx, y + dy, side) for dx, dy, side in WAYS]
        boxes = [_box(one.label, *way) for way in tried]
        free = next(
            (place for place, box in enumerate(boxes) if _inside(box) and not any(_meet(box, other) for other in taken)), 0
        )
        taken.append(boxes[free])
        left, foot, side = tried[free]
        found[one.id] = text(left, foot, one.label, class_=" ".join(filter(None, ("halo", side, "strong" if one.focus else ""))))
    return found


def _box(label: str, x: float, y: float, side: str) -> Box:
    """About what a name covers that stands at a place."""
    wide = LETTER * len(label)
    left = x - {"middle": wide / 2, "right": wide, "": 0.0}[side]
    return left, y - 10, left + wide, y + 3


def _inside(box: Box) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= WIDTH and box[3] <= HEIGHT


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _node(node: Node, at: Place, label: str) -> str:
    x, y = at
    shape = {"class_": "node on" if node.focus else "node"}
    mark = {
        "state": tag("circle", cx=x, cy=y, r=7.0, **shape),
        "body": tag("rect", x=x - 6.5, y=y - 6.5, width=13, height=13, **shape),
        "group": tag("polygon", points=_points(x, y, ((0, -8.5), (8, 6), (-8, 6))), **shape),
    }.get(node.kind) or tag("polygon", points=_points(x, y, ((0, -8.5), (8.5, 0), (0, 8.5), (-8.5, 0))), **shape)
    return linked(node.href, tag("g", hint(node.label), mark, label), node.label)


def _points(x: float, y: float, corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in corners)

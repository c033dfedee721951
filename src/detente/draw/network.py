"""A network of parties: nodes at given places, ties by sign.

In: nodes with places, edges. Out: SVG. Not here: placing (`layout.py`), which relations hold at a date (the caller).
Sign is told by colour and by dash, weight by width, direction by an arrow where a tie runs one way only; the shape of a node
tells what kind of party it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from detente.draw.svg import hint, linked, number, picture, tag, text

WIDTH, HEIGHT, EDGE = 960.0, 620.0, 60.0
LABELLED = 25
"""Nodes whose names are written, those with most ties first."""

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
    drawn += [_node(one, at[one.id], named=one.id in named) for one in nodes]
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


def _node(node: Node, at: tuple[float, float], *, named: bool) -> str:
    x, y = at
    shape = {"class_": "node on" if node.focus else "node"}
    mark = {
        "state": tag("circle", cx=x, cy=y, r=7.0, **shape),
        "body": tag("rect", x=x - 6.5, y=y - 6.5, width=13, height=13, **shape),
        "group": tag("polygon", points=_points(x, y, ((0, -8.5), (8, 6), (-8, 6))), **shape),
    }.get(node.kind) or tag("polygon", points=_points(x, y, ((0, -8.5), (8.5, 0), (0, 8.5), (-8.5, 0))), **shape)
    label = text(x, y + 21, node.label, class_="halo middle strong" if node.focus else "halo middle") if named else ""
    return linked(node.href, tag("g", hint(node.label), mark, label), node.label)


def _points(x: float, y: float, corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in corners)

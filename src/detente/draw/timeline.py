"""A story as a strip: its articles by day, firsts filled, copies hollow, one of them marked; its events below.

In: articles and events with days. Out: SVG. Not here: which articles make a story (`join`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.draw.days import Axis
from detente.draw.svg import hint, linked, number, picture, tag, text

WIDTH, LEFT, RIGHT = 960.0, 64.0, 12.0
STEP = 13.0
TALLEST = 12
"""Articles of one day that are drawn; of more the number is written."""

NOTE = 32.0
"""Room for that number."""


@dataclass(frozen=True, slots=True)
class Point:
    """An article or event on its day. `kind` is `first`, `copied` or q1 to q4."""

    day: str
    label: str
    kind: str
    href: str = ""
    here: bool = False


def draw(title: str, articles: Sequence[Point], events: Sequence[Point], id_: str = "timeline") -> str:
    """The strip. What has no day is left away; the list beside has it."""
    days = sorted(one.day for one in (*articles, *events) if one.day)
    if not days:
        return picture((WIDTH, 30), id_, title, "None of it is dated.")
    axis = Axis(days[0], days[-1], LEFT, WIDTH - LEFT - RIGHT)
    above, below = _piles(articles), _piles(events)
    rows = [min(TALLEST, max((len(pile) for pile in piles.values()), default=0)) for piles in (above, below)]
    base = 16 + STEP * max(1, rows[0])
    foot = base + 22
    height = foot + STEP * max(1, rows[1]) + 6
    parts = [tag("path", d=f"M{number(LEFT)} {number(base)}H{number(WIDTH - RIGHT)}", class_="axis")]
    for x, name in axis.ticks():
        parts.append(tag("path", d=f"M{number(x)} {number(base)}v4", class_="axis"))
        parts.append(text(x + 2, base + 15, name, class_="soft"))
    parts += [text(0.0, base - 2, "articles", class_="soft"), text(0.0, foot + 11, "events", class_="soft")]
    parts += [_pile(axis, pile, base - 7, -STEP) for pile in above.values()]
    parts += [_pile(axis, pile, foot + 7, STEP) for pile in below.values()]
    copies = sum(one.kind == "copied" for one in articles)
    desc = f"{len(articles)} articles, {copies} of them copies, and {len(events)} events from {days[0]} to {days[-1]}."
    return picture((WIDTH, height), id_, title, desc, *parts)


def _piles(points: Sequence[Point]) -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = {}
    for one in sorted(points, key=lambda one: one.day):
        if one.day:
            found.setdefault(one.day, []).append(one)
    return found


def _pile(axis: Axis, pile: Sequence[Point], y: float, step: float) -> str:
    x = (axis.at(pile[0].day) + axis.after(pile[0].day)) / 2
    shown = pile[:TALLEST]
    drawn = [_point(one, x, y + place * step) for place, one in enumerate(shown)]
    if len(pile) > len(shown):
        # At the right edge the number stands on the other side of its pile.
        at, side = (x - 8, "small right") if x + 8 + NOTE > WIDTH else (x + 8, "small")
        drawn.append(text(at, y + (len(shown) - 1) * step + 4, f"of {len(pile)}", class_=side))
    return "".join(drawn)


def _point(one: Point, x: float, y: float) -> str:
    said = hint(f"{one.day}: {one.label}")
    if one.kind in ("first", "copied"):
        mark = tag("circle", said, cx=x, cy=y, r=4.5, class_=one.kind)
    else:
        mark = tag("rect", said, x=x - 4.5, y=y - 4.5, width=9, height=9, class_=one.kind)
    return linked(one.href, mark + (tag("circle", cx=x, cy=y, r=7.5, class_="here") if one.here else ""))

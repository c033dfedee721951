"""Places for the nodes of a network: friends near each other, enemies apart, the same for the same ties.

In: nodes and signed ties. Out: places in the unit square. Not here: drawing (`network.py`), which ties there are.
A spring layout after Fruchterman and Reingold (1991) from a fixed start, nothing drawn by lot: nodes begin on a spiral in order
of their ids. Whoever wants nodes to stay put while time moves gives all ties of all time and draws those of a date.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

ROUNDS = 120
GOLDEN = math.pi * (3 - math.sqrt(5))

Tie = tuple[str, str, float]
"""Two nodes and their tie: above 0 friends, below 0 enemies; its size does not count."""


def places(nodes: Sequence[str], ties: Sequence[Tie]) -> Mapping[str, tuple[float, float]]:
    """The place of each node, x and y from 0 to 1. Order of nodes and ties makes no difference."""
    return dict(_places(tuple(sorted(nodes)), tuple(sorted(ties))))


@lru_cache(maxsize=32)
def _places(nodes: tuple[str, ...], ties: tuple[Tie, ...]) -> tuple[tuple[str, tuple[float, float]], ...]:
    at = [_start(number, len(nodes)) for number in range(len(nodes))]
    index = {node: number for number, node in enumerate(nodes)}
    springs = [(index[a], index[b], 1.0 if weight > 0 else 2.4) for a, b, weight in ties if a in index and b in index]
    ideal = 1 / math.sqrt(max(1, len(nodes)))
    for step in range(ROUNDS):
        moved = _pushed(at, ideal)
        for a, b, length in springs:
            _pull(at, moved, (a, b), ideal * length)
        heat = 0.12 * (1 - step / ROUNDS) + 0.002
        at = [_limited(place, move, heat) for place, move in zip(at, moved, strict=True)]
    return tuple(zip(nodes, _fitted(at), strict=True))


def _start(number: int, count: int) -> tuple[float, float]:
    radius = math.sqrt((number + 0.5) / count) / 2
    return 0.5 + radius * math.cos(number * GOLDEN), 0.5 + radius * math.sin(number * GOLDEN)


def _pushed(at: list[tuple[float, float]], ideal: float) -> list[list[float]]:
    """Every node pushed from every other, and a little towards the middle, so that parts without ties do not fly off."""
    moved = [[(0.5 - x) * 0.6 * ideal, (0.5 - y) * 0.6 * ideal] for x, y in at]
    force = ideal * ideal
    for i, (x, y) in enumerate(at):
        mine = moved[i]
        for j in range(i):
            dx, dy = x - at[j][0], y - at[j][1]
            push = force / (dx * dx + dy * dy + 1e-6)
            mine[0] += dx * push
            mine[1] += dy * push
            moved[j][0] -= dx * push
            moved[j][1] -= dy * push
    return moved


def _pull(at: list[tuple[float, float]], moved: list[list[float]], ends: tuple[int, int], length: float) -> None:
    a, b = ends
    dx, dy = at[a][0] - at[b][0], at[a][1] - at[b][1]
    pull = math.hypot(dx, dy) / length
    for node, sign in ((a, -1), (b, 1)):
        moved[node][0] += sign * dx * pull
        moved[node][1] += sign * dy * pull


def _limited(place: tuple[float, float], move: list[float], heat: float) -> tuple[float, float]:
    far = math.hypot(*move)
    share = min(far, heat) / far if far else 0.0
    return place[0] + move[0] * share, place[1] + move[1] * share


def _fitted(at: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretched to fill the unit square."""
    xs, ys = sorted(x for x, _ in at), sorted(y for _, y in at)
    wide, high = (xs[-1] - xs[0], ys[-1] - ys[0]) if at else (0, 0)
    return [((x - xs[0]) / wide if wide else 0.5, (y - ys[0]) / high if high else 0.5) for x, y in at]

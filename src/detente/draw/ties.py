"""Relations as nodes and edges of a picture: signs, weights, places that last.

In: ties with their parties, the strongest ties of all time. Out: `Node`s, `Edge`s, SVG. Not here: lines and marks (`network.py`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from detente.draw.layout import places
from detente.draw.network import Edge, Node, draw
from detente.model import BODY_CODES, BOTH_WAYS, KIND_CODES, Party

FRIENDLY = frozenset({"backs", "allied_with", "cooperates_with"})

SKELETON = 60
"""Parties of all time that places are made for."""


class Tie(Protocol):
    """A relation with the number of articles that it rests on."""

    @property
    def kind(self) -> str:
        """The kind of relation."""

    @property
    def a(self) -> Party:
        """Who stands so."""

    @property
    def b(self) -> Party:
        """Towards whom."""

    @property
    def articles(self) -> int:
        """On how many articles it rests."""

    @property
    def words(self) -> str:
        """Why, in a sentence."""


Bone = tuple[str, str, str, float]
"""A relation of any time: two party ids, kind, strength."""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of parties and of dyads; without them nothing is a link."""

    party: Callable[[str], str] = lambda id_: ""
    dyad: Callable[[str, str], str] = lambda a, b: ""


def edges(ties: Iterable[Tie], links: Links = Links()) -> tuple[Edge, ...]:
    """The ties of each pair as one edge, by ids. Of a tie that runs one way the doer is `a`."""
    found: dict[tuple[str, str], list[Tie]] = {}
    for one in ties:
        low, high = sorted((one.a.id, one.b.id))
        found.setdefault((low, high), []).append(one)
    most = max((sum(one.articles for one in some) for some in found.values()), default=1)
    return tuple(_edge(pair, found[pair], most, links) for pair in sorted(found))


def picture(
    title: str,
    parties: Sequence[Party],
    ties: Sequence[Edge],
    bones: Sequence[Bone],
    focus: str = "",
    links: Links = Links(),
) -> str:
    """The network of these parties, each where the ties of all time put it."""
    at = _places(parties, bones)
    nodes = [Node(one.id, one.label, kind(one), *at[one.id], links.party(one.id), one.id == focus) for one in parties]
    return draw(title, _spread(sorted(nodes, key=lambda node: node.id)), ties)


def kind(party: Party) -> str:
    """What a party is, by its id: state, body, group or other."""
    if party.id == party.code and party.code not in BODY_CODES | KIND_CODES:
        return "state"
    if party.code in BODY_CODES | {"IGO", "NGO"}:
        return "body"
    return "group" if party.id.endswith((":REB", ":UAF", ":CRM")) or party.code == "IMG" or ":" not in party.id else "other"


def _edge(pair: tuple[str, str], some: Sequence[Tie], most: int, links: Links) -> Edge:
    friendly = {one.kind in FRIENDLY for one in some}
    doers = {one.a.id for one in some}
    one_way = len(doers) == 1 and not any(one.kind in BOTH_WAYS for one in some)
    a, b = pair if not one_way or pair[0] in doers else (pair[1], pair[0])
    weight = math.log1p(sum(one.articles for one in some)) / math.log1p(most)
    words = " ".join(one.words for one in some)
    return Edge(a, b, 0 if len(friendly) == 2 else 1 if True in friendly else -1, weight, words, one_way, links.dyad(a, b))


def _places(parties: Sequence[Party], bones: Sequence[Bone]) -> dict[str, tuple[float, float]]:
    """Where everybody stands: those of the skeleton always at the same place, others among them."""
    strength: dict[str, float] = {}
    for a, b, _, weight in bones:
        strength[a] = strength.get(a, 0.0) + weight
        strength[b] = strength.get(b, 0.0) + weight
    lasting = sorted(strength, key=lambda id_: (-strength[id_], id_))[:SKELETON]
    nodes = sorted({*lasting, *(one.id for one in parties)})
    signs: dict[tuple[str, str], float] = {}
    for a, b, sort, weight in bones:
        low, high = sorted((a, b))
        signs[low, high] = signs.get((low, high), 0.0) + (weight if sort in FRIENDLY else -weight)
    return dict(places(nodes, [(a, b, sign) for (a, b), sign in signs.items()]))


def _spread(nodes: Sequence[Node]) -> list[Node]:
    """The nodes stretched to fill the picture where only a few of the skeleton are shown."""
    xs, ys = [one.x for one in nodes], [one.y for one in nodes]
    if len(nodes) < 2 or max(xs) - min(xs) < 1e-6 or max(ys) - min(ys) < 1e-6:
        return list(nodes)
    left, low, wide, high = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    return [replace(one, x=(one.x - left) / wide, y=(one.y - low) / high) for one in nodes]

"""Blocs by signed ties, who moved between two dates, and structural balance.

In: the `Relation`s of a date. Out: `Bloc`s, `Move`s, `Balance`. Not here: shared enemies (`triads.py`), drawing.

Blocs maximise the ties inside less the enmities inside (correlation clustering: Bansal, Blum and Chawla 2004), by merging the
two groups with most to gain until nothing is gained, then moving single parties likewise. Balance counts triangles: balanced
where the product of signs is positive (Cartwright and Harary 1956), weakly balanced unless exactly one side is hostile
(Davis 1967): three enemies are no contradiction.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from detente.model import Party, Relation

WEIGHTS: Mapping[str, float] = {
    "allied_with": 1.0,
    "backs": 0.8,
    "cooperates_with": 0.3,
    "fights": -1.0,
    "opposes": -0.6,
    "sanctions": -0.6,
}
"""What a relation counts for or against being of one bloc, times its strength. Working together is little: rivals do it too."""

EVEN = 0.05
"""A pair whose ties add up to less than this is neither friendly nor hostile."""

Signed = Mapping[tuple[str, str], float]
"""Net weight by pair, the smaller id first."""


@dataclass(frozen=True, slots=True)
class Bloc:
    """Parties on one side, by id; `cohesion` is the share of the ties inside that are friendly."""

    parties: tuple[Party, ...]
    cohesion: float


@dataclass(frozen=True, slots=True)
class Move:
    """A party that left one bloc for another: those it was with, those it is with now."""

    party: Party
    was_with: tuple[Party, ...]
    is_with: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Triangles of a date in which every pair is friendly or hostile: how many, and how many balanced, strongly and weakly."""

    date: str
    triangles: int
    balanced: int
    weakly: int


def signed(relations: Iterable[Relation]) -> dict[tuple[str, str], float]:
    """The net weight of every pair that is not even."""
    parts: dict[tuple[str, str], list[float]] = {}
    for one in relations:
        low, high = sorted((one.a.id, one.b.id))
        parts.setdefault((low, high), []).append(WEIGHTS[one.kind] * one.strength)
    sums = {pair: math.fsum(sorted(parts[pair])) for pair in sorted(parts)}
    return {pair: weight for pair, weight in sums.items() if abs(weight) >= EVEN}


def blocs(relations: Iterable[Relation]) -> tuple[Bloc, ...]:
    """Blocs of two or more, the largest first."""
    relations = list(relations)
    ties = signed(relations)
    labels = {party.id: party for one in relations for party in (one.a, one.b)}
    groups = _moved(_merged(ties), ties)
    found = [_bloc(group, ties, labels) for group in groups if len(group) > 1]
    return tuple(sorted(found, key=lambda bloc: (-len(bloc.parties), bloc.parties[0].id)))


def moves(before: Iterable[Bloc], after: Iterable[Bloc]) -> tuple[Move, ...]:
    """Who of those in a bloc at both times changed it. A bloc is the same where it shares most members with the earlier one,
    blocs being matched from the greatest overlap down."""
    before, after = list(before), list(after)
    shared = sorted(
        (-len(_ids(old) & _ids(new)), i, j)
        for i, old in enumerate(before)
        for j, new in enumerate(after)
        if _ids(old) & _ids(new)
    )
    same: dict[int, int] = {}
    for _, i, j in shared:
        if i not in same and j not in same.values():
            same[i] = j
    was = {party.id: i for i, bloc in enumerate(before) for party in bloc.parties}
    now = {party.id: (j, party) for j, bloc in enumerate(after) for party in bloc.parties}
    return tuple(
        Move(party, _others(before[was[id_]], id_), _others(after[j], id_))
        for id_, (j, party) in sorted(now.items())
        if id_ in was and same.get(was[id_]) != j
    )


def balance(relations: Iterable[Relation], date: str) -> Balance:
    """The balance of the relations of a date."""
    ties = signed(relations)
    near: dict[str, set[str]] = {}
    for a, b in ties:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    hostile = [sum(ties[pair] < 0 for pair in ((a, b), (a, c), (b, c))) for a, b in ties for c in near[a] & near[b] if a < b < c]
    return Balance(date, len(hostile), sum(n % 2 == 0 for n in hostile), sum(n != 1 for n in hostile))


def _ids(bloc: Bloc) -> set[str]:
    return {party.id for party in bloc.parties}


def _others(bloc: Bloc, id_: str) -> tuple[Party, ...]:
    return tuple(party for party in bloc.parties if party.id != id_)


def _bloc(group: frozenset[str], ties: Signed, labels: Mapping[str, Party]) -> Bloc:
    inside = [ties[pair] for pair in combinations(sorted(group), 2) if pair in ties]
    return Bloc(tuple(labels[id_] for id_ in sorted(group)), sum(weight > 0 for weight in inside) / max(1, len(inside)))


def _merged(ties: Signed) -> list[frozenset[str]]:
    """Groups after merging, best gain first, equal gains by id. A group goes by its smallest id."""
    groups = {id_: frozenset({id_}) for pair in ties for id_ in pair}
    near: dict[str, dict[str, float]] = {id_: {} for id_ in groups}
    for (a, b), weight in ties.items():
        near[a][b] = near[b][a] = weight
    while True:
        gains = [(-weight, a, b) for a in near for b, weight in near[a].items() if weight > 0 and a < b]
        if not gains:
            return sorted(groups.values(), key=sorted)
        _, kept, gone = min(gains)
        groups[kept] |= groups.pop(gone)
        theirs = near.pop(gone)
        del near[kept][gone], theirs[kept]
        for other, weight in theirs.items():
            del near[other][gone]
            near[kept][other] = near[other][kept] = near[kept].get(other, 0.0) + weight


def _moved(groups: list[frozenset[str]], ties: Signed) -> list[frozenset[str]]:
    """The groups after moving single parties to where they gain most. Each move adds to the whole, so it comes to an end."""
    place = {id_: number for number, group in enumerate(groups) for id_ in group}
    near: dict[str, list[tuple[str, float]]] = {id_: [] for id_ in place}
    for (a, b), weight in ties.items():
        near[a].append((b, weight))
        near[b].append((a, weight))
    restless = True
    while restless:
        restless = False
        for id_ in sorted(place):
            pull: dict[int, list[float]] = {place[id_]: []}
            for other, weight in near[id_]:
                pull.setdefault(place[other], []).append(weight)
            sums = {number: math.fsum(sorted(weights)) for number, weights in pull.items()}
            best = max(sorted(sums), key=lambda number: sums[number])
            if sums[best] > sums[place[id_]] + 1e-9:
                place[id_], restless = best, True
    members: dict[int, set[str]] = {}
    for id_, number in place.items():
        members.setdefault(number, set()).add(id_)
    return sorted((frozenset(group) for group in members.values()), key=sorted)

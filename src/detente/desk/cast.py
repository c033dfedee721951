"""Who and where an article speaks of: its parties, which of them deal with each other, its places, each with its claims.

In: the claims of an article, whether those not told as fact count. Out: `Cast`. Not here: a party's or a place's own page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from detente.model import COUNTED, Actor, Claim, Party, party
from detente.store import desk_parties
from detente.store.connect import Store

K = TypeVar("K", str, tuple[str, str])

PAIRS = 6
"""Pairs that are named, those of most claims first."""


@dataclass(frozen=True, slots=True)
class Member:
    """A party in so many claims."""

    party: Party
    claims: int


@dataclass(frozen=True, slots=True)
class Couple:
    """Two parties that meet in so many claims."""

    a: Party
    b: Party
    claims: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A place of so many claims, as it is named, with its country's code."""

    place: str
    country_code: str
    claims: int


@dataclass(frozen=True, slots=True)
class Cast:
    """All of them, those of most claims first; 0 for who is in claims that are shown and not counted. Only parties that have a
    page are named."""

    parties: tuple[Member, ...]
    pairs: tuple[Couple, ...]
    places: tuple[Scene, ...]


def cast(store: Store, claims: Sequence[Claim], *, every: bool = False) -> Cast:
    """The cast of an article; `every` counts claims of other statuses as well. Raises `StoreError`."""
    sides = [(_ids(claim.actor), _ids(claim.recipient), int(every or claim.status in COUNTED)) for claim in claims]
    members = _counted((id_, number) for actor, recipient, number in sides for id_ in actor | recipient)
    met = _counted((pair, number) for actor, recipient, number in sides for pair in _meetings(actor, recipient))
    known = desk_parties.some(store, members)
    places = _counted(
        ((one.place.name, one.place.country_code), number) for one, (_, _, number) in zip(claims, sides, strict=True) if one.place
    )
    couples = [(pair, number) for pair, number in _ranked(met) if known.keys() >= set(pair)]
    return Cast(
        parties=tuple(Member(known[id_], number) for id_, number in _ranked(members) if id_ in known),
        pairs=tuple(Couple(known[a], known[b], number) for (a, b), number in couples[:PAIRS]),
        places=tuple(Scene(*place, number) for place, number in _ranked(places)),
    )


def _counted(some: Iterable[tuple[K, int]]) -> Counter[K]:
    """The sums by name; who is never counted stays with 0."""
    found: Counter[K] = Counter()
    for name, number in some:
        found[name] += number
    return found


def _ids(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(found.id for found in map(party, actors) if found.id)


def _meetings(actor: frozenset[str], recipient: frozenset[str]) -> set[tuple[str, str]]:
    """Pairs across the sides; where one side is empty, those who do it together."""
    if actor and recipient:
        return {(min(a, b), max(a, b)) for a in actor for b in recipient if a != b}
    return set(combinations(sorted(actor | recipient), 2))


def _ranked(counts: Counter[K]) -> list[tuple[K, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))

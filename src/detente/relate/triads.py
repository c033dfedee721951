"""Who shares an enemy but backs opposing sides.

In: `Relation`s, those of a date or of all time. Out: `Split`s. Not here: blocs and balance (`blocs.py`), choosing a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from detente.model import Party, Relation
from detente.relate.wording import VERBS

AGAINST = frozenset({"fights", "opposes", "sanctions"})
BESIDE = frozenset({"backs", "allied_with"})
"""Kinds that take a side; those who merely cooperate with a party need not be for it."""

_Ties = Mapping[tuple[str, str], list[Relation]]


@dataclass(frozen=True, slots=True)
class Side:
    """How a party stands on another: `leans` 1 for it, -1 against it; the relations that say so, the surest first."""

    leans: int
    why: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Two parties with a common enemy on opposite sides over a third. `a` is for `over`, `b` against it or for those who are
    against it; `relations` says so, one way and the other; `words` is the sentence."""

    a: Party
    b: Party
    enemies: tuple[Party, ...]
    over: Party
    relations: tuple[Relation, ...]
    words: str


def splits(known: Iterable[Relation]) -> tuple[Split, ...]:
    """Every split, by the parties' ids. A party that is the common enemy of two cannot divide them."""
    ties: dict[tuple[str, str], list[Relation]] = {}
    labels: dict[str, Party] = {}
    for one in sorted(known, key=lambda one: (one.standing, -one.strength, one.id)):
        labels.update({one.a.id: one.a, one.b.id: one.b})
        ties.setdefault((one.a.id, one.b.id), []).append(one)
    enemies = {id_: _enemies(id_, ties) for id_ in labels}
    found = []
    for x, y in combinations(sorted(labels), 2):
        common = sorted((set(enemies[x]) & set(enemies[y])) - {x, y})
        if not common:
            continue
        for over in sorted(set(labels) - {x, y, *common}):
            found += _split(x, y, over, common, ties, labels)
    return _once(found)


def _once(found: Iterable[Split]) -> tuple[Split, ...]:
    """One split of each quarrel: whose two sides are backed is told from the side that still is, else from the smaller id."""
    quarrels: dict[tuple[str, ...], Split] = {}
    for one in found:
        quarrel = (*sorted((one.a.id, one.b.id)), *sorted(relation.id for relation in one.relations))
        known = quarrels.setdefault(quarrel, one)
        if (one.relations[0].standing, one.over.id) < (known.relations[0].standing, known.over.id):
            quarrels[quarrel] = one
    return tuple(quarrels.values())


def _split(x: str, y: str, over: str, common: list[str], ties: _Ties, labels: Mapping[str, Party]) -> list[Split]:
    one, other = side(x, over, ties), side(y, over, ties)
    if one.leans * other.leans >= 0:
        return []
    friend, foe = (x, y) if one.leans > 0 else (y, x)
    why = (one.why + other.why) if one.leans > 0 else (other.why + one.why)
    shared = tuple(labels[id_] for id_ in common)
    words = (
        f"{labels[x].label} and {labels[y].label}: common enemy {_and(party.label for party in shared)}, "
        f"opposite sides over {labels[over].label} ({'; '.join(told(relation) for relation in why)})"
    )
    return [Split(labels[friend], labels[foe], shared, labels[over], why, words)]


def side(party: str, over: str, ties: _Ties) -> Side:
    """How a party leans towards another: by what it does itself, else by whom it backs against it. What is going on now goes
    before what is over; who is for and against at once leans nowhere."""
    direct = ties.get((party, over), [])
    back = [one for one in ties.get((over, party), []) if one.kind in ("fights", "allied_with")]
    own = _leaning([*direct, *back])
    return own if own.leans or own.why else _proxy(party, over, ties)


def told(relation: Relation) -> str:
    """A relation in a clause: `Russia backs Syria`, `United States backed Syrian rebels (ended)`."""
    now, then = VERBS[relation.kind]
    if relation.standing == "current":
        return f"{relation.a.label} {now} {relation.b.label}"
    return f"{relation.a.label} {then} {relation.b.label} (ended)"


def _leaning(relations: list[Relation]) -> Side:
    for standing in ("current", "ended"):
        for_, against = (
            [one for one in relations if one.standing == standing and one.kind in kinds] for kinds in (BESIDE, AGAINST)
        )
        if for_ or against:
            leans = 0 if for_ and against else 1 if for_ else -1
            return Side(leans, tuple((for_ or against)[:1]))
    return Side(0, ())


def _proxy(party: str, over: str, ties: _Ties) -> Side:
    """Against somebody by backing one who fights him. Who backs his mere opponent takes no side in that."""
    for enemy in _enemies(over, ties, frozenset({"fights"})):
        for kind in sorted(BESIDE):
            backed = [
                one
                for pair in ((party, enemy), (enemy, party))
                for one in ties.get(pair, [])
                if one.kind == kind and (one.a.id == party or kind == "allied_with")
            ]
            if backed and enemy != party:
                return Side(-1, (backed[0], _fight(enemy, over, ties)))
    return Side(0, ())


def _enemies(party: str, ties: _Ties, kinds: frozenset[str] = AGAINST) -> list[str]:
    """Who is against a party or whom it is against, by id."""
    return sorted({b if a == party else a for (a, b), some in ties.items() if party in (a, b) and _any(some, kinds)})


def _any(some: Iterable[Relation], kinds: frozenset[str]) -> bool:
    return any(one.kind in kinds for one in some)


def _fight(a: str, b: str, ties: _Ties) -> Relation:
    return next(one for pair in ((a, b), (b, a)) for one in ties.get(pair, []) if one.kind == "fights")


def _and(labels: Iterable[str]) -> str:
    found = list(labels)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"

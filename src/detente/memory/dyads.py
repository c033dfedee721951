"""A dyad as pages and pictures show it: loaded from the store, counted and named by `relate`.

In: a `Store`, two parties, a stretch of days. Out: `Known`, `Dyad`. Not here: SQL (`store`), how anything is found (`relate`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from detente.model import COUNTED, Attention, Dealing, Party, Relation, Shift
from detente.relate.phases import Phase, phases
from detente.relate.series import EVERY, Bin, counted, dated, stretches
from detente.store import dyads as stored
from detente.store import relations as kept
from detente.store.connect import Store

__all__ = ["Dyad", "Known", "Phase", "known", "over"]


@dataclass(frozen=True, slots=True)
class Dyad:
    """A dyad by week. `weeks` count events told as fact, `every` those of any status; `undated` are left out of both."""

    a: Party
    b: Party
    weeks: tuple[Bin, ...]
    every: tuple[Bin, ...]
    phases: tuple[Phase, ...]
    shifts: tuple[Shift, ...]
    relations: tuple[Relation, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a dyad, of all days; of dealings those of the direction wanted."""

    a: Party
    b: Party
    dealings: tuple[Dealing, ...]
    attention: tuple[Attention, ...]
    shifts: tuple[Shift, ...]
    relations: tuple[Relation, ...]


def known(store: Store, a: Party, b: Party, direction: str = "both") -> Known:
    """All of a dyad that its weeks are made of. Raises `StoreError`."""
    ways = {"both": ((a.id, b.id), (b.id, a.id)), "to": ((a.id, b.id),), "from": ((b.id, a.id),)}[direction]
    doers = {doer for doer, _ in ways}
    return Known(
        a=a,
        b=b,
        dealings=tuple(one for one in stored.dealings(store, a.id, b.id) if one.doers & doers),
        attention=tuple(stored.attention(store, a.id, b.id)),
        shifts=tuple(one for way in ways for one in kept.shifts(store, *way)),
        relations=kept.relations(store, a.id, b.id),
    )


def over(store: Store, found: Known, since: str = "", until: str = "") -> Dyad:
    """The weeks of a dyad from `since` to `until`, each the whole of what is known where empty. Raises `StoreError`."""
    dealings = dated(found.dealings)
    spans = stretches(dealings, found.attention, since=since or None, until=until or None)
    weeks, every = counted(spans, frozenset(COUNTED)), counted(spans, EVERY)
    first, last = (weeks[0].begin, weeks[-1].end) if weeks else ("", "")
    told = [(day, one) for day, one in dealings if one.status in COUNTED]
    return Dyad(
        a=found.a,
        b=found.b,
        weeks=weeks,
        every=every,
        phases=phases(weeks, told, partial(stored.first_articles, store)),
        shifts=tuple(
            sorted((one for one in found.shifts if first <= one.date <= last), key=lambda one: (one.date, one.a, one.measure))
        ),
        relations=found.relations,
        undated=len(found.dealings) - len(dealings),
    )

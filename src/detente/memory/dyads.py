"""A dyad as pages and pictures show it: loaded from the store, counted and named by `relate`.

In: a `Store`, two parties, a stretch of days. Out: `Dyad`. Not here: SQL (`store`), how anything is found (`relate`).
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.model import Deed, Party, Relation, Shift
from detente.relate.phases import Phase, phases
from detente.relate.series import Bin, dated, series
from detente.store import dyads as stored
from detente.store import relations as kept
from detente.store.connect import Store
from detente.store.desk_events import COUNTED

EVERY = frozenset({"asserted", "historical", "possible", "future", "conditional", "demanded", "denied"})
__all__ = ["DIRECTIONS", "EVERY", "Dyad", "Phase", "dyad"]

DIRECTIONS = ("both", "to", "from")
"""Acts either way, of `a` towards `b`, of `b` towards `a`."""


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


def dyad(store: Store, a: Party, b: Party, direction: str = "both", since: str = "", until: str = "") -> Dyad:
    """The dyad from `since` to `until`, each the whole of what is known where empty. Raises `StoreError`."""
    deeds = [one for one in stored.deeds(store, a.id, b.id) if _towards(one, a.id, b.id, direction)]
    attention = stored.attention(store, a.id, b.id)
    counted = frozenset(COUNTED)
    weeks, every = (
        series(deeds, attention, statuses=statuses, since=since or None, until=until or None) for statuses in (counted, EVERY)
    )
    first, last = (weeks[0].begin, weeks[-1].end) if weeks else ("", "")
    wanted = {"both": ((a.id, b.id), (b.id, a.id)), "to": ((a.id, b.id),), "from": ((b.id, a.id),)}[direction]
    shifts = [one for pair in wanted for one in kept.shifts(store, *pair) if first <= one.date <= last]
    return Dyad(
        a=a,
        b=b,
        weeks=weeks,
        every=every,
        phases=phases(weeks, deeds, counted),
        shifts=tuple(sorted(shifts, key=lambda one: (one.date, one.a, one.measure))),
        relations=kept.relations(store, a.id, b.id),
        undated=len(deeds) - len(dated(deeds)),
    )


def _towards(deed: Deed, a: str, b: str, direction: str) -> bool:
    pairs = {(one.id, other.id) for one, other in deed.dyads}
    return ((a, b) in pairs and direction != "from") or ((b, a) in pairs and direction != "to")

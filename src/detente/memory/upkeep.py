"""All of memory brought up to date after reading: first what is joined, then what follows from it.

In: an open `Store`, names of agencies and of countries, judgements. Out: tables of memory; how many articles were taken in.
Not here: joining (`joined.py`), relations and shifts (`related.py`).
Joining marks what relations have to take in, in the transaction that changes it, so whoever is killed between the two finishes
on the next run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from detente.join.clusters import Judged
from detente.memory.joined import due, remember
from detente.memory.related import relate
from detente.store import shelf
from detente.store.connect import Store, reading


def backlog(store: Store, agencies: frozenset[str]) -> tuple[int, int]:
    """How many articles joining would take in now, and how many are stored. Raises `StoreError`."""
    with reading(store) as connection:
        return due(connection, agencies), shelf.stored(connection)


def upkeep(
    store: Store,
    agencies: frozenset[str],
    labels: Mapping[str, str],
    judgements: Iterable[Judged] = (),
    progress: Callable[[int, int], None] = lambda done, of: None,
    *,
    related: bool = True,
) -> int:
    """Join what is new, then let relations and shifts take in what changed. `labels` names country and body codes. Without
    `related` relations and shifts are left as they are, to be found by the next run.

    Raises `StoreError`.
    """
    taken = remember(store, agencies, judgements, progress, labels)
    if related:
        relate(store, labels)
    return taken

"""What reviewers say of two claims, as joining takes it.

In: an open `Store`. Out: pairs of claims that are the same act or different ones. Not here: what that does (`join.clusters`).
"""

from __future__ import annotations

from detente.join.clusters import Judged
from detente.model import Decision
from detente.store import desk_judgements
from detente.store.connect import Store

OF_TWO = frozenset({Decision.SAME, Decision.DIFFERENT})


def judged(store: Store) -> list[Judged]:
    """The last word on every pair of claims that both still stand in the store, sorted. Raises `StoreError`."""
    steps = desk_judgements.every(store)
    gone = {step.undoes for step in steps if step.decision is Decision.UNDO}
    last = {step.key: step for step in steps if step.decision in OF_TWO and step.id not in gone}
    keys = {key for step in last.values() for key in (step.subject.key, step.other)}
    claims = desk_judgements.claims_of(store, keys) if keys else {}
    pairs = [(claims.get(step.subject.key), claims.get(step.other), step.decision.value) for step in last.values()]
    return sorted((min(a, b), max(a, b), kind) for a, b, kind in pairs if a and b)

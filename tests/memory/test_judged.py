"""What reviewers say of two claims reaches joining, and outlives coding the article again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from told import reading as told

from detente.memory.judged import judged
from detente.memory.upkeep import upkeep
from detente.model import Decision, Judgement, Subject
from detente.store.connect import Store, open_store
from detente.store.desk_judgements import append
from detente.store.events import events
from detente.store.write import save

WORDS = "Turkey bombed Manbij on Sunday."


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(str(tmp_path / "d.db")) as opened:
        yield opened


def read_twice(store: Store, coder: str = "one") -> tuple[Subject, Subject]:
    """Two articles that tell of the same act in the same words; what names their claims."""
    subjects = []
    for name, day in (("a1", "2020-03-01"), ("a2", "2020-03-02")):
        one = told(name, day, (WORDS, "ASSAULT", "TUR", "SYR", "2020-03-01"), outlet=f"Paper {name}")
        claim = one.claims[0]
        save(store, replace(one, coder=coder))
        subjects.append(Subject(name, one.article.text[claim.begin : claim.end], claim.predicate.of(one.article.text)))
    return subjects[0], subjects[1]


def say(store: Store, decision: Decision, one: Subject, other: Subject, version: int = 1, undoes: int = 0) -> None:
    step = Judgement(0, "pair", one, decision, "", "", other.key, undoes, "", "{}", "ann", "2020-03-04T00:00:00Z", version)
    assert append(store, step)


def remembered(store: Store) -> int:
    upkeep(store, frozenset(), {}, judged(store))
    return len(events(store))


def test_two_claims_judged_different_are_two_events_until_that_is_taken_back(store: Store) -> None:
    one, other = read_twice(store)
    assert remembered(store) == 1
    say(store, Decision.DIFFERENT, one, other)
    assert remembered(store) == 2
    say(store, Decision.UNDO, one, other, version=2, undoes=1)
    assert judged(store) == []
    assert remembered(store) == 1


def test_a_judgement_names_the_claims_of_the_next_coding_too(store: Store) -> None:
    one, other = read_twice(store)
    say(store, Decision.DIFFERENT, one, other)
    assert remembered(store) == 2
    read_twice(store, coder="two")
    assert len(judged(store)) == 1
    assert remembered(store) == 2


def test_a_claim_that_is_gone_is_judged_no_longer(store: Store) -> None:
    one, other = read_twice(store)
    say(store, Decision.SAME, one, replace(other, predicate="shelled"))
    assert judged(store) == []

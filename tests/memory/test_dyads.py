"""One dyad as its page shows it, out of a store filled by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from detente.memory.dyads import known, over
from detente.memory.related import relate
from detente.model import Dealing, Deed, Party
from detente.store.connect import Store, open_store
from detente.store.dyads import attention, dealings, first_articles
from detente.store.related import deeds as every
from tests.memory.stored import article

RUSSIA, SYRIA = Party("RUS", "RUS", "RUS"), Party("SYR", "SYR", "SYR")


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(str(tmp_path / "d.db")) as opened:
        article(opened, "a1", "2016-02-01", "RUS", "SYR", "AID", 2)
        article(opened, "a2", "2016-02-01", "RUS", "USA", "CONSULT", 1)
        article(opened, "a3", "2016-02-02", "DEU", "USA", "CONSULT", 1)
        article(opened, "a4", "2016-02-02", "SYR", "RUS", "ACCUSE", 3)
        relate(opened)
        yield opened


def test_the_dealings_of_a_dyad_are_of_all_events_those_that_have_both(store: Store) -> None:
    whole = [one for one in every(store) if {"RUS", "SYR"} <= {party.id for party in (*one.actor, *one.recipient)}]
    assert [one.id for one in whole] == ["a1-e", "a4-e"]
    found = dealings(store, "RUS", "SYR")
    assert found == dealings(store, "SYR", "RUS")
    assert [(one.doers, *_counted(one)) for one in found] == [({one.actor[0].id}, *_counted(one)) for one in whole]
    assert dealings(store, "RUS", "DEU") == []
    assert first_articles(store, [one.id for one in whole]) == {"a1-e": "a1", "a4-e": "a4"}


def _counted(one: Deed | Dealing) -> tuple[object, ...]:
    return one.id, one.quad_code, one.event_scale, one.status, one.date, one.precision, one.independent


def test_attention_counts_both_once_and_either_alone(store: Store) -> None:
    for pair in (("RUS", "SYR"), ("SYR", "RUS")):
        found = [(one.day, one.both, one.one, one.read) for one in attention(store, *pair)]
        assert found == [("2016-02-01", 1, 1, 2), ("2016-02-02", 1, 0, 2)]
    assert [(one.both, one.one) for one in attention(store, "RUS", "nobody")] == [(0, 2), (0, 1)]


@pytest.mark.parametrize(("direction", "counts"), [("both", (0, 1, 1, 0)), ("to", (0, 1, 0, 0)), ("from", (0, 0, 1, 0))])
def test_a_week_counts_what_was_done_in_its_direction(store: Store, direction: str, counts: tuple[int, ...]) -> None:
    (week,) = over(store, known(store, RUSSIA, SYRIA, direction)).weeks
    assert (week.counts, week.both, week.one, week.read) == (counts, 2, 1, 4)

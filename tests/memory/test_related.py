"""Relations and shifts found anew in a store: filled by hand, as joining would."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest

from detente.memory.related import relate
from detente.model import Span
from detente.store.connect import Store, open_store, reading
from detente.store.dyads import attention, dealings
from detente.store.read import digest
from detente.store.related import deeds, told_among
from detente.store.relations import parties, relations, sentences, shifts
from tests.memory.stored import TEXT, article, relate_again, tie

LABELS = {"USA": "United States", "RUS": "Russia", "SYR": "Syria"}


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(str(tmp_path / "d.db")) as opened:
        yield opened


def test_relations_are_kept_with_their_sentences(store: Store) -> None:
    article(store, "a1", "2016-02-01", "RUS", "SYR", "AID", 2)
    article(store, "a2", "2016-02-09", "RUS", "SYR", "AID", 2)
    article(store, "a3", "2016-03-01", "USA", "RUS", "ACCUSE", 3)
    tie(store, "a3", "USA", "SYR", "opposes")
    relate(store, LABELS)
    found = {(one.a.label, one.kind, one.b.label): one for one in relations(store)}
    assert set(found) == {("Russia", "backs", "Syria"), ("United States", "opposes", "Syria")}
    backs, opposes = found["Russia", "backs", "Syria"], found["United States", "opposes", "Syria"]
    assert [e.article_id for e in backs.evidence] == ["a1", "a2"]
    assert [e.claim_id for e in backs.evidence] == ["a1-c", "a2-c"]
    assert (opposes.start, opposes.start_precision, opposes.evidence[0].tie_id) == ("2015-01-01", "year", "a3-t")
    assert sentences(store, backs.evidence)["a1", Span(0, len(TEXT))] == (TEXT, "Daily")
    assert {one.id for one in relations(store, "USA")} == {opposes.id}
    assert relations(store, "USA", "RUS") == ()
    assert parties(store)["USA"].label == "United States"
    with reading(store) as connection:
        (tied,) = told_among(connection, None)
    assert (tied.a.id, tied.dating.date, tied.source.origin) == ("USA", "2015-01-01", "a3")


def test_who_is_named_where(store: Store) -> None:
    article(store, "a1", "2016-02-01", "RUS", "SYR", "AID", 2)
    article(store, "a2", "2016-02-01", "RUS", "USA", "CONSULT", 1)
    article(store, "a3", "2016-02-02", "DEU", "USA", "CONSULT", 1)
    relate(store)
    assert [(one.both, one.one, one.read) for one in attention(store, "RUS", "SYR")] == [(1, 1, 2), (0, 0, 1)]
    assert [one.id for one in dealings(store, "RUS", "SYR")] == ["a1-e"]
    assert len(deeds(store)) == 3


def test_finding_again_changes_nothing_and_order_does_not_matter(tmp_path: Path) -> None:
    rows = [("a1", "2016-02-01", "AID", 2), ("a2", "2016-02-09", "AID", 2), ("a3", "2016-03-01", "ACCUSE", 3)]
    digests = []
    for number, order in enumerate((rows, rows[::-1])):
        with open_store(str(tmp_path / f"{number}.db")) as store:
            for name, day, event, quad in order:
                article(store, name, day, "RUS", "SYR", event, quad)
            for _ in range(number + 1):
                relate_again(store, LABELS)
            digests.append(digest(store))
    assert digests[0] == digests[1]


def test_a_shift_is_kept_with_the_articles_that_moved_it(store: Store) -> None:
    first = datetime.date(2016, 1, 4)
    for week in range(24):
        for n in range(1 if week < 12 else 6):
            day = (first + datetime.timedelta(days=7 * week + n)).isoformat()
            article(store, f"w{week}-{n}", day, "RUS", "SYR", "ASSAULT", 4)
    relate(store, LABELS)
    (shift,) = shifts(store, "RUS", "SYR")
    assert shift.low <= "2016-03-28" <= shift.high
    assert (shift.direction, shift.measure, len(shift.articles)) == ("worse", "material conflict", 5)
    assert shift.words.startswith("Russia towards Syria: from 1.0 to 6.")
    assert shifts(store, "SYR", "RUS") == ()

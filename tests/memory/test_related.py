"""Relations and shifts found anew in a store: filled by hand, as joining would."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import insert

from detente.memory.related import relate_again
from detente.model import Actor, Article, Attribution, Claim, Dating, Reading, Span, Status
from detente.store import schema
from detente.store.connect import Store, open_store, writing
from detente.store.read import digest
from detente.store.related import attention, deeds, told
from detente.store.relations import parties, relations, sentences, shifts
from detente.store.write import save

LABELS = {"USA": "United States", "RUS": "Russia", "SYR": "Syria"}
TEXT = "Alpha met Beta."


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(str(tmp_path / "d.db")) as opened:
        yield opened


def article(store: Store, name: str, day: str, a: str, b: str, event: str, quad: int) -> None:
    """An article with one claim, stored with its event."""
    actor, recipient = Actor(0, 5, "Alpha", a, via="name"), Actor(10, 14, "Beta", b, via="name")
    dating = Dating(day, day, "day", "text", day)
    claim = Claim(
        f"{name}-c", event, (), (), "", quad, -1.0, 0, len(TEXT), Span(6, 9), (actor,), (recipient,), (), Status.ASSERTED,
        (Attribution("outlet", outlet="Daily"),), dating, None, (), 0.8, (),
    )  # fmt: skip
    body = Article(name, TEXT, (Span(0, len(TEXT)),), published=day, published_basis="given", origin=name, outlet="Daily")
    save(store, Reading(body, (claim,), (), (), (), (), "coder"))
    with writing(store) as connection:
        row = {
            "id": f"{name}-e", "title": "", "event": event, "modes": "[]", "quad_code": quad, "event_scale": -1.0,
            "status": "asserted", "date": day, "enddate": day, "date_precision": "day", "place_name": "", "country_code": "",
            "place_resolution": 0, "articles": 1, "outlets": 1, "independent": 1, "speakers": 1, "confidence": 0.8,
        }  # fmt: skip
        connection.execute(insert(schema.events), row)
        connection.execute(insert(schema.event_claims), {"claim_id": f"{name}-c", "event_id": f"{name}-e"})
        sides = [{"event_id": f"{name}-e", "role": role, "party_id": code} for role, code in (("actor", a), ("recipient", b))]
        connection.execute(insert(schema.event_parties), sides)


def tie(store: Store, name: str, a: str, b: str, kind: str) -> None:
    """A told tie of a stored article."""
    row = {
        "id": f"{name}-t", "article_id": name, "ordinal": 0, "kind": kind, "begin": 0, "end": len(TEXT), "cue_begin": 6,
        "cue_end": 9, "status": "asserted", "standing": "current", "date": "2015-01-01", "enddate": None,
        "date_precision": "year", "date_basis": "text", "date_value": "2015", "confidence": 0.7, "trace": "[]",
    }  # fmt: skip
    with writing(store) as connection:
        connection.execute(insert(schema.ties), row)
        for role, code in (("a", a), ("b", b)):
            side = {
                "tie_id": f"{name}-t",
                "role": role,
                "begin": 0,
                "end": 5,
                "entity_text": "Alpha",
                "code": code,
                "sector": "[]",
            }
            connection.execute(insert(schema.tie_sides), {**side, "identifier_id": "", "identifier_text": "", "via": "name"})


def test_relations_are_kept_with_their_sentences(store: Store) -> None:
    article(store, "a1", "2016-02-01", "RUS", "SYR", "AID", 2)
    article(store, "a2", "2016-02-09", "RUS", "SYR", "AID", 2)
    article(store, "a3", "2016-03-01", "USA", "RUS", "ACCUSE", 3)
    tie(store, "a3", "USA", "SYR", "opposes")
    relate_again(store, LABELS)
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
    (tied,) = told(store)
    assert (tied.a.id, tied.dating.date, tied.source.origin) == ("USA", "2015-01-01", "a3")


def test_who_is_named_where(store: Store) -> None:
    article(store, "a1", "2016-02-01", "RUS", "SYR", "AID", 2)
    article(store, "a2", "2016-02-01", "RUS", "USA", "CONSULT", 1)
    article(store, "a3", "2016-02-02", "DEU", "USA", "CONSULT", 1)
    relate_again(store)
    assert [(one.both, one.one, one.read) for one in attention(store, "RUS", "SYR")] == [(1, 1, 2), (0, 0, 1)]
    assert [one.id for one in deeds(store, "RUS", "SYR")] == ["a1-e"]
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
    relate_again(store, LABELS)
    (shift,) = shifts(store, "RUS", "SYR")
    assert shift.low <= "2016-03-28" <= shift.high
    assert (shift.direction, shift.measure, len(shift.articles)) == ("worse", "material conflict", 5)
    assert shift.words.startswith("Russia towards Syria: from 1.0 to 6.")
    assert shifts(store, "SYR", "RUS") == ()

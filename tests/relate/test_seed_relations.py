"""The relations and the triad of the one article that every stage was thought through on."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.model import Deed, Relation, Source, Span, Told, party
from detente.pipeline import Coder
from detente.relate.relations import relations
from detente.relate.triads import splits

SEED = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="../shared is not beside this clone")


@pytest.fixture(scope="module")
def found() -> tuple[Relation, ...]:
    reading = Coder().code(SEED.read_text(encoding="utf-8"), published="2017-07-07")
    ties = [
        Told(
            one.id,
            one.kind,
            party(one.a),
            party(one.b),
            one.status.value,
            one.standing,
            one.dating,
            Source("seed", Span(one.begin, one.end), "2017-07-07", "seed"),
            one.confidence,
        )
        for one in reading.relations
    ]
    deeds = [
        Deed(
            one.id,
            one.event,
            one.mode,
            one.quad_code,
            one.event_scale,
            one.status.value,
            one.dating.date,
            one.dating.precision,
            tuple(party(side) for side in one.actor),
            tuple(party(side) for side in one.recipient),
            1,
            one.confidence,
            (Source("seed", Span(one.begin, one.end), "2017-07-07", "seed", one.id),),
        )
        for one in reading.claims
    ]
    return relations(ties, deeds)


def test_the_relations_with_their_sentences(found: tuple[Relation, ...]) -> None:
    stand = {(one.kind, frozenset((one.a.label, one.b.label)), one.standing) for one in found}
    for kind, a, b, standing in (
        ("fights", "USA", "ISIS", "current"),
        ("fights", "RUS", "ISIS", "current"),
        ("backs", "RUS", "SYR", "current"),
        ("backs", "USA", "SYR REB", "ended"),
        ("allied_with", "USA", "SDF", "current"),
        ("fights", "SDF", "ISIS", "current"),
        ("fights", "SYR REB", "SYR", "current"),
    ):
        assert (kind, frozenset((a, b)), standing) in stand
    assert all(one.evidence for one in found)


def test_the_triad(found: tuple[Relation, ...]) -> None:
    words = [one.words for one in splits(found) if one.over.id == "SYR"]
    assert any(told.startswith("RUS and USA: common enemy ISIS, opposite sides over SYR (RUS backs SYR; ") for told in words)

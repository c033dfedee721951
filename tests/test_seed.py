"""The real article that every stage was thought through on: its claims, its furniture, its open dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.model import Claim, Reading
from detente.pipeline import Coder

SEED = Path(__file__).parents[2] / "shared" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="../shared is not beside this clone")


@pytest.fixture(scope="module")
def text() -> str:
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dated(text: str) -> Reading:
    return Coder().code(text, published="2017-07-07")


def codes(claim: Claim) -> tuple[list[str], list[str]]:
    return [a.code for a in claim.actor], [a.code for a in claim.recipient]


def told(reading: Reading, event: str, words: str) -> Claim:
    found = [c for c in reading.claims if c.event == event and words in c.predicate.of(reading.article.text)]
    assert found, f"no {event} at '{words}'"
    return found[0]


def test_the_meeting(dated: Reading) -> None:
    meetings = [c for c in dated.claims if c.event == "CONSULT" and c.status == "asserted"]
    assert any(set(codes(c)[0] + codes(c)[1]) == {"USA", "RUS"} for c in meetings)


def test_russian_assistance_to_assad(dated: Reading) -> None:
    claim = told(dated, "AID", "assisted")
    assert codes(claim) == (["RUS"], ["SYR"])
    assert claim.dating.value == "2015"


def test_the_insurgents_accuse_the_government(dated: Reading) -> None:
    claim = told(dated, "ACCUSE", "accuse")
    assert codes(claim) == (["SYR"], ["SYR"])
    assert (claim.actor[0].sector, claim.recipient[0].sector) == (("REB",), ("GOV",))


def test_the_designated_partner(dated: Reading) -> None:
    """A military partnership is material exchange of use to both: COOPERATE (docs/codebook.md)."""
    claim = told(dated, "COOPERATE", "designated")
    assert codes(claim) == (["USA"], ["SYR"])
    assert "Syrian Democratic Forces" in claim.recipient[0].entity_text


def test_nothing_comes_from_the_furniture(dated: Reading, text: str) -> None:
    kinds = {cut.kind for cut in dated.article.furniture}
    assert {"related articles", "reply form"} <= kinds
    border = text.index("Related Articles")
    assert all(claim.end <= border for claim in dated.claims)
    assert all(span.end <= border for span in dated.article.paragraphs)


def test_weekdays_are_fixed_by_the_date_only(dated: Reading, text: str) -> None:
    def values(reading: Reading) -> dict[str, str]:
        return {text[t.begin : t.end]: t.value for t in reading.times}

    assert values(dated)["Friday"] == "2017-07-07"
    assert values(dated)["Wednesday"] == "2017-07-05"
    open_values = values(Coder().code(text))
    assert (open_values["Friday"], open_values["Wednesday"]) == ("XXXX-WXX-5", "XXXX-WXX-3")


def test_tillerson_s_words_rest_on_him_and_the_agency(dated: Reading, text: str) -> None:
    quoted = text.index("we have the potential")
    claims = [c for c in dated.claims if c.begin <= quoted < c.end]
    for claim in claims:
        assert any(a.speaker and "Tillerson" in a.speaker.entity_text for a in claim.attribution)
        assert any("Associated Press" in a.outlet for a in claim.attribution)


def test_every_offset_slices_back(dated: Reading, text: str) -> None:
    for claim in dated.claims:
        for actor in (*claim.actor, *claim.recipient):
            assert text[actor.begin : actor.end] == actor.entity_text


def test_the_ties(dated: Reading, text: str) -> None:
    """Who fights, backs and is allied with whom, each from its own sentence."""
    ties = {
        ("/".join((tie.a.code, *tie.a.sector[:1])), tie.kind, "/".join((tie.b.code, *tie.b.sector[:1]))): tie
        for tie in dated.relations
        if tie.status == "asserted"
    }
    wanted = {
        ("USA/GOV", "fights", "IMG/REB"): "Both the U.S. and Russia",
        ("RUS/GOV", "fights", "IMG/REB"): "Both the U.S. and Russia",
        ("SYR/REB", "fights", "IMG/REB"): "The U.S. ultimately designated",
        ("SYR/REB", "allied_with", "USA/GOV"): "The U.S. ultimately designated",
        ("USA/GOV", "backs", "SYR/REB"): "Under former President",
        ("SYR/REB", "fights", "SYR/GOV"): "Under former President",
    }
    for key, sentence in wanted.items():
        assert text[ties[key].begin : ties[key].end].startswith(sentence), key
    assert ties["USA/GOV", "backs", "SYR/REB"].standing == "ended"
    assert any(
        t.kind == "backs" and (t.a.code, t.b.code) == ("RUS", "SYR") and "assist" in t.cue.of(text) for t in dated.relations
    )

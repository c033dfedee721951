"""How likely a claim is right, from what both halves of the coder say."""

from __future__ import annotations

from detente.code import confidence
from detente.code.codebook import Draft
from detente.code.match import Match
from detente.code.parties import Parties
from detente.lexicon.predicates import Frame
from detente.model import Hint, Status

BARE = Frame("ASSAULT", "attack", "assault.toml:1")
SURE = Hint(1, (("ACCUSE", 0.9), ("ASSAULT", 0.05), ("", 0.05)), (("asserted", 1.0),), ())
BOTH = Parties((0,), (2,))


def draft(frame: Frame = BARE, event: str = "ASSAULT", hint: Hint | None = SURE) -> Draft:
    return Draft(Match(1, frame, (1,), noun=False), hint, event, (), Status.ASSERTED, -1, False, ())


def test_facts_are_those_named() -> None:
    found = dict(zip(confidence.FACTS, confidence.facts(draft(), BOTH), strict=True))
    assert found["frame"] == found["actor"] == found["recipient"] == 1
    assert found["demanding frame"] == 0
    assert found["encoder: an act"] == 0.95
    assert found["encoder: the type"] == 0.05


def test_the_type_that_the_claim_ends_up_with_counts() -> None:
    assert confidence.facts(draft(event="ACCUSE"), BOTH)[confidence.FACTS.index("encoder: the type")] == 0.9


def test_an_encoder_that_agrees_makes_surer_and_one_that_does_not_less_sure() -> None:
    alone = confidence.of(draft(hint=None), BOTH)
    assert confidence.of(draft(event="ACCUSE"), BOTH) > alone > confidence.of(draft(), BOTH) > 0
    assert alone == confidence.LEXICON_ALONE

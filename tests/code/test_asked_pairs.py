"""What a text says of two given mentions, from chances and acts made by hand."""

from __future__ import annotations

from dataclasses import replace

from detente.code.asked import answer
from detente.lexicon.ontology import Ontology
from detente.model import Act, Asked, Pair, Side, Span, Status

ONTOLOGY = Ontology({"AID": 2, "ACCUSE": 3}, {}, {}, {})
FIRST, SECOND = Span(0, 4), Span(10, 15)
NEUTRAL = (("neutral", 0.8), ("negative", 0.1), ("positive", 0.1))
AGAINST = (("negative", 0.9), ("neutral", 0.05), ("positive", 0.05))


def asked(*events: tuple[str, float], stances: tuple[tuple[str, float], ...] = NEUTRAL) -> Asked:
    return Asked(FIRST, SECOND, events, stances, Span(5, 9))


def act(event: str, actor: Span, recipient: Span, confidence: float = 1.0) -> Act:
    sides = [(Side(0, *span),) for span in (actor, recipient)]
    return Act(0, 1, Span(5, 9), event, (), (), "", Status.ASSERTED, *sides, confidence=confidence, trace=("frame",))


def test_the_likelier_type_wins_and_nothing_is_no_answer() -> None:
    found = answer(Pair(FIRST, SECOND), asked(("", 0.8), ("AID", 0.15), ("ACCUSE", 0.05)), asked(), (), ONTOLOGY)
    assert (found.event, found.quad_code, found.confidence) == ("AID", 2, 0.61)


def test_an_act_between_the_two_raises_its_type() -> None:
    chances = asked(("AID", 0.6), ("ACCUSE", 0.4))
    pair = Pair(FIRST, SECOND)
    assert answer(pair, chances, asked(), (act("ACCUSE", FIRST, SECOND),), ONTOLOGY).event == "ACCUSE"
    assert answer(pair, chances, asked(), (act("ACCUSE", Span(20, 25), Span(30, 35)),), ONTOLOGY).event == "AID"


def test_an_unsure_act_raises_its_type_less() -> None:
    chances = asked(("AID", 0.9), ("ACCUSE", 0.1))
    pair = Pair(FIRST, SECOND)
    assert answer(pair, chances, asked(), (act("ACCUSE", FIRST, SECOND),), ONTOLOGY).event == "ACCUSE"
    assert answer(pair, chances, asked(), (act("ACCUSE", FIRST, SECOND, 0.2),), ONTOLOGY).event == "AID"


def test_stance_and_its_direction() -> None:
    pair = Pair(FIRST, SECOND)
    chances = asked(("AID", 0.6), ("ACCUSE", 0.4))
    forward = answer(pair, asked(*chances.events, stances=AGAINST), asked(), (), ONTOLOGY)
    backward = answer(pair, chances, asked(stances=AGAINST), (), ONTOLOGY)
    neither = answer(pair, chances, asked(), (), ONTOLOGY)
    assert (forward.stance, forward.direction) == ("negative", "forward")
    assert (backward.stance, backward.direction) == ("negative", "backward")
    assert (neither.stance, neither.direction) == ("neutral", "none")


def test_an_act_for_or_against_raises_its_stance_in_its_direction() -> None:
    pair = Pair(FIRST, SECOND)
    unsure = (("neutral", 0.6), ("negative", 0.3), ("positive", 0.1))
    chances = asked(("AID", 0.6), ("ACCUSE", 0.4), stances=unsure)
    calm = answer(pair, chances, asked(stances=unsure), (act("AID", Span(20, 25), FIRST),), ONTOLOGY)
    accused = answer(pair, chances, asked(stances=unsure), (act("ACCUSE", SECOND, FIRST),), ONTOLOGY)
    denied = answer(
        pair, chances, asked(stances=unsure), (replace(act("ACCUSE", SECOND, FIRST), status=Status.DENIED),), ONTOLOGY
    )
    assert (calm.stance, denied.stance) == ("neutral", "neutral")
    assert (accused.stance, accused.direction) == ("negative", "backward")

"""Given claims against labelled ones: one to one, by predicate and mentions."""

from __future__ import annotations

from benchmarks.own import matched, sides_agree
from detente.model import Actor, Claim, Dating, Span, Status
from training.claims import Labelled, LabelledClaim

TEXT = "Rebels shelled Goma and Kigali condemned the attack."


def labelled(event: str, predicate: Span, actor: Span) -> LabelledClaim:
    return LabelledClaim(event, (), Status.ASSERTED, (predicate,), {"actor": (actor,)})


def given(event: str, predicate: Span, actor: Span) -> Claim:
    side = Actor(actor.begin, actor.end, actor.of(TEXT))
    return Claim(
        event, event, (), (), "", 4, 0.0, 0, 52, predicate, (side,), (), (), Status.ASSERTED, (), Dating(), None, (), 1.0, ()
    )


SHELL = labelled("ASSAULT", Span(7, 14), Span(0, 6))
CONDEMN = labelled("ACCUSE", Span(31, 40), Span(24, 30))


def test_each_labelled_claim_is_met_once_those_of_its_type_first() -> None:
    sentence = Labelled("a", 1, TEXT, [SHELL, CONDEMN])
    one, other = given("COERCE", Span(7, 14), Span(0, 6)), given("ASSAULT", Span(7, 14), Span(0, 6))
    assert matched(sentence, (one, other)) == [(SHELL, other)]


def test_sides_agree_only_where_all_touch() -> None:
    assert sides_agree(SHELL, given("ASSAULT", Span(7, 14), Span(0, 6)))
    assert not sides_agree(SHELL, given("ASSAULT", Span(7, 14), Span(15, 19)))

"""Encoder and lexicon together: who overrules whom, on parses and hints made by hand."""

from __future__ import annotations

from dataclasses import replace

from parses import CUES, sentence

from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.parties import Parties, heard, of
from detente.code.status import Put
from detente.code.status import heard as status_heard
from detente.code.verdict import weigh
from detente.lexicon.predicates import Frame
from detente.model import Hint, Part, Status

BARE = Frame("ASSAULT", "attack", "assault.toml:1")
DEMANDING = Frame("ASSAULT", "attack-on", "assault.toml:9", needs=("on",))
ROWS = """
Critics critic NOUN _ 2 nsubj
attacked attack VERB Tense=Past|VerbForm=Fin 0 root
the the DET _ 4 det
plan plan NOUN _ 2 obj
"""


def tree() -> Tree:
    return Tree(sentence(ROWS))


def hint(*events: tuple[str, float], parts: tuple[Part, ...] = (), place: int = 1) -> Hint:
    return Hint(place, events, (("asserted", 1.0),), parts)


def test_without_hints_the_lexicon_decides() -> None:
    found, gone = weigh(tree(), [Match(1, BARE, (1,), noun=False)], None)
    assert [one.event for one in found] == ["ASSAULT"]
    assert not gone


def test_a_bare_verb_gives_way_to_a_sure_no() -> None:
    found, gone = weigh(tree(), [Match(1, BARE, (1,), noun=False)], [hint(("", 0.98), ("ASSAULT", 0.02))])
    assert not found
    assert gone[0][1] == "ASSAULT by its words, but the encoder sees no act in them"


def test_a_frame_that_asks_for_more_is_harder_to_overrule() -> None:
    found, gone = weigh(tree(), [Match(1, DEMANDING, (1,), noun=False)], [hint(("", 0.98), ("ASSAULT", 0.02))])
    assert [one.event for one in found] == ["ASSAULT"]
    assert not gone


def test_a_sure_encoder_changes_the_type_and_says_so() -> None:
    found, _ = weigh(tree(), [Match(1, BARE, (1,), noun=False)], [hint(("ACCUSE", 0.9), ("ASSAULT", 0.05))])
    assert found[0].event == "ACCUSE"
    assert found[0].trace[-1] == "verdict: the encoder's ACCUSE, sure against ASSAULT"


def test_an_unsure_encoder_changes_nothing() -> None:
    found, _ = weigh(tree(), [Match(1, BARE, (1,), noun=False)], [hint(("ACCUSE", 0.5), ("ASSAULT", 0.3))])
    assert found[0].event == "ASSAULT"


def test_a_word_without_a_frame_is_an_act_where_the_encoder_is_sure() -> None:
    sure, _ = weigh(tree(), [], [hint(("ACCUSE", 0.9))])
    unsure, _ = weigh(tree(), [], [hint(("ACCUSE", 0.3), ("", 0.6))])
    assert [(one.event, one.match.frame.place) for one in sure] == [("ACCUSE", "encoder")]
    assert not unsure


def test_a_side_that_the_tree_leaves_empty_is_the_encoders() -> None:
    given = hint(("ACCUSE", 0.9), parts=(Part(0, "actor", 0.9), Part(3, "recipient", 0.7)))
    match = Match(1, BARE, (1,), noun=False)
    assert heard(tree(), match, "ACCUSE", Parties((), ()), given) == Parties((0,), (3,))


def test_a_side_of_the_tree_stays_unless_the_encoder_is_sure_of_another() -> None:
    match = Match(1, BARE, (1,), noun=False)
    agreeing = hint(("ACCUSE", 0.9), parts=(Part(0, "actor", 0.5), Part(3, "actor", 0.6)))
    against = replace(agreeing, parts=(Part(3, "actor", 0.9),))
    assert heard(tree(), match, "ACCUSE", Parties((0,), ()), agreeing).actor == (0,)
    assert heard(tree(), match, "ACCUSE", Parties((0,), ()), against).actor == (3,)


def test_the_encoders_status_counts_where_no_word_gives_one() -> None:
    put = Put(Status.ASSERTED, -1, "")
    sure = replace(hint(("ACCUSE", 0.9)), statuses=(("possible", 0.9), ("asserted", 0.1)))
    unsure = replace(sure, statuses=(("possible", 0.6), ("asserted", 0.4)))
    assert status_heard(put, sure)[0].status is Status.POSSIBLE
    assert status_heard(put, unsure)[0].status is Status.ASSERTED


def test_nobody_acts_on_himself() -> None:
    parse = sentence("""
Iran Iran PROPN _ 2 nsubj
found find VERB Tense=Past|VerbForm=Fin 0 root
itself itself PRON _ 2 obj
alone alone ADJ _ 2 xcomp
""")
    assert of(Tree(parse), Match(1, BARE, (1,), noun=False), CUES).recipient == ()

"""Sides of the tree against those that the encoder hears, on parses and hints made by hand."""

from __future__ import annotations

import pytest
from parses import sentence

from detente.code import hints
from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.parties import Parties
from detente.lexicon.predicates import Frame
from detente.model import Hint, Part

ATTACK = Frame("ASSAULT", "attack", "assault.toml:2", nouns=("attack",), recipient=("on",))
CRITICS = """
Critics critic NOUN _ 2 nsubj
attacked attack VERB Tense=Past|VerbForm=Fin 0 root
the the DET _ 4 det
plan plan NOUN _ 2 obj
"""
JOINED = """
Ban Ban PROPN _ 2 nsubj
condemned condemn VERB _ 0 root
it it PRON _ 2 obj
and and CCONJ _ 5 cc
urged urge VERB _ 2 conj
Mali Mali PROPN _ 5 obj
"""
BESIDE = JOINED.replace("2 conj", "2 advcl")
CONDEMN = Match(1, Frame("ACCUSE", "condemn", "accuse.toml:1", verbs=("condemn",)), (1,), noun=False)


def heard(rows: str, chance: float, own: Parties, role: str = "recipient", place: int = 5) -> Parties:
    """The sides of the condemnation where the encoder gives one word one role with a chance, and Ban the actor's for sure."""
    parts = (Part(0, "actor", 0.99), Part(place, role, chance))
    return hints.heard(Tree(sentence(rows)), CONDEMN, "ACCUSE", own, Hint(1, (("ACCUSE", 0.9),), (("asserted", 1.0),), parts))


@pytest.mark.parametrize("rows", [JOINED, BESIDE])
def test_a_side_of_another_act_is_none_of_this_one(rows: str) -> None:
    assert heard(rows, 0.9, Parties((0,), ())).recipient == ()
    purpose = rows.replace("2 conj", "2 xcomp").replace("2 advcl", "2 xcomp")
    assert heard(purpose, 0.9, Parties((0,), ())).recipient == (5,)


def test_a_clause_within_a_clause_about_a_word_has_its_own_sides() -> None:
    rows = """
Ban Ban PROPN _ 2 nsubj
condemned condemn VERB _ 0 root
talks talk NOUN _ 2 obj
said say VERB _ 3 acl:relcl
to to PART _ 6 mark
concern concern VERB _ 4 xcomp
Mali Mali PROPN _ {} obj
"""
    assert heard(rows.format(6), 0.9, Parties((0,), ()), place=6).recipient == ()
    assert heard(rows.format(4), 0.9, Parties((0,), ()), place=6).recipient == (6,)


def test_a_likely_side_fills_an_empty_one_beside_one_that_is_known() -> None:
    purpose = JOINED.replace("2 conj", "2 xcomp")
    assert heard(purpose, 0.4, Parties((0,), ())).recipient == (5,)
    assert heard(purpose, 0.2, Parties((0,), ())).recipient == ()


def test_words_that_the_encoder_thinks_nothing_of_give_way() -> None:
    purpose = JOINED.replace("2 conj", "2 xcomp")
    assert heard(purpose, 0.4, Parties((0,), (2,))).recipient == (5,)
    assert heard(purpose, 0.2, Parties((0,), (2,))).recipient == (2,)


def test_it_that_stands_for_a_deed_does_nothing() -> None:
    rows = """
It it PRON _ 4 nsubj
was be AUX _ 4 cop
an a DET _ 4 det
attack attack NOUN _ 0 root
on on ADP _ 6 case
Mali Mali PROPN _ 4 nmod
"""
    parts = (Part(0, "actor", 0.9), Part(5, "recipient", 0.9))
    hint = Hint(3, (("ASSAULT", 0.9),), (("asserted", 1.0),), parts)
    found = hints.heard(Tree(sentence(rows)), Match(3, ATTACK, (3,), noun=True), "ASSAULT", Parties((), (5,)), hint)
    assert found == Parties((), (5,))


def attacked(own: Parties, *parts: Part) -> Parties:
    """The sides of the critics' attack on the plan where the encoder hears these parts."""
    verb = Match(1, Frame("ASSAULT", "attack", "assault.toml:1"), (1,), noun=False)
    return hints.heard(Tree(sentence(CRITICS)), verb, "ACCUSE", own, Hint(1, (("ACCUSE", 0.9),), (("asserted", 1.0),), parts))


def test_a_side_that_the_tree_leaves_empty_is_the_encoders() -> None:
    assert attacked(Parties((), ()), Part(0, "actor", 0.9), Part(3, "recipient", 0.7)) == Parties((0,), (3,))


def test_a_side_of_the_tree_stays_unless_the_encoder_is_sure_of_another() -> None:
    assert attacked(Parties((0,), ()), Part(0, "actor", 0.5), Part(3, "actor", 0.6)).actor == (0,)
    assert attacked(Parties((0,), ()), Part(3, "actor", 0.9)).actor == (3,)


KIDNAPPED = """
Pupils pupil NOUN Number=Plur 3 nsubj:pass
were be AUX _ 3 aux:pass
kidnapped kidnap VERB VerbForm=Part|Voice=Pass 0 root
from from ADP _ 6 case
a a DET _ 6 det
school school NOUN _ 3 obl
"""


def test_a_place_that_somebody_is_taken_from_does_nothing() -> None:
    match = Match(2, Frame("ASSAULT", "abduct", "assault.toml:3", verbs=("kidnap",)), (2,), noun=False)
    parts = (Part(0, "recipient", 0.9), Part(5, "actor", 0.6))
    told = Hint(2, (("ASSAULT", 0.9),), (("asserted", 1.0),), parts)
    assert hints.heard(Tree(sentence(KIDNAPPED)), match, "ASSAULT", Parties((), (0,)), told) == Parties((), (0,))
    by = Tree(sentence(KIDNAPPED.replace("from from", "by by")))
    assert hints.heard(by, match, "ASSAULT", Parties((), (0,)), told) == Parties((5,), (0,))

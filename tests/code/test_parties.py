"""Who acts where a deed acts, on parses built by hand."""

from __future__ import annotations

import pytest
from parses import CUES, sentence

from detente.code import parties
from detente.code.grammar import Tree
from detente.code.match import Match
from detente.lexicon.predicates import Frame

KILL = Frame("ASSAULT", "kill", "assault.toml:1", verbs=("kill",))
ATTACK = Frame("ASSAULT", "attack", "assault.toml:2", nouns=("attack",), recipient=("on",))
TALK = Frame("CONSULT", "talk", "consult.toml:1", nouns=("attack",))
BY = """
An a DET _ 2 det
attack attack NOUN _ 5 nsubj
by by ADP _ 4 case
Hamas Hamas PROPN _ 2 nmod
killed kill VERB Tense=Past|VerbForm=Fin 0 root
ten ten NUM _ 5 obj
"""
MODIFIED = """
A a DET _ 3 det
rebel rebel NOUN _ 3 compound
attack attack NOUN _ 4 nsubj
killed kill VERB Tense=Past|VerbForm=Fin 0 root
ten ten NUM _ 4 obj
"""
CLAIMED = """
Hamas Hamas PROPN _ 2 nsubj
claimed claim VERB Tense=Past|VerbForm=Fin 0 root
attacks attack NOUN Number=Plur 2 obj
in in ADP _ 5 case
Tel Tel PROPN _ 2 obl
Aviv Aviv PROPN _ 5 flat
which which PRON PronType=Rel 8 nsubj
killed kill VERB Tense=Past|VerbForm=Fin 6 acl:relcl
ten ten NUM _ 8 obj
"""
BLAMED = """
Police police NOUN _ 2 nsubj
blamed blame VERB _ 0 root
the the DET _ 4 det
attack attack NOUN _ 2 obj
on on ADP _ 6 case
Hamas Hamas PROPN _ 4 nmod
"""
TARGETED = """
The the DET _ 2 det
attack attack NOUN _ 3 nsubj
targeted target VERB _ 0 root
bases base NOUN _ 3 obj
"""
NOBODY = MODIFIED.replace("rebel rebel NOUN", "second second ADJ")


@pytest.mark.parametrize(
    ("rows", "killed", "deed", "doers"),
    [(BY, 4, 1, ["Hamas"]), (MODIFIED, 3, 2, ["rebel"]), (CLAIMED, 7, 2, ["Hamas"]), (NOBODY, 3, 2, [])],
)
def test_a_violent_act_is_done_by_whoever_does_the_deed(rows: str, killed: int, deed: int, doers: list[str]) -> None:
    assert through(rows, killed, deed, ATTACK) == doers


def test_only_a_violent_deed_lends_its_doer() -> None:
    assert through(BY, 4, 1, TALK) == ["attack"]


def through(rows: str, verb: int, noun: int, frame: Frame) -> list[str]:
    """The actors of a killing after looking through the deed at `noun`."""
    tree = Tree(sentence(rows))
    match = Match(verb, KILL, (verb,), noun=False)
    own = parties.of(tree, match, CUES)
    found = parties.through(tree, match, "ASSAULT", own, {noun: Match(noun, frame, (noun,), noun=True)}, CUES)
    return [tree.tokens[head].text for head in found.actor]


def test_the_armed_body_before_a_deed_does_it() -> None:
    tree = Tree(sentence(MODIFIED))
    assert parties.of(tree, Match(2, ATTACK, (2,), noun=True), CUES).actor == (1,)
    assert parties.of(tree, Match(2, TALK, (2,), noun=True), CUES).actor == ()
    assert parties.of(Tree(sentence(NOBODY)), Match(2, ATTACK, (2,), noun=True), CUES).actor == ()


def test_a_deed_is_his_on_whom_it_is_blamed() -> None:
    found = parties.of(Tree(sentence(BLAMED)), Match(3, ATTACK, (3,), noun=True), CUES)
    assert (found.actor, found.recipient) == ((5,), ())
    found = parties.of(Tree(sentence(BLAMED.replace("blame VERB", "discuss VERB"))), Match(3, ATTACK, (3,), noun=True), CUES)
    assert (found.actor, found.recipient) == ((), (5,))


def test_what_a_deed_targets_receives_it() -> None:
    attack = Match(1, ATTACK, (1,), noun=True)
    assert parties.of(Tree(sentence(TARGETED)), attack, CUES).recipient == (3,)
    assert parties.of(Tree(sentence(TARGETED.replace("target VERB", "follow VERB"))), attack, CUES).recipient == ()

"""The role noun of a side, on parses built by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parses import sentence

from detente.lexicon.actors import Agent
from detente.model import Name, Side
from detente.resolve.roles import agent_of, is_surname, lemma_of, phrases_of, role_of

MINISTER, GUNMAN = Agent(("GOV",), "foreign minister"), Agent(("UAF",), "")
AGENTS = {"foreign minister": MINISTER, "minister": Agent(("GOV",), ""), "gunman": GUNMAN}
OPENED = """
Gunmen Gunmen PRON _ 2 nsubj
fled flee VERB _ 0 root
"""
TITLED = """
Foreign foreign ADJ _ 2 amod
Minister minister PROPN _ 3 nmod:desc
Kaya Kaya PROPN _ 4 nsubj
fled flee VERB _ 0 root
"""


def test_a_plural_that_opens_a_sentence_is_no_name() -> None:
    parse = sentence(OPENED)
    assert lemma_of(parse, 0) == "gunman"
    assert role_of(Side(0, 0, 6), parse, AGENTS) == GUNMAN
    later = sentence("Then then ADV _ 3 advmod" + OPENED.replace("2 nsubj", "3 nsubj"))
    assert lemma_of(later, 1) == "gunmen"
    assert lemma_of(sentence(OPENED.replace("Gunmen Gunmen PRON", "Cities city NOUN")), 0) == "city"
    assert lemma_of(sentence(OPENED.replace("Gunmen Gunmen PRON", "Cities Cities PROPN")), 0) == "city"


def test_the_longest_role_noun_counts() -> None:
    parse = sentence(TITLED)
    assert role_of(Side(1, 0, 16), parse, AGENTS) == MINISTER


def test_the_office_before_a_name_is_the_name_s() -> None:
    parse = sentence(TITLED)
    whole = Side(2, parse.tokens[0].begin, parse.tokens[2].end)
    assert agent_of(whole, parse, AGENTS) == MINISTER
    assert agent_of(Side(2, parse.tokens[2].begin, parse.tokens[2].end), parse, AGENTS) is None
    assert role_of(whole, parse, {}) is None


@pytest.mark.parametrize(
    ("rows", "head", "phrase"),
    [
        ("women woman NOUN _ 3 nmod:poss\n's 's PART _ 1 case\ngroup group NOUN _ 0 root", 2, "women's group"),
        ("bishops bishop NOUN _ 3 nmod:poss\n’ ’ PART _ 1 case\nconference conference NOUN _ 0 root", 2, "bishops' conference"),
        (
            "prime prime ADJ _ 2 amod\nminister minister NOUN _ 4 nmod:poss\n's 's PART _ 2 case\noffice office NOUN _ 0 root",
            3,
            "prime minister's office",
        ),
        ("attorneys attorney NOUN _ 0 root\ngeneral general ADJ _ 1 amod\nleft leave VERB _ 1 acl", 0, "attorney general"),
        ("human human ADJ _ 3 amod\nrights right NOUN _ 3 compound\nofficers officer NOUN _ 0 root", 2, "human right officer"),
        ("cane cane NOUN _ 3 compound\n- - PUNCT _ 3 punct\ncutters cutter NOUN _ 0 root", 2, "cane-cutter"),
    ],
)
def test_a_role_noun_is_sought_with_its_owner_and_the_words_around_it(rows: str, head: int, phrase: str) -> None:
    parse = sentence(rows)
    found = phrases_of(parse, head)
    assert phrase in found
    assert found.index(phrase) < len(found) - 1  # before the bare noun
    assert found[-1] == parse.tokens[head].lemma


def test_a_word_behind_that_is_no_part_of_the_noun_is_left_out() -> None:
    parse = sentence("the the DET _ 2 det\narmy army NOUN _ 3 nsubj\npatrolled patrol VERB _ 0 root\nroads road NOUN _ 3 obj")
    assert "army patrol" not in phrases_of(parse, 1)


def test_a_surname_is_no_role_noun_and_the_pope_is_one() -> None:
    named = sentence("James James PROPN _ 3 nsubj\nBaker Baker PROPN _ 1 flat\nleft leave VERB _ 0 root")
    person = replace(named, names=(Name(named.tokens[0].begin, named.tokens[1].end, "PER"),))
    assert is_surname(person, 1)
    assert not is_surname(person, 0)
    assert not is_surname(named, 1)
    pope = sentence("the the DET _ 2 det\nPope Pope PROPN _ 3 nsubj\nleft leave VERB _ 0 root")
    assert not is_surname(replace(pope, names=(Name(pope.tokens[1].begin, pope.tokens[1].end, "PER"),)), 1)

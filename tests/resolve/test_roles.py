"""The role noun of a side, on parses built by hand."""

from __future__ import annotations

from parses import sentence

from detente.lexicon.actors import Agent
from detente.model import Side
from detente.resolve.roles import agent_of, lemma_of, role_of

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

"""What the words of an unknown party tell, on parses built by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parses import sentence

from detente.model import Actor, Name, Sentence, Side, Span
from detente.resolve.descriptions import (
    code_of_many,
    examples_of,
    in_arms,
    is_other_name,
    is_surname,
    is_unknown_group,
    members_of,
    phrases_of,
    sector_of,
)

BRIGADE = """
Darfur Darfur PROPN _ 3 compound
Freedom Freedom PROPN _ 3 compound
Brigade Brigade PROPN _ 4 nsubj
attacked attack VERB _ 0 root
"""
MAJORITY = """
the the DET _ 5 det
Kurd Kurd PROPN _ 4 compound
- - PUNCT _ 4 punct
majority majority NOUN _ 5 compound
coalition coalition NOUN _ 6 nsubj
attacked attack VERB _ 0 root
"""
FORCES = "Syrian syrian ADJ _ 2 amod\nforces force NOUN Number=Plur 3 nsubj\nattacked attack VERB _ 0 root"
MEMBERS = """
members member NOUN Number=Plur 4 nsubj
of of ADP _ 3 case
Parliament Parliament PROPN _ 1 nmod
left leave VERB _ 0 root
"""
LIKE = """
militias militia NOUN Number=Plur 6 nsubj
like like ADP _ 3 case
Amal Amal PROPN _ 1 nmod
and and CCONJ _ 5 cc
Badr Badr PROPN _ 3 conj
left leave VERB _ 0 root
"""
TRAITS = {"freedom": ("REB",)}


def side(parse: Sentence, head: int, first: int = 0) -> Side:
    return Side(head, parse.tokens[first].begin, parse.tokens[head].end)


def test_a_telling_word_goes_before_the_sector_of_the_noun() -> None:
    parse = sentence(BRIGADE)
    assert sector_of(side(parse, 2), parse, ("MIL",), TRAITS) == ("REB",)
    assert sector_of(side(parse, 2), parse, ("MIL",), {}) == ("MIL",)


def test_a_group_with_a_name_or_people_of_its_own_is_unknown_and_one_of_a_nation_is_not() -> None:
    assert is_unknown_group(side(sentence(BRIGADE), 2), sentence(BRIGADE), [], [])
    majority, forces = sentence(MAJORITY), sentence(FORCES)
    kurd = Span(majority.tokens[1].begin, majority.tokens[1].end)
    assert is_unknown_group(side(majority, 4), majority, [], [kurd])
    assert not is_unknown_group(side(forces, 1), forces, [Span(0, 6)], [])


def test_international_bodies_belong_to_no_nation() -> None:
    parse = sentence(FORCES.replace("Syrian syrian", "international international"))
    assert code_of_many(side(parse, 1), parse, ("MIL",)) == "IGO"
    assert code_of_many(side(parse, 1), parse, ("SOC",)) == "NGO"
    assert code_of_many(side(sentence(FORCES), 1), sentence(FORCES), ("MIL",)) == ""


def test_members_and_examples_lead_to_the_body_meant() -> None:
    assert (members_of(sentence(MEMBERS), 0), members_of(sentence(LIKE), 0)) == ([2], [])
    assert (examples_of(sentence(LIKE), 0), examples_of(sentence(MEMBERS), 0)) == ([2, 4], [])


@pytest.mark.parametrize(("generic", "other"), [(frozenset(), True), (frozenset({"darfur", "brigade"}), False)])
def test_a_name_inside_a_longer_name_is_another_body_unless_the_rest_is_generic(generic: frozenset[str], other: bool) -> None:
    parse = sentence(BRIGADE)
    named = Sentence(parse.begin, parse.end, 0, parse.tokens, (Name(0, parse.tokens[2].end, "ORG"),))
    assert is_other_name(7, 14, 2, named, generic) is other
    assert not is_other_name(0, 6, 2, named, generic)  # at the beginning it owns the rest
    assert not is_other_name(7, 14, 2, parse, generic)


def test_who_does_violence_is_armed_unless_its_words_say_otherwise() -> None:
    coalition = Actor(0, 9, "coalition", "SYR", ("PTY",), via="description", reason="a group not in the tables")
    assert in_arms(coalition).sector == ("REB",)
    assert "armed" in in_arms(coalition).reason
    for other in (
        Actor(0, 5, "union", "SYR", ("LAB",), via="description"),
        Actor(0, 9, "coalition", "SYR", ("PTY",), via="agent"),
        Actor(0, 9, "coalition", "SYR", ("PTY",), "grp-x", via="description"),
    ):
        assert in_arms(other) == other


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

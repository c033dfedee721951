"""Subjects and objects in depth, on parses built by hand."""

from __future__ import annotations

import pytest
from parses import sentence

from detente.code.grammar import Tree

ACTIVE = """
Rebels rebel NOUN Number=Plur 2 nsubj
shelled shell VERB Tense=Past|VerbForm=Fin 0 root
Homs Homs PROPN _ 2 obj
and and CCONJ _ 5 cc
Hama Hama PROPN _ 3 conj
"""
PASSIVE = """
Homs Homs PROPN _ 3 nsubj:pass
was be AUX _ 3 aux:pass
shelled shell VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root
by by ADP _ 5 case
rebels rebel NOUN Number=Plur 3 obl:agent
"""
REDUCED = """
The the DET _ 2 det
town town NOUN _ 6 nsubj
shelled shell VERB Tense=Past|VerbForm=Part 2 acl
by by ADP _ 5 case
rebels rebel NOUN Number=Plur 3 obl:agent
burned burn VERB Tense=Past|VerbForm=Fin 0 root
"""
RELATIVE_SUBJECT = """
Rebels rebel NOUN _ 5 nsubj
who who PRON _ 3 nsubj
shelled shell VERB Tense=Past|VerbForm=Fin 1 acl:relcl
Homs Homs PROPN _ 3 obj
fled flee VERB Tense=Past|VerbForm=Fin 0 root
"""
RELATIVE_OBJECT = """
The the DET _ 2 det
government government NOUN _ 0 root
which which PRON _ 5 obj
they they PRON _ 5 nsubj
accuse accuse VERB Tense=Pres|VerbForm=Fin 2 acl:relcl
"""
RELATIVE_AFTER_COMMA = """
Rebels rebel NOUN _ 5 nsubj
attempting attempt VERB VerbForm=Part 1 acl
to to PART _ 4 mark
overthrow overthrow VERB VerbForm=Inf 2 xcomp
left leave VERB Tense=Past|VerbForm=Fin 0 root
the the DET _ 7 det
government government NOUN _ 5 obj
of of ADP _ 9 case
Assad Assad PROPN _ 7 nmod
, , PUNCT _ 13 punct
which which PRON _ 13 obj
they they PRON _ 13 nsubj
accuse accuse VERB Tense=Pres|VerbForm=Fin 1 acl:relcl
"""
COORDINATED = """
Troops troop NOUN _ 2 nsubj
entered enter VERB Tense=Past|VerbForm=Fin 0 root
Gao Gao PROPN _ 2 obj
and and CCONJ _ 5 cc
arrested arrest VERB Tense=Past|VerbForm=Fin 2 conj
officials official NOUN _ 5 obj
"""
CONTROL = """
France France PROPN _ 2 nsubj
urged urge VERB Tense=Past|VerbForm=Fin 0 root
Rwanda Rwanda PROPN _ 2 obj
to to PART _ 5 mark
withdraw withdraw VERB VerbForm=Inf 2 xcomp
"""
PROMISE = CONTROL.replace("urged urge", "promised promise")
BLAMED = """
Kyiv Kyiv PROPN _ 2 nsubj
accused accuse VERB Tense=Past|VerbForm=Fin 0 root
Moscow Moscow PROPN _ 2 obj
of of SCONJ _ 5 mark
shelling shell VERB VerbForm=Ger 2 advcl
"""
TORN = BLAMED.replace("Moscow Moscow PROPN _ 2 obj", "Moscow Moscow PROPN _ 5 obj")
HELD_CHANCE = """
Tillerson Tillerson PROPN _ 2 nsubj
opened open VERB Tense=Past|VerbForm=Fin 0 root
the the DET _ 4 det
possibility possibility NOUN _ 2 obj
of of SCONJ _ 6 mark
cooperating cooperate VERB VerbForm=Ger 4 acl
"""
BY_THEMSELVES = """
Rivals rival NOUN _ 2 nsubj
found find VERB Tense=Past|VerbForm=Fin 0 root
themselves themselves PRON _ 2 obj
working work VERB VerbForm=Ger 2 xcomp
"""
OWNED = """
Iran Iran PROPN _ 2 nsubj
backs back VERB Tense=Pres|VerbForm=Fin 0 root
Assad Assad PROPN _ 2 obj
's 's PART _ 3 case
weary weary ADJ _ 6 amod
forces force NOUN _ 2 obj
"""
SHARED_OBJECT = """
Rebels rebel NOUN _ 2 nsubj
shelled shell VERB Tense=Past|VerbForm=Fin 0 root
and and CCONJ _ 4 cc
stormed storm VERB Tense=Past|VerbForm=Fin 2 conj
Homs Homs PROPN _ 4 obj
"""


@pytest.mark.parametrize(
    ("rows", "verb", "doers", "undergoers"),
    [
        (ACTIVE, 1, ["Rebels"], ["Homs", "Hama"]),
        (PASSIVE, 2, ["rebels"], ["Homs"]),
        (REDUCED, 2, ["rebels"], ["town"]),
        (RELATIVE_SUBJECT, 2, ["Rebels"], ["Homs"]),
        (RELATIVE_OBJECT, 4, ["they"], ["government"]),
        (RELATIVE_AFTER_COMMA, 12, ["they"], ["government"]),
        (COORDINATED, 4, ["Troops"], ["officials"]),
        (CONTROL, 4, ["Rwanda"], []),
        (PROMISE, 4, ["France"], []),
        (BLAMED, 4, ["Moscow"], []),
        (TORN, 4, ["Moscow"], []),
        (TORN, 1, ["Kyiv"], ["Moscow"]),
        (HELD_CHANCE, 5, ["Tillerson"], []),
        (BY_THEMSELVES, 3, ["Rivals"], []),
        (SHARED_OBJECT, 1, ["Rebels"], ["Homs"]),
        (SHARED_OBJECT, 3, ["Rebels"], ["Homs"]),
    ],
)
def test_who_does_and_whom_it_befalls(rows: str, verb: int, doers: list[str], undergoers: list[str]) -> None:
    tree = Tree(sentence(rows))
    assert [tree.tokens[k].text for k in tree.doer(verb)] == doers
    assert [tree.tokens[k].text for k in tree.undergoer(verb)] == undergoers


def test_prepositions_reach_coordinated_words() -> None:
    tree = Tree(
        sentence("""
talks talk NOUN _ 0 root
with with ADP _ 3 case
Iran Iran PROPN _ 1 nmod
and and CCONJ _ 5 cc
Iraq Iraq PROPN _ 3 conj
""")
    )
    assert [tree.tokens[k].text for k in tree.oblique(0, "with")] == ["Iran", "Iraq"]
    assert tree.oblique(0, "from") == []


def test_a_fixed_preposition_is_read_whole() -> None:
    tree = Tree(
        sentence("""
left leave VERB _ 0 root
according accord VERB _ 4 case
to to ADP _ 2 fixed
Reuters Reuters PROPN _ 1 obl
""")
    )
    assert tree.preposition(3) == "according to"


def test_passives_share_the_doer_behind_the_last() -> None:
    rows = """
He he PRON _ 3 nsubj:pass
was be AUX _ 3 aux:pass
struck strike VERB Tense=Past|VerbForm=Part|Voice=Pass 0 root
and and CCONJ _ 5 cc
killed kill VERB Tense=Past|VerbForm=Part|Voice=Pass 3 conj
by by ADP _ 7 case
rebels rebel NOUN _ 5 obl:agent
"""
    assert Tree(sentence(rows)).doer(2) == [6]
    elsewhere = rows.replace("and and CCONJ _ 5 cc", "there there PRON _ 3 obl")
    assert Tree(sentence(elsewhere)).doer(2) == []


def test_a_finite_clause_has_a_subject_of_its_own() -> None:
    rows = """
Chad Chad PROPN _ 2 nsubj
spoke speak VERB Tense=Past|VerbForm=Fin 0 root
on on ADP _ 4 case
trade trade NOUN _ 2 obl
as as SCONJ _ 9 mark
Iran Iran PROPN _ 4 nmod
and and CCONJ _ 8 cc
Iraq Iraq PROPN _ 6 conj
met meet VERB Tense=Past|VerbForm=Fin 2 advcl
"""
    assert Tree(sentence(rows)).doer(8) == [5, 7]
    assert Tree(sentence(rows.replace("met meet VERB Tense=Past|VerbForm=Fin", "meeting meet VERB VerbForm=Ger"))).doer(8) == [0]


def test_who_is_fired_at_is_no_agent_whatever_the_parser_says() -> None:
    rows = """
Gas gas NOUN _ 3 nsubj:pass
was be AUX _ 3 aux:pass
fired fire VERB VerbForm=Part 0 root
at at ADP _ 5 case
crowds crowd NOUN Number=Plur 3 obl:agent
"""
    assert Tree(sentence(rows)).doer(2) == []
    assert Tree(sentence(rows)).oblique(2, "at") == [4]
    assert Tree(sentence(rows.replace("at at", "by by"))).doer(2) == [4]


def test_an_owner_hangs_on_what_it_owns() -> None:
    assert Tree(sentence(OWNED)).undergoer(1) == [5]
    assert Tree(sentence(OWNED)).owner(5) == 2
    assert Tree(sentence(OWNED.replace("'s 's PART", "too too ADV"))).undergoer(1) == [2, 5]


def test_nothing_hangs_on_itself_where_the_mark_of_an_owner_hangs_on_what_is_owned() -> None:
    rows = """
Each each PRON _ 2 nsubj
blamed blame VERB Tense=Past|VerbForm=Fin 0 root
other other NOUN _ 2 obj
's 's PART _ 5 case
brigades brigade NOUN _ 2 obj
"""
    tree = Tree(sentence(rows))
    assert tree.above(4) == [1]
    assert tree.below(1) == [0, 1, 2, 3, 4]


def test_an_end_that_hangs_on_its_beginning_is_the_verbs() -> None:
    fired = Tree(
        sentence("""
Jets jet NOUN Number=Plur 2 nsubj
fired fire VERB Tense=Past|VerbForm=Fin 0 root
from from ADP _ 4 case
Lebanon Lebanon PROPN _ 2 obl
into into ADP _ 6 case
Syria Syria PROPN _ 4 nmod
""")
    )
    assert (fired.oblique(1, "from"), fired.oblique(1, "into"), fired.oblique(1, "to")) == ([3], [5], [])

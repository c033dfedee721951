"""Which words name a side, on parses built by hand."""

from __future__ import annotations

from parses import sentence, text_of

from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.sides import fill, side
from detente.lexicon.predicates import Frame

LEADERS = """
The the DET _ 2 det
leaders leader NOUN Number=Plur 9 nsubj
of of ADP _ 4 case
India India PROPN _ 2 nmod
, , PUNCT _ 6 punct
Pakistan Pakistan PROPN _ 4 conj
and and CCONJ _ 8 cc
China China PROPN _ 4 conj
met meet VERB _ 0 root
"""


def words(rows: str, head: int) -> str:
    parse = sentence(rows)
    found = side(Tree(parse), head)
    return text_of(parse)[found.begin : found.end]


def test_several_heads_share_the_names_behind_of() -> None:
    assert words(LEADERS, 1) == "leaders of India , Pakistan and China"


def test_one_head_stops_at_its_first_name() -> None:
    assert words(LEADERS.replace("leaders leader NOUN Number=Plur", "leader leader NOUN Number=Sing"), 1) == "leader of India"


def test_names_joined_before_a_head_belong_to_it() -> None:
    rows = """
US US PROPN _ 4 compound
and and CCONJ _ 3 cc
UK UK PROPN _ 1 conj
troops troop NOUN Number=Plur 5 nsubj
left leave VERB _ 0 root
"""
    assert words(rows, 3) == "US and UK troops"


def test_what_is_fired_may_be_aimed() -> None:
    rows = """
Gunners gunner NOUN _ 2 nsubj
fired fire VERB Tense=Past|VerbForm=Fin 0 root
rounds round NOUN Number=Plur 2 obj
aimed aim VERB Tense=Past|VerbForm=Part 3 acl
at at ADP _ 6 case
Homs Homs PROPN _ 4 obl
"""
    match = Match(1, Frame("ASSAULT", "fire", "assault.toml:1"), (1, 2), noun=False)
    assert fill(Tree(sentence(rows)), match, "at") == [5]
    assert fill(Tree(sentence(rows.replace("aimed aim", "made make"))), match, "at") == []


def test_no_name_ends_with_what_opens_a_phrase() -> None:
    united = LEADERS.replace("China China PROPN _ 4 conj", "the the DET _ 9 det\nUK UK PROPN _ 4 conj").replace(
        "_ 8 cc", "_ 9 cc"
    )
    assert words(united.replace("Plur 9 nsubj", "Plur 10 nsubj"), 1) == "leaders of India , Pakistan and the UK"
    units = """
units unit NOUN Number=Plur 5 nsubj
of of ADP _ 4 case
the the DET _ 4 det
KPA KPA PROPN _ 1 nmod
moved move VERB _ 0 root
"""
    assert words(units, 0) == "units of the KPA"
    assert words(units.replace("the the DET _ 4 det", "Third third ADJ _ 4 amod"), 0) == "units"


SHOULD = Frame("REQUEST", "say-should", "request.toml:1", verbs=("must",), needs=("sayer", "bound"))
BOUND = """
Paris Paris PROPN _ 2 nsubj
said say VERB _ 0 root
Mali Mali PROPN _ 5 nsubj
must must AUX _ 5 aux
pay pay VERB _ 2 ccomp
"""


def of_modal(rows: str, modal: int) -> tuple[list[int], list[int]]:
    tree = Tree(sentence(rows))
    match = Match(modal, SHOULD, (modal,), noun=False)
    return fill(tree, match, "sayer"), fill(tree, match, "bound")


def test_a_modal_binds_its_subject_on_the_word_of_who_says_so() -> None:
    assert of_modal(BOUND, 3) == ([0], [2])
    assert of_modal(BOUND.replace("say VERB", "hope VERB"), 3) == ([], [])
    alone = "Mali Mali PROPN _ 3 nsubj\nmust must AUX _ 3 aux\npay pay VERB _ 0 root"
    assert of_modal(alone, 1) == ([], [])


def test_who_speaks_of_his_own_duty_binds_nobody() -> None:
    assert of_modal(BOUND.replace("Mali Mali PROPN", "we we PRON"), 3)[1] == []
    assert of_modal(BOUND.replace("Mali Mali PROPN", "they they PRON"), 3)[1] == [2]


def test_a_number_is_whom_it_counts() -> None:
    rows = "One one NUM _ 4 nsubj\nof of ADP _ 3 case\nguards guard NOUN Number=Plur 1 nmod\nfled flee VERB _ 0 root"
    tree = Tree(sentence(rows))
    assert tree.counted(0) == 2
    assert tree.counted(2) == 2

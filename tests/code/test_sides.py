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
    assert words(units.replace("the the DET _ 4 det", "Third third ADJ _ 4 amod"), 0) == "units of Third KPA"


def test_a_common_noun_goes_with_the_name_that_tells_whose_or_where_it_is() -> None:
    court = """
court court NOUN Number=Sing 5 nsubj
in in ADP _ 4 case
northern northern ADJ _ 4 amod
Mali Mali PROPN _ 1 nmod
freed free VERB _ 0 root
"""
    assert words(court, 0) == "court in northern Mali"
    assert words(court.replace("Mali Mali PROPN", "towns town NOUN"), 0) == "court"
    assert words(court.replace("in in ADP", "with with ADP"), 0) == "court"
    assert words(court.replace("court court NOUN", "Court Court PROPN"), 0) == "Court"


def test_a_head_of_state_is_no_mere_head() -> None:
    head = """
head head NOUN Number=Sing 4 nsubj
of of ADP _ 3 case
state state NOUN Number=Sing 1 nmod
spoke speak VERB _ 0 root
"""
    assert words(head, 0) == "head of state"


def test_an_adverb_stays_with_the_adjective_of_a_name() -> None:
    government = """
widely widely ADV _ 2 advmod
recognised recognise VERB VerbForm=Part 3 amod
government government NOUN Number=Sing 4 nsubj
spoke speak VERB _ 0 root
"""
    assert words(government, 2) == "widely recognised government"


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


ARREST = """
Castillo Castillo PROPN _ 3 nmod:poss
's 's PART _ 1 case
arrest arrest NOUN Number=Sing 4 nsubj
angered anger VERB _ 0 root
many many ADJ _ 4 obj
"""


def test_whose_arrest_it_is_suffers_it() -> None:
    frame = Frame("COERCE", "arrest", "coerce.toml:1", nouns=("arrest",), recipient=("object", "owner"))
    match = Match(2, frame, (2,), noun=True)
    tree = Tree(sentence(ARREST))
    assert (fill(tree, match, "subject"), fill(tree, match, "owner")) == ([], [0])
    raids = Tree(sentence(ARREST.replace("Number=Sing", "Number=Plur")))  # "the army's killings" are its own
    assert fill(raids, match, "subject") == [0]


ACCUSED = """
They they PRON _ 2 nsubj
accused accuse VERB _ 0 root
the the DET _ 4 det
party party NOUN _ 2 obj
of of ADP _ 6 case
fraud fraud NOUN _ 4 nmod
"""


def test_a_charge_is_no_part_of_the_name() -> None:
    assert words(ACCUSED, 3) == "party"
    assert words(ACCUSED.replace("accused accuse", "joined join"), 3) == "party of fraud"

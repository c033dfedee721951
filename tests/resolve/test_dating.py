"""Which time dates an act: by the tree and by the encoder; ranges, "since", terms of office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.config import DATA
from detente.lexicon import timewords
from detente.lexicon.actors import Entry, NameUse, Register, RoleTerm
from detente.model import Act, Dating, Hint, Part, Sentence, Span, Status
from detente.resolve import terms
from detente.resolve.dating import date
from detente.resolve.memory import Memory
from detente.resolve.names import Names
from detente.resolve.times import find
from tests.parses import sentence, text_of

WORDS = timewords.load(DATA / "lexicon")
FRIDAY = "2017-07-07"
TWO = """
Rebels rebel NOUN Number=Plur 2 nsubj
attacked attack VERB Tense=Past|VerbForm=Fin 0 root
Tuesday Tuesday PROPN _ 2 obl
and and CCONJ _ 5 cc
fled flee VERB Tense=Past|VerbForm=Fin 2 conj
Wednesday Wednesday PROPN _ 5 obl
"""
SAID = """
He he PRON _ 2 nsubj
said say VERB Tense=Past|VerbForm=Fin 0 root
Wednesday Wednesday PROPN _ 2 obl
troops troop NOUN Number=Plur 5 nsubj
left leave VERB Tense=Past|VerbForm=Fin 2 ccomp
in in ADP _ 7 case
May May PROPN _ 5 obl
"""


def act(place: int) -> Act:
    return Act(0, place, Span(0, 1), "ASSAULT", (), (), "", Status.ASSERTED, (), ())


def dated(rows: str, place: int, published: str | None = FRIDAY) -> Dating:
    parse = sentence(rows)
    return date(act(place), parse, find(text_of(parse), [parse], published, WORDS)[0])


def obl(*time: str) -> str:
    """ "Rebels attacked" with a time of these words, the first a preposition, the last its head."""
    case, *rest = time
    head = 3 + len(rest)
    rows = [
        "Rebels rebel NOUN Number=Plur 2 nsubj",
        "attacked attack VERB Tense=Past|VerbForm=Fin 0 root",
        f"{case} {case} ADP _ {head} case",
    ]
    rows += [f"{word} {word} PROPN _ {head} compound" for word in rest[:-1]]
    return "\n".join([*rows, f"{rest[-1]} {rest[-1]} PROPN _ 2 obl"])


@pytest.mark.parametrize(("rows", "place", "day"), [(TWO, 1, "2017-07-04"), (TWO, 4, "2017-07-05"), (SAID, 1, "2017-07-05")])
def test_each_act_has_its_own_day(rows: str, place: int, day: str) -> None:
    assert dated(rows, place) == Dating(day, day, "day", "text", day)


def test_a_month_is_dated_to_the_month() -> None:
    assert dated(SAID, 4) == Dating("2017-05-01", "2017-05-31", "month", "text", "2017-05")


def test_without_a_publication_date_the_value_stands_alone() -> None:
    assert dated(TWO, 1, None) == Dating(None, None, "", "text", "XXXX-WXX-2")


@pytest.mark.parametrize("case", ["until", "before", "after"])
def test_before_and_after_a_time_is_not_then(case: str) -> None:
    assert dated(obl(case, "Wednesday"), 1) == Dating()


def test_since_has_a_first_day_only() -> None:
    assert dated(obl("since", "October"), 1) == Dating("2016-10-01", None, "since", "text", "2016-10")


def test_a_length_is_no_date() -> None:
    assert dated(obl("for", "six", "years"), 1) == Dating()


def test_a_vague_time_is_no_date() -> None:
    assert dated(obl("in", "recent", "years"), 1) == Dating()


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (("between", "1998", "and", "2002"), Dating("1998-01-01", "2002-12-31", "range", "text", "1998/2002")),
        (("from", "3", "to", "5", "May"), Dating("2017-05-03", "2017-05-05", "range", "text", "2017-05-03/2017-05-05")),
        (("on", "May", "3", "-", "5"), Dating("2017-05-03", "2017-05-05", "range", "text", "2017-05-03/2017-05-05")),
        (("in", "1998", "and", "2002"), Dating("1998-01-01", "1998-12-31", "year", "text", "1998")),
    ],
)
def test_a_range_has_two_ends(time: tuple[str, ...], expected: Dating) -> None:
    assert dated(obl(*time), 1) == expected


def hinted(chances: dict[int, float]) -> Sentence:
    parts = tuple(Part(place, "time", chance) for place, chance in chances.items())
    return replace(sentence(TWO), hints=(Hint(1, (("ASSAULT", 0.9),), (("asserted", 0.9),), parts),))


@pytest.mark.parametrize(
    ("chances", "day"),
    [
        ({5: 0.8}, "2017-07-05"),
        ({2: 0.2}, "2017-07-04"),
        ({2: 0.12}, "2017-07-04"),
        ({5: 0.3}, None),
        ({}, None),
        ({2: 0.05, 5: 0.05}, None),
    ],
)
def test_the_encoder_names_and_rules_out_times(chances: dict[int, float], day: str | None) -> None:
    parse = hinted(chances)
    assert date(act(1), parse, find(text_of(parse), [parse], FRIDAY, WORDS)[0]).date == day


UNDER = """
Rebels rebel NOUN Number=Plur 2 nsubj
attacked attack VERB Tense=Past|VerbForm=Fin 0 root
under under ADP _ 6 case
former former ADJ _ 6 amod
President President PROPN _ 6 compound
Obama Obama PROPN _ 2 obl
"""
ROLES = (RoleTerm("USA", ("LEG",), "senator", "2005", "2008"), RoleTerm("USA", ("GOV",), "president", "2009-01-20", "2017-01-20"))


def under(*roles: RoleTerm, rows: str = UNDER) -> Dating:
    register = Register(
        {"per-o": Entry("per-o", "person", "Obama")},
        {"Obama": (NameUse("per-o", "name", "", ""),)},
        {"per-o": roles},
        {},
        frozenset(),
    )
    parse = sentence(rows)
    text = text_of(parse)
    memory = Memory(Names(register).find(text, Span(0, len(text)), FRIDAY), [parse], register, FRIDAY)
    return date(act(1), parse, [], terms.find(parse, memory, register))


def test_under_a_president_is_within_the_term() -> None:
    assert under(*ROLES) == Dating("2009-01-20", "2017-01-20", "term", "term", "2009-01-20/2017-01-20")


def test_a_term_that_goes_on_has_no_last_day() -> None:
    assert under(RoleTerm("USA", ("GOV",), "president", "2009-01", "")) == Dating(
        "2009-01-01", None, "term", "term", "2009-01-01/"
    )


def test_two_terms_or_no_rule_give_no_date() -> None:
    twice = RoleTerm("USA", ("GOV",), "president", "2025-01-20", "")
    assert under(*ROLES, twice) == Dating()
    assert under(ROLES[0]) == Dating()
    assert under(*ROLES, rows=UNDER.replace("under under", "near near")) == Dating()

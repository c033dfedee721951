"""Bonds into ties: parties, time spans, reasons; on whole sentences where the register decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.lexicon.actors import Entry, NameUse, Register
from detente.model import Actor, Reading, Tie
from detente.pipeline import Coder
from detente.resolve.parties import described, hidden, identity, in_revolt, unfit

STATE = Actor(0, 5, "Syria", "SYR", ("GOV",), "SYR", "Syria", "name")
ASSAD = Actor(0, 5, "Assad", "SYR", ("GOV",), "per-bashar", "Bashar al-Assad", "name")
ARMY = Actor(0, 10, "the troops", "SYR", ("MIL",), "", "", "agent")
REBELS = Actor(0, 10, "insurgents", "SYR", ("REB",), "", "", "agent")
GROUP = Actor(0, 4, "ISIS", "IMG", ("REB",), "grp-isis", "ISIS", "name")
RUSSIA = Actor(0, 6, "Russia", "RUS", ("GOV",), "RUS", "Russia", "name")
REGISTER = Register(
    {"SYR": Entry("SYR", "country", "Syria")},
    {"Syrian": (NameUse("SYR", "demonym", "", ""),), "Syrians": (NameUse("SYR", "demonym", "", ""),)},
    {}, {}, frozenset(),
)  # fmt: skip
NATIONS = {"SYR": "Syrian"}


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (RUSSIA, ASSAD, ""), (RUSSIA, GROUP, ""), (STATE, ASSAD, "itself"), (ARMY, STATE, "itself"), (REBELS, STATE, ""),
        (RUSSIA, Actor(0, 3, "him"), "unknown: him"), (RUSSIA, Actor(0, 4, "army", "", ("MIL",), via="agent"), "unknown: army"),
        (RUSSIA, Actor(0, 4, "monk", "SYR", ("REL",), via="agent"), "no political party: monk"),
    ],
)  # fmt: skip
def test_who_can_stand_in_a_tie(a: Actor, b: Actor, reason: str) -> None:
    found = unfit("backs", a, b)
    assert found.endswith(reason) if reason else not found


def test_people_without_arms_oppose_and_do_not_fight() -> None:
    other = Actor(0, 6, "Le Pen", "FRA", ("PTY",), "per-le-pen", "Marine Le Pen", "name")
    assert unfit("fights", ASSAD, other) == "between people who bear no arms"
    assert not unfit("opposes", ASSAD, other)
    assert not unfit("fights", ASSAD, GROUP)


def test_a_body_and_one_of_its_people_are_no_two_parties() -> None:
    chief = Actor(0, 5, "Lungu", "UNO", ("GOV",), "per-lungu", "Lungu", "name")
    body = Actor(10, 13, "WHO", "UNO", ("GOV",), "bod-who", "World Health Organization", "name")
    assert unfit("opposes", chief, body) == "between a body and one of its people"
    assert not unfit("opposes", replace(chief, code="ZMB"), body)


def test_a_state_is_its_leaders_and_its_army_and_no_rebel() -> None:
    assert identity(STATE) == identity(ASSAD) == identity(ARMY) == ("SYR",)
    assert identity(REBELS) == ("SYR", "REB")
    assert identity(GROUP) == ("grp-isis",)
    assert in_revolt(REBELS, STATE)
    assert not in_revolt(REBELS, RUSSIA)


def test_rebels_of_a_country_are_named_after_it() -> None:
    assert described(REBELS, NATIONS).identifier_text == "Syrian rebels"
    assert described(STATE, NATIONS) is STATE


def test_a_name_inside_a_longer_one() -> None:
    found = hidden("Syrian", 4, REGISTER, None)
    assert found is not None
    assert (found.identifier_id, found.begin, found.end) == ("SYR", 4, 10)
    assert hidden("Biya", 0, REGISTER, None) is None


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def read(coder: Coder, text: str) -> Reading:
    return coder.code(text, published="2019-03-01")


def only(coder: Coder, text: str, kind: str) -> Tie:
    (tie,) = [one for one in read(coder, text).relations if one.kind == kind]
    return tie


def test_since_opens_and_until_closes(coder: Coder) -> None:
    tie = only(coder, "Eritrea, which has backed Hezbollah since 2012, denies it.", "backs")
    assert (tie.a.code, tie.dating.date, tie.dating.enddate, tie.standing) == ("ERI", "2012-01-01", None, "current")
    tie = only(coder, "Eritrea backed Hezbollah until 2014.", "backs")
    assert (tie.dating.date, tie.dating.enddate, tie.standing) == (None, "2014-12-31", "ended")


def test_a_war_of_an_earlier_year_has_ended(coder: Coder) -> None:
    tie = only(coder, "Hezbollah fought a war with Israel in 2006.", "fights")
    assert (tie.dating.date, tie.dating.enddate, tie.standing) == ("2006-01-01", "2006-12-31", "ended")


def test_compound_sides_make_several_ties(coder: Coder) -> None:
    ties = read(coder, "Kenya and Ethiopia are both fighting al-Shabaab.").relations
    assert [(t.a.code, t.kind, t.b.identifier_text) for t in ties] == [
        ("KEN", "fights", "al-Shabaab"), ("ETH", "fights", "al-Shabaab"),
    ]  # fmt: skip
    assert len({tie.id for tie in ties}) == 2


def test_the_backer_is_not_the_country_of_whom_it_backs(coder: Coder) -> None:
    tie = only(coder, "Iran-backed militias crossed the river.", "backs")
    assert (tie.a.code, tie.b.code, tie.b.entity_text) == ("IRN", "", "Iran-backed militias")


def test_what_is_left_out_says_why(coder: Coder) -> None:
    reasons = [one.reason for one in read(coder, "Sweden supports a tax on aviation fuel.").left_out]
    assert any(reason.startswith("backs with somebody unknown") for reason in reasons)


def test_an_act_shows_a_tie_that_no_word_tells(coder: Coder) -> None:
    tie = only(coder, "Israel bombed Hezbollah on Monday.", "fights")
    assert tie.trace[0] == "act ASSAULT shows fights"
    assert tie.dating.date == "2019-02-25"

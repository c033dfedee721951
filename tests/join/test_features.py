"""What speaks for and against one act, question by question."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from told import account

from detente.join import features
from detente.join.features import TABLE
from detente.join.traits import Traits, traits
from detente.model import Account, Actor, Status, Tally, mention

BOMBED = "Turkey bombed Manbij, killing four people."


def one(told: Account) -> Traits:
    return traits([told])[0]


def base(**more: object) -> Traits:
    return one(account("a", BOMBED, "ASSAULT", "TUR", "SYR", day="2020-03-01", **more))


CASES = {
    "actors": (account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR"), account("b", "Russia hit it.", "ASSAULT", "RUS", "SYR")),
    "recipients": (account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR"), account("b", "Turkey hit it.", "ASSAULT", "TUR", "FRA")),
    "act": (account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR"), account("b", "Turkey met them.", "CONSULT", "TUR", "SYR")),
    "day": (account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR", day="2020-03-01"), account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR", day="2020-03-04")),
    "reported": (account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR", "2020-03-01"), account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR", "2020-02-28")),
    "place": (account("b", "Turkey struck near Manbij again.", "ASSAULT", "TUR", "SYR"), account("b", "Turkey struck near Idlib again.", "ASSAULT", "TUR", "SYR")),
    "numbers": (account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR", size=(Tally("dead", 4, 4),)), account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR", size=(Tally("dead", 40, 40),))),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_like_speaks_for_and_unlike_against(name: str) -> None:
    question = getattr(features, name)
    whole = one(
        account("a", "Turkey bombed a market in Manbij.", "ASSAULT", "TUR", "SYR", day="2020-03-01", size=(Tally("dead", 4, 4),))
    )
    like, unlike = (question(whole, one(told)) for told in CASES[name])
    assert like is not None
    assert like.strength > 0
    assert unlike is not None
    assert unlike.strength < 0


def test_swapped_sides_cannot_be_one_act() -> None:
    other = one(account("b", "Syria bombed Mardin.", "ASSAULT", "SYR", "TUR", day="2020-03-01"))
    assert features.swapped(base(), other) is not None
    assert features.contradict(base(), other)
    talks = [
        one(account("a", "Turkey met Syria.", "CONSULT", "TUR", "SYR")),
        one(account("b", "Syria met Turkey.", "CONSULT", "SYR", "TUR")),
    ]
    assert not features.contradict(*talks)
    found = features.participants(*talks)
    assert found is not None
    assert found.strength == 1.0


def test_days_fixed_by_both_texts_contradict_each_other() -> None:
    assert features.contradict(base(), one(account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR", day="2020-03-09")))
    assert not features.contradict(base(), one(account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR", "2020-03-09")))


def test_a_part_of_a_people_is_not_its_state() -> None:
    rebels = account("b", "Turkey hit rebels.", "ASSAULT", "TUR", "")
    sides = (mention(Actor(0, 6, "Syrian rebels", "SYR", ("REB",), via="demonym")),)
    found = features.recipients(base(), one(replace(rebels, recipient=sides)))
    assert found is not None
    assert found.strength < 0.2


def test_background_is_seldom_the_news() -> None:
    old = one(account("b", "Turkey hit it.", "ASSAULT", "TUR", "SYR", status=Status.HISTORICAL))
    found = features.standing(base(), old)
    assert found is not None
    assert found.strength < 0


@pytest.mark.parametrize(("question", "weight"), TABLE, ids=lambda one: getattr(one, "__name__", ""))
def test_every_question_is_documented_bounded_and_the_same_both_ways(question: features.Question, weight: float) -> None:
    assert question.__doc__
    assert weight > 0
    everybody = [base(), *(one(told) for pair in CASES.values() for told in pair)]
    for a, b in product(everybody, repeat=2):
        found, turned = question(a, b), question(b, a)
        assert (found and found.strength) == (turned and turned.strength)
        assert found is None or (-1 <= found.strength <= 1 and found.words)

"""The simulated years and how alarms are judged."""

from __future__ import annotations

from itertools import pairwise

from benchmarks.shifts import Alarm, Rule, averaged, tally
from benchmarks.simulated import APART, PRESS, Dyad, Planted, dyads


def test_the_same_seed_gives_the_same_years_with_shifts_apart() -> None:
    made = dyads(3, 20)
    assert made == dyads(3, 20)
    assert made != dyads(4, 20)
    assert {dyad.press for dyad in made} == set(PRESS)
    assert sum(not dyad.planted for dyad in made) == 10
    assert all(b.day - a.day >= 7 * APART for dyad in made for a, b in pairwise(dyad.planted))


def test_alarms_are_judged_by_day_and_direction_each_shift_once() -> None:
    dyad = Dyad((), (), (Planted(100, rises=True), Planted(300, rises=False)), "steady")
    near, twice, late, wrong = (
        Alarm(day, day - 3, day + 3, rises) for day, rises in ((102, True), (98, True), (330, False), (300, True))
    )
    got = tally([dyad], [[near, twice, late, wrong]])
    assert (got.planted, got.found, got.false, got.held) == (2, 1, 3, 1)
    assert (got.recall, got.false_alarms) == (50.0, 1.5)
    assert tally([dyad], [[]]).recall == 0.0


def test_the_moving_average_can_find_a_plain_rise() -> None:
    found = [
        list(averaged(dyad, Rule((8, 16), 4.0, by_article=False, poisson=True)))
        for dyad in dyads(5, 40)
        if dyad.press == "steady" and dyad.planted
    ]
    assert any(found)

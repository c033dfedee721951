"""Shifts: found where the rate changes, not where only the press does; the same however the days are cut."""

from __future__ import annotations

import datetime
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Attention, Deed
from detente.relate import segments
from detente.relate.coverage import Coverage, covered
from detente.relate.segments import fit
from detente.relate.shifts import shifted, shifts
from tests.accounts import RUS, SYR, USA, deed

FIRST = datetime.date(2016, 1, 4)


def day(number: int) -> str:
    return (FIRST + datetime.timedelta(days=number)).isoformat()


def acts(rates: Iterable[tuple[int, int]], event: str = "ASSAULT") -> list[Deed]:
    """So many events a week for so many weeks, spread over the days, one after the other."""
    found, week = [], 0
    for weeks, rate in rates:
        for number in range(week, week + weeks):
            found += [deed(event, RUS, SYR, day(7 * number + 7 * n // rate), f"n{n}") for n in range(rate)]
        week += weeks
    return found


def looked(levels: Iterable[tuple[int, int]]) -> Coverage:
    """So many articles a day for so many weeks, naming one of the two."""
    return covered(attention(levels))


def attention(levels: Iterable[tuple[int, int]]) -> list[Attention]:
    days = [articles for weeks, articles in levels for _ in range(7 * weeks)]
    return [Attention(day(number), articles, articles, 50) for number, articles in enumerate(days)]


def test_a_rise_is_found_with_its_interval_words_and_articles() -> None:
    (found,) = shifts(RUS, SYR, acts([(20, 2), (20, 6)]), looked([(40, 3)]))
    assert abs((datetime.date.fromisoformat(found.date) - FIRST).days - 140) <= 3
    assert found.low <= day(140) <= found.high
    assert (found.direction, found.measure, round(found.before), round(found.after)) == ("worse", "material conflict", 2, 6)
    assert len(found.articles) == 5
    assert found.words.startswith("RUS towards SYR: from 2.0 to 6.0 material conflict events a week, change between ")
    assert found.words.endswith("; driven by these 5 articles.")


def test_less_conflict_and_more_aid_are_better() -> None:
    fewer = shifts(RUS, SYR, acts([(20, 6), (20, 1)]), looked([(40, 3)]))
    aid = shifts(RUS, SYR, acts([(20, 1), (20, 6)], "AID"), looked([(40, 3)]))
    assert [one.direction for one in (*fewer, *aid)] == ["better", "better"]
    assert all(article_day <= fewer[0].high for article_day in _days(fewer[0].articles, acts([(20, 6), (20, 1)])))


def test_twice_the_press_is_no_shift() -> None:
    own = acts([(20, 3), (20, 6)])
    assert len(shifts(RUS, SYR, own, looked([(40, 4)]))) == 1
    assert shifts(RUS, SYR, own, looked([(20, 4), (20, 8)])) == ()


def test_few_events_short_series_and_bursts_are_none() -> None:
    assert shifts(RUS, SYR, acts([(20, 1)])[:7], looked([(20, 3)])) == ()
    assert shifts(RUS, SYR, acts([(3, 1), (3, 9)]), looked([(6, 3)])) == ()
    assert shifts(RUS, SYR, acts([(20, 1), (1, 6), (20, 1)]), looked([(41, 3)])) == ()
    assert shifts(RUS, SYR, [], covered([])) == ()


@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_cutting_days_into_parts_and_their_order_change_nothing(seed: int, chance: random.Random) -> None:
    source = random.Random(seed)  # noqa: S311 - a test
    own = [
        deed("ASSAULT", RUS, SYR, day(7 * week + source.randrange(7)), f"n{n}")
        for week in range(30)
        for n in range(source.choice((0, 1, 2, 3)) * (1 if week < 15 else 3))
    ]
    whole = attention([(10, 3), (10, 9), (10, 5)])
    halves = [replace(one, both=part, one=part) for one in whole for part in (one.both // 2, one.both - one.both // 2)]
    expected = shifts(RUS, SYR, own, covered(whole))
    chance.shuffle(own)
    chance.shuffle(halves)
    assert shifts(RUS, SYR, own, covered(halves)) == expected
    assert shifted({4: [one.date or "" for one in own]}, covered(whole)) == bool(expected)


def test_what_others_do_and_what_is_only_possible_change_nothing() -> None:
    own = acts([(20, 2), (20, 6)])
    possible = [deed("ASSAULT", RUS, SYR, day(number), "x", status="possible") for number in range(100)]
    assert shifts(RUS, SYR, own + possible, looked([(40, 3)])) == shifts(RUS, SYR, own, looked([(40, 3)]))
    assert USA.id not in {shift.a for shift in shifts(RUS, SYR, own, looked([(40, 3)]))}


@given(st.lists(st.sampled_from((0, 0, 0, 0, 1, 2, 7)), min_size=8, max_size=14), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_no_division_is_cheaper_than_the_levels_found(counts: list[int], chance: random.Random) -> None:
    exposure = [chance.uniform(0.5, 2) for _ in counts]
    ((cost, changes),) = segments._levels(np.array(counts, dtype=float), np.array([exposure]), 1.0, 3)
    costs = {division: _cost(counts, exposure, division) for division in _divisions(len(counts), 3)}
    assert abs(cost - min(costs.values())) < 1e-9
    assert abs(costs[tuple(changes)] - cost) < 1e-9


def test_levels_are_the_best_of_all_divisions() -> None:
    counts, even = [2, 1, 2, 3, 2, 9, 8, 10, 9, 8, 9], [1.0] * 11
    assert fit(counts, [5.0] * 11, even, 3).changes == (5,)
    assert fit([2] * 11, [5.0] * 11, even, 3).changes == ()


def _days(articles: Iterable[str], own: Iterable[Deed]) -> list[str]:
    told = {source.article_id: deed.date or "" for deed in own for source in deed.sources}
    return [told[article] for article in articles]


def _divisions(length: int, least: int, begin: int = 0) -> Iterable[tuple[int, ...]]:
    yield ()
    for place in range(begin + least, length - least + 1):
        yield from ((place, *rest) for rest in _divisions(length, least, place))


def _cost(counts: Sequence[int], exposure: Sequence[float], changes: Sequence[int]) -> float:
    """The deviance of levels that begin at `changes`, with the penalty of each."""
    edges = (0, *changes, len(counts))
    parts = [(sum(counts[a:b]), math.fsum(exposure[a:b])) for a, b in pairwise(edges)]
    deviance = math.fsum(-2 * (y * math.log(y / e) - y) for y, e in parts if y)
    return deviance + segments.PENALTY * math.log(len(counts)) * len(changes)

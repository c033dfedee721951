"""States of a dyad: named by what was done, steady, moved by named articles."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from detente.model import Attention, Deed, Party, Source, Span
from detente.relate.phases import phases
from detente.relate.series import dated, series

A, B = Party("A", "A", "A"), Party("B", "B", "B")
MONDAY = datetime.date(2024, 1, 1)


def deed(week: int, quad: int, number: int = 0, independent: int = 1) -> Deed:
    day = (MONDAY + datetime.timedelta(days=7 * week)).isoformat()
    id_ = f"{week}-{quad}-{number}"
    source = Source(f"article {id_}", Span(0, 1), day, f"article {id_}")
    return Deed(id_, "X", (), quad, 0.0, "asserted", day, "day", (A,), (B,), independent, 0.9, (source,))


def named(deeds: list[Deed], weeks: int, silent: range = range(0)) -> list[tuple[str, str, tuple[str, ...]]]:
    days = [(MONDAY + datetime.timedelta(days=7 * week)).isoformat() for week in range(weeks)]
    attention = [Attention(day, 4, 4, 40) for week, day in enumerate(days) if week not in silent]
    told = {one.id: one.sources[0].article_id for one in deeds}
    found = phases(
        series(deeds, attention, since=days[0], until=days[-1]), dated(deeds), lambda ids: {one: told[one] for one in ids}
    )
    return [(one.name, one.begin, one.articles) for one in found]


def test_calm_then_violent_then_calm_with_their_articles() -> None:
    war = [deed(week, 4, number, independent=3 if week == 12 else 1) for week in range(10, 20) for number in (0, 1)]
    found = named(war, 34)
    assert [name for name, _, _ in found] == ["calm", "violent", "calm"]
    assert found[0][2] == ()
    assert found[1][2][0] == "article 12-4-0"
    assert all(one.startswith("article 1") for one in found[2][2])


def test_words_alone_are_tense_and_talks_are_cooperative() -> None:
    assert [name for name, _, _ in named([deed(week, 3) for week in range(12)], 12)] == ["tense"]
    assert [name for name, _, _ in named([deed(week, 1) for week in range(12)], 12)] == ["cooperative"]


def test_one_loud_week_makes_no_phase() -> None:
    assert [name for name, _, _ in named([deed(10, 4, number) for number in range(3)], 24)] == ["calm"]


def test_nobody_reporting_is_unknown_and_not_peace() -> None:
    found = named([deed(week, 3) for week in range(10)], 24, silent=range(10, 24))
    assert [name for name, _, _ in found][-1] == "unknown"


def test_nothing_has_no_phase() -> None:
    assert phases((), [], lambda ids: {}) == ()


@given(
    st.lists(st.tuples(st.integers(0, 11), st.integers(1, 4), st.integers(0, 3)), max_size=24, unique=True), st.integers(1, 12)
)
def test_every_week_is_in_one_phase(acts: list[tuple[int, int, int]], weeks: int) -> None:
    """Also of dyads that are known for few weeks only, of which no state lasts as long as a level."""
    found = named([deed(min(week, weeks - 1), quad, number) for week, quad, number in acts], weeks)
    begins = [begin for _, begin, _ in found]
    assert begins[0] == MONDAY.isoformat()
    assert begins == sorted(set(begins))


def test_where_no_state_lasts_the_longest_counts() -> None:
    quiet = [deed(0, 4), deed(0, 4, 1)]
    assert [name for name, _, _ in named([*quiet, *(deed(week, 4, number) for week in (4, 5) for number in range(4))], 6)]

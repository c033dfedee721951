"""Time expressions and their values; nothing is guessed without a publication date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.resolve.times import bounds, find

FRIDAY = "2017-07-07"


def values(text: str, published: str | None = FRIDAY, future: bool = False) -> list[tuple[str, str]]:
    return [(text[w.begin : w.end], w.value) for w in find(text, 0, published, future)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said in a statement Wednesday", [("Wednesday", "2017-07-05")]),
        ("ahead of Friday's summit", [("Friday", "2017-07-07")]),
        ("met last Friday", [("last Friday", "2017-06-30")]),
        ("meets next Monday", [("next Monday", "2017-07-10")]),
        ("on July 4, 2015, and in 2012", [("July 4, 2015", "2015-07-04"), ("2012", "2012")]),
        ("on 4 July 2015", [("4 July 2015", "2015-07-04")]),
        ("in May 1998", [("May 1998", "1998-05")]),
        ("on June 30", [("June 30", "2017-06-30")]),
        ("on December 30", [("December 30", "2016-12-30")]),
        ("yesterday and today", [("yesterday", "2017-07-06"), ("today", "2017-07-07")]),
        ("last month", [("last month", "2017-06")]),
        ("last year", [("last year", "2016")]),
        ("last week", [("last week", "2017-W26")]),
        ("two weeks ago", [("two weeks ago", "2017-W25")]),
        ("three days ago", [("three days ago", "2017-07-04")]),
        ("a year ago", [("a year ago", "2016")]),
        ("in the 1990s", [("the 1990s", "199")]),
        ("in recent years", [("in recent years", "PAST_REF")]),
        ("the six-year war", [("six-year", "P6Y")]),
        ("on 2016-02-30", []),
        ("on February 30", []),
        ("May called on Brussels", [("May", "2017-05")]),
        ("the 300 marchers", []),
    ],
)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Friday", "XXXX-WXX-5"),
        ("last month", "XXXX-XX"),
        ("on July 4", "XXXX-07-04"),
        ("two years ago", "XXXX"),
        ("yesterday", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_date_values_stay_open(text: str, value: str) -> None:
    found = values(text, None)
    assert [v for _, v in found] == [value]
    assert bounds(value) is None


def test_a_future_sentence_looks_ahead() -> None:
    assert values("they will meet on Monday", future=True) == [("Monday", "2017-07-10")]
    assert values("they will vote on January 5", future=True) == [("January 5", "2018-01-05")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2017-07-07", ("2017-07-07", "2017-07-07", "day")),
        ("2017-02", ("2017-02-01", "2017-02-28", "month")),
        ("2016", ("2016-01-01", "2016-12-31", "year")),
        ("199", ("1990-01-01", "1999-12-31", "decade")),
        ("2017-W26", ("2017-06-26", "2017-07-02", "week")),
        ("PAST_REF", None),
    ],
)
def test_bounds(value: str, expected: tuple[str, str, str] | None) -> None:
    assert bounds(value) == expected


@given(st.text(max_size=200), st.dates().map(str), st.booleans())
def test_any_text_gives_spans_inside_it(text: str, published: str, future: bool) -> None:
    for when in find(text, 0, published, future):
        assert 0 <= when.begin < when.end <= len(text)
        assert when.value

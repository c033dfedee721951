"""The strip of a story: firsts and copies, days piled, what is too much counted."""

from __future__ import annotations

from detente.draw.days import Axis
from detente.draw.timeline import TALLEST, Point, draw


def test_articles_copies_events_and_the_one_in_hand() -> None:
    articles = [Point("2024-01-01", "a", "first"), Point("2024-01-02", "b", "copied", here=True), Point("", "c", "first")]
    drawn = draw("A story", articles, [Point("2024-01-01", "e", "q4", "/events/e")])
    assert [drawn.count(f'class="{name}"') for name in ("first", "copied", "q4", "here")] == [1, 1, 1, 1]
    assert "3 articles, 1 of them copies, and 1 events from 2024-01-01 to 2024-01-02" in drawn


def test_a_pile_that_is_too_high_is_counted() -> None:
    drawn = draw("x", [Point("2024-01-01", "a", "first")] * (TALLEST + 5), [])
    assert drawn.count('class="first"') == TALLEST
    assert f"of {TALLEST + 5}" in drawn


def test_nothing_dated() -> None:
    assert "None of it is dated" in draw("x", [Point("", "a", "first")], [])


def test_names_along_an_axis_are_few() -> None:
    for last, some in (("2024-01-05", "2 Jan"), ("2024-12-31", "Mar"), ("2033-12-31", "2028")):
        names = [name for _, name in Axis("2024-01-01", last, 0.0, 900.0).ticks()]
        assert len(names) <= 14
        assert some in names

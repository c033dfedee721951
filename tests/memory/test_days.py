"""Stretches and runs of days."""

from __future__ import annotations

from detente.memory.days import around, runs
from detente.model import date_of

FIRST = 737_000


def test_stretches_that_meet_are_one() -> None:
    assert around([FIRST, FIRST + 2, FIRST + 9], 1) == [
        (date_of(FIRST - 1), date_of(FIRST + 3)),
        (date_of(FIRST + 8), date_of(FIRST + 10)),
    ]


def test_days_in_a_row_are_one_run() -> None:
    assert runs([5, 3, 4, 9, 3]) == [[3, 4, 5], [9]]
    assert runs([]) == []

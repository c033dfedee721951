"""Stretches and runs of days."""

from __future__ import annotations

from detente.memory.days import around, day, runs

FIRST = 737_000


def test_stretches_that_meet_are_one() -> None:
    assert around([FIRST, FIRST + 2, FIRST + 9], 1) == [(day(FIRST - 1), day(FIRST + 3)), (day(FIRST + 8), day(FIRST + 10))]


def test_days_in_a_row_are_one_run() -> None:
    assert runs([5, 3, 4, 9, 3]) == [[3, 4, 5], [9]]
    assert runs([]) == []

"""Name marks: always well formed, and the best of all well-formed ones."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.annotate import marks

KINDS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def well_formed(found: list[str]) -> bool:
    return all(
        mark[0] != "I" or (before[0] != "O" and before[2:] == mark[2:])
        for before, mark in zip(["O", *found], found, strict=False)
    )


def scores(seed: int, size: int) -> np.ndarray:
    raw = np.random.default_rng(seed).normal(size=(size, len(KINDS))).astype(np.float32) * 2
    return raw - np.log(np.exp(raw).sum(axis=1, keepdims=True))


@given(st.integers(0, 10_000), st.integers(1, 30))
def test_marks_are_well_formed(seed: int, size: int) -> None:
    found = marks.best(scores(seed, size), KINDS)
    assert len(found) == size
    assert well_formed(found)


@pytest.mark.parametrize("seed", range(30))
def test_no_well_formed_sequence_scores_higher(seed: int) -> None:
    table = scores(seed, 5)
    total = lambda sequence: sum(float(table[i, KINDS.index(mark)]) for i, mark in enumerate(sequence))  # noqa: E731
    best = max(total(s) for s in product(KINDS, repeat=5) if well_formed(list(s)))
    assert total(marks.best(table, KINDS)) == pytest.approx(best, abs=1e-4)


def test_a_name_is_not_torn() -> None:
    table = np.log(np.array([[0.1, 0.8, 0.0, 0.1, 0.0], [0.1, 0.0, 0.4, 0.0, 0.5], [0.98, 0.0, 0.01, 0.0, 0.01]]) + 1e-6).astype(
        np.float32
    )
    assert marks.best(table, KINDS) == ["B-PER", "I-PER", "O"]


@given(st.integers(0, 10_000), st.lists(st.integers(1, 8), min_size=1, max_size=4))
def test_sentences_of_a_window_are_marked_as_each_alone(seed: int, sizes: list[int]) -> None:
    table = scores(seed, sum(sizes))
    starts = [sum(sizes[:i]) for i in range(len(sizes))]
    alone = [mark for start, size in zip(starts, sizes, strict=True) for mark in marks.best(table[start : start + size], KINDS)]
    assert marks.best(table, KINDS, starts) == alone

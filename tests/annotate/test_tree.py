"""Trees from scores: always well formed, and the best there is."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.annotate.tree import heads


def is_tree(found: list[int]) -> bool:
    if found.count(-1) != 1:
        return False
    for start in range(len(found)):
        seen, node = set(), start
        while node != -1:
            if node in seen:
                return False
            seen.add(node)
            node = found[node]
    return True


def random_scores(seed: int, size: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32) * 3


@given(st.integers(0, 10_000), st.integers(1, 30))
def test_the_answer_is_a_tree_with_one_root(seed: int, size: int) -> None:
    assert is_tree(heads(random_scores(seed, size)))


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_with_that_root_scores_higher(seed: int) -> None:
    size = 5
    scores = random_scores(seed, size)
    found = heads(scores)
    root = found.index(-1)
    total = lambda tree: sum(float(scores[i, h + 1]) for i, h in enumerate(tree) if h >= 0)  # noqa: E731
    rest = [[h for h in range(size) if h != i] for i in range(size)]
    rest[root] = [-1]
    best = max((total(tree) for tree in product(*rest) if is_tree(list(tree))), default=0.0)
    assert total(found) == pytest.approx(best, abs=1e-4)


def test_clear_scores_give_their_tree() -> None:
    scores = np.full((3, 4), -9.0, dtype=np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 9.0
    assert heads(scores) == [1, -1, 1]

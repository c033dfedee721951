"""The best sequence of name marks: begin, inside, outside, where an inside mark must follow its own kind.

In: scores `[words, marks]` and the marks (`O`, `B-PER`, `I-PER`, ...). Out: a mark for each word. Not here: spans
(`reading.py`). The search is Viterbi's, with nothing but the rule of well-formedness between neighbours; stretches where
outside wins by far are settled at once.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

SURE = 6.0  # lead of "outside" over all other marks (in log odds) from which on a word cannot be part of a name


def best(scores: Scores, marks: Sequence[str], starts: Sequence[int] = (0,)) -> list[str]:
    """Marks of the sentences of one window; `starts` are the places of their first words."""
    outside = marks.index("O")
    others = [mark for mark in range(len(marks)) if mark != outside]
    open_places = np.flatnonzero(scores[:, outside] - scores[:, others].max(axis=1) < SURE)
    found = ["O"] * len(scores)
    for first, last in _stretches(open_places.tolist(), frozenset(starts)):
        for place, mark in zip(range(first, last), _search(scores[first:last], marks), strict=True):
            found[place] = marks[mark]
    return found


def _stretches(places: list[int], starts: frozenset[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring places within a sentence, half-open."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place and place not in starts:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


@functools.cache
def allowed(marks: tuple[str, ...]) -> NDArray[np.float32]:
    """0 where the second mark may follow the first, minus infinity where not; the last row is the sentence's beginning."""
    table = np.zeros((len(marks) + 1, len(marks)), dtype=np.float32)
    for after, mark in enumerate(marks):
        for before, earlier in enumerate([*marks, "O"]):
            if mark[0] == "I" and earlier[2:] != mark[2:]:
                table[before, after] = -np.inf
    return table


def _search(scores: Scores, marks: Sequence[str]) -> list[int]:
    step = allowed(tuple(marks))
    total = scores[0] + step[-1]
    came: list[NDArray[np.int64]] = []
    for row in scores[1:]:
        ways = total[:, None] + step[:-1]
        came.append(ways.argmax(axis=0))
        total = ways.max(axis=0) + row
    path = [int(total.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]

"""Whether confidence means what it says.

In: (confidence, right or wrong) of many answers. Out: the expected calibration error (Naeini, Cooper and Hauskrecht 2015)
and a reliability diagram in characters. Not here: how confidence arises (`detente.code`).
"""

from __future__ import annotations

from collections.abc import Sequence

Judged = Sequence[tuple[float, bool]]
BINS = 10


def expected_error(judged: Judged) -> float:
    """The mean distance between confidence and share of right answers, over ten bins weighted by their size."""
    return sum(abs(mean - share) * n for n, mean, share in _bins(judged)) / max(1, len(judged))


def reliability(judged: Judged) -> list[str]:
    """One line a bin: how sure, how often right, how many."""
    return [
        f"confidence {mean:4.2f}  right {share:4.2f}  {'#' * round(40 * share):40}  {n} claims"
        for n, mean, share in _bins(judged)
    ]


def _bins(judged: Judged) -> list[tuple[int, float, float]]:
    """(answers, mean confidence, share right) of every bin that holds any."""
    found = []
    for number in range(BINS):
        inside = [one for one in judged if min(int(one[0] * BINS), BINS - 1) == number]
        if inside:
            n = len(inside)
            found.append((n, sum(c for c, _ in inside) / n, sum(right for _, right in inside) / n))
    return found

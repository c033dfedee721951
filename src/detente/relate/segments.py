"""Where a series of counts changes its level, when how closely anybody was looking changes too.

In: counts and coverage of equal stretches of time. Out: `Fit`. Not here: dates, words, evidence (`shifts.py`).

Model: a stretch has `rate * exposure` events on average, its variance `spread` times that (quasi-likelihood of overdispersed
counts, McCullagh and Nelder 1989, chapter 9); exposure is coverage to a power, brought to mean 1. Twice as many articles show
up to twice as many events, so the power is 0, a half or 1, whichever explains the series at the least cost. The levels are
those of the least sum of deviances plus `PENALTY * log(n)` a change, found exactly by optimal partitioning (Jackson and others
2005), the recursion that PELT prunes (Killick, Fearnhead and Eckley 2012); a series has too few weeks for pruning to pay.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]

PENALTY = 3.0
"""Chosen on simulated years (`benchmarks/simulated.py`, the seed for choosing)."""

POWERS = (0.0, 0.5, 1.0)
PRIOR_SPREAD, PRIOR_WEIGHT = 1.5, 12
"""News comes in bursts; a short series is taken to be bursty until a dozen pairs of weeks say otherwise."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The levels of a series: places at which a new one begins, the power of coverage, the exposures, the spread."""

    changes: tuple[int, ...]
    power: float
    exposure: tuple[float, ...]
    spread: float


def fit(counts: Sequence[int], coverage: Sequence[float], share: Sequence[float], least: int) -> Fit:
    """The levels of `counts`, each at least `least` long. `coverage` is how much was written, `share` how much of each stretch
    lies inside the series, both as long as `counts`."""
    exposures = {power: _exposure(coverage, share, power) for power in POWERS}
    spread = min(_spread(counts, exposure) for exposure in exposures.values())
    found = []
    for power, exposure in exposures.items():
        cost, changes = _levels(counts, exposure, spread, least)
        offset = math.fsum(y * math.log(e) for y, e in zip(counts, exposure, strict=True))
        found.append((round(cost - 2 * offset / spread, 9), power, changes))
    _, power, changes = min(found)
    return Fit(tuple(changes), power, tuple(exposures[power]), spread)


def located(counts: Sequence[int], exposure: Sequence[float], spread: float, drop: float, least: int) -> tuple[int, int, int]:
    """Likeliest place of the one change in a series, with the first and last place whose deviance is within `drop` of its."""
    import numpy as np

    events, looked = _sums(counts), _sums(exposure)
    places = np.arange(least, len(counts) - least + 1)
    before = _cost(events[places], looked[places], spread)
    after = _cost(events[-1] - events[places], looked[-1] - looked[places], spread)
    profile = before + after
    inside = places[profile <= profile.min() + drop]
    return int(places[int(profile.argmin())]), int(inside[0]), int(inside[-1])


def _exposure(coverage: Sequence[float], share: Sequence[float], power: float) -> list[float]:
    """Coverage to a power, times the share of the stretch, with mean 1. One article is added everywhere: none is not never."""
    raw = [(c / s + 1) ** power * s for c, s in zip(coverage, share, strict=True)]
    mean = math.fsum(raw) / len(raw)
    return [value / mean for value in raw]


def _spread(counts: Sequence[int], exposure: Sequence[float]) -> float:
    """Variance over mean, from neighbouring pairs, which a change of level touches only once.

    Of two counts with one rate the first is binomial given their sum; its Pearson residual squared has the spread as mean.
    """
    squares = []
    for (y, e), (z, f) in zip(*[list(zip(counts, exposure, strict=True))[i:] for i in (0, 1)], strict=False):
        if y + z:
            squares.append((y * f - z * e) ** 2 / ((y + z) * e * f))
    return max(1.0, (math.fsum(squares) + PRIOR_SPREAD * PRIOR_WEIGHT) / (len(squares) + PRIOR_WEIGHT))


def _levels(counts: Sequence[int], exposure: Sequence[float], spread: float, least: int) -> tuple[float, list[int]]:
    """Least cost of any division of the series, and the places where its levels begin."""
    import numpy as np

    n, penalty = len(counts), PENALTY * math.log(len(counts))
    events, looked = _sums(counts), _sums(exposure)
    best = np.full(n + 1, np.inf)
    best[0] = -penalty
    came = [0] * (n + 1)
    for end in range(least, n + 1):
        starts = slice(0, end - least + 1)
        cost = best[starts] + _cost(events[end] - events[starts], looked[end] - looked[starts], spread) + penalty
        came[end] = int(cost.argmin())
        best[end] = cost[came[end]]
    changes, place = [], came[n]
    while place:
        changes.append(place)
        place = came[place]
    return float(best[n]), changes[::-1]


def _sums(values: Sequence[float]) -> Numbers:
    import numpy as np

    return np.concatenate(([0.0], np.cumsum(np.asarray(values, dtype=float))))


def _cost(events: Any, looked: Any, spread: float) -> Numbers:
    """Twice the negative quasi-likelihood of stretches at their own best rate, what all share left out."""
    import numpy as np

    rate = np.maximum(events, 1e-300) / looked
    cost: Numbers = -2 / spread * (events * np.log(rate) - events)
    return cost

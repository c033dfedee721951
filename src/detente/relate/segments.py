"""Where a series of counts changes its level, when how closely anybody was looking changes too.

In: counts and coverage of equal stretches of time. Out: `Fit`. Not here: dates, words, evidence (`shifts.py`).

Model: a stretch has `rate * exposure` events on average, its variance `spread` times that (quasi-likelihood of overdispersed
counts, McCullagh and Nelder 1989, chapter 9); exposure is coverage to a power, brought to mean 1. Twice as many articles show
up to twice as many events, so the power is 0, a half or 1, whichever explains the series at the least cost. The levels are
those of the least sum of deviances plus `PENALTY * log(n)` a change, found exactly by optimal partitioning (Jackson and others
2005), the recursion that PELT prunes (Killick, Fearnhead and Eckley 2012). Tried are the places no
further than the least length from an event: a stretch of silence is cheaper the longer it is, so no level begins within one.
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
    import numpy as np

    events = np.asarray(counts, dtype=float)
    exposures = [_exposure(np.asarray(coverage, dtype=float), np.asarray(share, dtype=float), power) for power in POWERS]
    spread = min(_spread(events, exposure) for exposure in exposures)
    levels = _levels(events, np.stack(exposures), spread, least)
    offsets = [float((events * np.log(exposure)).sum()) for exposure in exposures]
    costs = [round(cost - 2 * offset / spread, 9) for (cost, _), offset in zip(levels, offsets, strict=True)]
    best = min(range(len(POWERS)), key=lambda place: (costs[place], POWERS[place]))
    return Fit(tuple(levels[best][1]), POWERS[best], tuple(exposures[best].tolist()), spread)


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


def _exposure(coverage: Numbers, share: Numbers, power: float) -> Numbers:
    """Coverage to a power, times the share of the stretch, with mean 1. One article is added everywhere: none is not never."""
    raw = (coverage / share + 1) ** power * share
    exposure: Numbers = raw / raw.mean()
    return exposure


def _spread(counts: Numbers, exposure: Numbers) -> float:
    """Variance over mean, from neighbouring pairs, which a change of level touches only once.

    Of two counts with one rate the first is binomial given their sum; its Pearson residual squared has the spread as mean.
    """
    told = counts[:-1] + counts[1:] > 0
    y, z, e, f = (values[told] for values in (counts[:-1], counts[1:], exposure[:-1], exposure[1:]))
    squares = (y * f - z * e) ** 2 / ((y + z) * e * f)
    return max(1.0, float((squares.sum() + PRIOR_SPREAD * PRIOR_WEIGHT) / (len(squares) + PRIOR_WEIGHT)))


def _levels(counts: Numbers, exposures: Numbers, spread: float, least: int) -> list[tuple[float, list[int]]]:
    """For each exposure, a row of `exposures`: the least cost of any division of the series, and where its levels begin."""
    import numpy as np

    penalty = PENALTY * math.log(len(counts))
    places = _places(counts, least)
    events = _sums(counts)[places]
    looked = np.stack([_sums(exposure)[places] for exposure in exposures])
    starts = np.searchsorted(places, places - least, side="right")
    rows = np.arange(len(exposures))
    best = np.full(looked.shape, np.inf)
    best[:, 0] = -penalty
    came = np.zeros(looked.shape, dtype=int)
    for end in range(1, len(places)):
        upto = starts[end]
        if upto:
            cost = _cost(events[end] - events[:upto], looked[:, end : end + 1] - looked[:, :upto], spread)
            cost += best[:, :upto] + penalty
            came[:, end] = cost.argmin(axis=1)
            best[:, end] = cost[rows, came[:, end]]
    return [(float(best[row, -1]), _changes(came[row].tolist(), places.tolist())) for row in rows]


def _changes(came: Sequence[int], places: Sequence[int]) -> list[int]:
    """The places at which levels begin, followed back from the last."""
    changes, at = [], came[-1]
    while at:
        changes.append(places[at])
        at = came[at]
    return changes[::-1]


def _places(counts: Numbers, least: int) -> Any:
    """Where a level may begin, and both ends of the series: every place that has an event within `least` stretches."""
    import numpy as np

    told = np.concatenate(([0], np.cumsum(counts > 0)))
    places = np.arange(len(counts) + 1)
    near = told[np.minimum(places + least, len(counts))] > told[np.maximum(places - least, 0)]
    near[[0, -1]] = True
    return np.flatnonzero(near)


def _sums(values: Sequence[float] | Numbers) -> Numbers:
    import numpy as np

    return np.concatenate(([0.0], np.cumsum(np.asarray(values, dtype=float))))


def _cost(events: Any, looked: Any, spread: float) -> Numbers:
    """Twice the negative quasi-likelihood of stretches at their own best rate, what all share left out."""
    import numpy as np

    rate = np.maximum(events, 1e-300) / looked
    cost: Numbers = -2 / spread * (events * np.log(rate) - events)
    return cost

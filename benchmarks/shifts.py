"""Planted shifts found and false alarms raised, on simulated years, with a plain moving average beside.

In: `benchmarks/simulated.py`. Out: recall, false alarms a dyad-year, how often the interval holds the truth. Not here: real news.

The moving average compares the mean of the last weeks with that of the weeks before, in standard errors. Its windows, its
limit, counts or counts an article, errors from the weeks' own variance or from that of a Poisson number: all are chosen on
another seed, for the best recall with no more false alarms than ours there.
Everybody's alarm counts as right within two weeks of a planted shift of its direction, each planted shift once.
"""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from benchmarks.report import Figures
from benchmarks.simulated import FIRST, PRESS, WEEKS, A, B, Dyad, date, dyads

CHOOSING, JUDGING = 7, 2026
DYADS = 200
NEAR = 14
"""Days that an alarm may be off."""

WINDOWS = ((4, 8), (4, 12), (6, 12), (8, 16), (8, 26))
LIMITS = [step / 4 for step in range(4, 33)]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A shift that somebody finds: the day, the first and last day it may be, whether the rate rises."""

    day: int
    low: int
    high: int
    rises: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Planted shifts, those found, alarms without one, intervals that hold the truth, dyad-years."""

    planted: int
    found: int
    false: int
    held: int
    years: float

    @property
    def recall(self) -> float:
        """Planted shifts found, per cent."""
        return 100 * self.found / max(1, self.planted)

    @property
    def false_alarms(self) -> float:
        """Alarms without a planted shift, a dyad-year."""
        return self.false / self.years


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A moving average: weeks of the later and the earlier window, alarm over so many standard errors, counts divided by
    articles or not, errors of a Poisson number or from the weeks' own variance."""

    window: tuple[int, int]
    limit: float
    by_article: bool
    poisson: bool

    @property
    def words(self) -> str:
        """The rule for people."""
        counted, error = ("counts an article" if self.by_article else "counts"), ("Poisson" if self.poisson else "own")
        return f"{self.window[0]} against {self.window[1]} weeks, {counted}, {error} errors over {self.limit:g}"


def run() -> Figures:
    from detente.relate import segments

    choosing, judging = dyads(CHOOSING, DYADS), dyads(JUDGING, DYADS)
    ours = tally(judging, [list(detected(dyad)) for dyad in judging])
    allowed = tally(choosing, [list(detected(dyad)) for dyad in choosing]).false_alarms
    rule = _chosen(choosing, allowed)
    plain = _averages(judging, rule)
    hindsight = _averages(judging, _chosen(judging, ours.false_alarms))
    still = [dyad for dyad in judging if dyad.press == "doubling"]
    changed = tally(still, [list(detected(dyad)) for dyad in still])
    naive = _averages(still, rule)
    return Figures(
        f"{DYADS} simulated dyads of {WEEKS} weeks, {ours.planted} planted shifts; penalty {segments.PENALTY:g}",
        {
            "recall within two weeks, %": ours.recall,
            "false alarms a dyad-year": ours.false_alarms,
            "interval holds the day, % of found": 100 * ours.held / max(1, ours.found),
            "better than the moving average, points": ours.recall - plain.recall,
            "better than one chosen with hindsight, points": ours.recall - hindsight.recall,
            "false alarms where the press doubles": changed.false_alarms,
        },
        (
            f"moving average ({rule.words}): recall {plain.recall:.1f} %, {plain.false_alarms:.3f} false alarms a dyad-year, "
            f"where the press doubles {naive.false_alarms:.3f}",
            *(_by_press(judging, press) for press in PRESS),
        ),
    )


def _averages(judged: list[Dyad], rule: Rule) -> Tally:
    return tally(judged, [list(averaged(dyad, rule)) for dyad in judged])


def detected(dyad: Dyad) -> Iterator[Alarm]:
    """What the program finds."""
    from detente.relate.coverage import covered
    from detente.relate.shifts import shifts

    for shift in shifts(A, B, dyad.deeds, covered(dyad.attention)):
        days = [(datetime.date.fromisoformat(day) - FIRST).days for day in (shift.date, shift.low, shift.high)]
        yield Alarm(*days, rises=shift.direction == "worse")


def averaged(dyad: Dyad, rule: Rule) -> Iterator[Alarm]:
    """What a moving average finds. A run of alarms of one direction is one, at its strongest."""
    return _runs(_scores(_weekly(dyad, rule.by_article), rule.window, rule.poisson), rule.limit)


def tally(judged: Sequence[Dyad], alarms: Sequence[list[Alarm]]) -> Tally:
    """Alarms against the truth, each planted shift met by the nearest alarm of its direction."""
    planted = found = false = held = 0
    for dyad, raised in zip(judged, alarms, strict=True):
        left = list(raised)
        for truth in dyad.planted:
            planted += 1
            fitting = [one for one in left if one.rises == truth.rises and abs(one.day - truth.day) <= NEAR]
            if fitting:
                nearest = min(fitting, key=lambda one: abs(one.day - truth.day))
                left.remove(nearest)
                found += 1
                held += nearest.low <= truth.day <= nearest.high
        false += len(left)
    return Tally(planted, found, false, held, sum(dyad.years for dyad in judged))


def _chosen(choosing: list[Dyad], allowed: float) -> Rule:
    """The rule with the best recall among those that raise no more false alarms than allowed."""
    tried = []
    weekly = {by_article: [_weekly(dyad, by_article) for dyad in choosing] for by_article in (False, True)}
    for by_article, window, poisson in product((False, True), WINDOWS, (False, True)):
        scores = [_scores(one, window, poisson) for one in weekly[by_article]]
        for limit in LIMITS:
            got = tally(choosing, [list(_runs(one, limit)) for one in scores])
            if got.false_alarms <= allowed:
                tried.append((got.recall, Rule(window, limit, by_article, poisson)))
                break
    return max(tried)[1]


def _weekly(dyad: Dyad, by_article: bool) -> list[float]:
    counts, looked = [0.0] * WEEKS, [0.0] * WEEKS
    weeks = {date(day): day // 7 for day in range(7 * WEEKS)}
    for deed in dyad.deeds:
        counts[weeks[str(deed.date)]] += 1
    for one in dyad.attention:
        looked[weeks[one.day]] += one.one
    mean = statistics.mean(looked) + 1
    return [count * mean / (look + 1) if by_article else count for count, look in zip(counts, looked, strict=True)]


def _scores(weekly: Sequence[float], window: tuple[int, int], poisson: bool) -> list[tuple[int, float]]:
    """(day on which the later window begins, difference of means in standard errors)."""
    late, early = window
    spread = statistics.mean if poisson else statistics.variance
    found = []
    for week in range(early, len(weekly) - late + 1):
        before, after = weekly[week - early : week], weekly[week : week + late]
        error = (spread(before) / early + spread(after) / late + 0.05) ** 0.5
        found.append((7 * week, (statistics.mean(after) - statistics.mean(before)) / error))
    return found


def _runs(scores: Sequence[tuple[int, float]], limit: float) -> Iterator[Alarm]:
    run: list[tuple[int, float]] = []
    for day, score in [*scores, (0, 0.0)]:
        if run and (abs(score) <= limit or (score > 0) != (run[-1][1] > 0)):
            best = max(run, key=lambda one: abs(one[1]))[0]
            yield Alarm(best, best, best, run[-1][1] > 0)
            run = []
        if abs(score) > limit:
            run.append((day, score))


def _by_press(judged: Sequence[Dyad], press: str) -> str:
    own = [dyad for dyad in judged if dyad.press == press]
    got = tally(own, [list(detected(dyad)) for dyad in own])
    return f"press {press:10} recall {got.recall:5.1f} %, false alarms {got.false_alarms:.3f} a dyad-year"

"""Dated changes of what one party does to another, allowing for how much was written.

In: deeds of a dyad, its coverage by day. Out: `Shift`s with an interval, a sentence and the articles that moved them.
Not here: the model of counts (`segments.py`), what changed over all dyads (`changes.py`).

Coverage is the articles that name one of the two without the other. Articles that name both would not do: a war brings them
itself. Weeks say whether there is a change, days when.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.model import QUADS, Deed, Party, Shift, date_of, ordinal, stable_id
from detente.relate.coverage import Coverage
from detente.relate.segments import Fit, fit, located
from detente.relate.series import ASSERTED, dated

LEAST = 4
"""Weeks that a level must last; a shorter burst is an incident, not a shift."""

FEWEST = 8
"""Events of a kind under which a series says nothing about levels."""

DROP = 6.0
"""Deviance above the least at which a day is still in the interval: it is e^3, twenty times, less likely than the best."""

NAMED = 5
"""Articles named as those that moved a shift."""

AFTERMATH = 28
"""Days after the interval in which articles may have moved a rise."""


@dataclass(frozen=True, slots=True)
class _Days:
    """A series by day, whole weeks long: the Monday it begins on, and for each day its counts and coverage; for each week the
    share of it that lies between the first and last day known."""

    monday: int
    counts: list[int]
    coverage: list[int]
    share: list[float]


@dataclass(frozen=True, slots=True)
class _Strand:
    """The events of one measure of a dyad, with the days they count on, in order."""

    a: Party
    b: Party
    measure: str
    own: Sequence[tuple[str, Deed]]


def shifts(
    a: Party, b: Party, deeds: Iterable[Deed], coverage: Coverage, statuses: frozenset[str] = ASSERTED
) -> tuple[Shift, ...]:
    """The shifts of what `a` does to `b`, by day and measure. All deeds and coverage are those of this dyad."""
    counted = [(day, deed) for day, deed in dated(deeds) if deed.status in statuses]
    found = []
    for quad, measure in enumerate(QUADS, 1):
        own = [(day, deed) for day, deed in counted if deed.quad_code == quad]
        if len(own) >= FEWEST:
            days = _days([day for day, _ in own], coverage)
            model = _levels(days)
            edges = [0, *model.changes, len(days.share)] if model else []
            strand = _Strand(a, b, measure, own)
            found += [_shift(strand, days, model, edges[i : i + 3]) for i in range(len(edges) - 2) if model]
    return tuple(sorted(found, key=lambda shift: (shift.date, shift.measure)))


def shifted(done: Mapping[int, Sequence[str]], coverage: Coverage) -> bool:
    """Whether a dyad has any shift, from the days of its acts by quad code: what `shifts` would find, without the deeds."""
    enough = (days for days in done.values() if len(days) >= FEWEST)
    models = (_levels(_days(days, coverage)) for days in enough)
    return any(model is not None and model.changes for model in models)


def _days(done: Sequence[str], coverage: Coverage) -> _Days:
    import numpy as np

    numbers = np.array([ordinal(day) for day in done])
    looked = [coverage.first, coverage.first + len(coverage.articles) - 1] if len(coverage.articles) else []
    first, last = min([int(numbers.min()), *looked[:1]]), max([int(numbers.max()), *looked[1:]])
    monday = first - (first - 1) % 7  # day 1 of the calendar is a Monday
    length = last + 7 - (last - monday) % 7 - monday
    written = np.zeros(length, dtype=np.int64)
    written[coverage.first - monday :][: len(coverage.articles)] = coverage.articles
    share = [1.0] * (length // 7)
    share[0] -= (first - monday) / 7
    share[-1] -= (monday + length - 1 - last) / 7
    return _Days(monday, np.bincount(numbers - monday, minlength=length).tolist(), written.tolist(), share)


def _levels(days: _Days) -> Fit | None:
    """The levels of a series by week, None where it is too short to have any."""
    counts, coverage = ([sum(values[i : i + 7]) for i in range(0, len(values), 7)] for values in (days.counts, days.coverage))
    return fit(counts, coverage, days.share, LEAST) if len(counts) >= 2 * LEAST else None


def _shift(strand: _Strand, days: _Days, model: Fit, edges: Sequence[int]) -> Shift:
    """The change between the levels of weeks `edges[0]` to `edges[1]` and `edges[1]` to `edges[2]`."""
    begin, end = 7 * edges[0], 7 * edges[2]
    daily = [max(model.exposure[day // 7] / 7, 1e-9) for day in range(begin, end)]
    best, low, high = located(days.counts[begin:end], daily, model.spread, DROP, 7)
    before = sum(days.counts[begin : begin + best]) / sum(daily[:best])
    after = sum(days.counts[begin + best : end]) / sum(daily[best:])
    at, earliest, latest = (date_of(days.monday + begin + place) for place in (best, low, high))
    worse = (after > before) == strand.measure.endswith("conflict")
    shift = Shift(
        id=stable_id(strand.a.id, strand.b.id, strand.measure, at),
        a=strand.a.id,
        b=strand.b.id,
        measure=strand.measure,
        direction="worse" if worse else "better",
        date=at,
        low=earliest,
        high=latest,
        before=before,
        after=after,
        words="",
        articles=_movers(strand.own, earliest, latest, rise=after > before),
    )
    return replace(shift, words=_words(strand, shift, covered=model.power > 0))


def _movers(own: Sequence[tuple[str, Deed]], low: str, high: str, *, rise: bool) -> tuple[str, ...]:
    """Of a rise the articles on the first acts of the new level, those told of most widely first; of a fall those on the last
    acts before it."""
    if rise:
        until = date_of(ordinal(high) + AFTERMATH)
        window = [(day, deed) for day, deed in own if low <= day <= until]
        window.sort(key=lambda pair: (-pair[1].independent, pair[0], pair[1].id))
    else:
        window = [(day, deed) for day, deed in own if day <= high][::-1]
    articles = [source.article_id for _, deed in window for source in deed.sources[:1]]
    return tuple(list(dict.fromkeys(articles))[:NAMED])


def _words(strand: _Strand, shift: Shift, *, covered: bool) -> str:
    low, high = _spoken(shift.low), _spoken(shift.high)
    change = f"change on {low}" if low == high else f"change between {low} and {high}"
    equal = " at equal coverage" if covered else ""
    moved = "this article" if len(shift.articles) == 1 else f"these {len(shift.articles)} articles"
    return (
        f"{strand.a.label} towards {strand.b.label}: from {shift.before:.1f} to {shift.after:.1f} {shift.measure} events a week"
        f"{equal}, {change}; driven by {moved}."
    )


def _spoken(day: str) -> str:
    date = datetime.date.fromisoformat(day)
    months = "January February March April May June July August September October November December".split()
    return f"{date.day} {months[date.month - 1]} {date.year}"

"""What changed since a day, pair by pair, and whether anybody was looking.

In: relations, shifts, deeds, who is named in which article. Out: `Overview`. Not here: finding relations and shifts.

A pair is worse or better for a shift since that day, or for a relation that began or ended; else it is unchanged, and the
reason says on how much. The baseline is the year before, or as much of it as was read.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from detente.model import Deed, Party, Relation, Shift, ordinal
from detente.relate.series import ASSERTED, dated
from detente.relate.triads import AGAINST

BASELINE = 365
"""Days before the day asked for that are compared with those since."""

BANDS = ((0.10, "as usual"), (0.25, "somewhat {}"), (float("inf"), "much {}"))
"""Departures from the usual number of articles a week, and their words."""

NOISE = 2.0
"""Standard errors of a count within which a departure is none."""

FEW = 8
"""Events before and since under which an unchanged pair may only have been too little in the news."""

Named = Mapping[str, Mapping[str, str]]
"""Day of publication of every article that names a party, by party and article."""


class Reason(NamedTuple):
    """Something that makes a pair worse, or better: the sentence that says so, and the articles that it rests on."""

    worse: bool
    words: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Volume:
    """Articles a week before and since, and in words whether that is more or less than usual."""

    before: float
    since: float
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """How a pair stands compared with the baseline: `verdict` is worse, better, mixed or unchanged; `reasons` are sentences,
    `articles` what they rest on, `events` how many before and since."""

    a: Party
    b: Party
    verdict: str
    reasons: tuple[str, ...]
    articles: tuple[str, ...]
    events: tuple[int, int]
    volume: Volume


@dataclass(frozen=True, slots=True)
class Overview:
    """All pairs with events, those that changed first; parties not heard of before; how much was read at all."""

    since: str
    baseline: str
    until: str
    changes: tuple[Change, ...]
    newcomers: tuple[tuple[Party, str], ...]
    read: Volume


@dataclass(frozen=True, slots=True)
class Periods:
    """The baseline and what follows it: three days, the last included."""

    baseline: str
    since: str
    until: str

    @property
    def weeks(self) -> tuple[float, float]:
        """How long each is."""
        first, middle, last = (ordinal(day) for day in (self.baseline, self.since, self.until))
        return max(1, middle - first) / 7, max(1, last - middle + 1) / 7

    def split(self, days: Iterable[str]) -> tuple[int, int]:
        """How many of the days lie in each."""
        inside = [day for day in days if self.baseline <= day <= self.until]
        late = sum(day >= self.since for day in inside)
        return len(inside) - late, late


def overview(
    since: str, relations: Iterable[Relation], shifts: Iterable[Shift], deeds: Iterable[Deed], named: Named, read: Sequence[str]
) -> Overview:
    """What changed since a day. `read` is the day of publication of every article."""
    acts = [(day, deed) for day, deed in dated(deeds) if deed.status in ASSERTED]
    periods = periods_of(since, read, [day for day, _ in acts])
    pairs: dict[tuple[str, str], list[str]] = {}
    labels: dict[str, Party] = {}
    for day, deed in acts:
        for low, high in {tuple(sorted(dyad, key=lambda party: party.id)) for dyad in deed.dyads}:
            labels.update({low.id: low, high.id: high})
            pairs.setdefault((low.id, high.id), []).append(day)
    reasons = reasons_of(periods, relations, shifts)
    found = []
    for pair, days in pairs.items():
        both = named.get(pair[0], {}).keys() & named.get(pair[1], {}).keys()
        volume = volume_of(periods, periods.split(named[pair[0]][article] for article in both))
        events = periods.split(days)
        if any(events):
            found.append(_change((labels[pair[0]], labels[pair[1]]), reasons.get(pair, []), events, periods, volume))
    found.sort(key=lambda one: (one.verdict == "unchanged", -one.events[1], one.a.id, one.b.id))
    return Overview(
        since,
        periods.baseline,
        periods.until,
        tuple(found),
        _newcomers(acts, labels, periods),
        volume_of(periods, periods.split(read)),
    )


def periods_of(since: str, read: Sequence[str], acts: Sequence[str] = ()) -> Periods:
    """The year before a day, or as much of it as was read, and what follows."""
    earliest = (datetime.date.fromisoformat(since) - datetime.timedelta(days=BASELINE)).isoformat()
    begin = max(earliest, min(read, default=earliest))
    return Periods(min(begin, since), since, max([since, *(read or acts)]))


def reasons_of(periods: Periods, relations: Iterable[Relation], shifts: Iterable[Shift]) -> dict[tuple[str, str], list[Reason]]:
    """All shifts since, and all relations begun or ended since, by pair, the smaller id first."""
    found: dict[tuple[str, str], list[Reason]] = {}

    def add(a: str, b: str, reason: Reason) -> None:
        low, high = sorted((a, b))
        found.setdefault((low, high), []).append(reason)

    for shift in sorted(shifts, key=lambda one: (one.date, one.id)):
        if periods.since <= shift.date <= periods.until:
            add(shift.a, shift.b, Reason(shift.direction == "worse", shift.words, shift.articles))
    for one in sorted(relations, key=lambda one: (one.start or "", one.id)):
        over = one.end is not None and one.end_precision not in ("by", "last known") and one.end >= periods.since
        begun = one.start is not None and one.start_precision != "by" and one.start >= periods.since
        if over != begun:
            effect = "starts" if begun else "ends"
            articles = tuple(dict.fromkeys(e.article_id for e in one.evidence if e.effect == effect))
            add(one.a.id, one.b.id, Reason((one.kind in AGAINST) == begun, one.words, articles))
    return found


def _change(
    pair: tuple[Party, Party],
    reasons: Sequence[Reason],
    events: tuple[int, int],
    periods: Periods,
    volume: Volume,
) -> Change:
    verdict = verdict_of(reasons)
    rates = [number / weeks for number, weeks in zip(events, periods.weeks, strict=True)]
    if not reasons:
        few = " (too few to tell)" if sum(events) < FEW else ""
        same = f"no shift and no relation begun or ended: {rates[0]:.1f} events a week before, {rates[1]:.1f} since{few}"
        reasons = [Reason(False, same, ())]
    articles = tuple(dict.fromkeys(article for one in reasons for article in one.articles))
    return Change(*pair, verdict, tuple(one.words for one in reasons), articles, events, volume)


def verdict_of(reasons: Iterable[Reason]) -> str:
    """What the reasons come to: worse, better, mixed, or unchanged without any."""
    worse = {one.worse for one in reasons}
    return "unchanged" if not worse else "mixed" if len(worse) == 2 else "worse" if True in worse else "better"


def volume_of(periods: Periods, counts: tuple[int, int]) -> Volume:
    """How much was written before and since, with its band. A departure within the noise of counting is none."""
    before, since = (number / weeks for number, weeks in zip(counts, periods.weeks, strict=True))
    expected = before * periods.weeks[1]
    if not counts[0]:
        return Volume(before, since, "nothing to compare with" if counts[1] else "nobody reporting")
    if not counts[1]:
        return Volume(before, since, "nobody reporting" if expected > NOISE**2 else "as usual")
    departure = since / before - 1
    if abs(counts[1] - expected) <= NOISE * (expected + counts[0] * (periods.weeks[1] / periods.weeks[0]) ** 2) ** 0.5:
        return Volume(before, since, "as usual")
    words = next(words for limit, words in BANDS if abs(departure) <= limit)
    return Volume(before, since, words.format("more" if departure > 0 else "less"))


def _newcomers(acts: Sequence[tuple[str, Deed]], labels: Mapping[str, Party], periods: Periods) -> tuple[tuple[Party, str], ...]:
    """Parties to an event whose first event of all lies in the later period, with its day."""
    first: dict[str, str] = {}
    for day, deed in acts:
        for party in (*deed.actor, *deed.recipient):
            first.setdefault(party.id, day)
    new = [(day, id_) for id_, day in first.items() if id_ in labels and periods.since <= day <= periods.until]
    return tuple((labels[id_], day) for day, id_ in sorted(new))

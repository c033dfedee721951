"""What changed since a day, from counts that the store makes.

In: a `Store`, a day. Out: `Changes`. Not here: what counts as a change, which departures are unusual (`relate.changes`).
`relate.changes.overview` says the same of deeds in memory; this loads no deed, so that the first page opens at once.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from detente.model import Party, date_of, ordinal
from detente.relate.changes import BASELINE, Periods, Volume, reasons_of, verdict_of, volume_of
from detente.store import desk_home, desk_relations
from detente.store import relations as kept
from detente.store.connect import Store

LONGEST_SILENCE = 3
"""Days without any article that are named as a gap."""


@dataclass(frozen=True, slots=True)
class Change:
    """A pair that stands otherwise than before: worse, better or mixed, why, on which articles; events before and since."""

    a: Party
    b: Party
    verdict: str
    reasons: tuple[str, ...]
    articles: tuple[str, ...]
    before: int
    since: int


@dataclass(frozen=True, slots=True)
class Unusual:
    """A party or outlet of which more or less was written than usual."""

    id: str
    label: str
    volume: Volume


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without a single article."""

    begin: str
    end: str
    days: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything since a day. `unchanged` counts the pairs that met in either period and stand as before."""

    since: str
    baseline: str
    until: str
    changed: tuple[Change, ...]
    unchanged: int
    newcomers: tuple[desk_home.Newcomer, ...]
    read: Volume
    parties: tuple[Unusual, ...]
    outlets: tuple[Unusual, ...]
    gaps: tuple[Gap, ...]


def changes(store: Store, since: str, until: str, limit: int = 12) -> Changes:
    """What changed from `since` to `until`, compared with the year before. Raises `StoreError`."""
    days = desk_home.days(store, shifted(since, -BASELINE), until)
    periods = Periods(min([since, *(one.day for one in days)]), since, until)
    reasons = reasons_of(periods, desk_relations.changed(store, since, until), desk_relations.shifts(store, since, until))
    pairs = desk_home.pairs(store, periods.baseline, since, until)
    known = kept.parties(store)
    counts = {(one.a, one.b): (one.before, one.since) for one in pairs}
    changed = []
    for pair, found in sorted(reasons.items()):
        a, b = (known.get(id_, Party(id_, id_, "")) for id_ in pair)
        articles = tuple(dict.fromkeys(article for one in found for article in one.articles))
        words = tuple(one.words for one in found)
        changed.append(Change(a, b, verdict_of(found), words, articles, *counts.get(pair, (0, 0))))
    read = (sum(one.articles for one in days if one.day < since), sum(one.articles for one in days if one.day >= since))
    return Changes(
        since=since,
        baseline=periods.baseline,
        until=until,
        changed=tuple(sorted(changed, key=lambda one: (-one.since, one.a.id, one.b.id))),
        unchanged=sum((one.a, one.b) not in reasons for one in pairs),
        newcomers=tuple(desk_home.newcomers(store, since, until, limit)),
        read=volume_of(periods, read),
        parties=_unusual(periods, desk_home.named(store, periods.baseline, since, until), known)[:limit],
        outlets=_unusual(periods, desk_home.outlets(store, periods.baseline, since, until), {})[:limit],
        gaps=_gaps([one.day for one in days if one.day >= since], since, until),
    )


def shifted(day: str, by: int) -> str:
    """The day so many days later, or earlier where negative."""
    return date_of(ordinal(day) + by)


def _unusual(periods: Periods, counts: Iterable[desk_home.NamedCount], known: dict[str, Party]) -> tuple[Unusual, ...]:
    found = []
    for one in counts:
        volume = volume_of(periods, (one.before, one.since))
        if volume.words not in ("as usual", "nothing to compare with"):
            label = known[one.name].label if one.name in known else one.name
            found.append(Unusual(one.name, label, volume))
    return tuple(sorted(found, key=lambda one: (-abs(one.volume.since - one.volume.before), one.id)))


def _gaps(days: list[str], since: str, until: str) -> tuple[Gap, ...]:
    """Stretches of at least `LONGEST_SILENCE` days without an article."""
    edges = [shifted(since, -1), *days, shifted(until, 1)]
    silent = [(shifted(last, 1), shifted(following, -1)) for last, following in itertools.pairwise(edges) if last < following]
    found = [Gap(begin, end, ordinal(end) - ordinal(begin) + 1) for begin, end in silent]
    return tuple(one for one in found if one.days >= LONGEST_SILENCE)

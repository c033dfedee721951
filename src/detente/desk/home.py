"""The first page: what changed since a day, then stories by day, then how much waits for review.

In: a day to compare with. Out: `Home`. Not here: what counts as a change (`relate`, through `memory.overview`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request

from detente.desk.answer import page
from detente.desk.lists import Day, Every
from detente.desk.state import desk_of
from detente.memory.overview import Change, Changes, changes, shifted
from detente.store import desk_home, desk_judgements, desk_stories
from detente.store.connect import Store
from detente.store.desk_stories import StoryRow

router = APIRouter()

BACK = 28
"""Days before the newest article that changes are told from."""

CHANGES, STORIES = 40, 40
"""Rows of each at most."""

NEW = 12
"""New parties, and parties and outlets of unusual volume, at most."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A pair that changed, with headlines of the articles that it rests on."""

    change: Change
    articles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StoryDay:
    """The stories whose latest article is of a day."""

    day: str
    stories: tuple[StoryRow, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """All that the page shows; `changes` is None where nothing has been read. `more` counts changes not shown, `waiting` the
    claims that nobody judged; `every` says whether events of other statuses than those told as fact count."""

    newest: str
    changes: Changes | None
    worse: tuple[Moved, ...]
    better: tuple[Moved, ...]
    mixed: tuple[Moved, ...]
    more: int
    stories: tuple[StoryDay, ...]
    waiting: int
    presets: tuple[tuple[str, str], ...]
    every: bool

    def table(self) -> Iterator[Sequence[str]]:
        """The changes for a spreadsheet."""
        yield ("verdict", "a", "b", "events before", "events since", "reasons", "articles")
        for one in (*self.worse, *self.better, *self.mixed):
            change = one.change
            numbers = (str(change.before), str(change.since))
            yield (change.verdict, change.a.label, change.b.label, *numbers, " ".join(change.reasons), ";".join(change.articles))


@page(router, "/", "home.html", csv=True, kept=True)
def home(request: Request, since: Day = "", every: Every = False) -> Home:
    """What changed."""
    store = desk_of(request).store
    newest = desk_home.newest(store)
    if not newest:
        return Home("", None, (), (), (), 0, (), 0, (), every)
    found = changes(store, min(since or shifted(newest, 1 - BACK), newest), newest, NEW)
    if every:
        found = recounted(store, found)
    shown = found.changed[:CHANGES]
    titles = desk_home.titles(store, [id_ for one in shown for id_ in one.articles])
    judged, claims = desk_judgements.judged(store)
    rows, _ = desk_stories.page(store, "", found.since, newest, 0, STORIES)
    moved = {
        verdict: tuple(_moved(one, titles) for one in shown if one.verdict == verdict) for verdict in ("worse", "better", "mixed")
    }
    presets = (("1 week", 7), ("4 weeks", 28), ("3 months", 91))
    return Home(
        newest=newest,
        changes=found,
        **moved,
        more=len(found.changed) - len(shown),
        stories=by_day(rows),
        waiting=claims - judged,
        presets=tuple((name, shifted(newest, 1 - days)) for name, days in presets),
        every=every,
    )


def recounted(store: Store, found: Changes) -> Changes:
    """The same changes with the numbers of events of every status; what changed rests on facts alone."""
    pairs = desk_home.pairs(store, found.baseline, found.since, found.until, every=True)
    counts = {frozenset((one.a, one.b)): one for one in pairs}
    moved = [(change, counts.get(frozenset((change.a.id, change.b.id)))) for change in found.changed]
    changed = [replace(change, before=one.before, since=one.since) if one else change for change, one in moved]
    return replace(
        found,
        changed=tuple(sorted(changed, key=lambda one: (-one.since, one.a.id, one.b.id))),
        unchanged=len(pairs) - sum(one is not None for _, one in moved),
        newcomers=tuple(desk_home.newcomers(store, found.since, found.until, NEW, every=True)),
    )


def by_day(rows: Sequence[StoryRow]) -> tuple[StoryDay, ...]:
    """Stories under the day of their latest article, the latest first."""
    days: dict[str, list[StoryRow]] = {}
    for row in rows:
        days.setdefault(row.end or "", []).append(row)
    return tuple(StoryDay(day, tuple(days[day])) for day in sorted(days, reverse=True))


def _moved(one: Change, titles: dict[str, str]) -> Moved:
    return Moved(one, tuple((id_, titles.get(id_) or "Without a headline") for id_ in one.articles))

"""How joining grows with what is stored: claims made into events and stories, from a store and back into it.

In: how many articles, one number or several (100,000 articles are half a million claims). Out: for each minutes, claims a
second, peak memory, and how long a portion of `PORTION` further articles takes, joining and relations apart: the next that come,
and such as are scattered over all days. The articles are generated: `A_DAY` of them a day, each on one of the affairs of the
day. An affair lasts `LASTS` days, has three parties and some happenings a day; an article begins with one of today's and tells
of others of the last days. Half of the words of a sentence are the happening's own. Parties are named as in `scale.py`, few of
them often. Not here: whether what is joined is right (`join.py`).
"""

from __future__ import annotations

import datetime
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.report import Figures
from benchmarks.scale import BATCH, CLAIMS, EVENT_TYPES, World, actor

SIZES = (2_500, 5_000)
"""Numbers of articles where none are given."""

PORTION = 200
A_DAY, AFFAIRS, TOLD = 33, 10, 3
"""Articles a day, affairs that go on at a time, and how many claims tell of one happening on average."""

LASTS, LATEST = 20, 3
"""Days that an affair lasts, and days in which a happening is told."""

OWN, FILLER, LENGTH = 8, 8, 500
"""Words of a sentence that are the happening's, words that are the article's, and words of an article."""

FIRST = datetime.date(2015, 1, 1)


@dataclass(frozen=True, slots=True)
class _Happening:
    """Something that parties did on a day, and the words it is told in."""

    event: str
    quad: int
    actor: Any
    recipient: Any
    day: str
    words: tuple[str, ...]


class Press:
    """Articles one after another, the affairs that go on, and the happenings of their last days."""

    def __init__(self, seed: int) -> None:
        self.world = World(seed)
        self._affairs: dict[int, list[Any]] = {}
        self._happened: dict[tuple[int, int], list[_Happening]] = {}

    def reading(self, number: int) -> Any:
        """The `number`-th article with its claims; they are asked for in order."""
        from detente.model import Article, Reading, Span, stable_id

        today, world = number // A_DAY, self.world
        told = self._told(today)
        pieces, begins = [], []
        for one in told:
            words = [*one.words, *world.pick(world.words, FILLER)]
            world.chance.shuffle(words)
            begins.append(sum(map(len, pieces)) + len(pieces))
            pieces += [f"{' '.join(words)}.", f"{' '.join(world.pick(world.words, LENGTH // CLAIMS - len(words)))}."]
        text, day = " ".join(pieces), _date(today)
        claims = (_claim(number, i, one, begins[i], len(pieces[2 * i])) for i, one in enumerate(told))
        article = Article(
            stable_id("article", str(number)), text, (Span(0, len(text)),), title=" ".join(told[0].words),
            outlet=f"Daily {number % 200}", url=f"https://example.org/{number}", published=day, published_basis="given",
            origin=f"all.jsonl:{number}",
        )  # fmt: skip
        return Reading(article, tuple(claims), (), (), (), (), "one")

    def _told(self, today: int) -> list[_Happening]:
        """What an article of a day tells of: one of the day's happenings of an affair, then others of its last days."""
        chance = self.world.chance
        affair = chance.randrange(AFFAIRS)
        lead = chance.choice(self._happenings(affair, today))
        others = (chance.choice(self._happenings(affair, today - chance.randrange(LATEST))) for _ in range(CLAIMS - 1))
        return [lead, *others]

    def _happenings(self, affair: int, day: int) -> list[_Happening]:
        if (affair, day) not in self._happened:
            parties = self._parties(affair + AFFAIRS * ((day + LASTS * affair // AFFAIRS) // LASTS))
            self._happened = {known: own for known, own in self._happened.items() if known[1] > day - LATEST}
            self._happened[affair, day] = [self._happening(parties, day) for _ in range(A_DAY * CLAIMS // TOLD // AFFAIRS)]
        return self._happened[affair, day]

    def _parties(self, affair: int) -> list[Any]:
        if affair not in self._affairs:
            self._affairs[affair] = [actor(self.world, 40 * place) for place in range(3)]
        return self._affairs[affair]

    def _happening(self, parties: list[Any], day: int) -> _Happening:
        world = self.world
        kind = world.chance.randrange(len(EVENT_TYPES))
        doer, other = world.chance.sample(parties, 2)
        return _Happening(EVENT_TYPES[kind], kind % 4 + 1, doer, other, _date(day), tuple(world.pick(world.words, OWN)))


def _date(day: int) -> str:
    return (FIRST + datetime.timedelta(days=day)).isoformat()


def _claim(number: int, place: int, told: _Happening, begin: int, length: int) -> Any:
    from detente.model import Attribution, Claim, Dating, Span, Status, stable_id

    return Claim(
        stable_id(str(number), str(place)), told.event, ("met",), (), "040", told.quad, float(3 - told.quad), begin,
        begin + length, Span(begin + 10, begin + 16), (_at(told.actor, begin),), (_at(told.recipient, begin),), (),
        Status.ASSERTED, (Attribution("outlet", outlet="The Daily"),), Dating(told.day, told.day, "day", "text", told.day), None,
        (), 0.7, ("type: frame met.1 in 'met with'",),
    )  # fmt: skip


def _at(actor: Any, begin: int) -> Any:
    return replace(actor, begin=begin + actor.begin, end=begin + actor.end)


def fill(store: Any, readings: Iterable[Any]) -> None:
    """Articles as reading leaves them, many in a transaction."""
    from detente.store.connect import writing
    from detente.store.lists import put
    from detente.store.write import rows

    coming = iter(readings)
    while some := list(islice(coming, BATCH)):
        tables: dict[Any, list[Any]] = {}
        for one in some:
            for table, found in rows(one).items():
                tables.setdefault(table, []).extend(found)
        with writing(store) as connection:
            for table, found in tables.items():
                put(connection, table, found)


def measured(articles: int) -> dict[str, float]:
    """Fill a store with so many articles, join them, relate them; then the same for the next articles, and for articles from
    among all that had been held back."""
    from detente.store.connect import open_store
    from detente.store.read import counts

    press = Press(7)
    step = max(2, articles // PORTION)
    held: list[Any] = []

    def first() -> Iterator[Any]:
        for number in range(articles):
            one = press.reading(number)
            if number % step == step // 2 and len(held) < PORTION:
                held.append(one)
            else:
                yield one

    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "joining.db")) as store:
        fill(store, first())
        values = {"articles": float(articles), "claims": float(articles * CLAIMS)}
        joining, relating = _brought_up(store)
        values["minutes, joining"] = joining / 60
        values["claims joined a second"] = (articles - len(held)) * CLAIMS / joining
        values["minutes, relations and shifts"] = relating / 60
        values["peak memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        for name, more in (
            ("next portion", [press.reading(articles + one) for one in range(PORTION)]),
            ("scattered portion", held),
        ):
            fill(store, more)
            joining, relating = _brought_up(store)
            values[f"seconds, joining {name}"] = joining
            values[f"seconds, their relations, {name}"] = relating
        found = counts(store)
        values |= {"events": found.events, "stories": found.stories}
        values["file, MB"] = (Path(folder) / "joining.db").stat().st_size / 1e6
    return values


def _brought_up(store: Any) -> tuple[float, float]:
    """Seconds that joining takes, and those of relations and shifts."""
    from detente.memory.joined import remember
    from detente.memory.related import relate

    return _timed(remember, store, frozenset()), _timed(relate, store, {})


def _timed(work: Any, *given: Any) -> float:
    began = time.perf_counter()
    work(*given)
    return time.perf_counter() - began


def run(*sizes: int) -> Figures:
    """Each size in a process of its own, so that its peak of memory is its own."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    wanted = sizes or SIZES
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        found = list(pool.map(measured, wanted))
    lines = [f"{name:44}" + "".join(f"{one[name]:11.3f}" for one in found) for name in found[0]] if len(found) > 1 else []
    data = (
        f"generated articles joined from a store and back, then {PORTION} further ones; the table is of {wanted[-1]:,} articles"
    )
    return Figures(data, found[-1], tuple(lines))

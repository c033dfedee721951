"""How soon the desk answers when many read at once: real HTTP on loopback, one server process.

In: a store of generated articles (`scale.py`), `READERS` readers who each ask for a page, read for a second, and ask again.
Out: the slowest twentieth (p95) of each page in milliseconds. Not here: questions without the desk (`scale.py`).
"""

from __future__ import annotations

import http.client
import random
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

from benchmarks import scale
from benchmarks.report import Figures
from benchmarks.served import desk

ARTICLES, READERS, SECONDS, PAUSE = 50_000, 20, 60, 1.0


def run() -> Figures:
    from detente.store import schema
    from detente.store.connect import open_store, reading

    world = scale.World(seed=5)
    with tempfile.TemporaryDirectory() as name:
        db = str(Path(name) / "desk.db")
        with open_store(db) as store:
            scale.fill(store, world, ARTICLES)
            scale.relate(store, world)
            with reading(store) as connection:
                ids = list(connection.scalars(schema.articles.select().with_only_columns(schema.articles.c.id).limit(2_000)))
                events = list(connection.scalars(schema.events.select().with_only_columns(schema.events.c.id).limit(2_000)))
        with desk(db) as port:
            took = _read(port, _pages(world, ids, events))
    values = {f"{page}, p95 ms": sorted(times)[int(0.95 * len(times))] for page, times in sorted(took.items())}
    asked = sum(map(len, took.values()))
    return Figures(f"{ARTICLES} generated articles, {READERS} readers, {asked} pages in {SECONDS} s", values)


def _pages(world: scale.World, ids: list[str], events: list[str]) -> dict[str, list[str]]:
    """Addresses of each kind of page."""

    def party() -> str:
        return world.pick(world.parties, 1)[0]

    several = range(200)
    return {
        "home": ["/"],
        "articles": ["/articles"],
        "article": [f"/articles/{one}" for one in ids],
        "events": ["/events"],
        "event": [f"/events/{one}" for one in events],
        "party": [f"/parties/{party()}" for _ in several],
        "dyad": [f"/dyads/{party()}/{party()}" for _ in several],
        "relations": [f"/relations?party={party()}" for _ in several],
        "search": ["/search?" + urllib.parse.urlencode({"q": " ".join(world.pick(world.words, 2))}) for _ in several],
    }


def _read(port: int, pages: dict[str, list[str]]) -> dict[str, list[float]]:
    """Milliseconds of every answer by kind of page. Raises RuntimeError where a page is no page."""
    took: dict[str, list[float]] = {page: [] for page in pages}
    wrong: list[str] = []
    end = time.monotonic() + SECONDS

    def reader(number: int) -> None:
        chance = random.Random(number)  # noqa: S311 - no secret
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        time.sleep(chance.random() * PAUSE)
        while time.monotonic() < end:
            page = chance.choice(list(pages))
            began = time.perf_counter()
            line.request("GET", chance.choice(pages[page]))
            answer = line.getresponse()
            answer.read()
            took[page].append(1000 * (time.perf_counter() - began))
            if answer.status not in (200, 404):
                wrong.append(f"{page} {answer.status}")
            time.sleep(PAUSE)

    readers = [threading.Thread(target=reader, args=(number,)) for number in range(READERS)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    if wrong:
        raise RuntimeError(f"pages that are none: {wrong[:5]}")
    return took

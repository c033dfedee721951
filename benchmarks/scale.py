"""How large a store may grow: how fast articles are saved, how large the file gets, how soon everyday questions are answered.

In: how many articles. Out: rates, sizes, the slowest twentieth of each question (p95) in milliseconds. The articles are
generated: 500 words of a vocabulary in which few words are frequent, five claims, three events, parties and relations in
the same manner. They are put in many at a time; how fast one article after another is saved, each in a transaction of its
own, is measured at the end, when the store is full. Not here: how fast articles are coded (`speed.py`).
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from benchmarks.report import Figures

FULL, QUICK = 100_000, 5_000
BATCH = 500
CLAIMS, EVENTS = 5, 3
WORDS, PARTIES, NAMES, RELATIONS = 30_000, 250, 20_000, 4_000
SAVED, ASKED = 200, 40
DAYS = 3_000
EVENT_TYPES = ("CONSULT", "ASSAULT", "ACCUSE", "AID", "SANCTION", "COOPERATE", "THREATEN", "PROTEST")

SERIES = """
SELECT CAST(julianday(e.date) / 7 AS INTEGER) AS week, e.quad_code, count(*)
FROM event_parties AS a
JOIN events AS e ON e.id = a.event_id
WHERE a.party_id = :a AND a.role = 'actor' AND e.date IS NOT NULL
AND +a.event_id IN (SELECT event_id FROM event_parties WHERE party_id = :b AND role = 'recipient')
GROUP BY week, e.quad_code ORDER BY week, e.quad_code
"""
AT_A_DATE = """
SELECT * FROM relation_rows
WHERE (a = :a OR b = :a) AND (start IS NULL OR start <= :day) AND ("end" IS NULL OR "end" >= :day)
ORDER BY kind, a, b
"""


class World:
    """What is written about: words, parties and names, the first of each far more often than the last."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - no secret
        self.words = [_word(number) for number in range(WORDS)]
        self.parties = [f"{chr(65 + number // 26)}{chr(65 + number % 26)}X" for number in range(PARTIES)]
        self.names = [f"{_word(number).title()} {_word(number * 7 % WORDS).title()}" for number in range(NAMES)]
        self._often = {size: list(accumulate(1 / (place + 1) for place in range(size))) for size in (WORDS, PARTIES, NAMES)}

    def pick(self, things: list[str], count: int) -> list[str]:
        """So many of them, the first ones most often."""
        return self.chance.choices(things, cum_weights=self._often[len(things)], k=count)

    def day(self) -> str:
        """Any day of eight years."""
        number = self.chance.randrange(DAYS)
        return f"{2015 + number // 365}-{number % 365 // 31 + 1:02}-{number % 28 + 1:02}"


def _word(number: int) -> str:
    """A word for a number, by syllables."""
    syllables = ("ba", "den", "kor", "mi", "sul", "ta", "ver", "zo", "ran", "pel")
    return "".join(syllables[int(figure)] for figure in str(number + 10))


def reading(world: World, number: int) -> Any:
    """The `number`-th article with its claims."""
    from detente.model import Article, Attribution, Claim, Dating, LeftOut, Reading, Span, Status, stable_id

    words = world.pick(world.words, 500)
    text, day = " ".join(words), world.day()
    ends = [place * len(text) // CLAIMS for place in range(CLAIMS + 1)]
    claims = []
    for place in range(CLAIMS):
        begin, end = ends[place], ends[place + 1]
        quad = world.chance.randrange(4) + 1
        claims.append(
            Claim(
                stable_id(str(number), str(place)), world.chance.choice(EVENT_TYPES), ("met",), ("diplomatic",), "040", quad,
                float(3 - quad), begin, end, Span(begin + 10, begin + 16), (actor(world, begin),), (actor(world, begin + 40),),
                (), Status.ASSERTED, (Attribution("outlet", outlet="The Daily"),), Dating(day, day, "day", "text", day), None,
                (), 0.7, ("type: frame met.1 in 'met with'", "actor: name, from the register"),
            )
        )  # fmt: skip
    article = Article(
        stable_id("article", str(number)), text, tuple(Span(a, b) for a, b in pairwise(ends)),
        title=" ".join(words[:9]), outlet=f"Daily {number % 200}", url=f"https://example.org/{number}", published=day,
        published_basis="given", origin=f"all.jsonl:{number}",
    )  # fmt: skip
    return Reading(article, tuple(claims), (), (), (), (LeftOut(0, 9, "no actor known"),), "one")


def actor(world: World, begin: int) -> Any:
    from detente.model import Actor

    (code,), (name,) = world.pick(world.parties, 1), world.pick(world.names, 1)
    return Actor(begin, begin + len(name), name, code, ("GOV",), f"id-{code}", f"Land of {code.title()}", "name")


def fill(store: Any, world: World, articles: int) -> None:
    """Articles with claims and events, many in a transaction."""
    from sqlalchemy import insert

    from detente.store.connect import writing
    from detente.store.write import rows

    for first in range(0, articles, BATCH):
        readings = [reading(world, number) for number in range(first, min(first + BATCH, articles))]
        tables: dict[Any, list[Any]] = {}
        for parts in (*map(rows, readings), *(_events(one) for one in readings)):
            for table, found in parts.items():
                tables.setdefault(table, []).extend(found)
        with writing(store) as connection:
            for table, found in tables.items():
                connection.execute(insert(table), found)


def _events(one: Any) -> dict[Any, list[Any]]:
    """The first claims of an article as events of their own, the others as told of again."""
    from detente.store import schema

    events, parties, members = [], [], []
    for place, claim in enumerate(one.claims):
        if place < EVENTS:
            events.append({
                "id": claim.id, "title": one.article.title, "event": claim.event, "modes": "[]", "quad_code": claim.quad_code,
                "event_scale": claim.event_scale, "status": "asserted", "date": claim.dating.date,
                "enddate": claim.dating.enddate, "date_precision": "day", "place_name": "", "country_code": "",
                "place_resolution": 0, "lat": None, "lon": None, "articles": 1, "outlets": 1, "independent": 1, "speakers": 1,
                "confidence": 0.7, "story_id": None, "claims": 1, "web": claim.id,
            })  # fmt: skip
            for role, (side,) in (("actor", claim.actor), ("recipient", claim.recipient)):
                parties.append({"event_id": claim.id, "role": role, "party_id": side.code})
        members.append({"claim_id": claim.id, "event_id": one.claims[place % EVENTS].id})
    return {schema.events: events, schema.event_parties: parties, schema.event_claims: members}


def relate(store: Any, world: World) -> None:
    from sqlalchemy import insert, select

    from detente.store import schema
    from detente.store.connect import writing

    with writing(store) as connection:
        known = [{"id": code, "label": f"Land of {code}", "code": code} for code in world.parties]
        connection.execute(insert(schema.parties), known)
        articles = list(connection.execute(select(schema.articles.c.id).limit(1000)).scalars())
        relations, evidence = [], []
        for number in range(RELATIONS):
            a, b = world.pick(world.parties, 2)
            relations.append({
                "id": f"r{number}", "kind": world.chance.choice(("fights", "backs", "sanctions")), "a": a, "b": b,
                "standing": "current", "start": world.day(), "start_precision": "day",
                "end": world.chance.choice((None, "2024-01-01")), "end_precision": "day", "strength": 0.5, "basis": "told",
                "words": "They say so.",
            })  # fmt: skip
            evidence += [
                {"relation_id": f"r{number}", "ordinal": place, "article_id": world.chance.choice(articles), "begin": 0, "end": 9,
                 "date": None, "effect": "supports", "claim_id": "", "tie_id": ""}
                for place in range(20)
            ]  # fmt: skip
        connection.execute(insert(schema.relations), relations)
        connection.execute(insert(schema.relation_evidence), evidence)


def questions(world: World) -> dict[str, Callable[[Any], object]]:
    """The everyday questions; each time they are asked of somebody else, the frequent most often."""
    from sqlalchemy import text

    from detente.store import read, search
    from detente.store.connect import reading as reading_of
    from detente.store.records import Filters, Sought

    def ask(store: Any, query: str, **given: str) -> object:
        with reading_of(store) as connection:
            return connection.execute(text(query), given).all()

    def party() -> str:
        return world.pick(world.parties, 1)[0]

    def word() -> str:
        return world.pick(world.words, 1)[0]

    def name() -> str:
        return world.pick(world.names, 1)[0]

    return {
        "claims of an actor, by code": lambda store: list(read.claims(store, Filters(party=party(), limit=50))),
        "claims of an actor, by name": lambda store: list(read.claims(store, Filters(party=name(), limit=50))),
        "claims of a pair": lambda store: list(read.claims(store, Filters(actor=party(), recipient=party(), limit=50))),
        "series of a dyad by week and quad": lambda store: ask(store, SERIES, a=party(), b=party()),
        "relations of a party at a date": lambda store: ask(store, AT_A_DATE, a=party(), day=world.day()),
        "search, two words": lambda store: search.search(store, f"{word()} {word()}", limit=20),
        "search, rare word": lambda store: search.search(store, world.chance.choice(world.words), limit=20),
        "search in a year, of a party": lambda store: search.search(
            store, word(), Sought(since="2018-01-01", until="2018-12-31", party=party()), 20
        ),
    }  # fmt: skip


def _times(store: Any, question: Callable[[Any], object]) -> Iterator[float]:
    for _ in range(ASKED):
        began = time.perf_counter()
        question(store)
        yield 1000 * (time.perf_counter() - began)


def measured(articles: int) -> Figures:
    """Fill a store with so many articles and ask."""
    from detente.store.connect import open_store
    from detente.store.write import save

    world = World(7)
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "scale.db")) as store:
        began = time.perf_counter()
        fill(store, world, articles)
        relate(store, world)
        filled = time.perf_counter() - began
        fresh = [reading(world, articles + number) for number in range(SAVED)]
        began = time.perf_counter()
        for one in fresh:
            save(store, one)
        saving = time.perf_counter() - began
        size = (Path(folder) / "scale.db").stat().st_size
        asked = {name: sorted(_times(store, question))[int(0.95 * ASKED)] for name, question in questions(world).items()}
    return Figures(
        f"{articles} generated articles, {articles * CLAIMS} claims, {articles * EVENTS} events; p95 of {ASKED} in ms",
        {
            "articles a second, put in together": articles / filled,
            "articles a second, one by one when full": SAVED / saving,
            "file, MB": size / 1e6,
            **asked,
        },
    )


def run() -> Figures:
    return measured(FULL)


def quick() -> Figures:
    return measured(QUICK)

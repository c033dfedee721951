"""Records of `model` as they were saved, for the stages that work on what is stored.

In: a `Store` and an article's id. Out: `Article`, `Claim`, `Tie`, `When`, `Place`, `LeftOut`. Not here: lists for people
(`read.py`). A reading's sayings and answered pairs are not stored.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, exists, select

from detente.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    Dating,
    Furniture,
    LeftOut,
    Pair,
    Place,
    Role,
    Span,
    Status,
    Tally,
    Tie,
    When,
)
from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.lists import AT_ONCE, chunks
from detente.store.names import plain

THIRD_PARTY = frozenset({"against", "for", "alongside"})
"""The roles in `sides` that are neither side of the act nor the one who tells of it."""

_Rows = dict[str, list[RowMapping]]
"""Rows by their article or claim."""


def article(store: Store, article_id: str) -> Article | None:
    """The article as it was saved, None where there is none. Raises `StoreError`."""
    with reading(store) as connection:
        found = connection.execute(select(schema.articles).where(schema.articles.c.id == article_id)).mappings().one_or_none()
        cut = _of_article(connection, schema.furniture, article_id)
    return None if found is None else _article(found, cut)


def claims(store: Store, article_id: str) -> tuple[Claim, ...]:
    """The claims of an article in its order, as they were saved. Raises `StoreError`."""
    with reading(store) as connection:
        return _claims(connection, [article_id])[article_id]


def known(store: Store, article: Article, coder: str) -> bool:
    """Whether saving a reading of this article by this coder would change nothing, so that coding it can be spared.

    False, too, where its origin was refused at some time: saving takes the refusal back. Raises `StoreError`.
    """
    stored, refused = schema.articles.c, schema.refusals.c
    same = exists().where(stored.id == article.id, stored.content_hash == article.content_hash, stored.coder == coder)
    with reading(store) as connection:
        return bool(connection.scalar(select(same & ~exists().where(refused.origin == plain(article.origin)))))


def left_out(store: Store, article_id: str) -> tuple[LeftOut, ...]:
    """What of an article was read and not coded. Raises `StoreError`."""
    with reading(store) as connection:
        found = _of_article(connection, schema.left_out, article_id)
    return tuple(LeftOut(row["begin"], row["end"], row["reason"]) for row in found)


def times(store: Store, article_id: str) -> tuple[When, ...]:
    """The time expressions of an article, in their order. Raises `StoreError`."""
    with reading(store) as connection:
        found = _of_article(connection, schema.times, article_id)
    return tuple(When(row["begin"], row["end"], row["type"], row["value"]) for row in found)


def places(store: Store, article_id: str) -> tuple[Place, ...]:
    """The places that an article names, in their order. Raises `StoreError`."""
    with reading(store) as connection:
        found = _of_article(connection, schema.places, article_id)
    return tuple(_place(row) for row in found)


def ties(store: Store, article_id: str) -> tuple[Tie, ...]:
    """The standing ties that an article tells of, in their order. Raises `StoreError`."""
    sides = schema.tie_sides
    query = select(sides).join(schema.ties).where(schema.ties.c.article_id == article_id)
    with reading(store) as connection:
        found = _of_article(connection, schema.ties, article_id)
        actors = {(side["tie_id"], side["role"]): _actor(side) for side in connection.execute(query).mappings()}
    return tuple(_tie(row, actors[row["id"], "a"], actors[row["id"], "b"]) for row in found)


def readings(connection: Connection, article_ids: Sequence[str]) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """Articles, their furniture left away, with their claims, in order of their ids; inside a transaction of the caller's."""
    for some in chunks(sorted(article_ids), AT_ONCE):
        coded = _claims(connection, some)
        yield from ((one, coded[one.id]) for one in articles(connection, some))


def articles(connection: Connection, article_ids: Collection[str]) -> Iterator[Article]:
    """Articles, their furniture left away, in order of their ids; inside a transaction of the caller's."""
    for some in chunks(sorted(article_ids), AT_ONCE):
        query = select(schema.articles).where(schema.articles.c.id.in_(some)).order_by(schema.articles.c.id)
        yield from (_article(row, []) for row in connection.execute(query).mappings())


def _claims(connection: Connection, article_ids: Sequence[str]) -> dict[str, tuple[Claim, ...]]:
    """The claims of each of these articles, in its order."""
    claims = schema.claims
    query = select(claims).where(claims.c.article_id.in_(article_ids)).order_by(claims.c.ordinal)
    told = _by(connection, query, "article_id")
    sides, attributions, sizes = (
        _by(
            connection,
            select(table).join(claims).where(claims.c.article_id.in_(article_ids)).order_by(table.c.ordinal),
            "claim_id",
        )
        for table in (schema.sides, schema.attributions, schema.sizes)
    )
    return {
        one: tuple(_claim(row, sides[row["id"]], attributions[row["id"]], sizes[row["id"]]) for row in told[one])
        for one in article_ids
    }


def _by(connection: Connection, query: Select[Any], name: str) -> _Rows:
    """The rows of a query in its order, by what stands in one of their columns."""
    found: _Rows = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row[name]].append(row)
    return found


def _of_article(connection: Connection, table: Table, article_id: str) -> list[RowMapping]:
    query = select(table).where(table.c.article_id == article_id).order_by(table.c.ordinal)
    return list(connection.execute(query).mappings())


def _article(row: RowMapping, furniture: list[RowMapping]) -> Article:
    return Article(
        id=row["id"],
        text=row["text"],
        paragraphs=tuple(Span(*span) for span in json.loads(row["paragraphs"])),
        furniture=tuple(Furniture(cut["begin"], cut["end"], cut["kind"]) for cut in furniture),
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
        published_basis=row["published_basis"],
        origin=row["origin"],
        pairs=tuple(Pair(Span(*pair[:2]), Span(*pair[2:])) for pair in json.loads(row["pairs"])),
        notes=tuple(json.loads(row["notes"])),
    )


def _claim(row: RowMapping, sides: list[RowMapping], attributions: list[RowMapping], sizes: list[RowMapping]) -> Claim:
    speakers = {side["ordinal"]: _actor(side) for side in sides if side["role"] == "speaker"}
    return Claim(
        id=row["id"],
        event=row["event"],
        mode=strings(row["modes"]),
        context=strings(row["contexts"]),
        cameo=row["cameo"],
        quad_code=row["quad_code"],
        event_scale=row["event_scale"],
        begin=row["begin"],
        end=row["end"],
        predicate=Span(row["predicate_begin"], row["predicate_end"]),
        actor=tuple(_actor(side) for side in sides if side["role"] == "actor"),
        recipient=tuple(_actor(side) for side in sides if side["role"] == "recipient"),
        third_party=tuple(Role(side["role"], _actor(side)) for side in sides if side["role"] in THIRD_PARTY),
        status=Status(row["status"]),
        attribution=tuple(_attribution(part, speakers.get(part["ordinal"])) for part in attributions),
        dating=dating_of(row),
        place=place_of(row),
        size=tuple(Tally(size["kind"], size["low"], size["high"]) for size in sizes),
        confidence=row["confidence"],
        trace=strings(row["trace"]),
    )


def _tie(row: RowMapping, a: Actor, b: Actor) -> Tie:
    return Tie(
        id=row["id"],
        kind=row["kind"],
        a=a,
        b=b,
        status=Status(row["status"]),
        standing=row["standing"],
        dating=dating_of(row),
        begin=row["begin"],
        end=row["end"],
        cue=Span(row["cue_begin"], row["cue_end"]),
        confidence=row["confidence"],
        trace=strings(row["trace"]),
    )


def dating_of(row: RowMapping) -> Dating:
    """The date of a row of claims or ties."""
    return Dating(row["date"], row["enddate"], row["date_precision"], row["date_basis"], row["date_value"])


def _actor(side: RowMapping) -> Actor:
    return Actor(
        begin=side["begin"],
        end=side["end"],
        entity_text=side["entity_text"],
        code=side["code"],
        sector=strings(side["sector"]),
        identifier_id=side["identifier_id"],
        identifier_text=side["identifier_text"],
        via=side["via"],
        reason=side["reason"],
        runner_up=side["runner_up"],
    )


def _attribution(row: RowMapping, speaker: Actor | None) -> Attribution:
    cue = None if row["cue_begin"] is None else Span(row["cue_begin"], row["cue_end"])
    return Attribution(row["kind"], speaker, row["outlet"], cue)


def place_of(row: RowMapping) -> Place | None:
    """The place of a row of claims, None where none is named."""
    if row["place_begin"] is None:
        return None
    return Place(
        begin=row["place_begin"],
        end=row["place_end"],
        name=row["place_name"],
        country_code=row["country_code"],
        resolution=row["place_resolution"],
        lat=row["lat"],
        lon=row["lon"],
        geonameid=row["geonameid"],
        admin1=row["admin1"],
        alternatives=tuple(json.loads(row["place_alternatives"])),
        confidence=row["place_confidence"],
        reason=row["place_reason"],
    )


def _place(row: RowMapping) -> Place:
    return Place(
        begin=row["begin"],
        end=row["end"],
        name=row["name"],
        country_code=row["country_code"],
        resolution=row["resolution"],
        lat=row["lat"],
        lon=row["lon"],
        geonameid=row["geonameid"],
        admin1=row["admin1"],
        alternatives=tuple(json.loads(row["alternatives"])),
        confidence=row["confidence"],
        reason=row["reason"],
    )


def strings(text: str) -> tuple[str, ...]:
    """A list of texts as it is kept."""
    return tuple(json.loads(text)) if text != "[]" else ()

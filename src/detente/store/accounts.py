"""Claims as joining compares them, straight from their rows: whole claims have much that is never compared.

In: a connection inside a transaction, ids of articles. Out: `Account`s. Not here: whole claims (`load.py`), comparing (`join`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Table, select

from detente.model import Account, Actor, PartyMention, Span, Status, Tally, mention, named
from detente.store import schema
from detente.store.lists import AT_ONCE, chunks
from detente.store.load import dating_of, place_of, strings
from detente.store.parties import listed

_Row = Sequence[Any]
"""Columns of a table as they were asked for."""

_SPEAKER = "speaker"


def accounts(connection: Connection, article_ids: Collection[str]) -> Iterator[Account]:
    """The accounts of articles, in order of their articles' ids and of their places there."""
    for some in chunks(sorted(article_ids), AT_ONCE):
        yield from _accounts(connection, some)


def _accounts(connection: Connection, article_ids: Sequence[str]) -> Iterator[Account]:
    a, c, s, t, z = (table.c for table in (schema.articles, schema.claims, schema.sides, schema.attributions, schema.sizes))
    query = select(a.id, a.outlet, a.published, a.text).where(a.id.in_(listed(connection, article_ids)))
    articles = {row[0]: row for row in connection.execute(query)}
    who = (s.entity_text, s.code, s.sector, s.identifier_id, s.identifier_text, s.via)
    sides = _parts(connection, schema.sides, (s.claim_id, s.role, s.ordinal, *who), article_ids)
    words = _parts(connection, schema.attributions, (t.claim_id, t.ordinal, t.outlet), article_ids)
    sizes = _parts(connection, schema.sizes, (z.claim_id, z.kind, z.low, z.high), article_ids)
    claims = select(schema.claims).where(c.article_id.in_(listed(connection, article_ids))).order_by(c.article_id, c.ordinal)
    for row in connection.execute(claims.with_only_columns(*_compared())).mappings():
        id_ = row["id"]
        yield _account(row, articles[row["article_id"]], sides[id_], words[id_], tuple(Tally(*one[1:]) for one in sizes[id_]))


def _compared() -> list[Column[Any]]:
    """The columns of a claim but for those that joining has no use for."""
    return [one for one in schema.claims.c if one.name not in ("contexts", "cameo", "trace")]


def _parts(
    connection: Connection, table: Table, columns: Sequence[Column[Any]], article_ids: Collection[str]
) -> defaultdict[str, list[_Row]]:
    """Rows of a table by their claim, which stands first in them, in their order there."""
    query = (
        select(*columns)
        .join(schema.claims)
        .where(schema.claims.c.article_id.in_(listed(connection, article_ids)))
        .order_by(table.c.ordinal)
    )
    found: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in connection.execute(query).all():
        found[row[0]].append(row)
    return found


def _account(
    row: RowMapping,
    article: _Row,
    sides: Sequence[_Row],
    words: Sequence[_Row],
    size: tuple[Tally, ...],
) -> Account:
    id_, outlet, published, text = article
    speakers = {place: _named(*who) for _, role, place, *who in sides if role == _SPEAKER}
    said = {speakers.get(place, name) for _, place, name in words}
    return Account(
        id=row["id"],
        article_id=id_,
        outlet=outlet,
        published=published,
        begin=row["begin"],
        event=row["event"],
        mode=strings(row["modes"]),
        quad_code=row["quad_code"],
        event_scale=row["event_scale"],
        status=Status(row["status"]),
        actor=tuple(_mention(*who) for _, role, _, *who in sides if role == "actor"),
        recipient=tuple(_mention(*who) for _, role, _, *who in sides if role == "recipient"),
        speakers=tuple(sorted(one for one in said if one)),
        dating=dating_of(row),
        place=place_of(row),
        size=size,
        predicate=Span(row["predicate_begin"], row["predicate_end"]).of(text),
        sentence=text[row["begin"] : row["end"]],
        confidence=row["confidence"],
    )


@lru_cache(maxsize=50_000)
def _mention(*who: str) -> PartyMention:
    """The party of a side. The same few parties stand in most claims."""
    return mention(_actor(*who))


@lru_cache(maxsize=50_000)
def _named(*who: str) -> str:
    """What a speaker is called when voices are counted."""
    return named(_actor(*who))


def _actor(text: str, code: str, sector: str, identifier_id: str, identifier_text: str, via: str) -> Actor:
    return Actor(0, 0, text, code, strings(sector), identifier_id, identifier_text, via)

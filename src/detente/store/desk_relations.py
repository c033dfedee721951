"""What the desk asks of relations and shifts: those that hold at a date, those that changed since a day.

In: a `Store`, days, party ids. Out: `Tie`, `Relation`, `Shift`. Not here: everything known of a dyad (`relations.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from detente.model import Evidence, Party, Relation, Shift, Span
from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.parties import listed

TIES = 2_000
"""Relations of a date at most; those on most evidence are kept."""

LOOSE = ("by", "last known")
"""Precisions of an end or start that is none: it is only the last or first day that anybody told of it."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation without its evidence; `articles` says on how many of the window it rests."""

    id: str
    kind: str
    a: Party
    b: Party
    standing: str
    start: str | None
    start_precision: str
    end: str | None
    end_precision: str
    strength: float
    basis: str
    words: str
    articles: int


def at(store: Store, date: str, since: str, least: int, party: str = "") -> list[Tie]:
    """Relations that hold on a day and rest on at least so many articles from `since` to it; of a party and of those that it is
    tied to where one is given. Those on most articles come first. Raises `StoreError`."""
    r = schema.relations.c
    near = [select(mine).where(other == party) for mine, other in ((r.a, r.b), (r.b, r.a))]
    sides = [or_(side == party, side.in_(near[0]), side.in_(near[1])) for side in (r.a, r.b)] if party else []
    return _holding(store, date, since, least, sides)


def of_party(store: Store, party: str, date: str) -> list[Tie]:
    """The relations of a party that hold on a day, with as many articles as speak for them until then, those on most first.

    Raises `StoreError`.
    """
    r = schema.relations.c
    return _holding(store, date, "0000-01-01", 1, [or_(r.a == party, r.b == party)])


def _holding(store: Store, date: str, since: str, least: int, wanted: Sequence[ColumnElement[bool]]) -> list[Tie]:
    r, e = schema.relations.c, schema.relation_evidence.c
    holds = and_(or_(r.start.is_(None), r.start <= date), or_(r.end.is_(None), r.end >= date))
    articles = func.count(func.distinct(e.article_id))
    query = (
        select(*_columns(), articles)
        .join(schema.relation_evidence, e.relation_id == r.id)
        .where(holds, e.date.between(since, date), *wanted)
        .group_by(*_columns())
        .having(articles >= least)
        .order_by(articles.desc(), r.id)
        .limit(TIES)
    )
    with reading(store) as connection:
        rows = connection.execute(query).all()
        known = _parties(connection, rows)
    return [_tie(row, known) for row in rows]


def skeleton(store: Store, limit: int) -> list[tuple[str, str, str, float]]:
    """The strongest relations of all time as (a, b, kind, strength), from which a layout that lasts is made.

    Raises `StoreError`.
    """
    r = schema.relations.c
    query = select(r.a, r.b, r.kind, r.strength).order_by(r.strength.desc(), r.id).limit(limit)
    with reading(store) as connection:
        return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]


def changed(store: Store, since: str, until: str) -> list[Relation]:
    """Relations that began or ended in these days, with the evidence of that. Raises `StoreError`."""
    r, e = schema.relations.c, schema.relation_evidence.c
    begun = and_(r.start.between(since, until), r.start_precision != "by")
    over = and_(r.end.between(since, until), r.end_precision.not_in(LOOSE))
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    with reading(store) as connection:
        rows = list(connection.execute(select(*_columns()).where(or_(begun, over)).order_by(r.id)))
        known = _parties(connection, rows)
        query = select(schema.relation_evidence).where(
            e.relation_id.in_([row.id for row in rows]), e.effect.in_(("starts", "ends"))
        )
        for one in connection.execute(query.order_by(e.relation_id, e.ordinal)):
            span = Span(one.begin, one.end)
            evidence[one.relation_id].append(Evidence(one.article_id, span, one.date, one.effect, one.claim_id, one.tie_id))
    return [_relation(row, known, tuple(evidence[row.id])) for row in rows]


def shifts(store: Store, since: str, until: str) -> list[Shift]:
    """The shifts of these days in order, with the articles that moved them. Raises `StoreError`."""
    table, of = schema.shifts, schema.shift_articles.c
    articles: dict[str, list[str]] = defaultdict(list)
    with reading(store) as connection:
        rows = list(
            connection.execute(select(table).where(table.c.date.between(since, until)).order_by(table.c.date, table.c.id))
        )
        query = select(of.shift_id, of.article_id).where(of.shift_id.in_([row.id for row in rows])).order_by(of.article_id)
        for row in connection.execute(query):
            articles[row.shift_id].append(row.article_id)
    return [_shift(row, tuple(articles[row.id])) for row in rows]


def _columns() -> tuple[ColumnElement[object], ...]:
    r = schema.relations.c
    return (r.id, r.kind, r.a, r.b, r.standing, r.start, r.start_precision, r.end, r.end_precision, r.strength, r.basis, r.words)


def _tie(row: Sequence[Any], known: dict[str, Party]) -> Tie:
    return Tie(row[0], row[1], _party(row[2], known), _party(row[3], known), *row[4:])


def _relation(row: Sequence[Any], known: dict[str, Party], evidence: tuple[Evidence, ...]) -> Relation:
    return Relation(row[0], row[1], _party(row[2], known), _party(row[3], known), *[*row[4:], evidence])


def _shift(row: Sequence[Any], articles: tuple[str, ...]) -> Shift:
    return Shift(*[*row, articles])


def _party(id_: str, known: dict[str, Party]) -> Party:
    return known.get(id_, Party(id_, id_, ""))


def _parties(connection: Connection, rows: Iterable[Any]) -> dict[str, Party]:
    """The parties of these relations, by id."""
    ids = listed(connection, sorted({id_ for row in rows for id_ in (row.a, row.b)}))
    query = select(schema.parties).where(schema.parties.c.id.in_(ids))
    return {row.id: Party(*row) for row in connection.execute(query)}

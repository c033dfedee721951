"""Parties, relations and shifts as they are kept.

In: a `Store` or a connection inside a transaction; what is to be kept. Out: the same again, sentences of evidence.
Not here: finding them (`relate`), what they are made of (`related.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, or_, select

from detente.model import Evidence, Party, Relation, Shift, Span
from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.lists import AT_ONCE, at_once, chunks
from detente.store.moved import Pair, pair
from detente.store.parties import listed

_PLAIN = ("id", "kind", "standing", "start", "start_precision", "end", "end_precision", "strength", "basis", "words")
"""What a relation and its row have under the same name."""


def keep_parties(connection: Connection, found: Iterable[Party], *, anew: bool) -> None:
    """Put these parties in the place of those of their ids, or of all where `anew`."""
    rows = [{"id": one.id, "label": one.label, "code": one.code} for one in found]
    if anew:
        connection.execute(delete(schema.parties))
    _forget(connection, schema.parties, [row["id"] for row in rows])
    _insert(connection, schema.parties, rows)


def keep_relations(connection: Connection, found: Iterable[Relation], pairs: Collection[Pair] | None) -> None:
    """Put these relations in the place of those between the parties of any of the pairs, or of all for None."""
    table, made = schema.relations, list(found)
    known = connection.execute(select(table.c.id, table.c.a, table.c.b)).all()
    _forget(connection, table, [row.id for row in known if pairs is None or pair(row.a, row.b) in pairs])
    _insert(connection, table, [_relation_row(one) for one in made])
    _insert(connection, schema.relation_evidence, [row for one in made for row in _evidence_rows(one)])


def keep_shifts(connection: Connection, found: Iterable[Shift], concerned: Callable[[str, str], bool]) -> None:
    """Put these shifts in the place of those of the dyads concerned."""
    table, made = schema.shifts, list(found)
    known = connection.execute(select(table.c.id, table.c.a, table.c.b)).all()
    _forget(connection, table, [row.id for row in known if concerned(row.a, row.b)])
    _insert(connection, table, [_shift_row(one) for one in made])
    _insert(
        connection, schema.shift_articles, [{"shift_id": s.id, "article_id": article} for s in made for article in s.articles]
    )


def pairs_of(connection: Connection, party_ids: Collection[str]) -> set[Pair]:
    """The pairs with relations in which one of the parties stands."""
    table = schema.relations.c
    rows = connection.execute(select(table.a, table.b))
    return {pair(row.a, row.b) for row in rows if row.a in party_ids or row.b in party_ids}


def parties(store: Store) -> dict[str, Party]:
    """Every party by id. Raises `StoreError`."""
    with reading(store) as connection:
        return parties_in(connection)


def parties_in(connection: Connection) -> dict[str, Party]:
    """Every party by id."""
    return {row.id: Party(*row) for row in connection.execute(select(schema.parties).order_by(schema.parties.c.id))}


def relations(store: Store, party: str = "", other: str = "") -> tuple[Relation, ...]:
    """All relations, those of a party, or those between two, by kind, parties and start. Raises `StoreError`."""
    table = schema.relations.c
    conditions = [or_(table.a == one, table.b == one) for one in (party, other) if one]
    ids = select(table.id).where(*conditions)
    sides = [select(side).where(*conditions) for side in (table.a, table.b)]
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    with reading(store) as connection:
        rows = list(connection.execute(select(schema.relations).where(*conditions)).mappings())
        of = schema.parties.c
        those = select(schema.parties).where(or_(*(of.id.in_(side) for side in sides)))
        known = {row.id: Party(*row) for row in connection.execute(those)}
        e = schema.relation_evidence.c
        query = select(e.relation_id, e.article_id, e.begin, e.end, e.date, e.effect, e.claim_id, e.tie_id)
        query = query.where(e.relation_id.in_(ids)).order_by(e.relation_id, e.ordinal)
        for id_, article_id, begin, end, *others in at_once(connection, query):
            evidence[id_].append(Evidence(article_id, Span(begin, end), *others))
    found = [
        Relation(
            a=known.get(row["a"], Party(row["a"], row["a"], "")),
            b=known.get(row["b"], Party(row["b"], row["b"], "")),
            evidence=tuple(evidence[row["id"]]),
            **{name: row[name] for name in _PLAIN},
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.kind, one.a.id, one.b.id, one.start or "", one.end or "", one.id)))


def shifts(store: Store, a: str = "", b: str = "") -> tuple[Shift, ...]:
    """All shifts, or those of what `a` does to `b`, by day. Raises `StoreError`."""
    table, of = schema.shifts.c, schema.shift_articles.c
    conditions = [table.a == a, table.b == b] if a and b else []
    with reading(store) as connection:
        articles: dict[str, list[str]] = defaultdict(list)
        moved = select(of.shift_id, of.article_id).where(of.shift_id.in_(select(table.id).where(*conditions)))
        for row in connection.execute(moved.order_by(of.article_id)):
            articles[row.shift_id].append(row.article_id)
        rows = list(connection.execute(select(schema.shifts).where(*conditions)).mappings())
    found = [Shift(**row, articles=tuple(articles[row["id"]])) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.date, one.a, one.b, one.measure, one.id)))


def sentences(store: Store, evidence: Iterable[Evidence]) -> dict[tuple[str, Span], tuple[str, str]]:
    """The sentence that each evidence points to, with its outlet, by article and span. Raises `StoreError`."""
    wanted: dict[str, set[Span]] = defaultdict(set)
    for one in evidence:
        wanted[one.article_id].add(one.span)
    found = {}
    with reading(store) as connection:
        c = schema.articles.c
        query = select(c.id, c.text, c.outlet).where(c.id.in_(listed(connection, sorted(wanted))))
        for article, text, outlet in connection.execute(query):
            found.update({(article, span): (text[span.begin : span.end], outlet) for span in wanted[article]})
    return found


def _relation_row(one: Relation) -> dict[str, Any]:
    return {"a": one.a.id, "b": one.b.id, **{name: getattr(one, name) for name in _PLAIN}}


def _evidence_rows(one: Relation) -> Iterator[dict[str, Any]]:
    for ordinal, e in enumerate(one.evidence):
        yield {
            "relation_id": one.id,
            "ordinal": ordinal,
            "article_id": e.article_id,
            "begin": e.span.begin,
            "end": e.span.end,
            "date": e.date,
            "effect": e.effect,
            "claim_id": e.claim_id,
            "tie_id": e.tie_id,
        }


def _shift_row(one: Shift) -> dict[str, Any]:
    names = ("id", "a", "b", "measure", "direction", "date", "low", "high", "before", "after", "words")
    return {name: getattr(one, name) for name in names}


def _forget(connection: Connection, table: Table, ids: Sequence[str]) -> None:
    for some in chunks(ids, AT_ONCE):
        connection.execute(delete(table).where(table.c.id.in_(some)))


def _insert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)

"""One dyad as its page needs it: what was done between two parties, and how closely anybody was looking.

In: a `Store`, two party ids. Out: `Deed`s, `Attention` by day. Not here: what relations of all parties are made of
(`related.py`), what is made of a dyad (`relate`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, select

from detente.model import Attention, Deed, Party, Source, Span
from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.lists import at_once
from detente.store.parties import listed
from detente.store.search import having

_Sides = dict[str, dict[str, list[Party]]]
"""Parties by event and role."""


def deeds(store: Store, a: str, b: str) -> list[Deed]:
    """The events that have both parties among their sides, whatever their roles, by id. Raises `StoreError`."""
    with reading(store) as connection:
        wanted = listed(connection, _between(connection, a, b))
        events = connection.execute(_events(wanted)).all()
        sides = _sides(connection, wanted)
        sources = _sources(at_once(connection, _claims(wanted)))
    return [_deed(row, sides[row.id], sources[row.id]) for row in events]


def attention(store: Store, a: str, b: str) -> list[Attention]:
    """How much was read day by day, copies and all, and how many articles, copies left out, name `a` and `b`.

    Raises `StoreError`.
    """
    with reading(store) as connection:
        shelf, of = having(connection, ""), schema.article_parties.alias("of")
        rare, often = _by_number(connection, of.c.party_id, a, b)
        naming = select(shelf.day, func.count()).join(of, of.c.article_id == shelf.id_).group_by(shelf.day)
        # From the rarer one, of whose articles the other is looked up.
        other = schema.article_parties.alias("other")
        together = naming.add_columns(func.count(other.c.party_id)).outerjoin(
            other, (other.c.article_id == of.c.article_id) & (other.c.party_id == often)
        )
        read = at_once(connection, select(shelf.day, func.count()).where(shelf.day.is_not(None)).group_by(shelf.day))
        those = {day: (one, both) for day, one, both in at_once(connection, together.where(of.c.party_id == rare))}
        these = {row[0]: row[1] for row in at_once(connection, naming.where(of.c.party_id == often))}
    found = []
    for day, number in sorted((row[0], row[1]) for row in read):
        one, both = those.get(day, (0, 0))
        found.append(Attention(day, both, one + these.get(day, 0) - 2 * both, number))
    return found


def _by_number(connection: Connection, column: ColumnElement[str], a: str, b: str) -> tuple[str, str]:
    """The two parties, the one that fewer rows name first."""
    numbers = {one: connection.scalar(select(func.count()).where(column == one)) or 0 for one in (a, b)}
    rare, often = sorted((a, b), key=lambda one: numbers[one])
    return rare, often


def _between(connection: Connection, a: str, b: str) -> list[str]:
    """Ids of the events, found from the party that is met less."""
    one, other = schema.event_parties.alias("one"), schema.event_parties.alias("other")
    rare, often = _by_number(connection, one.c.party_id, a, b)
    query = select(one.c.event_id).join(other, other.c.event_id == one.c.event_id).distinct()
    return [row[0] for row in at_once(connection, query.where(one.c.party_id == rare, other.c.party_id == often))]


def _events(wanted: Select[Any]) -> Select[Any]:
    e = schema.events.c
    columns = (
        e.id,
        e.event,
        e.modes,
        e.quad_code,
        e.event_scale,
        e.status,
        e.date,
        e.date_precision,
        e.independent,
        e.confidence,
    )
    return select(*columns).where(e.id.in_(wanted)).order_by(e.id)


def _sides(connection: Connection, wanted: Select[Any]) -> _Sides:
    of, parties = schema.event_parties.c, schema.parties
    rows = at_once(connection, select(of.event_id, of.role, of.party_id).where(of.event_id.in_(wanted)))
    named = select(parties).where(parties.c.id.in_(listed(connection, sorted({row[2] for row in rows}))))
    known = {row.id: Party(*row) for row in connection.execute(named)}
    found: _Sides = defaultdict(lambda: defaultdict(list))
    for event_id, role, party_id in rows:
        found[event_id][role].append(known.get(party_id) or Party(party_id, party_id, ""))
    return found


def _claims(wanted: Select[Any]) -> Select[Any]:
    """The claims that tell of these events, with the day of their articles and what those copy."""
    c, of, articles, copies = schema.claims.c, schema.event_claims, schema.articles, schema.copies
    return (
        select(of.c.event_id, c.id, c.article_id, c.begin, c.end, articles.c.published, copies.c.original_id)
        .join(of, of.c.claim_id == c.id)
        .join(articles, articles.c.id == c.article_id)
        .outerjoin(copies, copies.c.article_id == c.article_id)
        .where(of.c.event_id.in_(wanted))
    )


def _sources(rows: Iterable[Sequence[Any]]) -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = defaultdict(list)
    for event_id, claim_id, article_id, begin, end, published, original_id in rows:
        found[event_id].append(Source(article_id, Span(begin, end), published, original_id or article_id, claim_id))
    return found


def _deed(row: Row[Any], sides: dict[str, list[Party]], sources: Sequence[Source]) -> Deed:
    return Deed(
        id=row.id,
        event=row.event,
        mode=() if row.modes == "[]" else tuple(json.loads(row.modes)),
        quad_code=row.quad_code,
        event_scale=row.event_scale,
        status=row.status,
        date=row.date,
        precision=row.date_precision,
        actor=_in_order(sides["actor"]),
        recipient=_in_order(sides["recipient"]),
        independent=row.independent,
        confidence=row.confidence,
        sources=tuple(sorted(sources, key=lambda one: (one.published or "", one.article_id, one.span, one.claim_id))),
    )


def _in_order(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(sorted(parties, key=lambda one: one.id))

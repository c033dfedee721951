"""What relations, series and shifts are made of, as light rows.

In: a `Store` or a connection inside a transaction, party ids. Out: `Deed`s, `Told`s, who is named where. Not here: what is
made of them (`relations.py`), counts by day (`coverage.py`), one dyad for its page (`dyads.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, RowMapping, Select, select

from detente.model import Actor, Deed, Party, Source, Span, Told, party
from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.lists import AT_ONCE, chunks
from detente.store.load import dating_of, strings
from detente.store.moved import Pair


def deeds(store: Store) -> list[Deed]:
    """All events with what counting needs, by id. Raises `StoreError`."""
    with reading(store) as connection:
        return deeds_among(connection, None)


def deeds_among(connection: Connection, pairs: Collection[Pair] | None) -> list[Deed]:
    """The events that have both parties of any of these pairs among their sides, by id; None for all events."""
    if pairs is None:
        return _deeds(connection, select(schema.events.c.id))
    return [one for some in chunks(sorted(_events_among(connection, pairs)), AT_ONCE) for one in _deeds(connection, some)]


def _deeds(connection: Connection, wanted: Select[Any] | Sequence[str]) -> list[Deed]:
    events = list(connection.execute(select(schema.events).where(schema.events.c.id.in_(wanted))).mappings())
    sides = _sides(connection, wanted)
    sources = _sources(connection, wanted)
    return [_deed(row, sides[row["id"]], sources[row["id"]]) for row in sorted(events, key=lambda row: str(row["id"]))]


def told_among(connection: Connection, pairs: Collection[Pair] | None) -> list[Told]:
    """The ties told between the parties of any of these pairs, by id; None for all between parties that are known."""
    between = schema.tie_parties.c
    if pairs is None:
        return _ties(connection, select(between.tie_id))
    others: dict[str, list[str]] = defaultdict(list)
    for a, b in sorted(pairs):
        others[a].append(b)
        others[b].append(a)
    found: list[Told] = []
    for one, some in others.items():
        for chunk in chunks(some, AT_ONCE):
            found += _ties(connection, select(between.tie_id).where(between.a == one, between.b.in_(chunk)))
    return sorted(found, key=lambda tie: tie.id)


def _ties(connection: Connection, wanted: Select[Any]) -> list[Told]:
    ties, sides = schema.ties, schema.tie_sides
    rows = connection.execute(_with_article(select(ties).where(ties.c.id.in_(wanted)), ties.c.article_id)).mappings().all()
    parties: dict[str, dict[str, Party]] = defaultdict(dict)
    for side in connection.execute(select(sides).where(sides.c.tie_id.in_(wanted))).mappings():
        parties[side["tie_id"]][side["role"]] = _party(side)
    return sorted((_told(row, parties[row["id"]]) for row in rows), key=lambda tie: tie.id)


def named(store: Store) -> dict[str, dict[str, Party]]:
    """The parties that every article names in its claims and ties, by article and party id; copies left out.

    Raises `StoreError`.
    """
    with reading(store) as connection:
        copied = set(connection.scalars(select(schema.copies.c.article_id)))
        found = mentioned(connection)
    return {article: found[article] for article in sorted(found.keys() - copied)}


def mentioned(connection: Connection, article_ids: Collection[str] | None = None) -> dict[str, dict[str, Party]]:
    """The parties that articles name in their claims and ties, by article and party id; those of all articles for None. Of
    several names for a party in an article the first by the alphabet."""
    found: dict[str, dict[str, Party]] = defaultdict(dict)
    for sides, owner, parent in (
        (schema.sides, schema.claims, schema.sides.c.claim_id),
        (schema.tie_sides, schema.ties, schema.tie_sides.c.tie_id),
    ):
        columns = (owner.c.article_id, *(sides.c[name] for name in ("code", "sector", "identifier_id", "identifier_text")))
        query = select(*columns).distinct().join(owner, owner.c.id == parent)
        for row in _of_articles(connection, query, owner.c.article_id, article_ids):
            one = _party(row)
            if one.id:
                known = found[row["article_id"]].setdefault(one.id, one)
                found[row["article_id"]][one.id] = min(known, one, key=lambda party: (party.label, party.code))
    return found


def tied(connection: Connection, article_ids: Collection[str] | None = None) -> dict[str, tuple[str, str]]:
    """Between whom the ties of articles are told, by tie; those of all articles for None. Ties of a party with itself, or with
    nobody known, are left out."""
    ties, sides = schema.ties, schema.tie_sides
    query = select(sides).join(ties, ties.c.id == sides.c.tie_id)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _of_articles(connection, query, ties.c.article_id, article_ids):
        found[row["tie_id"]][row["role"]] = _party(row).id
    pairs = {tie: (ends.get("a", ""), ends.get("b", "")) for tie, ends in found.items()}
    return {tie: (a, b) for tie, (a, b) in pairs.items() if a and b and a != b}


def _of_articles(
    connection: Connection, query: Select[Any], column: Column[Any], article_ids: Collection[str] | None
) -> Iterator[RowMapping]:
    if article_ids is None:
        yield from connection.execute(query, execution_options={"yield_per": AT_ONCE}).mappings()
        return
    for some in chunks(sorted(article_ids), AT_ONCE):
        yield from connection.execute(query.where(column.in_(some))).mappings()


def published(store: Store) -> dict[str, str]:
    """The day of publication of every article that has one and is no copy. Raises `StoreError`."""
    articles = schema.articles.c
    query = select(articles.id, articles.published).where(
        articles.published.is_not(None), articles.id.not_in(select(schema.copies.c.article_id))
    )
    with reading(store) as connection:
        return {row.id: row.published for row in connection.execute(query.order_by(articles.id))}


def _events_among(connection: Connection, pairs: Collection[Pair]) -> set[str]:
    """The events that have both parties of a pair among their sides, in whatever roles."""
    one, other = schema.event_parties.alias("one"), schema.event_parties.alias("other")
    partners: dict[str, list[str]] = defaultdict(list)
    for a, b in sorted(pairs):
        partners[a].append(b)
    found: set[str] = set()
    query = select(one.c.event_id).join(other, other.c.event_id == one.c.event_id)
    for party_id, some in partners.items():
        for chunk in chunks(some, AT_ONCE):
            found |= set(connection.scalars(query.where(one.c.party_id == party_id, other.c.party_id.in_(chunk))))
    return found


def _sides(connection: Connection, wanted: Select[Any] | Sequence[str]) -> dict[str, dict[str, list[Party]]]:
    sides, parties = schema.event_parties, schema.parties
    query = (
        select(sides, parties.c.label, parties.c.code)
        .select_from(sides.outerjoin(parties, parties.c.id == sides.c.party_id))
        .where(sides.c.event_id.in_(wanted))
    )
    found: dict[str, dict[str, list[Party]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(query):
        found[row.event_id][row.role].append(Party(row.party_id, row.label or row.party_id, row.code or ""))
    return found


def _sources(connection: Connection, wanted: Select[Any] | Sequence[str]) -> dict[str, list[Source]]:
    claims, of = schema.claims, schema.event_claims
    query = select(of.c.event_id, claims.c.id, claims.c.article_id, claims.c.begin, claims.c.end).join(of)
    found: dict[str, list[Source]] = defaultdict(list)
    for row in connection.execute(_with_article(query.where(of.c.event_id.in_(wanted)), claims.c.article_id)).mappings():
        found[row["event_id"]].append(_source(row, row["id"]))
    return found


def _with_article(query: Select[Any], article_id: Any) -> Select[Any]:
    """The query with its article's day of publication and the article that it copies."""
    articles, copies = schema.articles, schema.copies
    joined = query.join(articles, articles.c.id == article_id).outerjoin(copies, copies.c.article_id == article_id)
    return joined.add_columns(articles.c.published, copies.c.original_id)


def _source(row: RowMapping, claim_id: str = "") -> Source:
    span = Span(row["begin"], row["end"])
    return Source(row["article_id"], span, row["published"], row["original_id"] or row["article_id"], claim_id)


def _deed(row: RowMapping, sides: dict[str, list[Party]], sources: Sequence[Source]) -> Deed:
    return Deed(
        id=row["id"],
        event=row["event"],
        mode=strings(row["modes"]),
        quad_code=row["quad_code"],
        event_scale=row["event_scale"],
        status=row["status"],
        date=row["date"],
        precision=row["date_precision"],
        actor=_in_order(sides["actor"]),
        recipient=_in_order(sides["recipient"]),
        independent=row["independent"],
        confidence=row["confidence"],
        sources=tuple(sorted(sources, key=lambda one: (one.published or "", one.article_id, one.span, one.claim_id))),
    )


def _told(row: RowMapping, sides: dict[str, Party]) -> Told:
    return Told(
        id=row["id"],
        kind=row["kind"],
        a=sides["a"],
        b=sides["b"],
        status=row["status"],
        standing=row["standing"],
        dating=dating_of(row),
        source=_source(row),
        confidence=row["confidence"],
    )


def _in_order(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(sorted(parties, key=lambda one: one.id))


def _party(side: RowMapping) -> Party:
    """Who stands behind a mention as it was saved."""
    return party(Actor(0, 0, "", side["code"], strings(side["sector"]), side["identifier_id"], side["identifier_text"]))

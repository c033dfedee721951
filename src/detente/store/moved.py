"""What has changed since relations and shifts were last found: pairs whose events were made anew, articles that came or whose
copies were told anew.

In: a connection inside a transaction. Out: `Moved`. Not here: what joining changes (`joined.py`), what follows (`relations.py`).
A pair is two ids of parties, the smaller first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, delete, insert, select

from detente.model import Event
from detente.store import schema
from detente.store.lists import AT_ONCE, chunks

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Moved:
    """Pairs with events, and articles, that may be other than when relations were found."""

    pairs: frozenset[Pair]
    articles: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.pairs or self.articles)


def pair(a: str, b: str) -> Pair:
    """Two parties, the smaller id first."""
    return (a, b) if a <= b else (b, a)


def moved(connection: Connection) -> Moved:
    """All that has been marked."""
    return Moved(frozenset(_pairs(connection)), frozenset(_articles(connection)))


def mark_pairs(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Note that events between these may have changed."""
    new = sorted(set(pairs).difference(_pairs(connection)))
    if new:
        connection.execute(insert(schema.moved_pairs), [{"a": a, "b": b} for a, b in new])


def mark_articles(connection: Connection, article_ids: Iterable[str]) -> None:
    """Note that these articles are new, or may have become copies or originals."""
    new = sorted(set(article_ids).difference(_articles(connection)))
    if new:
        connection.execute(insert(schema.moved_articles), [{"article_id": one} for one in new])


def clear(connection: Connection) -> None:
    """Forget all marks."""
    for table in (schema.moved_pairs, schema.moved_articles):
        connection.execute(delete(table))


def in_webs(connection: Connection, webs: Collection[str]) -> set[Pair]:
    """The pairs that stand together in an event of these webs."""
    e, sides = schema.events.c, schema.event_parties.c
    query = select(sides.event_id, sides.party_id).join(schema.events, e.id == sides.event_id)
    members: dict[str, set[str]] = defaultdict(set)
    for some in chunks(sorted(webs), AT_ONCE):
        for event_id, party_id in connection.execute(query.where(e.web.in_(some))):
            members[event_id].add(party_id)
    return {found for ids in members.values() for found in combinations(sorted(ids), 2)}


def in_events(events: Iterable[Event]) -> set[Pair]:
    """The pairs that stand together in one of these events."""
    members = ({party.id for party in (*one.actor, *one.recipient) if party.id} for one in events)
    return {found for ids in members for found in combinations(sorted(ids), 2)}


def _pairs(connection: Connection) -> Iterator[Pair]:
    """The pairs that are marked."""
    yield from ((a, b) for a, b in connection.execute(select(schema.moved_pairs.c.a, schema.moved_pairs.c.b)))


def _articles(connection: Connection) -> Iterator[str]:
    """The articles that are marked."""
    yield from connection.scalars(select(schema.moved_articles.c.article_id))

"""Acts and naming counted, and who is named where as it is kept.

In: a connection inside a transaction. Out: light rows, as many as there are acts and names. Not here: whole events
(`related.py`), what counts say (`relate`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, tuple_

from detente.store import schema
from detente.store.lists import AT_ONCE, chunks

Days = Mapping[int, list[str]]
"""The days of acts by quad code."""


def acts(connection: Connection, statuses: Collection[str], precisions: Collection[str]) -> Mapping[tuple[str, str], Days]:
    """The days of what every party did to every other, by dyad and quad code, as `Deed.dyads` has it. Taken are events of these
    statuses whose date is of one of these precisions; one without a date counts on the first day that anybody told of it."""
    e = schema.events.c
    close = e.date.is_(None) | e.date_precision.in_(sorted(precisions))
    chosen = select(e.id, e.quad_code, func.coalesce(e.date, _published())).where(e.status.in_(sorted(statuses)), close)
    events = {row[0]: (row[1], row[2]) for row in connection.execute(chosen) if row[2]}
    sides: dict[str, tuple[list[str], list[str]]] = {one: ([], []) for one in events}
    for event_id, role, party_id in connection.execute(select(schema.event_parties)):
        if event_id in sides:
            sides[event_id][role == "recipient"].append(party_id)
    found: dict[tuple[str, str], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for event_id, (doers, others) in sides.items():
        quad, day = events[event_id]
        for a in doers:
            for b in others or doers:
                if a and b and a != b:
                    found[a, b][quad].append(day)
    return found


def _published() -> ColumnElement[str | None]:
    """The first day on which an article told of an event."""
    of, claims, articles = schema.event_claims, schema.claims, schema.articles
    told = select(func.min(articles.c.published)).join(claims, claims.c.article_id == articles.c.id)
    return told.join(of, of.c.claim_id == claims.c.id).where(of.c.event_id == schema.events.c.id).scalar_subquery()


def naming(connection: Connection, party_ids: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Article, party and day of publication, for every article that has one and names one of these parties."""
    of, articles = schema.article_parties, schema.articles
    query = select(of.c.article_id, of.c.party_id, articles.c.published).join(articles).where(articles.c.published.is_not(None))
    for row in connection.execute(query, execution_options={"yield_per": AT_ONCE}):
        if row[1] in party_ids:
            yield row[0], row[1], row[2]


def kept(connection: Connection, article_ids: Collection[str] | None) -> set[tuple[str, str]]:
    """Article and party of all that is kept of these articles; of all articles for None."""
    of = schema.article_parties.c
    query = select(of.article_id, of.party_id)
    if article_ids is None:
        return {(row[0], row[1]) for row in connection.execute(query)}
    portions = (query.where(of.article_id.in_(some)) for some in chunks(sorted(article_ids), AT_ONCE))
    return {(row[0], row[1]) for portion in portions for row in connection.execute(portion)}


def change(connection: Connection, gone: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> None:
    """Take away and put in who is named where."""
    of = schema.article_parties.c
    for some in chunks(sorted(gone), AT_ONCE):
        connection.execute(delete(schema.article_parties).where(tuple_(of.article_id, of.party_id).in_(some)))
    rows = [{"article_id": article, "party_id": party} for article, party in sorted(new)]
    if rows:
        connection.execute(insert(schema.article_parties), rows)


def tie(connection: Connection, found: Mapping[str, tuple[str, str]], article_ids: Collection[str] | None) -> None:
    """Keep between whom ties are told: those of these articles in the place of what they had, or of all articles for None."""
    ties, of = schema.ties.c, schema.tie_parties.c
    if article_ids is None:
        connection.execute(delete(schema.tie_parties))
    for some in chunks(sorted(article_ids or ()), AT_ONCE):
        own = select(ties.id).where(ties.article_id.in_(some))
        connection.execute(delete(schema.tie_parties).where(of.tie_id.in_(own)))
    rows = [{"tie_id": tie, "a": a, "b": b} for tie, (a, b) in sorted(found.items())]
    if rows:
        connection.execute(insert(schema.tie_parties), rows)

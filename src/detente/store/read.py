"""Listing and counting what is stored.

In: a `Store`, `Filters`. Out: `ClaimRow`, `ArticleRow`, `Counts`, a digest. Not here: records of `model` (`load.py`),
printing (`cli`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Select, func, select

from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.lists import AT_ONCE
from detente.store.parties import Part, taking_part
from detente.store.records import ArticleRow, ClaimRow, Counts, Filters


def claims(store: Store, filters: Filters = Filters()) -> Iterator[ClaimRow]:  # noqa: B008 - frozen
    """The claims that pass the filters, by day of publication, article and place in it.

    One transaction, open until the last row is taken or the iterator is closed: do not save while it runs.
    Raises `StoreError`.
    """
    rows = schema.claim_rows
    with reading(store) as connection:
        # Which claims is settled on the tables, where indexes help; the view then cuts sentences for these alone.
        query = (
            select(rows)
            .where(rows.c.claim_id.in_(_picked(connection, filters)))
            .order_by(rows.c.published.nulls_first(), rows.c.article_id, rows.c.ordinal)
        )
        with connection.execute(query, execution_options={"yield_per": AT_ONCE}) as found:
            for row in found:
                yield ClaimRow(*row)


def articles(store: Store) -> Iterator[ArticleRow]:
    """The articles without their texts, by day of publication and id; see `claims`."""
    rows = schema.article_rows
    query = select(rows).order_by(rows.c.published.nulls_first(), rows.c.article_id)
    with reading(store) as connection, connection.execute(query, execution_options={"yield_per": AT_ONCE}) as found:
        for row in found:
            yield ArticleRow(*row)


def counts(store: Store) -> Counts:
    """How many articles, events and stories, claims by type, what was left out and refused by reason. Raises `StoreError`."""
    with reading(store) as connection:
        return Counts(
            articles=connection.scalar(select(func.count()).select_from(schema.articles)) or 0,
            events=connection.scalar(select(func.count()).select_from(schema.events)) or 0,
            stories=connection.scalar(select(func.count()).select_from(schema.stories)) or 0,
            claims=_tally(connection, schema.claims.c.event),
            left_out=_tally(connection, schema.left_out.c.reason),
            refusals=_tally(connection, schema.refusals.c.reason),
        )


def digest(store: Store) -> str:
    """SHA-256 over all rows of all tables: equal for equal content, in whatever order and engine it was written.

    Raises `StoreError`.
    """
    whole = hashlib.sha256()
    with reading(store) as connection:
        for name, table in sorted(schema.metadata.tables.items()):
            found = connection.execute(select(table), execution_options={"yield_per": AT_ONCE})
            # Sorted by hash, for the collation of an ORDER BY is the engine's.
            for row in sorted(hashlib.sha256(json.dumps([name, *row]).encode()).digest() for row in found):
                whole.update(row)
    return whole.hexdigest()


def _tally(connection: Connection, what: ColumnElement[str]) -> tuple[tuple[str, int], ...]:
    found = connection.execute(select(what, func.count()).group_by(what))
    return tuple(sorted(((row[0], row[1]) for row in found), key=lambda pair: (-pair[1], pair[0])))


def _picked(connection: Connection, filters: Filters) -> Select[tuple[str]]:
    """The ids of the claims that pass, in the order of the listing as far as there is a limit."""
    claim, article = schema.claims.c, schema.articles.c
    asked = ((filters.party, schema.ACTING), (filters.actor, ("actor",)), (filters.recipient, ("recipient",)))
    parts = [Part(wanted, roles) for wanted, roles in asked if wanted]
    taken = taking_part(connection, parts) if parts else None
    selective = filters.limit is None or filters.article or (taken and taken.rare)
    # SQLite would look up each claim's article and then sort. Kept from that, it takes articles in the order of their days
    # and stops as soon as there are enough.
    own_id = article.id if selective or connection.dialect.name != "sqlite" else article.id.concat("")
    return (
        select(claim.id)
        .join(schema.articles, own_id == claim.article_id)
        .where(*_conditions(filters), *([taken.condition] if taken else []))
        .order_by(article.published.nulls_first(), article.id, claim.ordinal)
        .limit(filters.limit)
    )


def _conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    claims = schema.claims.c
    if filters.event:
        yield claims.event == filters.event
    if filters.status is not None:
        yield claims.status == filters.status.value
    if filters.since:
        yield func.coalesce(claims.enddate, claims.date) >= filters.since
    if filters.until:
        yield func.coalesce(claims.date, claims.enddate) <= filters.until
    if filters.article:
        yield claims.article_id == filters.article

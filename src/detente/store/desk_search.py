"""Search for the desk: articles with all the words asked for, copies folded, with facets to narrow what was found.

In: a `Store`, `Query`. Out: `Found`. Not here: how words are found (`search.py`). Copies are folded into what they copy where
both are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, cast, func, literal_column, select

from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.search import excerpt, having

FACETS = 12
"""Values of each facet that are shown."""

FACETED = 5_000
"""Articles, the newest of those found, that facets are counted over."""

SNIPPET = 260
"""Characters of a snippet."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; an empty field asks for nothing. `party` is a party id, `event` a PLOVER type, `country` the code of a
    place of a claim, `since` and `until` days of publication."""

    text: str = ""
    party: str = ""
    event: str = ""
    country: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found; `snippet` is a stretch of its text around the first word found, `copies` how many repeat it."""

    article_id: str
    title: str
    outlet: str
    published: str | None
    claims: int
    copies: int
    snippet: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One value by which the articles found can be narrowed, and how many of them have it."""

    value: str
    label: str
    articles: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found: the articles, how many in all, how many copies of them match as well and are folded; the
    facets by name of the query's field, which count copies too and of more than `FACETED` articles the newest."""

    hits: tuple[Hit, ...]
    total: int
    copies: int
    facets: tuple[tuple[str, tuple[Facet, ...]], ...]


def search(store: Store, wanted: Query, offset: int, limit: int) -> Found:
    """Articles that have all of it, the newest first. Raises `StoreError`."""
    a, cp = schema.articles.c, schema.copies.c
    with reading(store) as connection:
        conditions = _conditions(connection, wanted)
        newest = list(connection.scalars(select(a.id).where(*conditions).order_by(a.published.desc()).limit(FACETED)))
        if len(newest) < FACETED:
            conditions = [a.id.in_(newest)]  # these are all: the texts need not be looked at again
        matching = select(a.id).where(*conditions)
        folded = select(cp.article_id).where(cp.article_id.in_(matching), cp.original_id.in_(matching))
        shown = select(a.id).where(*conditions, a.id.not_in(folded)).order_by(*_newest()).offset(offset).limit(limit)
        every, copies = (connection.scalar(select(func.count()).select_from(one.subquery())) or 0 for one in (matching, folded))
        hits = tuple(_hit(row, wanted.text) for row in connection.execute(_details(list(connection.scalars(shown)))))
        facets = tuple(
            (name, tuple(Facet(row[0], row[1] or row[0], row[2]) for row in connection.execute(one)))
            for name, one in _facets(newest)
        )
    return Found(hits, every - copies, copies, facets)


def _newest() -> tuple[ColumnElement[str], ...]:
    a = schema.articles.c
    return (func.coalesce(a.published, "").desc(), a.id)


def _details(ids: list[str]) -> Select[Any]:
    """What is shown of these articles."""
    a, cp = schema.articles.c, schema.copies
    claims = select(func.count()).where(schema.claims.c.article_id == a.id).scalar_subquery()
    copies = select(func.count()).select_from(cp).where(cp.c.original_id == a.id).scalar_subquery()
    columns = (a.id, a.title, a.outlet, a.published, claims, copies, a.text)
    return select(*columns).where(a.id.in_(ids)).order_by(*_newest())


def _hit(row: Sequence[Any], asked: str) -> Hit:
    return Hit(*[*row[:6], excerpt(row[6], asked, SNIPPET)])


def _conditions(connection: Connection, wanted: Query) -> list[ColumnElement[bool]]:
    a, c = schema.articles.c, schema.claims.c
    found: list[ColumnElement[bool]] = [having(connection, wanted.text)] if wanted.text.strip() else []
    if wanted.outlet:
        found.append(a.outlet == wanted.outlet)
    if wanted.since:
        found.append(a.published >= wanted.since)
    if wanted.until:
        found.append(a.published <= wanted.until)
    if wanted.event:
        found.append(a.id.in_(select(c.article_id).where(c.event == wanted.event)))
    if wanted.country:
        found.append(a.id.in_(select(c.article_id).where(c.country_code == wanted.country)))
    if wanted.party:
        of = schema.article_parties.c
        found.append(a.id.in_(select(of.article_id).where(of.party_id == wanted.party)))
    return found


def _facets(matching: Sequence[str]) -> list[tuple[str, Select[Any]]]:
    """A query of values, labels and numbers of articles for each facet."""
    a, c, of, p = schema.articles.c, schema.claims.c, schema.article_parties.c, schema.parties.c
    number = func.count(func.distinct(c.article_id))
    nothing = cast(literal_column("''"), Text)
    year = func.substr(a.published, 1, 4)
    return [
        (
            "party",
            select(of.party_id, func.max(p.label), func.count())
            .outerjoin(schema.parties, p.id == of.party_id)
            .where(of.article_id.in_(matching))
            .group_by(of.party_id)
            .order_by(func.count().desc(), of.party_id)
            .limit(FACETS),
        ),
        (
            "event",
            select(c.event, nothing, number)
            .where(c.article_id.in_(matching))
            .group_by(c.event)
            .order_by(number.desc(), c.event)
            .limit(FACETS),
        ),
        (
            "country",
            select(c.country_code, nothing, number)
            .where(c.article_id.in_(matching), c.country_code != "")
            .group_by(c.country_code)
            .order_by(number.desc(), c.country_code)
            .limit(FACETS),
        ),
        (
            "outlet",
            select(a.outlet, nothing, func.count())
            .where(a.id.in_(matching), a.outlet != "")
            .group_by(a.outlet)
            .order_by(func.count().desc(), a.outlet)
            .limit(FACETS),
        ),
        (
            "year",
            select(year, nothing, func.count())
            .where(a.id.in_(matching), a.published.is_not(None))
            .group_by(year)
            .order_by(year.desc())
            .limit(FACETS),
        ),
    ]

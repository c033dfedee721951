"""Search for the desk: articles with all the words asked for, copies folded, with facets to narrow what was found.

In: a `Store`, `Query`. Out: `Found`. Not here: how words are found (`search.py`). Copies are folded into what they copy where
both are found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, cast, exists, func, literal_column, select

from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.lists import at_once
from detente.store.parties import listed
from detente.store.search import Catalogue, excerpt, having

FACETS = 12
"""Values of each facet that are shown."""

FACETED = 5_000
"""Articles, the newest of those found, that facets are counted over."""

SNIPPET = 260
"""Characters of a snippet."""

_Counted = Select[str, str, int]
_NOTHING = cast(literal_column("''"), Text)


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
    with reading(store) as connection:
        found = at_once(connection, _matching(connection, wanted))
        every = {row[0] for row in found}
        shown = [id_ for id_, _, original in found if original not in every]
        hits = tuple(_hit(row, wanted.text) for row in connection.execute(_details(shown[offset : offset + limit])))
        facets = _facets(connection, found[:FACETED])
    return Found(hits, len(shown), len(found) - len(shown), facets)


def _matching(connection: Connection, wanted: Query) -> Select[Any]:
    """The id of every article that answers, the newest first, with its day and the article that it copies."""
    catalogue, cp = having(connection, wanted.text), schema.copies.c
    return (
        select(catalogue.id_, catalogue.day, cp.original_id)
        .outerjoin(schema.copies, cp.article_id == catalogue.id_)
        .where(catalogue.match, *_conditions(wanted, catalogue))
        .order_by(catalogue.day.desc().nulls_last(), catalogue.id_)
    )


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


def _conditions(wanted: Query, catalogue: Catalogue) -> list[ColumnElement[bool]]:
    a, c, of = schema.articles.alias("told").c, schema.claims.c, schema.article_parties.c
    found: list[ColumnElement[bool]] = []
    if wanted.outlet:
        found.append(exists().where(a.id == catalogue.id_, a.outlet == wanted.outlet))
    if wanted.since:
        found.append(catalogue.day >= wanted.since)
    if wanted.until:
        found.append(catalogue.day <= wanted.until)
    if wanted.event:
        found.append(exists().where(c.article_id == catalogue.id_, c.event == wanted.event))
    if wanted.country:
        found.append(exists().where(c.article_id == catalogue.id_, c.country_code == wanted.country))
    if wanted.party:
        found.append(catalogue.id_.in_(select(of.article_id).where(of.party_id == wanted.party)))
    return found


def _facets(connection: Connection, newest: Sequence[Sequence[Any]]) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
    """Values by which these articles (id, day) can be narrowed, with how many have each."""
    a, c, of, p = schema.articles.c, schema.claims.c, schema.article_parties.c, schema.parties
    ids = listed(connection, [row[0] for row in newest])
    label = select(p.c.label).where(p.c.id == of.party_id).scalar_subquery()
    asked = {
        "party": _most(of.party_id, label, of.article_id.in_(ids)),
        "event": _claimed(c.event, c.article_id.in_(ids)),
        "country": _claimed(c.country_code, c.article_id.in_(ids), c.country_code != ""),
        "outlet": _most(a.outlet, _NOTHING, a.id.in_(ids), a.outlet != ""),
    }
    found = {
        name: tuple(Facet(row[0], row[1] or row[0], row[2]) for row in connection.execute(one)) for name, one in asked.items()
    }
    years = sorted(Counter(row[1][:4] for row in newest if row[1] is not None).items(), reverse=True)
    return (*found.items(), ("year", tuple(Facet(year, year, number) for year, number in years[:FACETS])))


def _most(value: ColumnElement[str], label: ColumnElement[str], *conditions: ColumnElement[bool]) -> _Counted:
    """The values that stand in most rows, with their labels and how many rows that is."""
    number = func.count()
    return select(value, label, number).where(*conditions).group_by(value).order_by(number.desc(), value).limit(FACETS)


def _claimed(value: ColumnElement[Any], *conditions: ColumnElement[bool]) -> _Counted:
    """The same of what claims say, each article counted once for a value."""
    once = select(schema.claims.c.article_id, value.label("value")).where(*conditions).distinct().subquery()
    return _most(once.c.value, _NOTHING)

"""Search in stored articles by plain matching: every word has to stand in the headline, the text or the outlet's name.

In: a `Store`, `Query`. Out: `Found`. Not here: an index of words; this looks at every text and is for small files.
Copies are folded into what they copy where both are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, func, literal_column, or_, select

from detente.store import schema
from detente.store.connect import Store, reading

WORDS = 12
"""Words of a query that are looked for; further ones are left away."""

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


def words(text: str) -> list[str]:
    """The words of a query that are looked for: quotation marks hold words together, nothing else has a meaning."""
    pieces = text.replace("\x00", "").replace("“", '"').replace("”", '"').split('"')
    found = [part for place, piece in enumerate(pieces) for part in ([piece.strip()] if place % 2 else piece.split())]
    return [one for one in found if one][:WORDS]


def search(store: Store, wanted: Query, offset: int, limit: int) -> Found:
    """Articles that have all of it, the newest first. Raises `StoreError`."""
    a, cp = schema.articles.c, schema.copies.c
    looked = words(wanted.text)
    conditions = _conditions(wanted, looked)
    with reading(store) as connection:
        newest = list(connection.scalars(select(a.id).where(*conditions).order_by(a.published.desc()).limit(FACETED)))
        if len(newest) < FACETED:
            conditions = [a.id.in_(newest)]  # these are all: the texts need not be looked at again
        matching = select(a.id).where(*conditions)
        folded = select(cp.article_id).where(cp.article_id.in_(matching), cp.original_id.in_(matching))
        shown = select(a.id).where(*conditions, a.id.not_in(folded)).order_by(*_newest()).offset(offset).limit(limit)
        every, copies = (connection.scalar(select(func.count()).select_from(one.subquery())) or 0 for one in (matching, folded))
        hits = tuple(_hit(row) for row in connection.execute(_details(list(connection.scalars(shown)), looked)))
        facets = tuple(
            (name, tuple(Facet(row[0], row[1] or row[0], row[2]) for row in connection.execute(one)))
            for name, one in _facets(newest)
        )
    return Found(hits, every - copies, copies, facets)


def _newest() -> tuple[ColumnElement[str], ...]:
    a = schema.articles.c
    return (func.coalesce(a.published, "").desc(), a.id)


def _details(ids: list[str], looked: list[str]) -> Select[Any]:
    """What is shown of these articles."""
    a, cp = schema.articles.c, schema.copies
    claims = select(func.count()).where(schema.claims.c.article_id == a.id).scalar_subquery()
    copies = select(func.count()).select_from(cp).where(cp.c.original_id == a.id).scalar_subquery()
    columns = (a.id, a.title, a.outlet, a.published, claims, copies, _snippet(looked))
    return select(*columns).where(a.id.in_(ids)).order_by(*_newest())


def _hit(row: Sequence[Any]) -> Hit:
    return Hit(*[*row[:6], " ".join(row[6].split())])


def _snippet(looked: list[str]) -> ColumnElement[str]:
    """The text from a little before the first word looked for."""
    text = schema.articles.c.text
    if not looked:
        return func.substr(text, 1, SNIPPET)
    at = func.instr(func.lower(text), looked[0].lower())
    return func.substr(text, func.max(1, at - 90), SNIPPET)


def _said(word: str) -> ColumnElement[bool]:
    a = schema.articles.c
    return or_(*(column.icontains(word, autoescape=True) for column in (a.title, a.text, a.outlet)))


def _conditions(wanted: Query, looked: list[str]) -> list[ColumnElement[bool]]:
    a, c = schema.articles.c, schema.claims.c
    found: list[ColumnElement[bool]] = [_said(one) for one in looked]
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

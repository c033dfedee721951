"""What the desk asks of stored articles: pages of a list, the kin and the copies of one article.

In: a `Store`. Out: `ArticleRow`s, `Kin`, `CopyRow`s, `Head`s. Not here: records of one article (`load.py`), claims (`read.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, or_, select

from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.records import ArticleRow


@dataclass(frozen=True, slots=True)
class Head:
    """What an article is called by."""

    article_id: str
    title: str
    outlet: str
    published: str | None


@dataclass(frozen=True, slots=True)
class CopyRow:
    """An article that repeats another, and why it is taken for that."""

    article_id: str
    title: str
    outlet: str
    published: str | None
    original_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Kin:
    """A related article: how (`copy`, `same event`, `story`, ...), why in words, and whose copy it is ("" for an original)."""

    article_id: str
    title: str
    outlet: str
    published: str | None
    kind: str
    words: str
    score: float
    original_id: str


def page(store: Store, words: str, outlet: str, offset: int, limit: int) -> tuple[list[ArticleRow], int]:
    """Articles, the newest first, whose headline or outlet holds `words`; with how many there are in all.

    Raises `StoreError`.
    """
    rows, c = schema.article_rows, schema.articles.c
    wanted = _conditions(words, outlet)
    # Chosen from the table first: the view counts for every row that it gives.
    order = (c.published.desc().nulls_last(), c.id)
    chosen = select(c.id).where(*wanted).order_by(*order).offset(offset).limit(limit).subquery()
    query = select(rows).join(chosen, chosen.c.id == rows.c.article_id)
    query = query.order_by(rows.c.published.desc().nulls_last(), rows.c.article_id)
    with reading(store) as connection:
        total = connection.scalar(select(func.count()).select_from(schema.articles).where(*wanted))
        return [ArticleRow(*row) for row in connection.execute(query)], total or 0


def neighbours(store: Store, article_id: str) -> tuple[str, str]:
    """Ids of the article above and the one below in the list of all, "" where there is none."""
    c = schema.articles.c
    with reading(store) as connection:
        day = connection.scalar(select(c.published).where(c.id == article_id))
        # First those of the same day, then those of the next, those without a day last: each is one step in the index.
        same = c.published == day if day is not None else c.published.is_(None)
        newer = c.published > day if day is not None else c.published.is_not(None)
        above = _first(connection, [same & (c.id < article_id), newer], c.published.asc(), c.id.desc())
        older = [c.published < day, c.published.is_(None)] if day is not None else []
        below = _first(connection, [same & (c.id > article_id), *older], c.published.desc(), c.id.asc())
    return above, below


def _first(connection: Connection, tried: Iterable[ColumnElement[bool]], *order: ColumnElement[Any]) -> str:
    """The first article of the first condition that any meets, "" where none does."""
    queries = (select(schema.articles.c.id).where(one).order_by(*order).limit(1) for one in tried)
    return next(filter(None, (connection.scalar(query) for query in queries)), "")


def kin(store: Store, article_id: str, limit: int = 40) -> list[Kin]:
    """The related articles with their reasons, the closest first; copies name their original."""
    k, a, cp = schema.kinships.c, schema.articles.c, schema.copies.c
    other = case((k.a == article_id, k.b), else_=k.a)
    query = (
        select(a.id, a.title, a.outlet, a.published, k.kind, k.words, k.score, func.coalesce(cp.original_id, ""))
        .select_from(schema.kinships)
        .join(schema.articles, a.id == other)
        .outerjoin(schema.copies, cp.article_id == a.id)
        .where(or_(k.a == article_id, k.b == article_id))
        .order_by(k.score.desc(), a.id)
        .limit(limit)
    )
    with reading(store) as connection:
        return [Kin(*row) for row in connection.execute(query)]


def copies(store: Store, ids: Iterable[str]) -> list[CopyRow]:
    """The copies of these articles, and these themselves where they are copies, by day. Raises `StoreError`."""
    cp, a, wanted = schema.copies.c, schema.articles.c, set(ids)
    query = select(a.id, a.title, a.outlet, a.published, cp.original_id, cp.reason).join(schema.copies, cp.article_id == a.id)
    query = query.where(or_(cp.original_id.in_(wanted), cp.article_id.in_(wanted))).order_by(func.coalesce(a.published, ""), a.id)
    with reading(store) as connection:
        return [CopyRow(*row) for row in connection.execute(query)]


def heads(store: Store, ids: Iterable[str]) -> dict[str, Head]:
    """Headline, outlet and day of these articles. Raises `StoreError`."""
    c = schema.articles.c
    with reading(store) as connection:
        rows = connection.execute(select(c.id, c.title, c.outlet, c.published).where(c.id.in_(set(ids))))
        return {row[0]: Head(*row) for row in rows}


def _conditions(words: str, outlet: str) -> list[ColumnElement[bool]]:
    c = schema.articles.c
    found: list[ColumnElement[bool]] = []
    if words:
        found.append(or_(c.title.icontains(words, autoescape=True), c.outlet.icontains(words, autoescape=True)))
    if outlet:
        found.append(c.outlet == outlet)
    return found


def coder(store: Store, article_id: str) -> str:
    """Which version of program, model and lexicon coded an article, "" where there is none."""
    with reading(store) as connection:
        return connection.scalar(select(schema.articles.c.coder).where(schema.articles.c.id == article_id)) or ""

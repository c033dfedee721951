"""What the desk asks of stories: pages of a list, the articles of one, those of a stretch of days.

In: a `Store`. Out: `StoryRow`, `Told`. Not here: the events of a story (`desk_events.py`), finding stories (`join`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from detente.store import schema
from detente.store.connect import Store, reading


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story in a list; `articles` counts copies."""

    id: str
    title: str
    begin: str | None
    end: str | None
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a story. `original_id` names the article that it copies, with how (`kind`) and why (`reason`)."""

    article_id: str
    title: str
    outlet: str
    published: str | None
    claims: int
    original_id: str
    kind: str
    reason: str


def page(store: Store, words: str, since: str, until: str, offset: int, limit: int) -> tuple[list[StoryRow], int]:
    """Stories whose headline holds `words` and that touch these days, the latest first, with how many there are in all.

    Raises `StoreError`.
    """
    table = schema.stories
    conditions = _conditions(words, since, until)
    query = select(*_columns()).where(*conditions).order_by(table.c.end.desc().nulls_last(), table.c.id)
    with reading(store) as connection:
        total = connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
        return [_story(row) for row in connection.execute(query.offset(offset).limit(limit))], total


def story(store: Store, story_id: str) -> StoryRow | None:
    """One story, None where there is none. Raises `StoreError`."""
    with reading(store) as connection:
        found = connection.execute(select(*_columns()).where(schema.stories.c.id == story_id)).one_or_none()
    return _story(found) if found else None


def articles(store: Store, story_id: str, limit: int) -> list[Told]:
    """The articles of a story in order. Raises `StoreError`."""
    of, a, cp = schema.story_articles.c, schema.articles.c, schema.copies.c
    claims = select(func.count()).where(schema.claims.c.article_id == a.id).scalar_subquery()
    blank = [func.coalesce(column, "") for column in (cp.original_id, cp.kind, cp.reason)]
    query = (
        select(a.id, a.title, a.outlet, a.published, claims, *blank)
        .select_from(schema.story_articles)
        .join(schema.articles, a.id == of.article_id)
        .outerjoin(schema.copies, cp.article_id == a.id)
        .where(of.story_id == story_id)
        .order_by(of.ordinal)
        .limit(limit)
    )
    with reading(store) as connection:
        return [Told(*row) for row in connection.execute(query)]


def story_of(store: Store, article_id: str) -> str:
    """The story that an article belongs to, "" where it belongs to none. Raises `StoreError`."""
    of = schema.story_articles.c
    with reading(store) as connection:
        return connection.scalar(select(of.story_id).where(of.article_id == article_id)) or ""


def _story(row: Sequence[Any]) -> StoryRow:
    return StoryRow(*row)


def _columns() -> tuple[ColumnElement[object], ...]:
    c, of, a = schema.stories.c, schema.story_articles.c, schema.articles.c
    outlets = (
        select(func.count(func.distinct(a.outlet)))
        .select_from(schema.story_articles)
        .join(schema.articles, a.id == of.article_id)
        .where(of.story_id == c.id)
        .scalar_subquery()
    )
    return (c.id, c.title, c.begin, c.end, c.articles, outlets)


def _conditions(words: str, since: str, until: str) -> list[ColumnElement[bool]]:
    c = schema.stories.c
    found: list[ColumnElement[bool]] = []
    if words:
        found.append(c.title.icontains(words, autoescape=True))
    if since:
        found.append(c.end >= since)
    if until:
        found.append(c.begin <= until)
    return found

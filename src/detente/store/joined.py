"""Writing what joining found: each call takes the place of what was there before.

In: a connection inside a write transaction, records of memory. Out: rows. Not here: joining (`join`), reading (`shelf.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, delete, func, insert, select, update

from detente.model import Copy, Event, Kinship, Link, Story
from detente.store import schema
from detente.store.lists import AT_ONCE, chunks, put
from detente.store.parties import listed
from detente.store.write import packed

MADE = (
    schema.links, schema.event_claims, schema.event_parties, schema.variants, schema.events, schema.story_articles,
    schema.stories, schema.kinships, schema.copies, schema.sketches, schema.joined,
)  # fmt: skip
"""The tables that joining fills, those that hang on others first."""


def forget_all(connection: Connection) -> None:
    """Empty every table that joining fills, so that it begins anew."""
    for table in MADE:
        connection.execute(delete(table))


def keep_note(connection: Connection, key: str, value: str) -> None:
    """Leave a note for the next joining."""
    connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
    connection.execute(insert(schema.meta), {"key": key, "value": value})


def mark(connection: Connection, voices: Mapping[str, str], keys: Mapping[str, Sequence[str]]) -> None:
    """Note that articles have been seen as they are now, with their voices and the keys of their texts."""
    forget(connection, keys)
    a = schema.articles.c
    for some in chunks(sorted(keys), AT_ONCE):
        rows = connection.execute(select(a.id, a.content_hash, a.coder).where(a.id.in_(listed(connection, some)))).all()
        found = [{"article_id": i, "content_hash": h, "coder": c, "voice": voices.get(i, "")} for i, h, c in rows]
        put(connection, schema.joined, found)
        put(connection, schema.sketches, [{"article_id": one, "sketch": key} for one in some for key in keys[one]])


def forget(connection: Connection, article_ids: Collection[str]) -> None:
    """Take back that articles have been seen."""
    _delete(connection, schema.joined, schema.joined.c.article_id, article_ids)
    _delete(connection, schema.sketches, schema.sketches.c.article_id, article_ids)


def replace_copies(
    connection: Connection, article_ids: Collection[str], found: Iterable[Copy], voices: Mapping[str, str]
) -> None:
    """The copies among articles, and the voices of those that have been seen."""
    _delete(connection, schema.copies, schema.copies.c.article_id, article_ids)
    put(connection, schema.copies, [
        {"article_id": one.article_id, "original_id": one.original_id, "kind": one.kind, "similarity": one.similarity,
         "reason": one.reason}
        for one in found
    ])  # fmt: skip
    _set(connection, schema.joined.c.article_id, schema.joined.c.voice, voices)


def replace_links(connection: Connection, claim_ids: Collection[str], found: Iterable[Link]) -> None:
    """The links that touch any of the claims."""
    _delete(connection, schema.links, schema.links.c.a, claim_ids)
    _delete(connection, schema.links, schema.links.c.b, claim_ids)
    put(connection, schema.links, [
        {"a": one.a, "b": one.b, "score": one.score,
         "reasons": packed([why.feature, why.weight, why.words] for why in one.reasons)}
        for one in found
    ])  # fmt: skip


def replace_events(connection: Connection, webs: Collection[str], found: Iterable[tuple[str, Event]]) -> None:
    """All events of the webs; each event comes with its new web."""
    _delete(connection, schema.events, schema.events.c.web, webs)
    made = list(found)
    put(connection, schema.events, [_event(web, one) for web, one in made])
    put(connection, schema.event_claims, [{"claim_id": claim, "event_id": one.id} for _, one in made for claim in one.claims])
    sides = [(one.id, role, party) for _, one in made for role in schema.ACTING for party in getattr(one, role)]
    put(connection, schema.event_parties, [{"event_id": i, "role": role, "party_id": party.id} for i, role, party in sides])
    put(connection, schema.variants, [
        {"event_id": one.id, "ordinal": i, "kind": told.kind, "account": told.account, "claims": packed(told.claims)}
        for _, one in made
        for i, told in enumerate(one.variants)
    ])  # fmt: skip


def replace_kinships(connection: Connection, article_ids: Collection[str], found: Iterable[Kinship]) -> None:
    """The kinships that touch any of the articles."""
    _delete(connection, schema.kinships, schema.kinships.c.a, article_ids)
    _delete(connection, schema.kinships, schema.kinships.c.b, article_ids)
    rows = [{"a": one.a, "b": one.b, "kind": one.kind, "score": one.score, "words": one.words} for one in found]
    put(connection, schema.kinships, rows)


def dissolve(connection: Connection, webs: Collection[str]) -> None:
    """Take away all stories of the webs: their articles, and the events in them, have none."""
    e, s = schema.events.c, schema.stories.c
    for some in chunks(sorted(webs), AT_ONCE):
        ids = select(s.id).where(s.web.in_(listed(connection, some)))
        connection.execute(update(schema.events).where(e.story_id.in_(ids)).values(story_id=None))
    _delete(connection, schema.stories, s.web, webs)


def keep_stories(connection: Connection, made: Sequence[tuple[str, Story]]) -> None:
    """Stories of articles that have none; each story comes with its web."""
    put(connection, schema.stories, [
        {"id": one.id, "title": one.title, "begin": one.begin, "end": one.end, "articles": len(one.articles), "web": web}
        for web, one in made
    ])  # fmt: skip
    put(connection, schema.story_articles, [
        {"article_id": article, "story_id": one.id, "ordinal": i} for _, one in made for i, article in enumerate(one.articles)
    ])  # fmt: skip


def settle(connection: Connection, article_ids: Collection[str]) -> None:
    """Give the events of articles the story that most of their articles belong to, the smaller id between equals."""
    c, m, s = schema.claims.c, schema.event_claims.c, schema.story_articles.c
    mine = select(m.event_id).join(schema.claims, c.id == m.claim_id)
    events = {
        one
        for some in chunks(sorted(article_ids), AT_ONCE)
        for one in connection.scalars(mine.where(c.article_id.in_(listed(connection, some))))
    }
    count = func.count(c.article_id.distinct())
    query = (
        select(m.event_id, s.story_id, count).join(schema.claims, c.id == m.claim_id)
        .join(schema.story_articles, s.article_id == c.article_id).group_by(m.event_id, s.story_id)
    )  # fmt: skip
    best: dict[str, tuple[int, str]] = {}
    for some in chunks(sorted(events), AT_ONCE):
        for event_id, story_id, articles in connection.execute(query.where(m.event_id.in_(listed(connection, some)))):
            best[event_id] = min(best.get(event_id, (0, "")), (-articles, story_id))
    _set(connection, schema.events.c.id, schema.events.c.story_id, {event_id: story for event_id, (_, story) in best.items()})


def _event(web: str, one: Event) -> Mapping[str, Any]:
    return {
        "id": one.id, "title": one.title, "event": one.event, "modes": packed(one.mode), "quad_code": one.quad_code,
        "event_scale": one.event_scale, "status": one.status, "date": one.date, "enddate": one.enddate,
        "date_precision": one.date_precision, "place_name": one.place, "country_code": one.country_code,
        "place_resolution": one.place_resolution, "lat": one.lat, "lon": one.lon, "articles": one.articles,
        "outlets": one.outlets, "independent": one.independent, "speakers": one.speakers, "confidence": one.confidence,
        "story_id": None, "claims": len(one.claims), "web": web,
    }  # fmt: skip


def _set(connection: Connection, key: Column[Any], column: Column[Any], values: Mapping[str, str]) -> None:
    """Give one column of rows, found by their key, new values."""
    if values:
        changed = update(key.table).where(key == bindparam("row")).values({column: bindparam("value")})
        connection.execute(changed, [{"row": row, "value": value} for row, value in sorted(values.items())])


def _delete(connection: Connection, table: Table, column: Column[Any], ids: Collection[str]) -> None:
    for some in chunks(sorted(ids), AT_ONCE):
        connection.execute(delete(table).where(column.in_(listed(connection, some))))

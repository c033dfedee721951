"""Listing events and stories.

In: a `Store`, `Filters`. Out: `EventRow`s, `StoryRow`s, the accounts of an event. Not here: claims and articles (`read.py`),
making events (`join`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from detente.model import Link, Variant
from detente.store import schema, shelf
from detente.store.connect import Store, reading
from detente.store.parties import called
from detente.store.records import ClaimRow, EventRow, Filters, StoryRow


def events(store: Store, filters: Filters = Filters()) -> list[EventRow]:  # noqa: B008 - frozen
    """The events that pass the filters, by day and id; `article` of the filters asks for those that an article tells of.

    A party is a code, an id of a party or a part of its name. Raises `StoreError`.
    """
    e = schema.events.c
    with reading(store) as connection:
        wanted = conditions(connection, filters)
        query = select(schema.events).where(*wanted).order_by(func.coalesce(e.date, ""), e.id).limit(filters.limit)
        return [_row(connection, row) for row in connection.execute(query).mappings().all()]


def event(store: Store, event_id: str) -> EventRow | None:
    """One event by its id or the beginning of it, None where there is none or more than one. Raises `StoreError`."""
    with reading(store) as connection:
        query = select(schema.events).where(schema.events.c.id.startswith(event_id, autoescape=True)).limit(2)
        found = connection.execute(query).mappings().all()
        return _row(connection, found[0]) if len(found) == 1 else None


def accounts(store: Store, event_id: str) -> list[ClaimRow]:
    """The claims that tell of an event, by day of publication, article and place in it. Raises `StoreError`."""
    r, m = schema.claim_rows.c, schema.event_claims.c
    query = select(schema.claim_rows).join(schema.event_claims, m.claim_id == r.claim_id).where(m.event_id == event_id)
    with reading(store) as connection:
        rows = connection.execute(query.order_by(func.coalesce(r.published, ""), r.article_id, r.ordinal)).all()
    return [ClaimRow(*row) for row in rows]


def reasons(store: Store, event_id: str) -> list[Link]:
    """The links inside an event, the strongest first. Raises `StoreError`."""
    m = schema.event_claims.c
    with reading(store) as connection:
        claims = set(connection.scalars(select(m.claim_id).where(m.event_id == event_id)))
        found = [link for link in shelf.links(connection, claims) if link.b in claims]
    return sorted(found, key=lambda link: (-link.score, link.a, link.b))


def variants(store: Store, event_id: str) -> list[Variant]:
    """The conflicting accounts of an event. Raises `StoreError`."""
    v = schema.variants.c
    query = select(v.kind, v.account, v.claims).where(v.event_id == event_id).order_by(v.ordinal)
    with reading(store) as connection:
        return [Variant(kind, words, tuple(json.loads(claims))) for kind, words, claims in connection.execute(query)]


def stories(store: Store, since: str = "", until: str = "", limit: int | None = None) -> list[StoryRow]:
    """Stories that touch a stretch of days, the latest first. Raises `StoreError`."""
    s, a, e = schema.stories.c, schema.story_articles.c, schema.events.c
    wanted = [s.end >= since] if since else []
    wanted += [s.begin <= until] if until else []
    query = select(s.id, s.title, s.begin, s.end).where(*wanted).order_by(func.coalesce(s.end, "").desc(), s.id).limit(limit)
    found = []
    with reading(store) as connection:
        for row in connection.execute(query).all():
            articles = connection.scalars(select(a.article_id).where(a.story_id == row[0]).order_by(a.ordinal)).all()
            count = connection.scalar(select(func.count()).where(e.story_id == row[0])) or 0
            found.append(StoryRow(*row, events=count, articles=tuple(articles)))
    return found


def _row(connection: Connection, row: Any) -> EventRow:
    p, m, r = schema.event_parties.c, schema.event_claims.c, schema.claim_rows.c
    sides: dict[str, list[str]] = {"actor": [], "recipient": []}
    for role, party in connection.execute(select(p.role, p.party_id).where(p.event_id == row["id"]).order_by(p.party_id)):
        sides[role].append(party)
    best = (
        select(r.article_id, r.sentence).join(schema.event_claims, m.claim_id == r.claim_id)
        .where(m.event_id == row["id"]).order_by(r.confidence.desc(), r.claim_id).limit(1)
    )  # fmt: skip
    article, sentence = connection.execute(best).one_or_none() or ("", "")
    return EventRow(
        event_id=row["id"], title=row["title"], event=row["event"], mode=";".join(json.loads(row["modes"])),
        quad_code=row["quad_code"], event_scale=row["event_scale"], status=row["status"], date=row["date"],
        enddate=row["enddate"], date_precision=row["date_precision"], place=row["place_name"],
        country_code=row["country_code"], actor=";".join(sides["actor"]), recipient=";".join(sides["recipient"]),
        claims=row["claims"], articles=row["articles"], outlets=row["outlets"], independent=row["independent"],
        speakers=row["speakers"], confidence=row["confidence"], story_id=row["story_id"] or "", article_id=article,
        sentence=sentence,
    )  # fmt: skip


def conditions(connection: Connection, filters: Filters) -> Iterator[ColumnElement[bool]]:
    """What an event must meet to pass the filters."""
    e, c, m = schema.events.c, schema.claims.c, schema.event_claims.c
    for wanted, roles in ((filters.party, schema.ACTING), (filters.actor, ("actor",)), (filters.recipient, ("recipient",))):
        if wanted:
            yield _has_party(connection, wanted, roles)
    if filters.event:
        yield e.event == filters.event
    if filters.status is not None:
        yield e.status == filters.status.value
    if filters.since:
        yield func.coalesce(e.enddate, e.date) >= filters.since
    if filters.until:
        yield func.coalesce(e.date, e.enddate) <= filters.until
    if filters.article:
        yield exists().where(m.event_id == e.id, m.claim_id == c.id, c.article_id == filters.article)


def _has_party(connection: Connection, wanted: str, roles: tuple[str, ...]) -> ColumnElement[bool]:
    side, party = schema.event_parties.c, schema.parties.c
    meant = or_(party.id == wanted, party.code == wanted, called(connection, party.label, wanted))
    return exists().where(and_(side.event_id == schema.events.c.id, side.party_id == party.id, side.role.in_(roles), meant))

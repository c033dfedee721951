"""What the desk asks of events: pages of a list, the accounts of one, where they happened.

In: a `Store`, `EventFilter`. Out: `EventRow`, `Account`, `Spot`. Not here: dyads week by week (`dyads.py`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, func, or_, select

from detente.model import COUNTED, Party
from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.parties import different

FREQUENT = 2_000
"""Events above which those of a party are tried day by day instead of being named."""

SPOTS = 1_000
"""Places of a map at most."""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events; an empty field asks for nothing. `party` and `other` are party ids on any side, `actor` and `recipient`
    on one; `since` and `until` meet the event's days; `every` takes other statuses than those counted as well."""

    party: str = ""
    other: str = ""
    actor: str = ""
    recipient: str = ""
    event: str = ""
    quad: int = 0
    status: str = ""
    country: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    story: str = ""
    every: bool = False


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list, with its parties in order of their ids."""

    id: str
    title: str
    event: str
    modes: tuple[str, ...]
    quad_code: int
    event_scale: float
    status: str
    date: str | None
    enddate: str | None
    date_precision: str
    place: str
    country_code: str
    place_resolution: int
    lat: float | None
    lon: float | None
    articles: int
    outlets: int
    independent: int
    speakers: int
    confidence: float
    story_id: str
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One claim that tells of an event: where it stands, what it says, on whose word. `number` is the claim's in its article,
    from 1; `original_id` the article that its article copies, else empty."""

    claim_id: str
    article_id: str
    number: int
    title: str
    outlet: str
    published: str | None
    event: str
    status: str
    speaker: str
    basis: str
    date: str | None
    place: str
    confidence: float
    predicate: str
    sentence: str
    original_id: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Events of one quad class at one place as it was named: how many and the latest day."""

    place: str
    country_code: str
    resolution: int
    lat: float | None
    lon: float | None
    quad_code: int
    events: int
    latest: str | None


def page(store: Store, wanted: EventFilter, offset: int, limit: int, *, by_voices: bool = False) -> tuple[list[EventRow], int]:
    """Events, the latest first or those that most independent voices tell of, with how many there are in all.

    Raises `StoreError`.
    """
    table = schema.events
    told = (table.c.independent.desc(), table.c.articles.desc()) if by_voices else ()
    order = (*told, table.c.date.desc().nulls_last(), table.c.id)
    with reading(store) as connection:
        many = _count(connection, wanted)
        # Of many, the latest are soon met on the way from the last day back; few are named one by one.
        query = select(table).where(*_conditions(wanted, tried=many > FREQUENT))
        return _rows(connection, list(connection.execute(query.order_by(*order).offset(offset).limit(limit)))), many


def total(store: Store, wanted: EventFilter) -> int:
    """How many events there are. Raises `StoreError`."""
    with reading(store) as connection:
        return _count(connection, wanted)


def event(store: Store, event_id: str) -> EventRow | None:
    """One event, None where there is none. Raises `StoreError`."""
    with reading(store) as connection:
        found = _rows(connection, list(connection.execute(select(schema.events).where(schema.events.c.id == event_id))))
    return found[0] if found else None


def accounts(store: Store, event_id: str, limit: int) -> list[Account]:
    """The claims that tell of an event, by day of publication. Raises `StoreError`."""
    rows, copies, of = schema.claim_rows.c, schema.copies, schema.event_claims.c
    columns = (
        rows.claim_id, rows.article_id, rows.ordinal + 1, rows.title, rows.outlet, rows.published, rows.event, rows.status,
        rows.speaker, rows.attribution, rows.date, rows.place, rows.confidence, rows.predicate, rows.sentence,
        func.coalesce(copies.c.original_id, ""),
    )  # fmt: skip
    query = (
        select(*columns)
        .select_from(schema.claim_rows.outerjoin(copies, copies.c.article_id == rows.article_id))
        .where(rows.claim_id.in_(select(of.claim_id).where(of.event_id == event_id)))
        .order_by(func.coalesce(rows.published, ""), rows.article_id, rows.ordinal)
        .limit(limit)
    )
    with reading(store) as connection:
        return [Account(*tuple(row)) for row in connection.execute(query)]


def of_article(store: Store, article_id: str) -> dict[str, EventRow]:
    """The events that an article tells of, by the claims that tell of them. Raises `StoreError`."""
    of, claims = schema.event_claims.c, schema.claims.c
    query = select(of.claim_id, of.event_id).join(schema.claims, claims.id == of.claim_id).where(claims.article_id == article_id)
    with reading(store) as connection:
        told = connection.execute(query).all()
        ids = {event_id for _, event_id in told}
        rows = _rows(connection, list(connection.execute(select(schema.events).where(schema.events.c.id.in_(ids)))))
    known = {row.id: row for row in rows}
    return {claim_id: known[event_id] for claim_id, event_id in told}


def latest(store: Store, pair: tuple[str, str], before: str, recent: str, limit: int) -> list[tuple[str, str]]:
    """Ids and titles of the latest events before a day, told as fact, that have both parties of a pair; of two frequent ones
    those since the day `recent` only. Raises `StoreError`."""
    e, one = schema.events.c, schema.event_parties.alias("one")
    query = select(e.id, e.title).where(e.date < before, e.status.in_(COUNTED))
    with reading(store) as connection:
        some = {id_: select(one.c.event_id).where(one.c.party_id == id_).limit(FREQUENT + 1).subquery() for id_ in pair}
        numbers = {id_: connection.scalar(select(func.count()).select_from(few)) or 0 for id_, few in some.items()}
        rare, often = sorted(pair, key=lambda id_: numbers[id_])
        if numbers[rare] > FREQUENT:
            query = query.where(e.date >= recent, *(_with(e.id, id_) for id_ in pair))
        else:
            query = query.where(e.id.in_(select(one.c.event_id).where(one.c.party_id == rare, _with(one.c.event_id, often))))
        rows = connection.execute(query.order_by(e.date.desc(), e.id).limit(limit))
        return [(row.id, row.title) for row in rows]


def _with(event_id: ColumnElement[str], party: str) -> ColumnElement[bool]:
    """Whether an event has a party, asked of its own sides: not of all events of the party."""
    sides = schema.event_parties.alias()
    return exists().where(sides.c.event_id == event_id, func.coalesce(sides.c.party_id, "") == party)


def spots(store: Store, wanted: EventFilter) -> list[Spot]:
    """Where events happened, as closely as it is known, the most frequent first, `SPOTS` at most. Raises `StoreError`."""
    c = schema.events.c
    place = (c.place_name, c.country_code, c.place_resolution, c.lat, c.lon, c.quad_code)
    query = (
        select(*place, func.count().label("n"), func.max(c.date))
        .where(*_conditions(wanted), or_(c.place_name != "", c.country_code != ""))
        .group_by(*place)
        .order_by(func.count().desc(), *place)
        .limit(SPOTS)
    )
    with reading(store) as connection:
        return [Spot(*row) for row in connection.execute(query)]


def kinds(store: Store) -> tuple[list[str], list[str]]:
    """Every PLOVER type and every country that an event has, for lists to choose from. Raises `StoreError`."""
    c = schema.events.c
    with reading(store) as connection:
        types, countries = (different(connection, one) for one in (c.event, c.country_code))
    return types, [one for one in countries if one]


def _count(connection: Connection, wanted: EventFilter) -> int:
    return connection.scalar(select(func.count()).select_from(schema.events).where(*_conditions(wanted))) or 0


def _conditions(wanted: EventFilter, *, tried: bool = False) -> list[ColumnElement[bool]]:
    """What is asked of events; their parties are looked up event by event where `tried`."""
    c = schema.events.c
    sides = ((wanted.party, ""), (wanted.other, ""), (wanted.actor, "actor"), (wanted.recipient, "recipient"))
    found: list[ColumnElement[bool]] = [_has(party, role, tried=tried) for party, role in sides if party]
    plain = (
        (c.event, wanted.event),
        (c.status, wanted.status),
        (c.country_code, wanted.country),
        (c.place_name, wanted.place),
        (c.story_id, wanted.story),
    )
    found += [column == value for column, value in plain if value]
    if wanted.quad:
        found.append(c.quad_code == wanted.quad)
    if wanted.since:
        found.append(func.coalesce(c.enddate, c.date) >= wanted.since)
    if wanted.until:
        found.append(c.date <= wanted.until)
    if not wanted.every and not wanted.status:
        found.append(c.status.in_(COUNTED))
    return found


def _has(party: str, role: str, *, tried: bool) -> ColumnElement[bool]:
    """Whether an event has a party among its sides, in a role where one is given."""
    sides, id_ = schema.event_parties.c, schema.events.c.id
    asked = (sides.party_id == party, sides.role.in_((role,) if role else schema.ACTING))
    return exists().where(sides.event_id == id_, *asked) if tried else id_.in_(select(sides.event_id).where(*asked))


def _rows(connection: Connection, found: Sequence[Row[Any]]) -> list[EventRow]:
    """The rows with their parties."""
    sides, parties = schema.event_parties, schema.parties
    query = (
        select(sides, parties.c.label, parties.c.code)
        .select_from(sides.outerjoin(parties, parties.c.id == sides.c.party_id))
        .where(sides.c.event_id.in_([row.id for row in found]))
        .order_by(sides.c.party_id)
    )
    known: dict[tuple[str, str], list[Party]] = defaultdict(list)
    for row in connection.execute(query):
        known[row.event_id, row.role].append(Party(row.party_id, row.label or row.party_id, row.code or ""))
    plain = (
        "id", "title", "event", "quad_code", "event_scale", "status", "date", "enddate", "date_precision", "country_code",
        "place_resolution", "lat", "lon", "articles", "outlets", "independent", "speakers", "confidence",
    )  # fmt: skip
    return [
        EventRow(
            modes=tuple(json.loads(row.modes)),
            place=row.place_name,
            story_id=row.story_id or "",
            actor=tuple(known[row.id, "actor"]),
            recipient=tuple(known[row.id, "recipient"]),
            **{name: getattr(row, name) for name in plain},
        )
        for row in found
    ]

"""What the desk asks of parties: pages of a list, the names used of one, whom it deals with.

In: a `Store`, party ids. Out: `PartyRow`, `NameRow`, `PartnerRow`. Not here: relations, events.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import aliased

from detente.model import COUNTED, Actor, Party, party
from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.lists import at_once

NAMES = 5_000
"""Different mentions looked at for the names of a party."""


@dataclass(frozen=True, slots=True)
class PartyRow:
    """One party in a list with how many events it is in."""

    id: str
    label: str
    code: str
    events: int


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name used of a party: how often, and how it was resolved."""

    name: str
    via: str
    times: int


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """Another party of the same events: how many by quad class 1 to 4, and the latest day."""

    id: str
    label: str
    counts: tuple[int, int, int, int]
    latest: str | None

    @property
    def events(self) -> int:
        """All of them."""
        return sum(self.counts)


def page(store: Store, words: str, offset: int, limit: int, *, every: bool = False) -> tuple[list[PartyRow], int]:
    """Parties whose name holds `words`, those of most events first, with how many there are in all; events told as fact count, or
    those of `every` status. Raises `StoreError`."""
    c, sides = schema.parties.c, schema.event_parties.c
    conditions = [or_(c.label.icontains(words, autoescape=True), c.id == words)] if words else []
    # The others are the fewer, named once; looking at the status of every event of every party would take longer.
    others = select(schema.events.c.id).where(schema.events.c.status.not_in(COUNTED))
    own = (sides.party_id == c.id,) if every else (sides.party_id == c.id, sides.event_id.not_in(others))
    events = select(func.count(func.distinct(sides.event_id))).where(*own).scalar_subquery()
    query = select(c.id, c.label, c.code, events.label("n")).where(*conditions)
    with reading(store) as connection:
        total = connection.scalar(select(func.count()).select_from(schema.parties).where(*conditions)) or 0
        rows = connection.execute(query.order_by(events.desc(), c.id).offset(offset).limit(limit))
        return [PartyRow(*row) for row in rows], total


def one(store: Store, party_id: str) -> Party | None:
    """The party of an id, None where there is none. Raises `StoreError`."""
    with reading(store) as connection:
        found = connection.execute(select(schema.parties).where(schema.parties.c.id == party_id)).one_or_none()
    return Party(*found) if found else None


def some(store: Store, ids: Iterable[str]) -> dict[str, Party]:
    """The parties of these ids, those that are known. Raises `StoreError`."""
    with reading(store) as connection:
        rows = connection.execute(select(schema.parties).where(schema.parties.c.id.in_(set(ids))))
        return {row[0]: Party(*row) for row in rows}


def names(store: Store, wanted: Party, limit: int) -> list[NameRow]:
    """The names that articles use of a party, the most frequent first. Raises `StoreError`."""
    c = schema.sides.c
    columns = (c.code, c.entity_text, c.sector, c.identifier_id, c.identifier_text, c.via)
    query = select(*columns, func.count()).where(c.code == wanted.code, schema.SHORT).group_by(*columns)
    with reading(store) as connection:
        rows = at_once(connection, query.order_by(func.count().desc(), *columns[1:]).limit(NAMES))
    behind: dict[tuple[str, str], str] = {}
    found: Counter[tuple[str, str]] = Counter()
    for code, text, sector, id_, label, via, times in rows:
        if (sector, id_) not in behind:
            behind[sector, id_] = party(Actor(0, 0, text, code, tuple(json.loads(sector)), id_, label)).id
        if behind[sector, id_] == wanted.id:
            found[" ".join(text.split()), via] += times
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return [NameRow(name, via, times) for (name, via), times in ranked[:limit]]


def partners(store: Store, party_id: str, role: str, until: str, limit: int, *, every: bool = False) -> list[PartnerRow]:
    """Whom a party met in its events on the other side, it being `role` (actor or recipient), until a day, "" for always; those
    of most events first. Events told as fact count, or those of `every` status.

    Raises `StoreError`.
    """
    own, other = aliased(schema.event_parties), aliased(schema.event_parties)
    facing = "recipient" if role == "actor" else "actor"
    e, label = schema.events.c, select(schema.parties.c.label).where(schema.parties.c.id == other.c.party_id).scalar_subquery()
    sums = [func.sum(case((e.quad_code == quad, 1), else_=0)) for quad in (1, 2, 3, 4)]
    query = (
        select(other.c.party_id, func.coalesce(label, other.c.party_id), *sums, func.max(e.date))
        .select_from(own)
        .join(other, (other.c.event_id == own.c.event_id) & (other.c.role == facing) & (other.c.party_id != party_id))
        .join(schema.events, e.id == own.c.event_id)
        .where(own.c.party_id == party_id, own.c.role == role, other.c.party_id != "")
        .group_by(other.c.party_id)
        .order_by(func.count().desc(), other.c.party_id)
        .limit(limit)
    )
    if not every:
        query = query.where(e.status.in_(COUNTED))
    if until:
        query = query.where(e.date <= until)
    with reading(store) as connection:
        return [PartnerRow(row[0], row[1], (row[2], row[3], row[4], row[5]), row[6]) for row in connection.execute(query)]

"""What the first page asks: how much was read and when, how often pairs met, who is new, which outlets fell silent.

In: a `Store`, days. Out: counts. Not here: what counts as a change (`memory/overview.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, exists, func, select, true
from sqlalchemy.orm import aliased

from detente.model import COUNTED
from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.lists import at_once


@dataclass(frozen=True, slots=True)
class PairCount:
    """Events between two parties, either way (`a` < `b`), before a day and since."""

    a: str
    b: str
    before: int
    since: int


@dataclass(frozen=True, slots=True)
class NamedCount:
    """Something counted before a day and since: an outlet's articles, a party's."""

    name: str
    before: int
    since: int


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A party whose first event lies in the stretch asked for."""

    id: str
    label: str
    day: str
    events: int


@dataclass(frozen=True, slots=True)
class Day:
    """How many articles were published on a day."""

    day: str
    articles: int


def newest(store: Store) -> str:
    """The latest day of publication, "" where there is none. Raises `StoreError`."""
    with reading(store) as connection:
        return connection.scalar(select(func.max(schema.articles.c.published))) or ""


def days(store: Store, since: str, until: str) -> list[Day]:
    """Articles by day of publication; days without any are not there. Raises `StoreError`."""
    c = schema.articles.c
    query = select(c.published, func.count()).where(c.published.between(since, until)).group_by(c.published).order_by(c.published)
    with reading(store) as connection:
        return [Day(*row) for row in connection.execute(query)]


def outlets(store: Store, begin: str, since: str, until: str) -> list[NamedCount]:
    """Articles by outlet from `begin` up to `since`, and from there. Raises `StoreError`."""
    c = schema.articles.c
    late = case((c.published >= since, 1), else_=0)
    query = select(c.outlet, func.sum(1 - late), func.sum(late)).where(c.published.between(begin, until), c.outlet != "")
    with reading(store) as connection:
        return [NamedCount(*row) for row in connection.execute(query.group_by(c.outlet).order_by(c.outlet))]


def named(store: Store, begin: str, since: str, until: str) -> list[NamedCount]:
    """Articles that name a party, copies left out, by party id. Raises `StoreError`."""
    c, of = schema.articles.c, schema.article_parties
    late = case((c.published >= since, 1), else_=0)
    query = select(of.c.party_id, func.sum(1 - late), func.sum(late)).join(schema.articles, c.id == of.c.article_id)
    query = query.where(c.published.between(begin, until)).group_by(of.c.party_id).order_by(of.c.party_id)
    with reading(store) as connection:
        return [NamedCount(*row) for row in connection.execute(query)]


def pairs(store: Store, begin: str, since: str, until: str, *, every: bool = False) -> list[PairCount]:
    """Events between two parties by pair, those told as fact or of `every` status. Raises `StoreError`."""
    one, other, e = aliased(schema.event_parties), aliased(schema.event_parties), schema.events.c
    first = one.c.party_id < other.c.party_id
    low = case((first, one.c.party_id), else_=other.c.party_id)
    high = case((first, other.c.party_id), else_=one.c.party_id)
    late = case((e.date >= since, 1), else_=0)
    query = (
        select(low, high, func.sum(1 - late), func.sum(late))
        .select_from(schema.events)
        .join(one, (one.c.event_id == e.id) & (one.c.role == "actor"))
        .join(other, (other.c.event_id == e.id) & (other.c.role == "recipient") & (other.c.party_id != one.c.party_id))
        .where(e.date.between(begin, until), _told(every=every), one.c.party_id != "", other.c.party_id != "")
        .group_by(low, high)
        .order_by(low, high)
    )
    with reading(store) as connection:
        return [PairCount(*row) for row in at_once(connection, query)]


def newcomers(store: Store, since: str, until: str, limit: int, *, every: bool = False) -> list[Newcomer]:
    """Parties whose first event of all, told as fact or not, lies in these days, those of most events first; of these only facts
    count unless `every` status does. Raises `StoreError`."""
    e, sides, p = schema.events.c, schema.event_parties.c, schema.parties.c
    act, side = aliased(schema.events), aliased(schema.event_parties)
    met = select(side.c.party_id).join(act, act.c.id == side.c.event_id).where(act.c.date.between(since, until))
    earlier = exists().where(side.c.party_id == p.id, act.c.id == side.c.event_id, act.c.date < since)
    number = func.count(func.distinct(case((_told(every=every), e.id))))
    # Only who is met in these days is looked at, and of a party known before, one earlier event is enough.
    query = (
        select(p.id, p.label, func.min(e.date), number)
        .select_from(schema.parties)
        .join(schema.event_parties, sides.party_id == p.id)
        .join(schema.events, e.id == sides.event_id)
        .where(p.id.in_(met), ~earlier, e.date.is_not(None))
        .group_by(p.id, p.label)
        .order_by(number.desc(), p.id)
        .limit(limit)
    )
    with reading(store) as connection:
        return [Newcomer(*row) for row in connection.execute(query)]


def _told(*, every: bool) -> ColumnElement[bool]:
    """Whether an event counts: it is told as fact, or `every` does."""
    return true() if every else schema.events.c.status.in_(COUNTED)


def titles(store: Store, article_ids: list[str]) -> dict[str, str]:
    """Headlines by article id. Raises `StoreError`."""
    c = schema.articles.c
    with reading(store) as connection:
        return {row[0]: row[1] for row in connection.execute(select(c.id, c.title).where(c.id.in_(article_ids)))}

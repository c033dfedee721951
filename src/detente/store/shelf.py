"""What joining needs to see of the store: which articles are new, and what lies around them.

In: a connection inside a transaction, ids, days. Out: ids and records of `model`. Not here: joining (`join`), writing what it
found (`joined.py`). Every answer is sorted or a set; the order of rows is never an answer.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, func, or_, select

from detente.model import KIND_CODES, Account, Copy, Event, Kinship, Link, Party, Reason, Sheet, Variant, sheet
from detente.store import schema
from detente.store.accounts import accounts
from detente.store.lists import AT_ONCE, chunks
from detente.store.load import articles
from detente.store.parties import listed

Transaction = Connection
"""What the shells of `memory` hand around."""

Edition = tuple[str, str, str]
"""An article's id, what it was made from, and the coder: of the same edition are the same claims."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Claims of these types on any of these parties, which are codes and ids in the lexicon; with "" those on nobody known."""

    parties: frozenset[str]
    events: frozenset[str]


def pending(connection: Connection) -> list[str]:
    """Articles that joining has not seen as they are now, by day of publication and id."""
    a, j = schema.articles.c, schema.joined.c
    same = and_(j.article_id == a.id, j.content_hash == a.content_hash, j.coder == a.coder)
    query = select(a.id).outerjoin(schema.joined, same).where(j.article_id.is_(None))
    return list(connection.scalars(query.order_by(func.coalesce(a.published, "~"), a.id)))


def stored(connection: Connection) -> int:
    """How many articles are stored."""
    return connection.scalar(select(func.count()).select_from(schema.articles)) or 0


def stale(connection: Connection) -> list[str]:
    """Articles that joining has seen and that are gone, or are no longer what they were."""
    a, j = schema.articles.c, schema.joined.c
    same = and_(j.article_id == a.id, j.content_hash == a.content_hash, j.coder == a.coder)
    query = select(j.article_id).select_from(schema.joined).outerjoin(schema.articles, same).where(a.id.is_(None))
    return sorted(connection.scalars(query))


def note(connection: Connection, key: str) -> str:
    """A note that joining left for itself, "" for none."""
    return connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == key)) or ""


def sharing(connection: Connection, keys: Collection[str]) -> set[str]:
    """Articles with one of these keys."""
    s = schema.sketches.c
    return _many(connection, select(s.article_id), s.sketch, keys)


def sketched(connection: Connection, article_ids: Collection[str]) -> set[str]:
    """The keys kept of articles, those that are gone included."""
    s = schema.sketches.c
    return _many(connection, select(s.sketch), s.article_id, article_ids)


def sheets(connection: Connection, article_ids: Collection[str]) -> list[Sheet]:
    """Articles for telling copies, in order of their ids."""
    return [sheet(article) for article in articles(connection, article_ids)]


def voices(connection: Connection, article_ids: Collection[str]) -> dict[str, str]:
    """Whose voice articles have."""
    j = schema.joined.c
    return dict(_rows(connection, select(j.article_id, j.voice), j.article_id, article_ids))


def copies(connection: Connection, article_ids: Collection[str]) -> list[Copy]:
    """The copies among articles, and those of them."""
    c = schema.copies.c
    query = select(schema.copies)
    rows = {*_rows(connection, query, c.article_id, article_ids), *_rows(connection, query, c.original_id, article_ids)}
    return [Copy(*row) for row in sorted(rows)]


def editions(connection: Connection, article_ids: Collection[str]) -> dict[str, Edition]:
    """What articles are at present, those left out that are gone."""
    a = schema.articles.c
    found = _rows(connection, select(a.id, a.content_hash, a.coder), a.id, article_ids)
    return {id_: (id_, content, coder) for id_, content, coder in found}


def told(connection: Connection, article_ids: Collection[str]) -> list[Account]:
    """All accounts of articles."""
    return list(accounts(connection, article_ids))


def headlines(connection: Connection, article_ids: Collection[str]) -> list[tuple[str, str, str, str | None]]:
    """Id, title, outlet and day of publication of articles, in order of their ids."""
    a = schema.articles.c
    return sorted(tuple(row) for row in _rows(connection, select(a.id, a.title, a.outlet, a.published), a.id, article_ids))


def dated(connection: Connection, wanted: Wanted, days: tuple[str, str]) -> set[str]:
    """Articles with such claims whose act or publication falls into a stretch of days, both ends included."""
    c, a = schema.claims.c, schema.articles.c
    published = select(a.id).where(a.published.between(*days))
    conditions = c.date.between(*days), c.article_id.in_(published)
    return {one for when in conditions for one in _holding(connection, wanted, when)}


def timed(connection: Connection, wanted: Wanted, time: tuple[str, str]) -> set[str]:
    """Articles with such claims that are dated with exactly these first and last days."""
    c = schema.claims.c
    return _holding(connection, wanted, and_(c.date == time[0], c.enddate == time[1]))


def undated(connection: Connection, wanted: Wanted) -> set[str]:
    """Articles without a day that have such claims."""
    a = schema.articles.c
    return _holding(connection, wanted, schema.claims.c.article_id.in_(select(a.id).where(a.published.is_(None))))


def _holding(connection: Connection, wanted: Wanted, when: ColumnElement[bool]) -> set[str]:
    c, s = schema.claims.c, schema.sides.c
    own = select(s.claim_id).where(s.claim_id == c.id, s.role.in_(schema.ACTING))
    who: ColumnElement[bool] = own.where(_named(connection, wanted.parties)).exists()
    if "" in wanted.parties:
        someone = or_(s.identifier_id != "", and_(s.code != "", s.code.not_in(sorted(KIND_CODES))))
        who = or_(who, ~own.where(someone).exists())
    # Kept from all claims of a type, SQLite begins with the days, which are few.
    event = c.event.concat("")
    return set(connection.scalars(select(c.article_id).where(when, event.in_(sorted(wanted.events)), who)).all())


def among(connection: Connection, days: tuple[str, str], parties: Collection[str]) -> set[str]:
    """Articles published within a stretch of days, both ends included, with a claim of which two sides are of these parties."""
    c, a, s = schema.claims.c, schema.articles.c, schema.sides.c
    own = s.claim_id == c.id, s.role.in_(schema.ACTING), _named(connection, parties)
    sides = select(func.count()).select_from(schema.sides).where(*own).scalar_subquery()
    published = select(a.id).where(a.published.between(*days))
    return set(connection.scalars(select(c.article_id).where(c.article_id.in_(published), sides > 1)).all())


def _named(connection: Connection, parties: Collection[str]) -> ColumnElement[bool]:
    """Whether a side is of one of the parties."""
    s, wanted = schema.sides.c, sorted(filter(None, parties))
    return or_(s.code.in_(listed(connection, wanted)), s.identifier_id.in_(listed(connection, wanted)))


def linked(connection: Connection, claim_ids: Collection[str], least: float) -> set[str]:
    """The claims that have a link of at least this score with one of these."""
    t = schema.links.c
    found = _many(connection, select(t.b).where(t.score >= least), t.a, claim_ids)
    return found | _many(connection, select(t.a).where(t.score >= least), t.b, claim_ids)


def earlier_on(connection: Connection, dyads: Collection[str], before: str | None, limit: int) -> set[str]:
    """The latest articles before a day that tell of an act among the countries of a dyad (two codes with a plus between)."""
    c, a, s = schema.claims.c, schema.articles.c, schema.sides.c
    found: set[str] = set()
    for dyad in sorted(dyads) if before else ():
        has = [
            select(s.claim_id).where(s.claim_id == c.id, s.role.in_(schema.ACTING), or_(s.code == one, s.identifier_id == one))
            for one in dyad.split("+")
        ]
        query = select(a.id).join(schema.claims, c.article_id == a.id).where(a.published < before, *(one.exists() for one in has))
        found |= set(connection.scalars(query.group_by(a.id).order_by(a.published.desc(), a.id).limit(limit)))
    return found


def articles_of(connection: Connection, claim_ids: Collection[str]) -> set[str]:
    """The articles that claims stand in."""
    c = schema.claims.c
    return _many(connection, select(c.article_id), c.id, claim_ids)


def claims_of(connection: Connection, article_ids: Collection[str]) -> set[str]:
    """The claims of articles."""
    c = schema.claims.c
    return _many(connection, select(c.id), c.article_id, article_ids)


def torn_webs(connection: Connection) -> set[str]:
    """Webs of events that have lost a claim since they were made."""
    e, m = schema.events.c, schema.event_claims.c
    left = select(m.event_id, func.count().label("left")).group_by(m.event_id).subquery()
    query = select(e.web).outerjoin(left, left.c.event_id == e.id).where(func.coalesce(left.c.left, 0) != e.claims)
    return set(connection.scalars(query))


def webs_of(connection: Connection, claim_ids: Collection[str]) -> set[str]:
    """Webs of the events that claims belong to."""
    e, m = schema.events.c, schema.event_claims.c
    return _many(connection, select(e.web).join(schema.event_claims, m.event_id == e.id), m.claim_id, claim_ids)


def in_webs(connection: Connection, webs: Collection[str]) -> set[str]:
    """The claims of webs."""
    e, m = schema.events.c, schema.event_claims.c
    return _many(connection, select(m.claim_id).join(schema.events, m.event_id == e.id), e.web, webs)


def links(connection: Connection, claim_ids: Collection[str]) -> list[Link]:
    """The links from claims."""
    t = schema.links.c
    found = _rows(connection, select(t.a, t.b, t.score, t.reasons), t.a, claim_ids)
    return [Link(a, b, score, tuple(Reason(*one) for one in json.loads(why))) for a, b, score, why in sorted(found)]


def scores(connection: Connection, claim_ids: Collection[str]) -> list[Link]:
    """The links from claims without their reasons, which take longer to load than to weigh."""
    t = schema.links.c
    found = _rows(connection, select(t.a, t.b, t.score), t.a, claim_ids)
    return [Link(a, b, score, ()) for a, b, score in sorted(found)]


def sharers(connection: Connection, article_ids: Collection[str]) -> set[str]:
    """Articles that tell of an event which one of these tells of, these included where they tell of any."""
    c, m = schema.claims.c, schema.event_claims.c
    mine = select(m.event_id).join(schema.claims, c.id == m.claim_id)
    events = _many(connection, mine, c.article_id, article_ids)
    return _many(connection, select(c.article_id).join(schema.event_claims, c.id == m.claim_id), m.event_id, events)


def events(connection: Connection, claim_ids: Collection[str]) -> list[Event]:
    """The events that claims belong to, in order of their ids."""
    m, e = schema.event_claims.c, schema.events.c
    ids = _many(connection, select(m.event_id), m.claim_id, claim_ids)
    members, parties, accounts_ = _grouped(connection, ids)
    rows = _mappings(connection, select(schema.events), e.id, ids)
    return [_event(row, members, parties, accounts_) for row in sorted(rows, key=lambda row: str(row["id"]))]


def kinships(connection: Connection, article_ids: Collection[str]) -> list[Kinship]:
    """The kinships from or to articles."""
    t = schema.kinships.c
    query = select(schema.kinships)
    found = {*_rows(connection, query, t.a, article_ids), *_rows(connection, query, t.b, article_ids)}
    return [Kinship(*row) for row in sorted(found)]


def kinships_from(connection: Connection, article_ids: Collection[str]) -> list[Kinship]:
    """The kinships from articles to those of greater ids, without their words, which nobody weighs."""
    t = schema.kinships.c
    found = _rows(connection, select(t.a, t.b, t.kind, t.score), t.a, article_ids)
    return [Kinship(a, b, kind, score, "") for a, b, kind, score in sorted(found)]


def torn_story_webs(connection: Connection) -> set[str]:
    """Webs of stories that have lost an article since they were made."""
    s, m = schema.stories.c, schema.story_articles.c
    left = select(m.story_id, func.count().label("left")).group_by(m.story_id).subquery()
    query = select(s.web).outerjoin(left, left.c.story_id == s.id).where(func.coalesce(left.c.left, 0) != s.articles)
    return set(connection.scalars(query))


def story_webs_of(connection: Connection, article_ids: Collection[str]) -> set[str]:
    """Webs of the stories that articles belong to."""
    s, m = schema.stories.c, schema.story_articles.c
    return _many(connection, select(s.web).join(schema.story_articles, m.story_id == s.id), m.article_id, article_ids)


def storyless(connection: Connection) -> set[str]:
    """Articles that joining has seen and that belong to no story, as no article does whose story is to be made anew."""
    j, m = schema.joined.c, schema.story_articles.c
    query = select(j.article_id).outerjoin(schema.story_articles, m.article_id == j.article_id)
    return set(connection.scalars(query.where(m.article_id.is_(None))).all())


def _event(row: Any, members: dict[str, Any], parties: dict[str, Any], told_: dict[str, Any]) -> Event:
    sides: dict[str, list[Party]] = {"actor": [], "recipient": []}
    for role, *party in sorted(parties.get(row["id"], ())):
        sides[role].append(Party(*party))
    return Event(
        id=row["id"], title=row["title"], event=row["event"], mode=tuple(json.loads(row["modes"])), quad_code=row["quad_code"],
        event_scale=row["event_scale"], status=row["status"], date=row["date"], enddate=row["enddate"],
        date_precision=row["date_precision"], place=row["place_name"], country_code=row["country_code"],
        place_resolution=row["place_resolution"], lat=row["lat"], lon=row["lon"], actor=tuple(sides["actor"]),
        recipient=tuple(sides["recipient"]), claims=tuple(sorted(one for (one,) in members.get(row["id"], ()))),
        articles=row["articles"], outlets=row["outlets"], independent=row["independent"], speakers=row["speakers"],
        confidence=row["confidence"],
        variants=tuple(Variant(kind, words, tuple(json.loads(ids))) for _, kind, words, ids in sorted(told_.get(row["id"], ()))),
    )  # fmt: skip


def _grouped(connection: Connection, ids: Collection[str]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Claims, parties and variants by event."""
    m, p, v, who = schema.event_claims.c, schema.event_parties.c, schema.variants.c, schema.parties.c
    named = func.coalesce(who.label, p.party_id), func.coalesce(who.code, "")
    sides = select(p.event_id, p.role, p.party_id, *named).outerjoin(schema.parties, who.id == p.party_id)
    queries = (
        (select(m.event_id, m.claim_id), m.event_id),
        (sides, p.event_id),
        (select(v.event_id, v.ordinal, v.kind, v.account, v.claims), v.event_id),
    )
    found: list[dict[str, Any]] = []
    for query, column in queries:
        group: dict[str, Any] = {}
        for event_id, *rest in _rows(connection, query, column, ids):
            group.setdefault(event_id, []).append(tuple(rest))
        found.append(group)
    return found[0], found[1], found[2]


def _many(connection: Connection, query: Select[Any], column: Column[Any], values: Collection[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(sorted(values), AT_ONCE):
        found.update(connection.scalars(query.where(column.in_(listed(connection, some)))).all())
    return found


def _rows(connection: Connection, query: Select[Any], column: Column[Any], values: Collection[str]) -> Iterator[tuple[Any, ...]]:
    """The rows where a column has one of many values."""
    for some in chunks(sorted(values), AT_ONCE):
        yield from map(tuple, connection.execute(query.where(column.in_(listed(connection, some)))).all())


def _mappings(connection: Connection, query: Select[Any], column: Column[Any], values: Collection[str]) -> Iterator[Any]:
    for some in chunks(sorted(values), AT_ONCE):
        yield from connection.execute(query.where(column.in_(listed(connection, some)))).mappings()

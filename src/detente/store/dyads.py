"""One dyad as its weeks need it: what the two did to each other, and how closely anybody was looking.

In: a `Store`, two party ids. Out: `Dealing`s, the articles on them, `Attention` by day. Not here: what relations of all
parties are made of (`related.py`), what is made of a dyad (`relate`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, false, func, select

from detente.model import Attention, Dealing
from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.lists import at_once, by_decimal
from detente.store.parties import listed
from detente.store.search import Catalogue, having


def dealings(store: Store, a: str, b: str) -> list[Dealing]:
    """The events in which one of two parties did something to the other, or both did it with each other, by id.

    Raises `StoreError`.
    """
    with reading(store) as connection:
        rare, often = _by_number(connection, schema.event_parties.c.party_id, a, b)
        rows = by_decimal(connection, _between(having(connection, ""), rare, often))
    ways = {("actor", "recipient"): frozenset((rare,)), ("recipient", "actor"): frozenset((often,))}
    neither, together = frozenset[str](), frozenset((rare, often))
    found: dict[str, Dealing] = {}
    for scale, id_, role, other, alone, quad_code, *rest in rows:
        doers = ways.get((role, other), together if alone else neither)
        if id_ in found:  # of a party on both sides
            doers |= found[id_].doers
        found[id_] = Dealing(id_, doers, quad_code, scale, *rest)
    return sorted((one for one in found.values() if one.doers), key=lambda one: one.id)


def first_articles(store: Store, event_ids: Sequence[str]) -> dict[str, str]:
    """Of each event the article that tells of it first, by day and id. Raises `StoreError`."""
    of, claims = schema.event_claims.c, schema.claims
    with reading(store) as connection:
        catalogue = having(connection, "")
        query = (
            select(of.event_id, func.coalesce(catalogue.day, ""), claims.c.article_id)
            .join(claims, claims.c.id == of.claim_id)
            .join(catalogue.id_.table, catalogue.id_ == claims.c.article_id)
            .where(of.event_id.in_(listed(connection, event_ids)))
        )
        rows = at_once(connection, query)
    found: dict[str, tuple[str, str]] = {}
    for event_id, *told in rows:
        day, article_id = told
        found[event_id] = min(found.get(event_id, (day, article_id)), (day, article_id))
    return {event_id: article_id for event_id, (_, article_id) in found.items()}


def attention(store: Store, a: str, b: str) -> list[Attention]:
    """How much was read day by day, copies and all, and how many articles, copies left out, name `a` and `b`.

    Raises `StoreError`.
    """
    with reading(store) as connection:
        catalogue, of = having(connection, ""), schema.article_parties.alias("of")
        rare, often = _by_number(connection, of.c.party_id, a, b)
        naming = select(catalogue.day, func.count()).join(of, of.c.article_id == catalogue.id_).group_by(catalogue.day)
        # From the rarer one, of whose articles the other is looked up.
        other = schema.article_parties.alias("other")
        together = naming.add_columns(func.count(other.c.party_id)).outerjoin(
            other, (other.c.article_id == of.c.article_id) & (other.c.party_id == often)
        )
        read = at_once(connection, select(catalogue.day, func.count()).where(catalogue.day.is_not(None)).group_by(catalogue.day))
        those = {day: (one, both) for day, one, both in at_once(connection, together.where(of.c.party_id == rare))}
        these = {row[0]: row[1] for row in at_once(connection, naming.where(of.c.party_id == often))}
    found = []
    for day, number in sorted((row[0], row[1]) for row in read):
        one, both = those.get(day, (0, 0))
        found.append(Attention(day, both, one + these.get(day, 0) - 2 * both, number))
    return found


def _by_number(connection: Connection, column: ColumnElement[str], a: str, b: str) -> tuple[str, str]:
    """The two parties, the one that fewer rows name first."""
    numbers = {one: connection.scalar(select(func.count()).where(column == one)) or 0 for one in (a, b)}
    rare, often = sorted((a, b), key=lambda one: numbers[one])
    return rare, often


def _between(catalogue: Catalogue, rare: str, often: str) -> Select[Any]:
    """The events that have both among their sides, found from the party that is met less; their scale goes first."""
    one, other, third = (schema.event_parties.alias(name) for name in ("one", "other", "third"))
    e, of, claims = schema.events.c, schema.event_claims.c, schema.claims
    receiving = select(third.c.event_id).where(third.c.event_id == one.c.event_id, third.c.role == "recipient").exists()
    alone = case(((one.c.role == "actor") & (other.c.role == "actor"), ~receiving), else_=false())
    told = select(func.min(catalogue.day)).join(claims, claims.c.article_id == catalogue.id_)
    told = told.join(schema.event_claims, of.claim_id == claims.c.id).where(of.event_id == one.c.event_id)
    published = case((e.date.is_(None), told.scalar_subquery()))
    sides = (one.c.event_id, one.c.role, other.c.role.label("other_role"), alone.label("alone"))
    query = select(e.event_scale, *sides, e.quad_code, e.status, e.date, e.date_precision, published.label("told"), e.independent)
    # By way of the other side, and that one by its event alone: SQLite reads the events of the rarer party, then those of both.
    between = query.select_from(one).join(other, other.c.event_id == one.c.event_id).join(schema.events, e.id == other.c.event_id)
    return between.where(one.c.party_id == rare, func.coalesce(other.c.party_id, "") == often)

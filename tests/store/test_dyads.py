"""One dyad asked for by itself is what all events say of it, on either engine."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, insert, update

from detente.store import schema
from detente.store.connect import Store, writing
from detente.store.dyads import dealings, first_articles
from detente.store.related import deeds
from tests.memory.stored import article

SIDES: dict[str, tuple[str, str]] = {
    "did": ("A", "B"),
    "received": ("B", "A"),
    "together": ("A B", ""),
    "together-to-a-third": ("A B", "C"),
    "both-received": ("C", "A B"),
    "with-itself-too": ("A", "A B"),
    "each-other": ("A B", "A B"),
    "without": ("A", "C"),
}
"""Actors and recipients by article."""


@pytest.fixture
def filled(store: Store) -> Store:
    for place, name in enumerate(SIDES):
        article(store, name, f"2020-01-{20 - place}", "A", "B", "AID", 2)
    with writing(store) as connection:
        connection.execute(delete(schema.event_parties))
        rows = [
            {"event_id": f"{name}-e", "role": role, "party_id": party}
            for name, sides in SIDES.items()
            for role, parties in zip(("actor", "recipient"), sides, strict=True)
            for party in parties.split()
        ]
        connection.execute(insert(schema.event_parties), rows)
        events = schema.events
        connection.execute(update(events).where(events.c.id == "did-e").values(event_scale=0.1 + 0.2, status="denied"))
        nowhen = {"date": None, "enddate": None, "date_precision": ""}
        connection.execute(update(events).where(events.c.id.in_(["received-e", "together-e"])).values(**nowhen))
        connection.execute(update(schema.articles).where(schema.articles.c.id == "together").values(published=None))
    return store


def test_dealings_are_what_all_events_say(filled: Store) -> None:
    expected = {}
    for deed in deeds(filled):
        doers = {one.id for one, other in deed.dyads if {one.id, other.id} == {"A", "B"}}
        if doers:
            day = deed.date or deed.published
            expected[deed.id] = (doers, deed.quad_code, deed.event_scale, deed.status, day, deed.precision, deed.independent)
    for a, b in (("A", "B"), ("B", "A")):
        found = dealings(filled, a, b)
        assert [one.id for one in found] == sorted(expected)
        for one in found:
            told = (one.quad_code, one.event_scale, one.status, one.date or one.published, one.precision, one.independent)
            assert (one.doers, *told) == expected[one.id]
    assert {"did-e", "together-e", "with-itself-too-e"} <= expected.keys()
    assert not {"together-to-a-third-e", "both-received-e", "without-e"} & expected.keys()
    assert dealings(filled, "A", "nobody") == []


def test_the_first_article_is_that_of_the_first_source(filled: Store) -> None:
    with writing(filled) as connection:
        of = schema.event_claims
        connection.execute(update(of).where(of.c.event_id != "did-e").values(event_id="without-e"))
    expected = {deed.id: deed.sources[0].article_id for deed in deeds(filled) if deed.sources}
    # Of an article without a day nobody knows that it came later.
    assert expected == {"did-e": "did", "without-e": "together"}
    assert first_articles(filled, ["without-e", "did-e", "received-e", "unknown"]) == expected
    assert first_articles(filled, []) == {}

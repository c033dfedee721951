"""What pages keep, and what they find by index: the same for whoever asks, and the same as by looking at every row."""

from __future__ import annotations

import json
from collections import Counter, defaultdict

import pytest
from jinja2 import UndefinedError
from sqlalchemy import func, select

from detente.desk.answer import parts
from detente.model import Actor, Rank, party
from detente.store import desk_articles, desk_events, desk_home, desk_parties, desk_relations, schema
from detente.store.connect import Store, reading
from detente.store.desk_events import EventFilter
from detente.store.write import save

from .conftest import Bench
from .conftest import reading as article

KEPT = ("/", "/stories", "/events", "/parties", "/relations", "/map", "/search?q=shelled", "/articles")


@pytest.mark.parametrize("address", KEPT)
def test_a_kept_page_is_the_same_again_and_made_once(year: Bench, address: str) -> None:
    client = year.client()
    first, second = client.get(address), client.get(address)
    assert first.status_code == 200
    assert first.text == second.text
    assert first.text.count("<main") == 1
    assert first.text.count(" · Detente</title>") == 1


@pytest.mark.parametrize("address", KEPT)
def test_a_kept_page_holds_nothing_of_who_asked_first(team: Bench, address: str) -> None:
    shown = {rank: team.member(rank).get(address).text for rank in (Rank.ADMIN, Rank.READER, Rank.ADMIN)}
    assert "the admin" in shown[Rank.ADMIN]
    assert 'href="/accounts"' in shown[Rank.ADMIN]
    assert "the admin" not in shown[Rank.READER]
    assert 'href="/accounts"' not in shown[Rank.READER]
    tokens = {text.split('name="token" value="')[1][:64] for text in shown.values()}
    assert len(tokens) == 2


def test_theme_and_address_are_those_of_the_request(year: Bench) -> None:
    client = year.client()
    plain = client.get("/events").text
    client.cookies.set("theme", "dark")
    dark = client.get("/events?page=1").text
    assert 'data-theme="auto"' in plain
    assert 'data-theme="dark"' in dark
    assert 'value="/events?page=1"' in dark


def test_a_page_that_names_who_asks_cannot_be_kept() -> None:
    with pytest.raises(UndefinedError):
        parts("own.html", None, "/accounts/me")


def test_a_new_article_is_in_the_list_at_once(bench: Bench) -> None:
    client = bench.client()
    before = client.get("/articles").text
    assert client.get("/articles").text == before
    save(bench.store, article("dt:late", title="Quite late"))
    assert "Quite late" in client.get("/articles").text
    assert client.get("/articles.json").json()["total"] == before.count("<tr>")


def test_articles_follow_each_other_as_in_the_list(bench: Bench) -> None:
    for number, day in enumerate((None, "2016-01-01", "2016-01-01", None, "2018-01-01")):
        save(bench.store, article(f"dt:n{number}", published=day))  # type: ignore[arg-type]
    rows, _ = desk_articles.page(bench.store, "", "", 0, 100)
    ids = [row.article_id for row in rows]
    days = [row.published or "" for row in rows]
    assert days == sorted(days, reverse=True)
    assert "" in days
    for place, one in enumerate(ids):
        above, below = desk_articles.neighbours(bench.store, one)
        assert (above, below) == (ids[place - 1] if place else "", ids[place + 1] if place + 1 < len(ids) else "")


@pytest.mark.parametrize(
    "wanted",
    [
        EventFilter(party="SYR"),
        EventFilter(party="SYR", other="TUR", every=True),
        EventFilter(actor="TUR", recipient="SYR"),
        EventFilter(party="SYR", quad=4, since="2024-03-01"),
        EventFilter(party="nobody"),
    ],
)
def test_events_of_a_party_are_the_same_named_or_tried(year: Bench, wanted: EventFilter, monkeypatch: pytest.MonkeyPatch) -> None:
    named = desk_events.page(year.store, wanted, 3, 20)
    monkeypatch.setattr(desk_events, "FREQUENT", -1)
    assert desk_events.page(year.store, wanted, 3, 20) == named
    days = [row.date or "" for row in named[0]]
    assert days == sorted(days, reverse=True)
    assert bool(named[0]) == (wanted.party != "nobody")


def test_choices_are_every_value_once(year: Bench) -> None:
    with reading(year.store) as connection:
        rows = connection.execute(select(schema.events.c.event, schema.events.c.country_code)).all()
    types, countries = desk_events.kinds(year.store)
    assert types == sorted({row[0] for row in rows})
    assert countries == sorted({row[1] for row in rows if row[1]})


def _first_days(store: Store) -> dict[str, list[str]]:
    sides, e = schema.event_parties.c, schema.events.c
    query = select(sides.party_id, e.id, e.date).join(schema.events, e.id == sides.event_id).where(e.date.is_not(None)).distinct()
    found: dict[str, list[str]] = defaultdict(list)
    with reading(store) as connection:
        known = set(connection.scalars(select(schema.parties.c.id)))
        for party_id, _, day in connection.execute(query):
            if party_id in known:
                found[party_id].append(day)
    return found


def test_newcomers_are_those_whose_first_event_is_late(year: Bench) -> None:
    days = _first_days(year.store)
    first = {party_id: min(some) for party_id, some in days.items()}
    for since in sorted(set(first.values())):
        found = desk_home.newcomers(year.store, since, "2024-12-31", 100, every=True)
        expected = {party_id: (day, len(days[party_id])) for party_id, day in first.items() if since <= day <= "2024-12-31"}
        assert {one.id: (one.day, one.events) for one in found} == expected
        assert [one.events for one in found] == sorted((one.events for one in found), reverse=True)
        facts = desk_home.newcomers(year.store, since, "2024-12-31", 100)
        assert {one.id: one.day for one in facts} == {one.id: one.day for one in found}
        assert {one.id for one in facts if one.events < expected[one.id][1]} == {"ISR", "LBN"} & expected.keys()


def test_names_of_a_party_are_counted_as_they_are_resolved(year: Bench) -> None:
    c = schema.sides.c
    counted: Counter[tuple[str, str]] = Counter()
    with reading(year.store) as connection:
        for row in connection.execute(select(c.entity_text, c.code, c.sector, c.identifier_id, c.identifier_text, c.via)):
            actor = Actor(0, 0, row[0], row[1], tuple(json.loads(row[2])), row[3], row[4])
            if party(actor).id == "SYR":
                counted[row[0], row[5]] += 1
    wanted = desk_parties.one(year.store, "SYR")
    assert wanted is not None
    found = desk_parties.names(year.store, wanted, 1_000)
    assert {(one.name, one.via): one.times for one in found} == counted
    assert sum(counted.values()) > 10


def test_a_party_keeps_its_relations_however_many_its_neighbours_have(year: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    r, e = schema.relations.c, schema.relation_evidence.c
    told = select(func.count()).where(e.relation_id == r.id, e.date <= "2024-12-31").scalar_subquery()
    with reading(year.store) as connection:
        rows = connection.execute(
            select(r.id).where((r.a == "SYR") | (r.b == "SYR"), r.start <= "2024-12-31", told > 0, r.end.is_(None))
        )
        own = {row[0] for row in rows}
    assert own
    monkeypatch.setattr(desk_relations, "TIES", len(own))
    assert {one.id for one in desk_relations.of_party(year.store, "SYR", "2024-12-31")} >= own

"""The desk on the packaged articles, as a newcomer first meets it: every link of it answers, no page sticks out, the first event
is told by several.

Invented news is even; real articles bring dyads known for two weeks, long names, parties without a country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from starlette.testclient import TestClient

from detente.cli.reading import best_told
from detente.config import Settings
from detente.desk.addresses import slug
from detente.desk.app import make_app
from detente.desk.guard import Gate
from detente.desk.sessions import LocalDoor
from detente.desk.state import Coding, Desk
from detente.memory.upkeep import upkeep
from detente.packaged import samples
from detente.pipeline import Coder
from detente.store.connect import Store, open_store
from detente.store.write import save

from .conftest import HOST

ALIKE = 2
"""Addresses of one kind that are opened at most."""

DYADS = 40
"""Dyads whose pages are opened."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    coder = Coder()
    with open_store(str(tmp_path_factory.mktemp("demo") / "demo.db")) as opened:
        for article in list(samples(Settings()))[::2]:
            save(opened, coder.read(article))  # type: ignore[arg-type]
        register = coder.lexicon.register
        upkeep(opened, register.agencies(), register.labels())
        yield opened


@pytest.fixture(scope="module")
def client(store: Store) -> TestClient:
    app = make_app(Desk(store, Coding(Coder), LocalDoor(8765)), Gate(frozenset({HOST})))
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False, raise_server_exceptions=False)


def kind(address: str) -> str:
    """An address without what names one thing."""
    path, _, asked = address.partition("?")
    parts = path.strip("/").split("/")
    name = "/".join([parts[0], *("…" for _ in parts[1:])])
    ending = path.rpartition(".")[2] if "." in parts[-1] else ""
    return f"{name} {ending} {' '.join(sorted(one.partition('=')[0] for one in asked.split('&')))}"


def test_every_link_answers(client: TestClient) -> None:
    wanted, seen, met = ["/"], {"/"}, dict[str, int]()
    refused = []
    while wanted:
        address = wanted.pop(0)
        answer = client.get(address)
        if answer.status_code != 200:
            refused.append((answer.status_code, address))
        if "html" not in answer.headers["content-type"]:
            continue
        for href in re.findall(r'href="(/[^"#]*)', answer.text):
            link = unescape(href)
            alike = met.get(kind(link), 0)
            if link not in seen and alike < ALIKE and not link.startswith("/static/"):
                met[kind(link)] = alike + 1
                seen.add(link)
                wanted.append(link)
    assert refused == []
    assert {"articles", "dyads", "events", "parties", "stories", "review"} <= {link.split("/")[1] for link in seen}


def test_every_dyad_has_a_page(client: TestClient) -> None:
    pairs = sorted(
        {
            (slug(one["id"]), slug(other["id"]))
            for row in client.get("/events.json?every=true").json()["rows"]
            for one in row["actor"]
            for other in row["recipient"]
            if one["id"] and other["id"] and one["id"] != other["id"]
        }
    )
    assert len(pairs) > 10
    assert [pair for pair in pairs[:DYADS] if client.get(f"/dyads/{pair[0]}/{pair[1]}").status_code != 200] == []


def test_the_first_page_of_the_demo_is_an_event_that_several_tell_of(store: Store, client: TestClient) -> None:
    told = client.get(best_told(store) + ".json").json()
    assert told["event"]["independent"] > 1
    assert len({one["outlet"] for one in told["accounts"]}) > 1
    assert all(one["sentence"] for one in told["accounts"])


def test_titles_name_countries_and_not_their_codes(client: TestClient) -> None:
    titles = [row["title"] for row in client.get("/events.json?every=true").json()["rows"]]
    assert titles
    codes = {party["code"] for party in client.get("/parties.json").json()["rows"]} - {""}
    assert [title for title in titles if codes & set(re.findall(r"\b[A-Z]{3}\b", title))] == []

"""Every route: which hosts, whose forms, which headers, who may, and that reading never writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from detente.desk.app import PAGES
from detente.desk.guard import HEADERS, POLICY
from detente.desk.permits import NEEDS, TWINS, Need, allowed, need
from detente.model import Rank
from detente.store.read import digest

from .conftest import HOST, Bench, token

FILLED = {"{slug}": "dt:war", "{key}": "0123456789abcdef", "{number}": "1", "{name}": "somebody"}


def routes(bench: Bench) -> list[tuple[str, str]]:
    """Every route that the program has, by method and path; beside the pages' routers there is only the folder of static files."""
    own = [route for route in bench.guard.app.routes if not hasattr(route, "original_router")]
    assert [getattr(route, "path", "") for route in own] == ["/static"]
    found = [route for module in PAGES for route in module.router.routes]
    return [(method, route.path) for route in found if isinstance(route, APIRoute) for method in sorted(route.methods)]


def filled(path: str) -> str:
    """The route's path with something in its places."""
    for place, value in FILLED.items():
        path = path.replace(place, value)
    return path


def test_every_route_stands_in_the_table(bench: Bench) -> None:
    assert len(routes(bench)) > 30
    assert [one for one in routes(bench) if need(*one) is None] == []


def test_the_table_names_no_route_that_is_gone(bench: Bench) -> None:
    def bare(path: str) -> str:
        for twin in TWINS:
            path = path.removesuffix(twin)
        return path

    assert {(method, bare(path)) for method, path in routes(bench)} >= set(NEEDS)


def test_a_route_that_is_not_in_the_table_is_nobodys() -> None:
    assert not allowed("GET", "/secret", Rank.ADMIN)
    assert not allowed("DELETE", "/articles", Rank.ADMIN)


@pytest.mark.parametrize("who", [None, *Rank])
def test_every_route_for_every_rank(team: Bench, who: Rank | None) -> None:
    client = team.client() if who is None else team.member(who)
    have = Need.NOBODY if who is None else Need[who.name]
    for method, path in routes(team):
        wanted = need(method, path)
        assert wanted is not None
        answer = client.request(method, filled(path), data={} if method == "POST" else None)
        turned_away = answer.status_code in (401, 403) or (
            answer.status_code == 303 and answer.headers["location"].startswith("/login")
        )
        if method == "GET" and path != "/enter":
            assert turned_away == (have < wanted), (method, path, answer.status_code)
        elif have < wanted:
            assert turned_away, (method, path, answer.status_code)


UNSAFE_HEADERS = [
    ({"Sec-Fetch-Site": "same-origin"}, True),
    ({"Sec-Fetch-Site": "none"}, True),
    ({"Sec-Fetch-Site": "cross-site"}, False),
    ({"Sec-Fetch-Site": "same-site", "Origin": f"http://{HOST}"}, False),
    ({"Origin": f"http://{HOST}"}, True),
    ({"Origin": "http://evil.example"}, False),
    ({"Origin": "null"}, False),
    ({"Cookie": "theme=dark"}, False),
]


@pytest.mark.parametrize(("headers", "let_in"), UNSAFE_HEADERS)
def test_where_a_form_comes_from(bench: Bench, headers: dict[str, str], let_in: bool) -> None:
    client = bench.client()
    client.headers.pop("Sec-Fetch-Site")
    unsafe = [path for method, path in routes(bench) if method == "POST"]
    assert len(unsafe) >= 9
    before = digest(bench.store)
    for path in unsafe:
        answer = client.post(filled(path), data={}, headers=headers)
        refused = "sent from another site" in answer.text
        assert refused != let_in, (path, answer.status_code, answer.text[:80])
        # Even from our own pages nothing happens without the form's token.
        assert answer.status_code == 403, (path, answer.status_code)
    assert digest(bench.store) == before


WRONG_HOSTS = [
    "evil.example", "localhost.evil:8765", "127.0.0.1.nip.io:8765", "127.0.0.1", "127.0.0.1:8766", "127.0.0.1:8765.", "127.0.0.1.:8765",
    "[::1]:8765", "0.0.0.0:8765", "", " ", "127.0.0.1:8765,evil.example", "127.0.0.1:08765", "user@127.0.0.1:8765", "127.0.0.1:8765/x",
    "2130706433:8765", "0x7f.1:8765", "127.1:8765", "localhost:8765\t", "LOCALHOST.evil:8765",
]  # fmt: skip


@pytest.mark.parametrize("host", WRONG_HOSTS)
def test_other_hosts_are_not_served(bench: Bench, host: str) -> None:
    answer = bench.client().get("/articles", headers={"Host": host})
    assert answer.status_code == 400
    assert "War" not in answer.text


def test_forwarded_hosts_count_for_nothing(bench: Bench) -> None:
    evil = {"Host": "evil.example", "X-Forwarded-Host": HOST}
    assert bench.client().get("/articles", headers=evil).status_code == 400
    assert bench.client().get("/articles", headers={"X-Forwarded-Host": "evil.example"}).status_code == 200


def asked(bench: Bench) -> Iterator[tuple[str, str]]:
    """Requests that end in every sort of answer."""
    yield from ((method, filled(path)) for method, path in routes(bench))
    yield from (("GET", path) for path in ("/nothing", "/nothing.json", "/articles?page=x", "/articles/none", "/static/none.css"))
    yield from (("GET", path) for path in ("/static/desk.css", "/static/desk.js", "/static/mark.svg"))
    yield from (("PUT", "/articles"), ("DELETE", "/"), ("OPTIONS", "/articles"), ("HEAD", "/articles"))


def test_safe_headers_on_every_answer(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    client, seen = bench.client(), set()
    monkeypatch.setattr("detente.desk.articles.stored", lambda *_: 1 / 0)
    for method, path in asked(bench):
        answer = client.request(method, path)
        seen.add(answer.status_code)
        for name, value in HEADERS:
            assert answer.headers.get_list(name) == [value], (method, path, name)
        kind = answer.headers.get("content-type", "")
        assert not kind.startswith("text/html") or "charset=utf-8" in kind
        assert ("no-store" in answer.headers["cache-control"]) != path.startswith("/static/")
    assert {200, 303, 403, 404, 405, 422, 500} <= seen
    assert "unsafe" not in POLICY


def test_reading_never_writes(bench: Bench) -> None:
    client, before = bench.client(), digest(bench.store)
    found = {"/", "/articles", *(filled(path) for method, path in routes(bench) if method == "GET")}
    done: set[str] = set()
    while todo := found - done:
        for path in sorted(todo):
            done.add(path)
            answer = client.get(path)
            if answer.headers.get("content-type", "").startswith("text/html"):
                found |= {one.replace("&amp;", "&").partition("#")[0] for one in re.findall(r'href="(/[^"]*)"', answer.text)}
    assert len(done) > 40
    assert digest(bench.store) == before


def test_too_large_a_form_is_refused(bench: Bench) -> None:
    client = bench.client()
    assert client.post("/theme", data={"token": "x" * 2_100_000}).status_code == 413

    def chunks() -> Iterator[bytes]:
        yield from (b"x" * 100_000 for _ in range(30))

    answer = client.post("/theme", content=chunks(), headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413


def test_a_log_line_holds_no_words_of_the_request(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="detente.desk")
    client = bench.client()
    client.get("/articles?q=secretword")
    client.get("/secretpath%0A%1b[31m")
    client.post("/theme", data={"token": token(client), "theme": "secrettheme"})
    assert len(caplog.records) == 4
    assert "secret" not in caplog.text
    assert all("\n" not in record.getMessage() and "\x1b" not in record.getMessage() for record in caplog.records)


def test_programs_are_answered_in_their_form(bench: Bench) -> None:
    client: TestClient = bench.client()
    assert client.get("/nothing.json").json() == {"error": "Not Found"}
    assert client.get("/articles/none.json").status_code == 404
    assert "/articles/{slug}.json" in client.get("/openapi.json").json()["paths"]

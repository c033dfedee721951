"""A desk on a store of hand-built readings: its own, a team's, and a real server on loopback."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from store.readings import claim, full, small, span

from detente.desk.app import make_app
from detente.desk.guard import Gate, Guard
from detente.desk.passwords import Passwords
from detente.desk.sessions import LocalDoor, TeamDoor
from detente.desk.state import Coding, Desk
from detente.model import Article, Rank, Reading, Span
from detente.pipeline import Coder
from detente.store import desk_people
from detente.store.connect import Store, open_store
from detente.store.write import save

from .chronicle import fill

HOST = "127.0.0.1:8765"
SAME = {"Sec-Fetch-Site": "same-origin"}
PASSWORD = "correct horse battery staple"  # noqa: S105
WORDS = "Rebels shelled Kobanî. The army denied it. Envoys met in Doha."


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def tick(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Bench:
    """A desk under test."""

    guard: Guard
    desk: Desk
    store: Store
    clock: Clock
    clients: dict[str, TestClient] = field(default_factory=dict)

    def client(self, **options: object) -> TestClient:
        found = TestClient(self.guard, base_url=f"http://{HOST}", follow_redirects=False, raise_server_exceptions=False)
        found.headers.update(SAME)
        return found

    def member(self, rank: Rank) -> TestClient:
        """A client logged in as somebody of this rank."""
        return self.as_user(f"the {rank.value}")

    def as_user(self, name: str) -> TestClient:
        """A client logged in with the account of this name."""
        if name not in self.clients:
            client = self.client()
            sent = {"token": token(client, "/login"), "name": name, "password": PASSWORD}
            assert client.post("/login", data=sent).status_code == 303
            self.clients[name] = client
        return self.clients[name]


def token(client: TestClient, path: str = "/help") -> str:
    """The form token of a page."""
    found = re.search(r'name="token" value="([0-9a-f]{64})"', client.get(path).text)
    assert found
    return found[1]


def reading(article_id: str = "dt:war", **more: str) -> Reading:
    """An article with three claims, two of them in one sentence."""
    article = Article(article_id, WORDS, (Span(0, len(WORDS)),), title="War", outlet="The Daily", published="2017-07-09")
    shelled = claim(
        article_id, 0, Span(0, 22), span(WORDS, "shelled"), event="ASSAULT", quad_code=4, confidence=0.3, event_scale=-9.0
    )
    denied = claim(article_id, 1, Span(23, 42), span(WORDS, "denied"), event="REJECT", quad_code=3, confidence=0.6)
    met = claim(article_id, 2, Span(43, 62), span(WORDS, "met"))
    return Reading(replace(article, **more), (shelled, denied, met), (), (), (), (), "one")  # type: ignore[arg-type]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """A desk of one's own, without a link."""
    yield from _bench(tmp_path, lambda store: LocalDoor(8765))


@pytest.fixture
def team(tmp_path: Path, passwords: Passwords) -> Iterator[Bench]:
    """A team's desk with a member of each rank."""

    def door(store: Store) -> TeamDoor:
        kept = passwords.hashed(PASSWORD)
        for rank in Rank:
            desk_people.add_account(
                store, desk_people.Account(f"the {rank.value}", rank, kept, False, "2026-01-01T00:00:00+00:00")
            )
        return TeamDoor(8765, store, passwords, https=False)

    yield from _bench(tmp_path, door)


@pytest.fixture(scope="session")
def passwords() -> Passwords:
    return Passwords()


def _bench(tmp_path: Path, door: Callable[[Store], LocalDoor | TeamDoor]) -> Iterator[Bench]:
    with open_store(str(tmp_path / "desk.db")) as store:
        for one in (reading(), full(), small(1), small(2)):
            save(store, one)
        clock = Clock()
        desk = Desk(store, Coding(Coder), door(store), clock=clock)
        yield Bench(make_app(desk, Gate(frozenset({HOST}))), desk, store, clock)


@pytest.fixture
def address(bench: Bench) -> Iterator[str]:
    """The desk of one's own served by uvicorn on a free port."""
    import socket

    import uvicorn

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        served = Guard(bench.guard.app, Gate(frozenset({f"127.0.0.1:{port}"})))
        server = uvicorn.Server(uvicorn.Config(served, access_log=False, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def year_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a year of invented news, made once."""
    path = tmp_path_factory.mktemp("year") / "year.db"
    with open_store(str(path)) as store:
        fill(store)
    return path


@pytest.fixture
def year(year_file: Path, tmp_path: Path) -> Iterator[Bench]:
    """A desk of one's own on the year of invented news."""
    with open_store(str(shutil.copy(year_file, tmp_path / "year.db"))) as store:
        clock = Clock()
        desk = Desk(store, Coding(Coder), LocalDoor(8765), clock=clock)
        yield Bench(make_app(desk, Gate(frozenset({HOST}))), desk, store, clock)

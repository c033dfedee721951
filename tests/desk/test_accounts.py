"""Accounts: logging in, sessions that end, guesses that are counted, tokens for programs, commands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from detente.cli import app
from detente.cli.desk import Place
from detente.desk.passwords import Passwords, too_weak
from detente.desk.sessions import hashed
from detente.model import Rank
from detente.store import desk_people

from .conftest import PASSWORD, Bench, token


def log_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> int:
    return client.post("/login", data={"token": token(client, "/login"), "name": name, "password": password, **more}).status_code


def test_pages_lead_to_the_login_and_back(team: Bench) -> None:
    client = team.client()
    answer = client.get("/articles/dt:war")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Farticles%2Fdt%3Awar")
    assert client.get("/articles.json").status_code == 401
    sent = {"token": token(client, "/login"), "name": "the reader", "password": PASSWORD, "next": "/articles/dt:war"}
    answer = client.post("/login", data=sent)
    assert answer.headers["location"] == "/articles/dt:war"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert client.get("/articles/dt:war").status_code == 200


@pytest.mark.parametrize("onward", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_login_leads_nowhere_else(team: Bench, onward: str) -> None:
    client = team.client()
    sent = {"token": token(client, "/login"), "name": "the reader", "password": PASSWORD, "next": onward}
    assert client.post("/login", data=sent).headers["location"] == "/"


@pytest.mark.parametrize(("name", "password"), [("the reader", "wrong"), ("nobody", PASSWORD), ("", ""), ("the reader", "")])
def test_wrong_names_and_passwords_are_answered_alike(team: Bench, name: str, password: str) -> None:
    client = team.client()
    assert log_in(client, name, password) == 401
    assert client.get("/articles.json").status_code == 401


def test_a_session_ends_by_idling_by_age_and_by_hand(team: Bench) -> None:
    client = team.member(Rank.READER)
    team.clock.tick(hours=11)
    assert client.get("/articles").status_code == 200
    team.clock.tick(hours=11)
    assert client.get("/articles").status_code == 200
    team.clock.tick(hours=13)
    assert client.get("/articles.json").status_code == 401
    assert log_in(client, "the reader") == 303
    for _ in range(16):
        team.clock.tick(hours=10)
        assert client.get("/articles.json").status_code == 200
    team.clock.tick(hours=10)
    assert client.get("/articles.json").status_code == 401
    assert log_in(client, "the reader") == 303
    stolen = dict(client.cookies)
    assert client.post("/logout", data={"token": token(client)}).status_code == 303
    thief = team.client()
    thief.cookies.update(stolen)
    assert thief.get("/articles.json").status_code == 401


def test_a_changed_password_ends_every_other_session(team: Bench) -> None:
    first, second = team.member(Rank.READER), team.client()
    assert log_in(second, "the reader") == 303
    new = "another long passphrase 7"
    sent = {"token": token(first), "old": PASSWORD, "new": new}
    assert first.post("/accounts/password", data=sent | {"new": "short"}).status_code == 422
    assert first.post("/accounts/password", data=sent | {"old": "wrong"}).status_code == 422
    assert first.post("/accounts/password", data=sent).status_code == 303
    assert first.get("/articles.json").status_code == 200
    assert second.get("/articles.json").status_code == 401
    assert log_in(second, "the reader") == 401
    assert log_in(second, "the reader", new) == 303


def test_a_shut_account_is_out_at_once(team: Bench) -> None:
    reader, admin = team.member(Rank.READER), team.member(Rank.ADMIN)
    assert reader.get("/articles.json").status_code == 200
    deed = {"token": token(admin), "deed": "shut"}
    assert admin.post("/accounts/the reader", data=deed).status_code == 303
    assert reader.get("/articles.json").status_code == 401
    assert log_in(team.client(), "the reader") == 401
    assert admin.post("/accounts/the admin", data=deed).status_code == 422
    assert admin.post("/accounts/nobody", data=deed).status_code == 404
    assert [one.deed for one in desk_people.deeds(team.store)] == ["shut account"]


def test_guesses_are_counted_and_the_owner_is_not_locked_out(team: Bench) -> None:
    owner, thief = team.member(Rank.READER), team.client()
    object.__setattr__(team.desk, "proxies", frozenset({"testclient"}))
    sent = {"token": token(thief, "/login"), "name": "the reader", "password": "a guess of mine"}
    codes = []
    for i in range(60):
        codes.append(thief.post("/login", data=sent, headers={"X-Forwarded-For": f"10.0.{i}.1"}).status_code)
    assert codes == [401] * 20 + [429] * 40
    codes = [thief.post("/login", data=sent, headers={"X-Forwarded-For": "10.1.1.1"}).status_code for _ in range(3)]
    assert codes == [429] * 3
    assert owner.get("/articles.json").status_code == 200
    object.__setattr__(team.desk, "proxies", frozenset())
    assert log_in(team.client(), "the reader") == 303
    team.clock.tick(hours=1, seconds=1)
    assert thief.post("/login", data=sent).status_code == 401


def test_a_token_for_programs(team: Bench) -> None:
    ends = (team.clock() + timedelta(days=1)).isoformat()
    desk_people.add_token(team.store, hashed("detente_x"), "the admin", "", Rank.REVIEWER, (team.desk.at(), ends))
    program = team.client()
    program.headers.pop("Sec-Fetch-Site")
    bearer = {"Authorization": "Bearer detente_x"}
    assert program.get("/articles.json", headers=bearer).status_code == 200
    assert program.get("/accounts.json", headers=bearer).status_code == 403
    key = program.get("/articles/dt:war.json", headers=bearer).json()["cards"][0]["key"]
    assert program.post(f"/review/dt:war/{key}", data={"decision": "accept"}, headers=bearer).status_code == 303
    assert program.get("/articles.json", headers={"Authorization": "Bearer detente_y"}).status_code == 401
    assert program.get("/articles.json?token=detente_x").status_code == 401
    team.clock.tick(days=2)
    assert program.get("/articles.json", headers=bearer).status_code == 401


def test_passwords(passwords: Passwords) -> None:
    kept = passwords.hashed("long and odd enough")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.right(kept, "long and odd enough")
    assert not passwords.right(kept, "long and odd enougH")
    assert not passwords.right(None, "long and odd enough")
    assert not passwords.right("no hash", "long and odd enough")
    weak = ("short", "aaaaaaaaaaaaaa", "x" * 300, "my name is ann 7", "the Password 123")
    assert all(too_weak(one, "ann") for one in weak)
    assert too_weak("long and odd enough", "ann") == ""


def run(*words: str, given: str = "") -> tuple[int, str]:
    found = CliRunner().invoke(app, [*words], input=given)
    return found.exit_code, found.output + str(found.exception or "")


def test_accounts_are_made_by_command(tmp_path_factory: pytest.TempPathFactory) -> None:
    db = str(tmp_path_factory.mktemp("users") / "team.db")
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    assert run("user", "add", "eve", "--role", "admin", "--db", db, given=typed)[0] == 0
    assert "already" in run("user", "add", "eve", "--db", db, given=typed)[1]
    assert "at least 12" in run("user", "add", "bob", "--db", db, given="short\nshort\n")[1]
    code, made = run("user", "token", "eve", "--db", db)
    assert (code, made.startswith("detente_")) == (0, True)
    assert "no account" in run("user", "token", "bob", "--db", db)[1]
    assert run("user", "list", "--db", db) == (0, "eve\tadmin\n")
    assert run("judgements", "--db", db, "--to", "claims") == (0, "# marks=claims origin=judgements\n")


def test_another_address_needs_a_team_and_https(tmp_path_factory: pytest.TempPathFactory) -> None:
    db = str(tmp_path_factory.mktemp("serve") / "x.db")
    assert "needs --team, and https" in run("serve", "--db", db, "--host", "0.0.0.0")[1]  # noqa: S104
    assert "needs --team, and https" in run("serve", "--db", db, "--host", "0.0.0.0", "--team")[1]  # noqa: S104
    assert "needs an administrator first" in run("serve", "--db", db, "--team")[1]


def test_the_names_of_a_desk() -> None:
    own = Place("127.0.0.1", 8765, (), False, ())
    assert own.hosts == {"127.0.0.1:8765", "localhost:8765", "[::1]:8765"}
    assert own.address("/x") == "http://127.0.0.1:8765/x"
    behind = Place("127.0.0.1", 8765, ("desk.example.org",), True, ("127.0.0.1",))
    assert "desk.example.org" in behind.hosts
    assert behind.address() == "https://desk.example.org/"
    assert "127.0.0.1" in Place("127.0.0.1", 80, (), False, ()).hosts

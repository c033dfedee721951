"""Leaving a reply, moderating it, and the promise that the address of e-mail is not published."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx2 import Response
from sqlalchemy import select
from starlette.testclient import TestClient

from detente.desk.addresses import slug
from detente.desk.app import make_app
from detente.desk.guard import Gate
from detente.desk.sessions import LocalDoor
from detente.desk.state import Desk
from detente.desk.threads import DEPTH, Thread, nested
from detente.model import Rank, Reply, ReplyState
from detente.store import desk_replies, schema
from detente.store.connect import reading

from .conftest import HOST, Bench, token

PAGE = "/articles/dt:war"


def made(client: TestClient, path: str = PAGE) -> dict[str, str]:
    """The hidden fields of the form on a page."""
    form = client.get(path).text.partition(f'action="{path.partition("?")[0]}/replies')[2]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))


def send(bench: Bench, client: TestClient, path: str = PAGE, wait: float = 10, **fields: str) -> Response:
    """Fill in the form of a page and send it."""
    hidden = made(client, path)
    bench.clock.tick(seconds=wait)
    filled = {"comment": "Well put.", "name": "Ann", "email": "ann@example.org", "website": "", "subject": ""}
    return client.post(path.partition("?")[0] + "/replies", data=hidden | filled | fields)


def decide(admin: TestClient, deed: str, number: int = 1) -> Response:
    """Decide on a reply that waits, as the page shows it."""
    form = admin.get("/moderate").text.partition(f'action="/moderate/{number}')[2]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form.partition("</form>")[0]))
    return admin.post(f"/moderate/{number}", data=hidden | {"deed": deed})


def test_a_reply_waits_and_is_let_through(team: Bench) -> None:
    reader, admin = team.member(Rank.READER), team.member(Rank.ADMIN)
    assert send(team, reader, comment="Was it the 4th?").status_code == 303
    assert "Was it the 4th?" not in team.member(Rank.REVIEWER).get(PAGE).text
    assert "waits for a moderator" in reader.get(PAGE + "?sent=pending").text
    assert "Was it the 4th?" in admin.get("/moderate").text
    assert decide(admin, "approve").status_code == 303
    assert "Was it the 4th?" in reader.get(PAGE).text
    assert [one["reply"]["name"] for one in reader.get(PAGE + ".json").json()["threads"]] == ["Ann"]


def test_a_reply_turned_away_is_not_shown(team: Bench) -> None:
    admin = team.member(Rank.ADMIN)
    assert send(team, team.member(Rank.READER), comment="Buy pills").status_code == 303
    assert decide(admin, "reject").status_code == 303
    assert "Buy pills" not in admin.get(PAGE).text
    assert "Buy pills" in admin.get("/moderate?state=rejected").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"comment": " "}, "Write a comment."),
        ({"comment": "x" * 5001}, "longer than 5,000"),
        ({"name": ""}, "Give a name."),
        ({"name": "x" * 81}, "longer than 80"),
        ({"email": ""}, "Give an e-mail address."),
        ({"email": "ann"}, "no e-mail address"),
        ({"email": "a b@example.org"}, "no e-mail address"),
        ({"email": "a@" + "x" * 254 + ".org"}, "no e-mail address"),
        ({"website": "javascript:alert(1)"}, "begins with http"),
        ({"subject": "x"}, "left empty"),
        ({"made": "1.00"}, "out of date"),
        ({"made": ""}, "out of date"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(bench: Bench, fields: dict[str, str], words: str) -> None:
    typed = {"comment": "A long thought & more", "name": "Ann <b>", "email": "ann@example.org", "website": "https://ann.example"}
    answer = send(bench, bench.client(), **(typed | fields))
    assert answer.status_code == 422
    assert words in answer.text
    for name, value in (typed | fields).items():
        if name in typed and len(value) < 300:
            assert html.escape(value.strip()).replace("&#x27;", "&#39;") in answer.text, name
    assert desk_replies.listed(bench.store, ReplyState.APPROVED, 10) == ([], 0)


def test_too_quick_and_too_late(bench: Bench) -> None:
    assert "very quick" in send(bench, bench.client(), wait=1).text
    assert "out of date" in send(bench, bench.client(), wait=25 * 3600).text
    assert send(bench, bench.client(), wait=5).status_code == 303


def test_so_many_a_minute_and_no_more(team: Bench) -> None:
    reader = team.member(Rank.READER)
    hidden = made(reader)
    team.clock.tick(seconds=10)
    filled = hidden | {"comment": "Hm.", "name": "Ann", "email": "ann@example.org"}
    answers = [
        reader.post(PAGE + "/replies", data=filled | {"comment": f"Hm {i}"}, headers={"X-Forwarded-For": f"10.0.{i}.1"})
        for i in range(20)
    ]
    assert [one.status_code for one in answers] == [303, 303] + [429] * 18
    assert 0 < int(answers[-1].headers["retry-after"]) <= 60
    assert "Hm 19" in answers[-1].text
    team.clock.tick(seconds=61)
    assert reader.post(PAGE + "/replies", data=filled).status_code == 303


def amend(client: TestClient, number: int = 1, **fields: str) -> Response:
    """Change or withdraw a reply."""
    filled = {"comment": "Better put.", "name": "Ann", "website": "", "deed": "change", "token": token(client)}
    return client.post(f"/replies/{number}", data=filled | fields)


def test_a_writer_changes_his_reply_and_it_waits_again(team: Bench) -> None:
    reader, admin = team.member(Rank.READER), team.member(Rank.ADMIN)
    assert send(team, reader, comment="Old words").status_code == 303
    assert "Change or withdraw it" in reader.get(PAGE).text
    assert "Old words" in reader.get("/replies/1").text
    assert "ann@example.org" not in reader.get("/replies/1").text
    assert amend(reader, comment="Newer words").headers["location"] == f"{PAGE}?sent=pending#reply"
    assert decide(admin, "approve").status_code == 303
    assert "Newer words" in admin.get(PAGE).text
    team.clock.tick(minutes=10)
    assert amend(reader, comment="Newest words", name="Anna").status_code == 303
    assert "Newest words" not in admin.get(PAGE).text
    assert "Newer words" not in admin.get(PAGE).text
    assert "Newest words" in admin.get("/moderate").text
    assert desk_replies.email(team.store, 1) == "ann@example.org"
    held = b"".join(path.read_bytes() for path in Path(team.store.path or "").parent.glob("desk.db*"))
    assert not any(words in held for words in (b"Old words", b"Newer words"))


def test_only_its_writer_and_only_for_a_quarter_of_an_hour(team: Bench) -> None:
    reader, other, admin = team.member(Rank.READER), team.member(Rank.REVIEWER), team.member(Rank.ADMIN)
    assert send(team, reader, comment="Mine").status_code == 303
    seal = reader.cookies["reply-own-1"]
    session = f"detente-8765={other.cookies['detente-8765']}"
    for value in (b"", b"x", b"\xe9", f"{seal[:-1]}{'0' if seal[-1] == 'f' else 'f'}".encode()):
        assert other.get("/replies/1", headers={"Cookie": f"{session}; reply-own-1=".encode() + value}).status_code == 404
    assert other.get("/replies/1", headers={"Cookie": f"{session}; reply-own-1={seal}"}).status_code == 200
    assert amend(admin).status_code == 404
    team.clock.tick(minutes=2)
    assert send(team, other, comment="Another").status_code == 303
    reader.cookies.set("reply-own-2", seal)
    assert amend(reader, 2).status_code == 404
    team.clock.tick(minutes=13)
    assert amend(reader).status_code == 404
    assert "Change or withdraw" not in reader.get(PAGE).text
    assert desk_replies.one(team.store, 1).comment == "Mine"  # type: ignore[union-attr]


def test_the_right_outlasts_a_restart_and_only_a_hash_of_it_is_kept(bench: Bench) -> None:
    client = bench.client()
    answer = send(bench, client, comment="Old words")
    (cookie,) = (one for one in answer.headers.get_list("set-cookie") if one.startswith("reply-own-1="))
    assert re.fullmatch(r"reply-own-1=[\w-]{43}; HttpOnly; Max-Age=900; Path=/; SameSite=strict", cookie)
    own = cookie[len("reply-own-1=") :].partition(";")[0]
    assert desk_replies.token(bench.store, 1) == hashlib.sha256(own.encode()).hexdigest()
    held = b"".join(path.read_bytes() for path in Path(bench.store.path or "").parent.glob("desk.db*"))
    assert own.encode() not in held
    bench.clock.tick(minutes=5)
    again = Desk(bench.store, bench.desk.coding, LocalDoor(8765), clock=bench.clock)
    restarted = replace(bench, guard=make_app(again, Gate(frozenset({HOST}))), desk=again)
    after = restarted.client()
    assert amend(after).status_code == 404
    after.cookies.set("reply-own-1", own)
    assert "Change or withdraw it" in after.get(PAGE).text
    assert amend(after, comment="Newer words").status_code == 303
    assert desk_replies.one(bench.store, 1).comment == "Newer words"  # type: ignore[union-attr]
    bench.clock.tick(minutes=10)
    assert amend(after).status_code == 404


def test_what_is_erased_has_no_token_left(bench: Bench) -> None:
    client = bench.client()
    assert send(bench, client).status_code == 303
    kept = desk_replies.token(bench.store, 1)
    assert amend(client, deed="withdraw").status_code == 303
    assert desk_replies.token(bench.store, 1) == ""
    held = b"".join(path.read_bytes() for path in Path(bench.store.path or "").parent.glob("desk.db*"))
    assert kept.encode() not in held
    # Neither an empty token nor the hash itself opens what is there.
    assert send(bench, client).status_code == 303
    for value in ("", desk_replies.token(bench.store, 2)):
        assert bench.client().get("/replies/2", headers={"Cookie": f"reply-own-2={value}"}).status_code == 404


def test_what_was_turned_away_is_not_changed_into_waiting(team: Bench) -> None:
    reader = team.member(Rank.READER)
    assert send(team, reader).status_code == 303
    assert decide(team.member(Rank.ADMIN), "reject").status_code == 303
    assert amend(reader).status_code == 404
    assert not desk_replies.change(team.store, desk_replies.one(team.store, 1))  # type: ignore[arg-type]


def test_nobody_lets_through_what_he_has_not_read(team: Bench) -> None:
    reader, admin = team.member(Rank.READER), team.member(Rank.ADMIN)
    assert send(team, reader, comment="Harmless").status_code == 303
    form = admin.get("/moderate").text.partition('action="/moderate/1')[2]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    seen = desk_replies.one(team.store, 1)
    assert amend(reader, comment="Harmful").status_code == 303
    assert admin.post("/moderate/1", data=hidden | {"deed": "approve"}).status_code == 409
    assert seen is not None
    assert not desk_replies.decide(team.store, seen, ReplyState.APPROVED)
    assert "Harmful" not in reader.get(PAGE + ".json").json()["threads"]
    assert decide(admin, "approve").status_code == 303


def test_withdrawing_overwrites_and_an_answered_place_stays(bench: Bench) -> None:
    client = bench.client()
    assert send(bench, client, comment="hasty words", email="ann.xyzzy@example.org").status_code == 303
    bench.clock.tick(minutes=2)
    assert send(bench, client, PAGE + "?answer=1", comment="An answer.").status_code == 303
    answer = amend(client, deed="withdraw")
    assert answer.headers["location"] == f"{PAGE}?sent=withdrawn#reply"
    assert "reply-own-1" not in client.cookies
    page = client.get(PAGE).text
    assert "This reply was erased." in page
    assert "An answer." in page
    assert amend(client, 2, deed="withdraw").status_code == 303
    assert "This reply was erased." not in client.get(PAGE).text
    held = b"".join(path.read_bytes() for path in Path(bench.store.path or "").parent.glob("desk.db*"))
    assert not any(words in held for words in (b"hasty words", b"An answer.", b"ann.xyzzy"))
    assert amend(client).status_code == 404


def test_a_change_that_cannot_be_is_said_and_the_number_of_changes_is_bounded(bench: Bench) -> None:
    client = bench.client()
    assert send(bench, client, comment="First").status_code == 303
    answer = amend(client, comment="", name="Zoë <i>", website="javascript:1")
    assert answer.status_code == 422
    assert [words in answer.text for words in ("Write a comment.", "Zoë &lt;i&gt;", "begins with http")] == [True] * 3
    assert client.get(PAGE + ".json").json()["threads"][0]["reply"]["comment"] == "First"
    assert [amend(client, comment=f"Try {i}").status_code for i in range(8)] == [303] * 6 + [429] * 2


def test_answers_nest_four_deep(bench: Bench) -> None:
    client = bench.client()
    for number in range(6):
        bench.clock.tick(minutes=2)
        assert (
            send(bench, client, PAGE + (f"?answer={number}" if number else ""), comment=f"level {number + 1}").status_code == 303
        )
    (thread,) = client.get(PAGE + ".json").json()["threads"]
    depths = []
    while thread["answers"]:
        depths.append(thread["depth"])
        thread = thread["answers"][-1]
    assert max([*depths, thread["depth"]]) == DEPTH
    page = client.get(PAGE).text
    assert all(f"level {number}" in page for number in range(1, 7))


def reply(number: int, parent: int) -> Reply:
    return Reply(number, "a", "", "", parent, "n", "", "c", ReplyState.APPROVED, "")


def test_a_thread_without_its_parent_or_in_a_ring_stands_by_itself() -> None:
    threads = nested([reply(1, 9), reply(2, 2), reply(3, 4), reply(4, 3)])
    shown: list[int] = []

    def walk(one: Thread) -> None:
        shown.append(one.reply.id)
        for answer in one.answers:
            walk(answer)

    for one in threads:
        walk(one)
    assert sorted(shown) == [1, 2, 3, 4]


def test_a_reply_to_one_claim_says_so(bench: Bench) -> None:
    client = bench.client()
    key = client.get(PAGE + ".json").json()["cards"][1]["key"]
    assert send(bench, client, f"{PAGE}?about={key}", comment="Who denied it?").status_code == 303
    page = client.get(PAGE).text
    assert 'on <a href="#card-2">claim 2</a>' in page
    assert client.get(PAGE + ".json").json()["threads"][0]["reply"]["claim_key"] == key


@pytest.fixture
def event(year: Bench) -> str:
    """The page of an event that three articles tell of."""
    with reading(year.store) as connection:
        return f"/events/{slug(connection.scalar(select(schema.variants.c.event_id).limit(1)) or '')}"


def test_a_reply_to_an_event_stands_there_and_under_its_first_article(year: Bench, event: str) -> None:
    client = year.client()
    answer = send(year, client, event, comment="Which of the three counts?")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{event}?sent=approved#reply-1"
    told = client.get(event + ".json").json()
    assert (told["replies"], told["threads"][0]["reply"]["comment"]) == (1, "Which of the three counts?")
    page = client.get(event).text
    assert "Which of the three counts?" in page
    article = f"/articles/{slug(told['accounts'][0]['article_id'])}"
    assert f'on <a href="{event}">an event</a>' in client.get(article).text
    # An answer given on the article's page belongs to the event as well, and one given on the event's to the article.
    year.clock.tick(minutes=2)
    assert send(year, client, article + "?answer=1", comment="The first.").status_code == 303
    year.clock.tick(minutes=2)
    assert send(year, client, event + "?answer=2", comment="Or the last.").status_code == 303
    for where in (article, event):
        (thread,) = client.get(where + ".json").json()["threads"]
        assert thread["answers"][0]["answers"][0]["reply"]["comment"] == "Or the last."
    other = f"/articles/{slug(told['accounts'][1]['article_id'])}"
    assert client.get(other + ".json").json()["replies"] == 0


def test_what_is_wrong_with_a_reply_to_an_event_is_said_on_its_page(year: Bench, event: str) -> None:
    answer = send(year, year.client(), event, comment="", name="Ann <b>")
    assert answer.status_code == 422
    assert "Write a comment." in answer.text
    assert 'value="Ann &lt;b&gt;"' in answer.text
    assert "Accounts differ" in answer.text
    assert desk_replies.listed(year.store, ReplyState.APPROVED, 10) == ([], 0)
    assert year.client().post("/events/none/replies", data={"token": token(year.client())}).status_code == 404


def test_a_reply_of_another_event_is_not_answered(year: Bench, event: str) -> None:
    client = year.client()
    assert send(year, client, event).status_code == 303
    other = next(one for one in re.findall(r'href="(/events/[0-9a-f]+)"', client.get("/events").text) if one != event)
    year.clock.tick(minutes=2)
    assert send(year, client, other + "?answer=1").status_code == 303
    (thread,) = client.get(other + ".json").json()["threads"]
    assert thread["reply"]["parent"] == 0


def test_a_name_is_remembered_only_when_asked_and_an_address_never(bench: Bench) -> None:
    client = bench.client()
    assert send(bench, client, name="Zoë").status_code == 303
    assert "Zoë" not in client.get("/articles/full").text
    bench.clock.tick(minutes=2)
    assert send(bench, client, name="Zoë", keep="1").status_code == 303
    page = client.get("/articles/full").text
    assert 'value="Zoë"' in page
    assert "ann@example.org" not in page


def test_erasing_leaves_the_place_and_no_byte(bench: Bench) -> None:
    client = bench.client()
    assert send(bench, client, comment="regrettable words", name="Ann Xyzzy", email="ann.xyzzy@example.org").status_code == 303
    bench.clock.tick(minutes=2)
    assert send(bench, client, PAGE + "?answer=1", comment="I disagree.").status_code == 303
    assert client.post("/moderate/1", data={"token": token(client), "deed": "erase"}).status_code == 303
    page = client.get(PAGE).text
    assert "This reply was erased." in page
    assert "I disagree." in page
    assert client.post("/moderate/1", data={"token": token(client), "deed": "approve"}).status_code == 404
    assert desk_replies.email(bench.store, 1) == ""
    held = b"".join(path.read_bytes() for path in Path(bench.store.path).parent.glob("desk.db*"))
    assert b"I disagree." in held
    assert not any(words in held for words in (b"regrettable words", b"Xyzzy", b"ann.xyzzy"))


def forms(address: str) -> list[str]:
    """An address as it might be hidden: plain, in capitals, escaped, encoded, hashed."""
    data = address.encode()
    hashes = [hashlib.new(name, data).hexdigest() for name in ("md5", "sha1", "sha256")]
    return [address, address.upper(), quote(address), quote(address, safe=""), address.replace("@", "&#64;"),
            base64.b64encode(data).decode().rstrip("="), data.hex(), *hashes]  # fmt: skip


def test_no_address_is_found_anywhere_but_on_the_senders_page(team: Bench, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    addresses = [f"Canary.{i}@birds{i}.example" for i in range(50)]
    states = [ReplyState.PENDING, ReplyState.APPROVED, ReplyState.REJECTED]
    for i, address in enumerate(addresses):
        key = f"{i:016x}" if i % 3 else ""
        new = Reply(
            0, "dt:war", key, "", max(0, i - 1), f"Reader {i}", "", f"Thought {i}", states[i % 3], "2026-11-22T12:00:00+00:00"
        )
        desk_replies.add(team.store, new, address, f"network {i}", f"token {i}")
    wanted = {form.casefold() for address in addresses for form in forms(address)}
    anyone = team.client()
    crawled = 0
    for client in (anyone, *(team.member(rank) for rank in Rank)):
        texts = crawl(client)
        crawled += len(texts)
        for path, text in texts.items():
            assert not [one for one in wanted if one in text.casefold()], path
    assert crawled > 150
    assert not [one for one in wanted if one in caplog.text.casefold()]
    # The control: the one page that may show it does, to an administrator alone.
    assert addresses[0] in team.member(Rank.ADMIN).get("/moderate/1").text
    assert team.member(Rank.REVIEWER).get("/moderate/1").status_code == 403


def crawl(client: TestClient) -> dict[str, str]:
    """Every page, twin and error that can be reached by GET from the first page; the senders' pages left out."""
    todo = {"/", "/articles.json", "/review.json", "/review.csv", "/moderate.json", "/openapi.json", "/nothing", "/articles?page=0",
            "/accounts.json", PAGE + ".json", PAGE + ".csv", "/moderate?state=approved", "/moderate.json?state=approved"}  # fmt: skip
    done: dict[str, str] = {}
    while todo - set(done):
        path = min(todo - set(done))
        answer = client.get(path)
        done[path] = answer.text + json.dumps(dict(answer.headers))
        if answer.headers.get("content-type", "").startswith("text/html") and len(done) < 400:
            links = re.findall(r'href="([/?][^"#]*)', answer.text)
            for link in (html.unescape(one) for one in links):
                whole = link if link.startswith("/") else path.partition("?")[0] + link
                if not re.fullmatch(r"/moderate/\d+", whole):
                    todo.add(whole)
    return done


def test_a_one_time_link_opens_the_door_once(bench: Bench) -> None:
    door = LocalDoor(8765, "secret link")
    object.__setattr__(bench.desk, "door", door)
    client = bench.client()
    assert client.get("/articles").status_code == 401
    assert client.get("/enter?link=wrong").status_code == 403
    answer = client.get("/enter?link=secret link")
    assert answer.status_code == 303
    cookie = answer.headers["set-cookie"]
    assert re.match(r"detente-8765=\S{43}; HttpOnly; Path=/; SameSite=strict", cookie)
    assert client.get("/articles").status_code == 200
    stranger = bench.client()
    assert stranger.get("/enter?link=secret link").status_code == 403
    assert stranger.get("/articles").status_code == 401


def test_a_one_time_link_may_lead_to_a_page_of_ours(bench: Bench) -> None:
    desk = replace(bench.desk, door=LocalDoor(8765, "once"))
    client = TestClient(make_app(desk, Gate(frozenset({HOST}))), base_url=f"http://{HOST}", follow_redirects=False)
    assert client.get("/enter?link=once&to=/events/e1").headers["location"] == "/events/e1"
    assert client.get("/enter?to=//evil.example").headers["location"] == "/"
    assert client.get("/enter?to=https://evil.example").headers["location"] == "/"


def test_the_senders_network_is_kept_as_a_keyed_hash(bench: Bench) -> None:
    assert send(bench, bench.client()).status_code == 303
    with bench.store.engine.connect() as connection:
        (kept,) = connection.exec_driver_sql("SELECT network FROM replies").one()
    assert re.fullmatch(r"[0-9a-f]{64}", kept)
    assert kept not in {hashlib.sha256(one).hexdigest() for one in (b"testclient", b"unknown", b"127.0.0.0/24")}

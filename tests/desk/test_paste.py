"""Pasting and sending: what is coded, what is refused and said."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from detente.desk.paste import TEXT_CHARACTERS
from detente.memory.upkeep import upkeep
from detente.store import load, shelf
from detente.store.connect import reading
from detente.store.moved import moved
from detente.store.read import digest

from .conftest import Bench, token

TEXT = "French troops withdrew from Mali on Monday, the government in Paris said."


def send(client: TestClient, file: tuple[str, bytes] | None = None, **fields: str) -> tuple[int, str, str]:
    files = {"file": file} if file else {"file": ("", b"")}
    answer = client.post("/paste", data={"token": token(client), **fields}, files=files)
    return answer.status_code, answer.headers.get("location", ""), answer.text


def test_a_pasted_text_is_coded_and_opens(bench: Bench) -> None:
    client = bench.client()
    status, where, _ = send(client, text=TEXT, title="Troops leave", published="2022-08-15", outlet="The Daily")
    assert status == 303
    found = client.get(where + ".json").json()
    assert (found["title"], found["published"], found["origin"]) == ("Troops leave", "2022-08-15", "pasted into the desk")
    retreat = next(card for card in found["cards"] if card["event"] == "RETREAT")
    assert retreat["when"] == "15 August 2022"
    before = digest(bench.store)
    assert send(client, text=TEXT, title="Troops leave", published="2022-08-15", outlet="The Daily")[1] == where
    assert digest(bench.store) == before


SIBLINGS = (
    (
        "Rebels shelled Kobani on 7 July 2017, killing five people, the Syrian army said.",
        "Shelling in Kobani",
        "The Daily",
        "2017-07-08",
    ),
    (
        "Five people died when rebels shelled Kobani on 7 July 2017, the Syrian government said.",
        "Five die in Kobani",
        "Le Matin",
        "2017-07-09",
    ),
)


def test_a_pasted_text_is_joined_at_once(bench: Bench) -> None:
    client = bench.client()
    places = [send(client, text=one[0], title=one[1], outlet=one[2], published=one[3])[1] for one in SIBLINGS]
    assert all("?" not in where for where in places)
    first, second = (client.get(where + ".json").json() for where in places)
    assert [one["article_id"] for one in second["kin"]["articles"]] == [first["id"]]
    assert first["story"]["later"][0]["article_id"] == second["id"]
    events = client.get("/events.json?every=true").json()["rows"]
    assert max(row["articles"] for row in events) == 2
    assert client.get("/parties.json").json()["rows"]


def test_on_a_large_store_relations_are_put_off_and_the_page_says_so(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    client = bench.client()
    monkeypatch.setattr("detente.desk.joining.RELATED", 0)
    places = [send(client, text=one[0], title=one[1], outlet=one[2], published=one[3])[1] for one in SIBLINGS]
    assert places[1].endswith("?later=relations")
    assert "after the next ‘detente read’" in client.get(places[1]).text
    told = client.get(places[1].replace("?", ".json?")).json()
    assert len(told["kin"]["articles"]) == 1
    with reading(bench.store) as connection:
        assert not shelf.note(connection, "relations")  # found by no rules yet
    # What was put off is done by the next run.
    register = bench.desk.coding.register()
    upkeep(bench.store, register.agencies(), register.labels())
    with reading(bench.store) as connection:
        assert shelf.note(connection, "relations")
        assert not moved(connection)


def test_where_much_waits_joining_is_put_off_and_the_page_says_so(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    client = bench.client()
    monkeypatch.setattr("detente.desk.joining.WAITING", 3)
    _, where, _ = send(client, text=TEXT, title="Troops leave", published="2022-08-15")
    assert where.endswith("?later=all")
    page = client.get(where).text
    assert "not yet joined" in page
    assert client.get(where.replace("later=all", "later=burn")).status_code == 422


def test_a_sent_page_is_cleaned_and_its_name_counts_for_nothing(bench: Bench) -> None:
    page = f"<html><head><title>Out</title></head><body><article><h1>Out</h1><p>{TEXT}</p><p>{TEXT} Again.</p></article></body></html>"
    status, where, _ = send(bench.client(), ("../../etc/<b>passwd.html", page.encode()), published="2022-08-15")
    assert status == 303
    article = load.article(bench.store, bench.client().get(where + ".json").json()["id"])
    assert article is not None
    assert article.origin == "sent to the desk"
    assert "French troops withdrew" in article.text


@pytest.mark.parametrize(
    ("file", "fields", "words"),
    [
        (None, {}, "Paste a text, or choose a file."),
        (None, {"text": "   "}, "Paste a text"),
        (None, {"text": "... !"}, "holds no text"),
        (None, {"text": TEXT, "published": "Monday"}, "YYYY-MM-DD"),
        (None, {"text": "word " * (TEXT_CHARACTERS // 5 + 1)}, "longer than 100,000 characters"),
        (("a.pdf", b"%PDF-1.7"), {}, "one of these kinds"),
        (("a.html", b"%PDF-1.7"), {}, "is a PDF"),
        (("a.txt", b"\x00\x01\x02" * 99), {}, "binary"),
        (("a.html", b"<p>" * 3000 + b"x"), {}, "cannot be read"),
        (("a.txt", b"x" * 5_000_001), {}, "larger than 5 MB"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(
    bench: Bench, file: tuple[str, bytes] | None, fields: dict[str, str], words: str
) -> None:
    object.__setattr__(bench.guard, "gate", bench.guard.gate.__class__(bench.guard.gate.hosts, uploads={"/paste": 6_000_000}))
    before = digest(bench.store)
    status, _, page = send(bench.client(), file, title="Kept title", **fields)
    assert (status, words in page) == (422, True), page[-3000:]
    assert 'value="Kept title"' in page
    assert digest(bench.store) == before

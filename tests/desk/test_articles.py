"""The list of articles and the page of one."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from sqlalchemy import select

from detente.model import Reading, Reply, ReplyState, Span, Status
from detente.store import desk_replies, schema
from detente.store.connect import reading as reading_of
from detente.store.write import save

from .conftest import Bench, reading


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["a2", "a1", "full", "dt:war"]),
        ("?q=war", ["dt:war"]),
        ("?q=DAILY", ["full", "dt:war"]),
        ("?q=meeting 1", ["a1"]),
        ("?q=%25", []),
        ("?q=_", []),
        ("?outlet=The Daily", ["full", "dt:war"]),
        ("?outlet=The", []),
        ("?page=2", []),
    ],
)
def test_the_list(bench: Bench, asked: str, found: list[str]) -> None:
    listed = bench.client().get(f"/articles.json{asked}").json()
    assert sorted(row["article_id"] for row in listed["rows"]) == sorted(found)
    assert [row["published"] for row in listed["rows"]] == sorted((row["published"] for row in listed["rows"]), reverse=True)
    assert listed["total"] == (4 if asked in ("", "?page=2") else len(found))


def test_pages_of_the_list(bench: Bench) -> None:
    for number in range(60):
        save(bench.store, reading(f"dt:{number}"))
    client = bench.client()
    first, second = client.get("/articles.json").json(), client.get("/articles.json?page=2").json()
    assert (len(first["rows"]), len(second["rows"]), first["pages"]) == (50, 14, 2)
    assert not {row["article_id"] for row in first["rows"]} & {row["article_id"] for row in second["rows"]}
    assert 'rel="next"' in client.get("/articles").text


def test_what_the_page_says_of_a_claim(bench: Bench) -> None:
    shelling = bench.client().get("/articles/full.json").json()["cards"][0]
    assert shelling["words"] == "Türkiye, two and France attacked villages near or in Kobanî on 7 July 2017, says France"
    assert shelling["by"] == ["France, reported", "The Daily itself, no speaker named"]
    assert (shelling["when"], shelling["where"]) == ("7 July 2017", "Kobanî, SYR (known to the town)")
    assert shelling["size"] == ["2 to 3 injured", "1,000,000,000,000 dead"]
    assert shelling["actor"][0]["identity"] == "Turkey, TUR/MIL/GOV, by name"
    assert shelling["why"] == ["type: encoder 0.91", "actor: lexicon, ‘Türkiye’"]
    denial = bench.client().get("/articles/full.json").json()["cards"][1]
    assert denial["words"].startswith("Élise Dupont did not, it is denied, reject somebody unnamed near or in Kobanî")
    assert denial["status_words"] == "denied"


def test_a_claim_stands_below_the_paragraph_that_its_evidence_begins_in(bench: Bench) -> None:
    one = reading("dt:two")
    save(bench.store, replace(one, article=replace(one.article, paragraphs=(Span(0, 42), Span(43, 62)))))
    blocks = bench.client().get("/articles/dt:two.json").json()["blocks"]
    assert [block["numbers"] for block in blocks] == [[1, 2], [3]]
    page = bench.client().get("/articles/dt:two?claim=3").text
    assert page.index('id="under-2"') < page.index('id="m-3"') < page.index('id="under-3"') < page.index('id="card-1"')
    assert page.count('<details class="beneath" open>') == 1


def test_what_was_cut_is_shown_when_asked_for(bench: Bench) -> None:
    client = bench.client()
    shown = client.get("/articles/full?cut=true").text
    assert "cut: share links" in shown
    assert "cut: share links" not in client.get("/articles/full").text


def test_what_was_left_out_stands_with_its_reason(bench: Bench) -> None:
    page = bench.client().get("/articles/full").text
    assert "no predicate" in page
    assert "actor unknown" in page


def test_related_articles_stand_with_their_reasons(bench: Bench) -> None:
    with bench.store.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(
            "INSERT INTO kinships VALUES ('dt:war', 'full', 'same event', 0.9, 'shelling of Kobanî, 7 July')"
        )
    page = bench.client().get("/articles/dt:war").text
    assert "shelling of Kobanî, 7 July" in page
    assert 'href="/articles/full"' in page


def test_tables_for_spreadsheets_hold_no_formula(bench: Bench) -> None:
    save(bench.store, reading("dt:formula", title="=cmd|'/c calc'!A1", outlet="@SUM(1)"))
    rows = list(csv.reader(io.StringIO(bench.client().get("/articles.csv").text)))
    assert len(rows) == 6
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    assert "'=cmd|'/c calc'!A1" in [cell for row in rows for cell in row]


def put(article_id: str = "dt:put") -> Reading:
    """The three claims of the war: told as fact, denied, possible."""
    one = reading(article_id)
    ways = (Status.ASSERTED, Status.DENIED, Status.POSSIBLE)
    return replace(one, claims=tuple(replace(claim, status=way) for claim, way in zip(one.claims, ways, strict=True)))


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("", [1, 2, 3]),
        ("?status=asserted", [1]),
        ("?status=denied&status=possible", [2, 3]),
        ("?status=possible&status=denied&status=asserted", [1, 2, 3]),
        ("?status=future", []),
    ],
)
def test_claims_by_status(bench: Bench, asked: str, numbers: list[int]) -> None:
    save(bench.store, put())
    client = bench.client()
    told = client.get(f"/articles/dt:put.json{asked}").json()
    assert [card["number"] for card in told["cards"]] == numbers
    assert sorted(told["hidden"].values()) == [number for number in (1, 2, 3) if number not in numbers]
    assert [number for block in told["blocks"] for number in block["numbers"]] == numbers
    assert len(list(csv.reader(io.StringIO(client.get(f"/articles/dt:put.csv{asked}").text)))) == 1 + len(numbers)
    page = client.get(f"/articles/dt:put{asked}").text
    for number in (1, 2, 3):
        for mark in (f'id="card-{number}"', f'id="under-{number}"', f'id="m-{number}"', f'data-claim="{number}"'):
            assert (mark in page) == (number in numbers), mark
    missing = 3 - len(numbers)
    assert (f"{missing} of 3 claims {'is' if missing == 1 else 'are'} not shown" in page) == bool(missing)
    assert ('<a href="/articles/dt:put">Show all</a>' in page) == bool(missing)
    text = "".join(segment["text"] for block in told["blocks"] for segment in block["segments"])
    assert text == "Rebels shelled Kobanî. The army denied it. Envoys met in Doha."


def test_the_filter_is_a_form_that_keeps_what_else_was_asked(bench: Bench) -> None:
    save(bench.store, put())
    page = bench.client().get("/articles/dt:put?status=denied&cut=true&every=true").text
    form = page.partition('<form class="choices" action="/articles/dt:put" method="get">')[2].partition("</form>")[0]
    assert 'name="cut" value="true"' in form
    assert 'name="every" value="true"' in form
    assert [part.partition('"')[0] for part in form.split('name="status" value="')[1:]] == ["asserted", "denied", "possible"]
    assert form.count(" checked") == 1
    assert 'href="/articles/dt:put?claim=2&amp;cut=true&amp;status=denied&amp;every=true#card-2"' in page
    assert 'href="/articles/dt:put.json?cut=true&amp;status=denied&amp;every=true"' in page
    assert '<a href="/articles/dt:put?cut=true&amp;every=true">Show all</a>' in page
    assert "choices" not in bench.client().get("/articles/a1").text


def test_a_claim_that_is_not_shown_is_not_in_focus(bench: Bench) -> None:
    save(bench.store, put())
    told = bench.client().get("/articles/dt:put.json?claim=2&status=asserted").json()
    assert told["focus"] == 0
    assert bench.client().get("/articles/dt:put.json?claim=2&status=denied").json()["focus"] == 2


@pytest.mark.parametrize("ending", ["", ".json", ".csv"])
def test_a_status_that_is_none_is_said(bench: Bench, ending: str) -> None:
    answer = bench.client().get(f"/articles/dt:war{ending}?status=certain")
    assert answer.status_code == 422
    assert "status" in answer.text


def test_a_reply_on_a_claim_that_is_not_shown_still_names_it(bench: Bench) -> None:
    save(bench.store, put())
    key = bench.client().get("/articles/dt:put.json").json()["cards"][1]["key"]
    reply = Reply(0, "dt:put", key, "", 0, "Ann", "", "Is it so?", ReplyState.APPROVED, "2026-11-22T12:00:00+00:00")
    desk_replies.add(bench.store, reply, "ann@example.org", "", "")
    assert 'on <a href="#card-2">claim 2</a>' in bench.client().get("/articles/dt:put").text
    hidden = bench.client().get("/articles/dt:put?status=asserted").text
    assert 'on <a href="/articles/dt:put#card-2">claim 2</a>' in hidden


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("/home/ann/secret/war.html", "war.html"),
        ("../news/year.jsonl:12", "year.jsonl:12"),
        ("C:\\Users\\ann\\war.txt", "war.txt"),
        ("https://example.org/a/war.html", "https://example.org/a/war.html"),
        ("pasted into the desk", "pasted into the desk"),
        ("", "a text in hand"),
    ],
)
def test_readers_see_the_name_of_a_file_and_not_its_folder(bench: Bench, origin: str, said: str) -> None:
    save(bench.store, reading("dt:file", origin=origin))
    assert f"Read from {said} by one." in bench.client().get("/articles/dt:file").text
    assert bench.client().get("/articles/dt:file.json").json()["origin"] == origin


def test_claims_not_told_as_fact_are_counted_on_request_only(year: Bench) -> None:
    with reading_of(year.store) as connection:
        c = schema.claims.c
        article_id = connection.scalar(select(c.article_id).where(c.status == "possible").order_by(c.article_id)) or ""
    plain, every = (year.client().get(f"/articles/{article_id}.json{asked}").json() for asked in ("", "?every=true"))
    assert [one["party"]["id"] for one in plain["cast"]["parties"]] == ["ISR", "LBN"]
    assert [one["claims"] for some in plain["cast"].values() for one in some] == [0, 0, 0, 0]
    assert [one["claims"] for some in every["cast"].values() for one in some] == [1, 1, 1, 1]
    assert len(plain["cards"]) == len(every["cards"]) == 1
    page = year.client().get(f"/articles/{article_id}").text
    assert f'<a href="/articles/{article_id}?every=true">also possible, planned, demanded, denied</a>' in page
    assert "that are told as fact" in page

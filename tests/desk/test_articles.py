"""The list of articles and the page of one."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from detente.model import Span
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

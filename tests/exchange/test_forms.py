"""Readings in other people's forms."""

from __future__ import annotations

import csv
import io

import pytest

from detente.exchange import analysis, conllu, plover, table
from detente.model import Reading, Sentence
from detente.pipeline import Coder

TEXT = 'Syria accused Israel of bombing Homs on Monday, Reuters reported.\n\nTurkey "will meet" Iraq\'s president in Baghdad next week.'


@pytest.fixture(scope="module")
def read() -> tuple[Reading, list[Sentence]]:
    coder = Coder()
    return coder.read_with_sentences(coder.article(TEXT, published="2018-04-10", title="T", outlet="Example"))


def test_plover_rows_hold_the_manual_s_fields_and_one_of_ours(read: tuple[Reading, list[Sentence]]) -> None:
    rows = list(plover.rows(read[0]))
    assert rows
    for row in rows:
        assert {"id", "date", "actor", "event", "recipient", "mode", "context", "quad_code", "event_scale"} <= set(row)
        assert isinstance(row["event"], list)
        assert row["detente"]["status"] in ("asserted", "possible", "future", "conditional", "demanded", "denied", "historical")
        for entity in (*row["actor"], *row["recipient"]):
            assert set(entity) <= {"code", "sector", "entity_text", "identifier_text"}
    accuse = next(row for row in rows if row["event"] == ["ACCUSE"])
    assert (accuse["actor"][0]["code"], accuse["recipient"][0]["code"]) == ("SYR", "ISR")
    assert accuse["cite_info"] == {"title": "T", "publication": "Example"}


def test_a_date_filled_from_publication_says_so(read: tuple[Reading, list[Sentence]]) -> None:
    bases = {(row["date"], row["detente"]["date_basis"]) for row in plover.rows(read[0])}
    for date, basis in bases:
        assert basis in ("text", "published", "none")
        assert (date == "2018-04-10") or basis != "published"


def test_analysis_offsets_point_into_the_text(read: tuple[Reading, list[Sentence]]) -> None:
    document = analysis.document(read[0])
    for claim in document["claims"]:
        for actor in (*claim["actor"], *claim["recipient"]):
            assert TEXT[actor["begin"] : actor["end"]] == actor["entity_text"]


def test_csv_reads_back(read: tuple[Reading, list[Sentence]]) -> None:
    rows = list(csv.DictReader(io.StringIO(table.header() + table.lines(read[0]))))
    assert tuple(rows[0]) == table.COLUMNS
    assert {row["event"] for row in rows} >= {"ACCUSE", "ASSAULT"}


@pytest.mark.parametrize(
    ("cell", "safe"), [("=1+1", "'=1+1"), ("-3.5", "-3.5"), ("+x", "'+x"), ("@a", "'@a"), ("a\tb\nc", "a b c"), ("", "")]
)
def test_no_cell_is_a_formula(cell: str, safe: str) -> None:
    assert table.safe(cell) == safe


def test_conllu_is_well_formed(read: tuple[Reading, list[Sentence]]) -> None:
    text = conllu.document(read[0].article, read[1], read[0].times)
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    assert all(len(row) == 10 for row in rows)
    assert sum(row[6] == "0" for row in rows) == len(read[1])
    assert "".join(row[1] for row in rows) == "".join(TEXT.split())
    monday = next(row for row in rows if row[1] == "Monday")
    assert "TimeValue=2018-04-09" in monday[9]
    assert any("Name=B-" in row[9] for row in rows)
    assert text.count("# newpar") == 2

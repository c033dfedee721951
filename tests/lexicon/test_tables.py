"""Tables are read strictly and complain by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import lexicon
from detente.config import DATA
from detente.errors import LexiconError
from detente.lexicon import actors, fmt, predicates, tables

COLUMNS = ("a", "b")


def write(folder: Path, text: str, name: str = "t.tsv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a\tc\n1\t2\n", 1, "columns must be: a b"),
        ("a\tb\n1\t2", 2, "line feed"),
        ("a\tb\n1\n", 2, "1 cells where 2 are wanted"),
        ("a\tb\n1\t2\t3\n", 2, "3 cells where 2 are wanted"),
    ],
)
def test_a_wrong_table_is_named_by_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    with pytest.raises(LexiconError, match=reason) as caught:
        list(tables.rows(write(tmp_path, text), COLUMNS))
    assert caught.value.line == line


def test_na_stays_a_string(tmp_path: Path) -> None:
    (row,) = tables.rows(write(tmp_path, "a\tb\nNA\t\n"), COLUMNS)
    assert row.cells == ("NA", "")


@pytest.mark.parametrize("cell", ["2017", "2017-01", "2017-01-20", ""])
def test_dates_are_prefixes(tmp_path: Path, cell: str) -> None:
    (row,) = tables.rows(write(tmp_path, f"a\tb\n{cell}\tx\n"), COLUMNS)
    assert row.date(0) == cell


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    (row,) = tables.rows(write(tmp_path, "a\tb\nMay 2017\tx\n"), COLUMNS)
    with pytest.raises(LexiconError, match="is not a date"):
        row.date(0)


@pytest.mark.parametrize(
    ("begin", "end", "on", "covered"),
    [
        ("2017-01-20", "2021-01-20", "2017-01-20", True), ("2017-01-20", "2021-01-20", "2021-01-20", True),
        ("2017-01-20", "2021-01-20", "2021-01-21", False), ("2017-01-20", "", "2026-11-22", True), ("", "1997-05", "1997-05-31", True),
        ("", "1997-05", "1997-06-01", False), ("2017", "2018", "2018-12-31", True), ("2017", "2018", None, True),
    ],
)  # fmt: skip
def test_a_day_falls_within_prefixes(begin: str, end: str, on: str | None, covered: bool) -> None:
    assert actors.covers(begin, end, on) is covered


def test_frames_know_their_place_and_refuse_unknown_keys(tmp_path: Path) -> None:
    write(tmp_path, 'event = "AID"\n\n[[frame]]\nname = "a"\nverb = ["give up", "give"]\n', "aid.toml")
    found = predicates.load(tmp_path)
    assert [frame.place for frame in found.frames] == ["aid.toml:3"]
    assert [phrase for phrase, _ in found.verbs["give"]] == [("give", "up"), ("give",)]
    write(tmp_path, 'event = "AID"\n[[frame]]\nname = "a"\nverbs = ["give"]\n', "aid.toml")
    with pytest.raises(LexiconError, match="unknown key 'verbs'"):
        predicates.load(tmp_path)


def test_formatting_sorts_and_drops_repeats() -> None:
    assert fmt.formatted("h\nb\na\nb\n\n") == "h\na\nb\n"


def test_the_packaged_lexicon_is_well_formed_and_formatted() -> None:
    found = lexicon.load(DATA / "lexicon")
    assert len(found.predicates.frames) >= 150
    assert set(found.ontology.quad) == {frame.event for frame in found.predicates.frames}
    assert not list(fmt.unformatted(DATA / "lexicon"))
    for frame in found.predicates.frames:
        known = found.ontology.modes(frame.event)
        assert set(frame.mode) <= set(known), frame.place
        assert frame.examples, frame.place
    for event, words in found.predicates.modes.items():
        assert set(words.values()) <= set(found.ontology.modes(event)), event


def test_every_country_has_name_demonym_and_role() -> None:
    register = lexicon.load(DATA / "lexicon").register
    vias: dict[str, set[str]] = {}
    for uses in register.names.values():
        for use in uses:
            vias.setdefault(use.id, set()).add(use.via)
    countries = [entry for entry in register.entries.values() if entry.kind == "country"]
    assert len(countries) >= 193
    assert all("name" in vias[c.id] for c in countries)
    assert all("demonym" in vias[c.id] for c in countries if c.id != "VAT")
    assert all(register.terms[c.id] for c in countries)


@pytest.mark.parametrize(
    ("name", "on", "code", "sector"),
    [
        ("Bashar al-Assad", "2017-07-07", "SYR", "GOV"), ("Rex Tillerson", "2017-07-07", "USA", "GOV"),
        ("Barack Obama", "2012-01-01", "USA", "GOV"), ("Barack Obama", "2017-07-07", "USA", "ELI"),
        ("Islamic State", "2015-01-01", "IMG", "REB"), ("Taliban", "2010-01-01", "AFG", "REB"), ("Taliban", "2023-01-01", "AFG", "GOV"),
        ("Angela Merkel", "2010-01-01", "DEU", "GOV"), ("NATO", "1999-04-01", "IGO", "GOV"), ("Kremlin", "2020-01-01", "RUS", "GOV"),
    ],
)  # fmt: skip
def test_who_was_what_when(name: str, on: str, code: str, sector: str) -> None:
    register = lexicon.load(DATA / "lexicon").register
    terms = [register.term(use.id, on) for use in register.uses(name, on)]
    assert (code, sector) in [(term.code, term.sector[0]) for term in terms if term is not None]

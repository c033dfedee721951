"""A user's own tables: laid over ours row by row, added to by one function, refused with file and line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from detente import lexicon
from detente.config import DATA
from detente.errors import LexiconError
from detente.lexicon.actors import ACTOR_COLUMNS, NAME_COLUMNS, ROLE_COLUMNS, Register, load
from detente.lexicon.adding import Addition, faults, tables
from detente.lexicon.fmt import formatted

FRONT = Addition("Free Zubrowka Front", "group", "SDN", ("REB",), ("FZF",), begin="2019", source="own notes")


@pytest.fixture(scope="module")
def ours() -> Register:
    return load(DATA / "lexicon")


def own(folder: Path, table: str, columns: tuple[str, ...], *rows: str) -> Path:
    (folder / table).write_text("\n".join(["\t".join(columns), *rows]) + "\n", encoding="utf-8")
    return folder


def test_a_row_with_our_key_replaces_ours_and_others_are_added(tmp_path: Path, ours: Register) -> None:
    own(
        tmp_path,
        "roles.tsv",
        ROLE_COLUMNS,
        "per-vladimir-putin\tRUS\tGOV\tpresident\t2000-05-07\t2001-01-01\t\tx",
        "FRA\tFRA\tOPP\tx\t2001\t\t\tx",
    )
    own(tmp_path, "names.tsv", NAME_COLUMNS, "Hexagone\tFRA\tmetonym\t\t\t\tx", "Putin\tper-vladimir-putin\tshort\t\t0001\t\tx")
    mine = load(DATA / "lexicon", tmp_path)
    assert len(mine.terms["per-vladimir-putin"]) == len(ours.terms["per-vladimir-putin"])
    assert {t.end for t in mine.terms["per-vladimir-putin"] if t.begin == "2000-05-07"} == {"2001-01-01"}
    assert len(mine.terms["FRA"]) == len(ours.terms["FRA"]) + 1
    assert [use.id for use in mine.uses("Hexagone", None)] == ["FRA"]
    assert mine.uses("Putin", "2017-01-01") == []


@pytest.mark.parametrize(
    ("table", "columns", "row", "reason"),
    [
        ("names.tsv", NAME_COLUMNS, "FZF\tgrp-nobody\tacronym\t\t\t\t", r"names.tsv:2: unknown actor 'grp-nobody'"),
        ("actors.tsv", ACTOR_COLUMNS, "grp-x\tgang\tX\t\t", r"actors.tsv:2: unknown kind 'gang'"),
        ("roles.tsv", ROLE_COLUMNS, "FRA\tFRA\tGOV\t\tMay\t\t\t", r"roles.tsv:2: 'May' is not a date"),
        ("cues.tsv", ACTOR_COLUMNS, "a\tb\tc\t\t", r"cues.tsv:0: an own folder holds only actors.tsv, agents.tsv"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_line(
    tmp_path: Path, table: str, columns: tuple[str, ...], row: str, reason: str
) -> None:
    with pytest.raises(LexiconError, match=reason):
        load(DATA / "lexicon", own(tmp_path, table, columns, row))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        load(DATA / "lexicon", tmp_path / "none")


def test_own_tables_change_the_lexicon_s_digest(tmp_path: Path) -> None:
    before = lexicon.load(DATA / "lexicon").digest
    assert lexicon.load(DATA / "lexicon", own(tmp_path, "nobody.tsv", ("phrase", "note"), "New Zubrowka\t")).digest != before


def test_an_addition_fits_and_its_tables_are_in_form(tmp_path: Path, ours: Register) -> None:
    assert faults(FRONT, ours) == []
    for table, text in tables(FRONT, {}, ours).items():
        assert text == formatted(text)
        (tmp_path / table).write_text(text, encoding="utf-8")
    mine = load(DATA / "lexicon", tmp_path)
    assert [use.id for use in mine.uses("FZF", None)] == ["grp-free-zubrowka-front"]
    term = mine.term("grp-free-zubrowka-front", "2020-01-01")
    assert term is not None
    assert (term.code, term.sector) == ("SDN", ("REB",))
    assert mine.term("grp-free-zubrowka-front", "2018-12-31") is None


def test_adding_twice_changes_nothing_and_a_second_role_keeps_the_first(ours: Register) -> None:
    first = tables(FRONT, {}, ours)
    assert tables(FRONT, first, ours) == first
    second = tables(replace(FRONT, sector=("PTY",), begin="2023"), first, ours)["roles.tsv"]
    assert second.count("grp-free-zubrowka-front") == 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "gang"}, "unknown kind 'gang'"), ({"code": "ZWX"}, "unknown code 'ZWX', perhaps ZWE"),
        ({"sector": ("REBEL",)}, "unknown sector 'REBEL'; known: AGR"), ({"begin": "May"}, "'May' is not a date"),
        ({"begin": "2020", "end": "2019-05"}, "ends \\(2019-05\\) before it begins"), ({"label": "Hezbollah"}, "is Hezbollah already"),
        ({"names": ("a\tb",)}, "no text may hold a tab"),
    ],
)  # fmt: skip
def test_each_fault_says_what_would_be_right(change: dict[str, object], reason: str, ours: Register) -> None:
    import re

    (fault,) = faults(replace(FRONT, **change), ours)  # type: ignore[arg-type]
    assert re.search(reason, fault)


def test_a_known_actor_gets_a_role_by_its_id(ours: Register) -> None:
    new = replace(FRONT, label="Hezbollah", id="grp-hezbollah", names=())
    assert faults(new, ours) == []
    assert tables(new, {}, ours)["actors.tsv"].count("\n") == 1

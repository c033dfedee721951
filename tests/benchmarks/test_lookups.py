"""The dated look-ups as a table, and that a wrong answer counts as wrong."""

from __future__ import annotations

import datetime

from benchmarks.lookups import rows, wrong
from detente.model import Actor


def test_two_hundred_rows_each_with_its_name_in_its_sentence_and_half_of_them_traps() -> None:
    found = rows()
    assert len(found) == 200
    assert sum(bool(row["trap"]) for row in found) >= 100
    assert all(row["name"] in row["sentence"] and datetime.date.fromisoformat(row["date"]) and row["code"] for row in found)
    assert len({(row["name"], row["date"], row["sentence"]) for row in found}) == 200


def test_code_sector_and_actor_must_agree() -> None:
    row = {"code": "KOS;SRB", "sector": "REB;PTY", "label": "Front"}
    assert wrong(row, Actor(0, 1, "x", "SRB", ("PTY", "OPP"), "grp", "Front")) == ""
    assert wrong({**row, "sector": "", "label": ""}, Actor(0, 1, "x", "KOS", ())) == ""
    for actor in (
        Actor(0, 1, "x", "ALB", ("REB",), "grp", "Front"), Actor(0, 1, "x", "KOS", ("GOV", "REB"), "grp", "Front"),
        Actor(0, 1, "x", "KOS", (), "grp", "Front"), Actor(0, 1, "x", "KOS", ("REB",), "grp", "Other Front"),
    ):  # fmt: skip
        assert wrong(row, actor)

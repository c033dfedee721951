"""Gaps in the rulers of countries, and how far the packaged tables reach."""

from __future__ import annotations

import datetime

from detente.config import DATA
from detente.lexicon.actors import Entry, Register, RoleTerm, load
from detente.lexicon.coverage import Gap, gaps, kinds

FIRST, LAST = datetime.date(1990, 1, 1), datetime.date(2000, 12, 31)
LATE = {"HKG", "IRQ", "KIR", "KOS", "NRU", "PSE", "SDN", "SMR", "SOM", "SSD", "TLS"}
"""Those that after 1993 had months without a government of their own, or rulers too many or too disputed to list."""


def found(*terms: tuple[str, str, str], least: int = 30) -> list[Gap]:
    held = {f"per-{i}": (RoleTerm("FRA", ("GOV",), office, begin, end),) for i, (office, begin, end) in enumerate(terms)}
    people = {id_: Entry(id_, "person", id_) for id_ in held}
    country = {"FRA": Entry("FRA", "country", "France"), "SUN": Entry("SUN", "country", "Soviet Union")}
    own = {"FRA": (RoleTerm("FRA", ("GOV",), "", "", ""),), "SUN": (RoleTerm("SUN", ("GOV",), "", "", "1991-12-25"),)}
    return gaps(Register({**people, **country}, {}, {**held, **own}, {}, frozenset()), FIRST, LAST, least)


def test_days_without_a_ruler_are_a_gap_and_ministers_rule_nobody() -> None:
    (gap,) = found(("president", "1981", "1995-05-16"), ("acting president", "1995-08", ""), ("finance minister", "1990", ""))
    assert (gap.code, gap.begin, gap.end) == ("FRA", datetime.date(1995, 5, 17), datetime.date(1995, 7, 31))
    assert gap.days == 76
    assert found(("president", "1981", "1995-05-16"), ("acting president", "1995-08", ""), least=77) == []


def test_date_prefixes_count_whole() -> None:
    assert (
        found(
            ("president", "", "1993"), ("prime minister", "1994", "1996-02"), ("transitional president", "1996-03", ""), least=1
        )
        == []
    )


def test_nobody_ruled_is_one_gap_and_a_former_state_none() -> None:
    assert found(least=1) == [Gap("FRA", FIRST, LAST)]


def test_the_packaged_tables_know_who_ruled() -> None:
    register = load(DATA / "lexicon")
    late = gaps(register, datetime.date(1993, 6, 1), datetime.date(2025, 12, 31), 61)
    assert {gap.code for gap in late} <= LATE
    counted = kinds(register)
    assert counted["group"] + counted["party"] >= 700
    assert (
        sum(
            1
            for i, e in register.entries.items()
            if e.kind == "body" and {t.code for t in register.terms.get(i, ())} & {"IGO", "UNO", "EUR"}
        )
        >= 300
    )
    assert counted["agency"] >= 200
    assert set(register.cow) >= {e.id for e in register.entries.values() if e.kind == "country"} - {"HKG", "PSE", "VAT"}

"""The layouts of other systems: as many columns as they have, the right codes, nothing made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from exchange.dossiers import dossier

from detente.exchange.layouts import LAYOUTS, gdelt, icews, phoenix, polecat
from detente.exchange.layouts.rows import countries, pairs
from detente.model import Dossier

WIDTHS = {"polecat": 40, "icews": 20, "phoenix": 26, "gdelt-events": 61, "gdelt-mentions": 16}
HEADED = {"polecat": polecat.COLUMNS, "icews": icews.COLUMNS}


def written(name: str, one: Dossier) -> list[list[str]]:
    lines = list(LAYOUTS[name].lines(iter([one])))
    return [line.removesuffix("\n").split("\t") for line in lines]


@pytest.mark.parametrize("name", WIDTHS)
def test_every_line_has_the_layout_s_columns(name: str) -> None:
    rows = written(name, dossier())
    assert {len(row) for row in rows} == {WIDTHS[name]}
    assert tuple(rows[0]) == HEADED[name] if name in HEADED else rows[0][0] != "Event ID"


def test_tabs_and_formulas_stay_inside_their_cell() -> None:
    assert len(written("phoenix", dossier())) == 1
    assert len(phoenix.COLUMNS) == WIDTHS["phoenix"]


def test_polecat_keeps_an_event_on_one_line() -> None:
    row = dict(zip(polecat.COLUMNS, written("polecat", dossier(together=True))[1], strict=True))
    assert row["Actor Name"] == "France;Malian rebels"
    assert row["Actor COW"] == "220;432"
    assert row["Recipient Name"] == ""
    assert (row["Event Type"], row["Quad Code"]) == ("CONSULT", "VERBAL COOPERATION")


def test_icews_writes_every_pair() -> None:
    rows = written("icews", dossier(together=True))[1:]
    assert [(row[2], row[8]) for row in rows] == [("France", "Malian rebels"), ("Malian rebels", "France")]
    assert rows[0][0] != rows[1][0]
    assert rows[0][4] == "France"


def test_gdelt_codes_actors_in_three_letters_and_places_in_fips() -> None:
    (row,) = written("gdelt-events", dossier())
    assert row[5:8] == ["FRAMIL", "FRANCE", "FRA"]
    assert row[51:59] == ["4", "Gao", "ML", "ML", "", "16.27", "-0.04", ""]
    assert row[1:5] == ["20130115", "201301", "2013", "2013.1233"]
    assert row[26:30] == ["194", "194", "19", "4"]


def test_gdelt_gives_a_country_no_point() -> None:
    (row,) = written("gdelt-events", dossier(resolution=1))
    assert row[51:59] == ["1", "Gao", "ML", "ML", "", "", "", ""]


def test_gdelt_mentions_name_the_event_of_the_events_file() -> None:
    (event,) = written("gdelt-events", dossier())
    mentions = written("gdelt-mentions", dossier())
    assert {row[0] for row in mentions} == {event[0]}
    assert [row[4] for row in mentions] == ["Wire", "Daily"]


def test_an_event_without_a_date_takes_the_day_of_publication() -> None:
    undated = replace(dossier(), event=replace(dossier().event, date=None, enddate=None))
    assert written("icews", undated)[1][1] == "2013-01-16"
    assert next(iter(pairs(undated))).day == "2013-01-16"


def test_every_loss_is_told() -> None:
    assert all(layout.losses for layout in LAYOUTS.values())
    assert len(list(gdelt.events(iter([])))) == 0


def test_namibia_is_no_missing_value() -> None:
    known = countries()
    assert known["NAM"].iso2 == "NA"
    assert len({country.cow for country in known.values() if country.cow}) > 190

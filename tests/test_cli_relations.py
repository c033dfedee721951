"""The commands on relations as a user has them, over a store filled by hand."""

from __future__ import annotations

import csv
import datetime
import io
import json

import pytest
from typer.testing import CliRunner, Result

from detente.cli import app
from detente.memory.related import relate
from detente.store.connect import open_store
from tests.memory.stored import article, tie


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Half a year: Russia helps Syria, then fights in earnest; the USA opposes Syria; both fight a third."""
    path = str(tmp_path_factory.mktemp("relations") / "d.db")
    first = datetime.date(2016, 1, 4)
    with open_store(path) as store:
        for week in range(24):
            for n in range(1 if week < 12 else 6):
                day = (first + datetime.timedelta(days=7 * week + n)).isoformat()
                article(store, f"w{week}-{n}", day, "RUS", "IRQ", "ASSAULT", 4)
        for number, (a, b, kind) in enumerate((("RUS", "SYR", "backs"), ("USA", "SYR", "opposes"), ("USA", "IRQ", "fights"))):
            article(store, f"t{number}", "2016-05-02", a, b, "CONSULT", 1)
            tie(store, f"t{number}", a, b, kind)
        relate(store, {"USA": "United States", "RUS": "Russia", "SYR": "Syria", "IRQ": "Iraq"})
    return path


def detente(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})


def test_relations_of_two_of_one_and_at_a_date(db: str) -> None:
    between = [json.loads(line) for line in detente("relations", "Russia", "SYR", "--json", "--db", db).stdout.splitlines()]
    assert [(one["kind"], one["standing"], one["start"]) for one in between] == [("backs", "current", "2015-01-01")]
    assert between[0]["evidence"][0]["sentence"] == "Alpha met Beta."
    own = [json.loads(line) for line in detente("relations", "USA", "--json", "--db", db).stdout.splitlines()]
    assert {one["kind"] for one in own} == {"opposes", "fights"}
    assert detente("relations", "USA", "--at", "2014", "--json", "--db", db).stdout == ""
    table = detente("relations", "United States", "--at", "2016-05", "--db", db).stdout
    assert "opposes" in table
    assert "Alpha met Beta." in table


def test_nobody_by_that_name_and_no_date(db: str) -> None:
    unknown = detente("relations", "Russland", "--db", db)
    assert unknown.exit_code == 2
    assert "russia" in unknown.stderr
    wrong = detente("relations", "USA", "--at", "soon", "--db", db)
    assert wrong.exit_code == 2
    assert "is not a date like" in wrong.stderr


def test_dyad_as_table_json_and_csv(db: str) -> None:
    table = detente("dyad", "RUS", "IRQ", "--db", db).stdout
    assert "Russia towards Iraq" in table
    assert "worse: Russia towards Iraq: from 1.0 to" in table
    whole = json.loads(detente("dyad", "RUS", "IRQ", "--json", "--db", db).stdout)
    assert len(whole["bins"]) == 24
    assert len(whole["shifts"]) == 1
    rows = list(csv.DictReader(io.StringIO(detente("dyad", "RUS", "IRQ", "--by", "month", "--csv", "--db", db).stdout)))
    assert [row["begin"] for row in rows][:2] == ["2016-01-01", "2016-02-01"]
    assert sum(int(row["material_conflict"]) for row in rows) == 12 + 12 * 6
    part = json.loads(detente("dyad", "RUS", "IRQ", "--since", "2016-06-01", "--json", "--db", db).stdout)
    assert part["shifts"] == []


def test_changes(db: str) -> None:
    found = json.loads(detente("changes", "--since", "2016-03-21", "--json", "--db", db).stdout)
    verdicts = {(one["a"]["id"], one["b"]["id"]): one["verdict"] for one in found["changes"]}
    assert verdicts["IRQ", "RUS"] == "worse"
    assert {party["id"] for party, _ in found["newcomers"]} == {"SYR", "USA"}
    table = detente("changes", "--since", "2016-03-21", "--db", db).stdout
    assert "pairs unchanged; --all shows them" in table
    assert "New: Syria, first on 2016-05-02." in table


def test_triads_and_blocs(db: str) -> None:
    told = detente("triads", "--at", "2016-05", "--db", db).stdout
    assert "Russia and United States: common enemy Iraq, opposite sides over Syria" in told
    whole = json.loads(detente("triads", "--json", "--db", db).stdout)
    assert [one["over"]["id"] for one in whole["splits"]] == ["SYR"]
    assert whole["balance"][0]["date"] == "2015"
    blocs = json.loads(detente("blocs", "--at", "2016-05", "--since", "2015", "--json", "--db", db).stdout)
    assert [[party["id"] for party in bloc["parties"]] for bloc in blocs["blocs"]] == [["RUS", "SYR"]]
    assert "Russia, Syria" in detente("blocs", "--db", db).stdout

"""`detente export` and `release` as a user has them, on the packaged articles read once."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from test_cli import detente

import detente as detente_
from detente.exchange.layouts import LAYOUTS

NEWS = {
    "a": ("2019-04-04", "Reuters", "Turkish jets bombed Kurdish fighters near Manbij in Syria on Wednesday, killing 12 people."),
    "b": (
        "2019-04-05",
        "The Daily",
        "Turkish warplanes bombed Kurdish fighters near Manbij on Wednesday. Russia may send troops.",
    ),
}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("export")
    rows = [{"id": i, "published": day, "outlet": outlet, "text": text} for i, (day, outlet, text) in NEWS.items()]
    (folder / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    path = str(folder / "news.db")
    assert detente("read", "--db", path, str(folder / "news.jsonl")).returncode == 0
    return path


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_writes_the_asserted_events(db: str, name: str) -> None:
    done = detente("export", "--layout", name, "--db", db)
    assert done.returncode == 0, done.stderr
    assert "Manbij" in done.stdout or name == "gdelt-mentions"
    assert len({line.count("\t") for line in done.stdout.splitlines()}) == 1


def test_other_statuses_are_written_only_when_asked_for(db: str) -> None:
    assert "MOBILIZE" not in detente("export", "--layout", "polecat", "--db", db).stdout
    assert "MOBILIZE" in detente("export", "--layout", "polecat", "--db", db, "--status", "all").stdout
    assert "no status" in detente("export", "--layout", "polecat", "--db", db, "--status", "sure").stderr


def test_geojson_and_csv_tell_the_same_event(db: str) -> None:
    features = json.loads(detente("export", "--layout", "geojson", "--db", db).stdout)["features"]
    rows = list(csv.DictReader(detente("export", "--layout", "csv", "--db", db).stdout.splitlines()))
    assert [one["id"] for one in features] == [row["event_id"] for row in rows]
    assert rows[0]["dead_low"] == "12"
    assert rows[0]["outlets"] == "2"


def test_parquet_needs_a_file_and_then_is_one(db: str, tmp_path: Path) -> None:
    assert "-o events.parquet" in detente("export", "--layout", "parquet", "--db", db).stderr
    path = tmp_path / "events.parquet"
    assert detente("export", "--layout", "parquet", "--db", db, "-o", str(path)).returncode == 0
    assert path.read_bytes().startswith(b"PAR1")


def test_graphs_hold_the_relations(db: str) -> None:
    for layout in ("gexf", "graphml"):
        assert "<graph" in detente("export", "--layout", layout, "--db", db).stdout


def test_what_a_form_cannot_carry_is_told(db: str) -> None:
    assert "speaker" in detente("export", "--layout", "icews", "--loss", "--db", db).stdout
    assert "country only" in detente("export", "--layout", "geojson", "--loss", "--db", db).stdout


def test_a_release_describes_its_files(db: str, tmp_path: Path) -> None:
    done = detente("release", str(tmp_path / "out"), "--db", db)
    assert done.returncode == 0, done.stderr
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in package["resources"]] == ["events.csv", "relations.csv"]
    assert "detente" in package["description"]


def test_frames_of_a_store_hold_the_same_rows(db: str) -> None:
    pandas, polars, arrow = detente_.to_pandas(db), detente_.to_polars(db), detente_.to_arrow(db)
    assert len(pandas) == polars.height == arrow.num_rows > 0
    assert pandas["event"].tolist() == polars["event"].to_list() == arrow.column("event").to_pylist()
    assert len(detente_.to_pandas(db, status="all")) > len(pandas)
    assert list(detente_.to_polars(db, "relations").columns)[:2] == ["relation_id", "kind"]
    with pytest.raises(ValueError, match="neither events nor relations"):
        detente_.to_pandas(db, "claims")

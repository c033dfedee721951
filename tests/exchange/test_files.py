"""Frames, Parquet, maps, graphs and the papers of a release, read back by the libraries that people read them with."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from exchange.dossiers import dossier, relation

from detente.exchange import flat, frames, geojson, graphs, parquet
from detente.exchange.release import Part, croissant, datapackage

ROWS = [flat.event(dossier()), flat.event(dossier(resolution=1, together=True))]


def test_flat_rows_fill_every_column() -> None:
    assert all(list(row) == list(flat.EVENT_COLUMNS) for row in ROWS)
    assert list(flat.relation(relation())) == list(flat.RELATION_COLUMNS)
    assert (ROWS[0]["dead_low"], ROWS[0]["dead_high"], ROWS[0]["injured_low"]) == (3, 5, None)


def test_arrow_and_polars_and_pandas_hold_the_same() -> None:
    arrow = frames.to_arrow(ROWS, flat.EVENT_COLUMNS)
    assert arrow.column("date").to_pylist() == [date(2013, 1, 15)] * 2
    polars = frames.to_polars(ROWS, flat.EVENT_COLUMNS)
    assert polars["actor"].to_list() == [["FRA"], ["FRA"]]
    pandas = frames.to_pandas(ROWS, flat.EVENT_COLUMNS)
    assert pandas["dead_low"].sum() == 6
    assert pandas["lat"].isna().tolist() == [False, True]


def test_parquet_carries_dates_lists_and_who_made_it(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "ev'ents.parquet"
    parquet.write(path, ROWS, flat.EVENT_COLUMNS, {"coder": "detente 'x'"})
    with duckdb.connect() as connection:
        found = connection.read_parquet(str(path)).project("date, actor, lat").fetchall()
        told = connection.execute("SELECT decode(value) FROM parquet_kv_metadata(?)", [str(path)]).fetchall()
    assert found == [(date(2013, 1, 15), ["FRA"], 16.27), (date(2013, 1, 15), ["FRA"], None)]
    assert ("detente 'x'",) in told


def test_a_country_is_no_dot_on_the_map() -> None:
    city, country = geojson.collection([dossier(), dossier(resolution=1)])["features"]
    assert city["geometry"] == {"type": "Point", "coordinates": [-0.04, 16.27]}
    assert country["geometry"] is None
    assert country["properties"]["precision"] == "country"
    json.dumps(city)


def test_gexf_has_spells_and_reads_back() -> None:
    networkx = pytest.importorskip("networkx")
    text = graphs.gexf([relation()])
    assert 'start="2013-01-11"' in text
    assert "lastmodifieddate" not in text
    graph = networkx.read_gexf(io.BytesIO(text.encode()))
    assert set(graph.nodes) == {"FRA", "MLI"}


def test_graphml_reads_back() -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.parse_graphml(graphs.graphml([relation()]))
    ((_, _, edge),) = graph.edges(data=True)
    assert edge["kind"] == "backs"


def test_the_papers_name_every_file_with_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text("event_id\n1\n", encoding="utf-8")
    part = Part(path, "events", {"event_id": "text", "actor": "list"})
    package, card = datapackage("demo", "detente 0", [part]), croissant("demo", "detente 0", [part])
    assert package["resources"][0]["hash"] == f"sha256:{part.digest()}"
    assert package["resources"][0]["schema"]["fields"][1] == {"name": "actor", "type": "array"}
    assert card["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert card["recordSet"][0]["field"][1]["repeated"] is True

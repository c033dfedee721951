"""The file as other programs open it: plain SQLite without anything of ours, read-only or immutable, and DuckDB."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from detente.memory.upkeep import upkeep
from detente.store import schema
from detente.store.connect import open_store
from detente.store.write import save

from .readings import full, small


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    with open_store(str(path)) as store:
        save(store, full())
        save(store, small(1))
        upkeep(store, frozenset(), {})
    return path


@pytest.fixture(params=["mode=ro", "mode=ro&immutable=1"])
def foreign(file: Path, request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """A connection as a careful tool makes it: nothing of the schema is trusted, nothing of ours is registered."""
    with closing(sqlite3.connect(f"{file.as_uri()}?{request.param}", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        yield connection


def _names(connection: sqlite3.Connection, kind: str) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = ? ORDER BY name", (kind,))]


def test_every_view_and_table_can_be_read_whole(foreign: sqlite3.Connection) -> None:
    views = _names(foreign, "view")
    assert set(schema.VIEWS) <= set(views)
    for name in [*views, *_names(foreign, "table")]:
        cursor = foreign.execute(f'SELECT * FROM "{name}" LIMIT 100')  # noqa: S608 - names of our own
        columns = [column[0] for column in cursor.description]
        assert len(columns) == len(set(columns)), name
        for row in cursor.fetchall():
            assert not name.endswith("_rows") or all(isinstance(value, str | int | float | None) for value in row), name
    claims, articles = (foreign.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("claim_rows", "article_rows"))  # noqa: S608
    assert claims[0] > 0
    assert articles == (2,)


def test_the_views_say_what_tools_ask_for(foreign: sqlite3.Connection) -> None:
    """Sorted, counted and filtered by any column, as a table in a browser does."""
    for name in schema.VIEWS:
        for _, column, *_ in foreign.execute(f"PRAGMA table_info({name})").fetchall():
            query = f'SELECT "{column}", count(*) FROM {name} GROUP BY 1 ORDER BY 2 DESC LIMIT 5'  # noqa: S608
            foreign.execute(query).fetchall()


def test_search_needs_nothing_of_ours(foreign: sqlite3.Connection) -> None:
    query = "SELECT rowid FROM article_words WHERE article_words MATCH 'villages'"
    assert len(foreign.execute(query).fetchall()) == 1


def test_duckdb_reads_the_views(file: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="the extra `parquet` brings DuckDB")
    with duckdb.connect(config={"autoinstall_known_extensions": False}) as connection:
        try:
            connection.execute("LOAD sqlite")
        except duckdb.Error as error:
            pytest.skip(f"DuckDB's reader of SQLite files is not installed here: {str(error).splitlines()[0]}")
        connection.execute(f"ATTACH '{file}' AS news (TYPE sqlite, READ_ONLY)")
        for name in schema.VIEWS:
            connection.execute(f"SELECT * FROM news.{name}").fetchall()  # noqa: S608
        assert connection.execute("SELECT count(*) FROM news.article_rows").fetchone() == (2,)

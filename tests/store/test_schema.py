"""The tables as they are described and the store as the migrations make it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.write import save

from .readings import full


def test_every_column_says_what_it_means() -> None:
    silent = [
        f"{table.name}.{column.name}" for table in schema.metadata.tables.values() for column in table.c if not column.comment
    ]
    assert silent == []


def test_the_migrations_make_what_the_schema_describes(store: Store) -> None:
    with reading(store) as connection:
        options = {
            "compare_type": True,
            "include_name": lambda name, kind, parents: name not in schema.BESIDE and name != schema.POSTGRES_INDEX,
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema.metadata) == []


def test_primary_keys_are_those_described(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        for table in schema.metadata.tables.values():
            rows = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
            found = {row[1] for row in rows if row[5]}
            assert found == {column.name for column in table.primary_key}, table.name
            assert [row[1] for row in rows] == [column.name for column in table.c]


def test_there_are_no_other_tables_or_views(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
        beside = {row[1] for row in connection.execute("PRAGMA table_list") if row[2] in ("virtual", "shadow")}
    assert beside <= schema.BESIDE
    assert found - schema.BESIDE == {*schema.metadata.tables, *schema.VIEWS, "alembic_version"}
    assert found >= schema.BESIDE


def test_every_text_column_on_a_server_sorts_by_code_points(on_server: Store) -> None:
    with reading(on_server) as connection:
        query = "SELECT table_name, column_name, collation_name FROM information_schema.columns WHERE data_type = 'text'"
        found = connection.exec_driver_sql(f"{query} AND table_schema = current_schema()").fetchall()
    tables = [row for row in found if row[0] in schema.metadata.tables]
    assert len(tables) > 100
    assert [row for row in tables if row[2] != "C"] == []


def test_every_view_runs_and_holds_no_bytes(on_file: Store, db: Path) -> None:
    save(on_file, full())
    with closing(sqlite3.connect(db)) as connection:
        for view in schema.VIEWS:
            for row in connection.execute(f"SELECT * FROM {view}"):  # noqa: S608 - our own names
                assert not any(isinstance(cell, bytes) for cell in row)

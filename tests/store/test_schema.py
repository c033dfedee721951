"""The tables as they are described and the file as the migrations make it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from detente.store import schema
from detente.store.connect import Store, reading


def test_every_column_says_what_it_means() -> None:
    silent = [
        f"{table.name}.{column.name}" for table in schema.metadata.tables.values() for column in table.c if not column.comment
    ]
    assert silent == []


def test_the_migrations_make_what_the_schema_describes(store: Store) -> None:
    with reading(store) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
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
    assert found == {*schema.metadata.tables, *schema.VIEWS, "alembic_version"}

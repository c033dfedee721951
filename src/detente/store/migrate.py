"""Bringing a store to the schema of this program: from nothing, or from an older version.

All pending migrations, the program's mark and the version are one transaction, in a file under a rollback journal: a program
that is killed here leaves the store as it was, and the header of the main file never lags behind (see `header.py`). Alembic
is loaded only where something is pending.

In: an open `Store`. Out: the same store, current. Not here: the tables themselves (`schema`, `migrations/versions`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import StoreError
from detente.store import header, postgres, sqlite

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from detente.store.connect import Store

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> None:
    """Run what is pending; nothing to do costs one look. Raises `StoreError` where the store is newer or not ours."""
    from detente.store.connect import reading, writing

    with reading(store) as connection:
        found = _version(connection, store)
    if found == header.SCHEMA_VERSION:
        return
    if store.path is not None:
        sqlite.set_journal(store.engine, store.where, "DELETE")
    with writing(store) as connection:
        # Looked at again: another program may have made the store while this one waited for its turn.
        if _version(connection, store) != header.SCHEMA_VERSION:
            _upgrade(connection, store.where)
            _sign(connection, store)


def check(store: Store) -> None:
    """Raises `StoreError` where a table or view of ours is missing."""
    from sqlalchemy import inspect

    from detente.store import schema
    from detente.store.connect import reading

    with reading(store) as connection:
        inspector = inspect(connection)
        there = {*inspector.get_table_names(), *inspector.get_view_names()}
    missing = sorted({*schema.metadata.tables, *schema.VIEWS} - there)
    if missing:
        raise StoreError(f"{store.where} lacks {', '.join(missing)}; put back a copy, or move it away and read again")


def _version(connection: Connection, store: Store) -> int:
    if store.path is None:
        return postgres.version_found(connection, store.where)
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version == 0 and connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        raise StoreError(f"{store.where} is the database of another program; choose another with --db")
    header.check_version(store.where, version)
    return version


def _sign(connection: Connection, store: Store) -> None:
    """The mark and version in a file's header; on a server, what every column means where psql shows it."""
    if store.path is not None:
        connection.exec_driver_sql(f"PRAGMA application_id = {header.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {header.SCHEMA_VERSION}")
        return
    from sqlalchemy.schema import SetColumnComment

    from detente.store import schema

    for table in schema.metadata.sorted_tables:
        for column in table.c:
            connection.execute(SetColumnComment(column))


def _upgrade(connection: Connection, where: str) -> None:
    from alembic.command import upgrade
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        upgrade(config, f"{header.SCHEMA_VERSION:04}")
    except CommandError as error:
        raise StoreError(f"{where} has lost track of its version ({error}); put back a copy, or move it away") from error

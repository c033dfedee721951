"""Bringing a file to the schema of this program: from nothing, or from an older version.

All pending migrations, the program's mark and the version are one transaction, under a rollback journal: a program that
is killed here leaves the file as it was, and the header of the main file never lags behind (see `header.py`). Alembic is
loaded only where something is pending.

In: an open `Store`. Out: the same file, current. Not here: the tables themselves (`schema.py`, `migrations/versions`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import StoreError
from detente.store import header

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from detente.store.connect import Store

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(store: Store) -> None:
    """Run what is pending; nothing to do costs one look. Raises `StoreError` where the file is newer or not ours."""
    from detente.store.connect import reading, set_journal, writing

    with reading(store) as connection:
        found = _version(connection, store.path)
    if found == header.SCHEMA_VERSION:
        return
    set_journal(store, "DELETE")
    with writing(store) as connection:
        # Looked at again: another program may have made the file while this one waited for its turn.
        if _version(connection, store.path) != header.SCHEMA_VERSION:
            _upgrade(connection, store.path)
            connection.exec_driver_sql(f"PRAGMA application_id = {header.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {header.SCHEMA_VERSION}")


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
        raise StoreError(f"{store.path} lacks {', '.join(missing)}; put back a copy, or move it away and read again")


def _version(connection: Connection, path: Path) -> int:
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version == 0 and connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        raise StoreError(f"{path} is the database of another program; choose another with --db")
    header.check_version(path, version)
    return version


def _upgrade(connection: Connection, path: Path) -> None:
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
        raise StoreError(f"{path} has lost track of its version ({error}); put back a copy, or move it away") from error

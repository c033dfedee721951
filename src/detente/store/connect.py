"""Opening the store, a file or a server, and its transactions.

In: the setting `db`: the path of a SQLite file or a `postgresql://` address. Out: `Store` and its transactions. Not here:
how connections are set up (`sqlite.py`, `postgres.py`), tables (`schema`), migrations (`migrate.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from detente.errors import StoreError
from detente.store import header, postgres, sqlite
from detente.store.failures import explained

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

WAIT_SECONDS = 10.0
"""How long a transaction waits for another program before the store is said to be in use."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Close it, or use it in `with`. `where` is what people know it by; `path` is None on a server."""

    where: str
    engine: Engine
    path: Path | None = None

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(db: str, *, wait_seconds: float = WAIT_SECONDS) -> Store:
    """Open `db` for reading and writing: a file is made where absent or empty; an older version is migrated.

    Raises `StoreError`, nothing touched, where it is not ours, newer than the program, or out of reach.
    """
    from detente.store.migrate import check, migrate

    store = _on_server(db, wait_seconds) if postgres.is_address(db) else _in_file(db, wait_seconds)
    with _closed_on_error(store), explained(store.where):
        migrate(store)
        check(store)
        if store.path is not None:
            sqlite.set_journal(store.engine, store.where, sqlite.best_journal())
    return store


def open_to_read(db: str, *, wait_seconds: float = WAIT_SECONDS) -> Store:
    """Open `db` for reading only; an older version is migrated first.

    Raises `StoreError` as `open_store`, and where there is nothing yet.
    """
    from detente.store.migrate import check

    version = version_found(db, wait_seconds=wait_seconds)
    if not version:
        where = db_shown(db)
        raise StoreError(f"there is nothing in {where} yet; `detente read` fills it, or choose another store with --db")
    if version < header.SCHEMA_VERSION:
        open_store(db, wait_seconds=wait_seconds).close()
    on_server = postgres.is_address(db)
    store = (_on_server if on_server else _in_file)(db, wait_seconds, query_only=True)
    with _closed_on_error(store), explained(store.where):
        check(store)
    return store


def version_found(db: str, *, wait_seconds: float = WAIT_SECONDS) -> int:
    """The schema version of what is at `db`, 0 where there is nothing yet; nothing is touched.

    Raises `StoreError` where it is not ours, newer than the program, or out of reach.
    """
    if not postgres.is_address(db):
        return header.version_found(Path(db).absolute()) or 0
    with _on_server(db, wait_seconds, query_only=True) as store, reading(store) as connection:
        return postgres.version_found(connection, store.where)


def db_shown(db: str) -> str:
    """What people know the store by: the whole path, or the address without its password. Raises `StoreError`."""
    return postgres.shown(db) if postgres.is_address(db) else str(Path(db).absolute())


@contextmanager
def writing(store: Store) -> Iterator[Connection]:
    """One write transaction: all of it is stored or nothing. Raises `StoreError`."""
    immediate = {sqlite.BEGIN: "BEGIN IMMEDIATE"}
    with explained(store.where), store.engine.connect() as connection, connection.execution_options(**immediate).begin():
        if store.path is None:
            postgres.lock(connection)
        yield connection


@contextmanager
def reading(store: Store) -> Iterator[Connection]:
    """One read transaction: everything read in it is of the same moment. Raises `StoreError`."""
    with explained(store.where), store.engine.connect() as connection:
        if store.path is None:
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def _in_file(db: str, wait_seconds: float, *, query_only: bool = False) -> Store:
    path = Path(db).absolute()
    header.version_found(path)
    return Store(str(path), sqlite.engine(path, make=not query_only, wait_seconds=wait_seconds, query_only=query_only), path)


def _on_server(db: str, wait_seconds: float, *, query_only: bool = False) -> Store:
    return Store(postgres.shown(db), postgres.engine(db, wait_seconds=wait_seconds, query_only=query_only))


@contextmanager
def _closed_on_error(store: Store) -> Iterator[None]:
    try:
        yield
    except BaseException:
        store.close()
        raise

"""Opening the store, and the one place where every setting of a connection stands.

Journal: SQLite before 3.51.3 (save 3.50.7 and 3.44.6 and their successors) can lose a committed transaction when two
connections write to or checkpoint one write-ahead log at the same moment. Our rule is one writing process, but nothing
holds a second `detente read` or somebody's SQLite shell to it. So such versions work with the plain rollback journal
(DELETE), which is safe with any number of programs and keeps everything in one file that can be copied at rest. Its price:
more waiting for the disk (a transaction took 23 ms against 6 on a loaded two-core machine), and a listing that is still
being read holds up a commit. Newer versions use WAL, where readers and the writer do not wait for each other.

`synchronous=EXTRA`: what was reported as saved survives a power cut, under either journal. `foreign_keys`: replacing an
article takes its claims along. Writes begin with BEGIN IMMEDIATE, so a writer waits at its start, where waiting works,
and never half-way. `query_only` keeps a store opened to be read from being written by mistake.

In: the setting `db`. Out: `Store` and its transactions. Not here: tables (`schema.py`), migrations (`migrate.py`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from detente.errors import StoreError
from detente.store.failures import explained
from detente.store.header import version_found
from detente.store.names import answers

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

WAIT_SECONDS = 10.0
"""How long a transaction waits for another program before the store is said to be in use."""

_BEGIN = "detente_begin"


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Close it, or use it in `with`."""

    path: Path
    engine: Engine

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(db: str, *, wait_seconds: float = WAIT_SECONDS) -> Store:
    """Open the file `db` for reading and writing: made where absent or empty, migrated where of an older version.

    Raises `StoreError`, the file untouched, where it is not ours, newer than the program, or out of reach.
    """
    from detente.store.migrate import check, migrate

    path = _path(db)
    version_found(path)
    store = Store(path, _engine(path, mode="rwc", wait_seconds=wait_seconds))
    with _closed_on_error(store), explained(path):
        migrate(store)
        check(store)
        set_journal(store, "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "DELETE")
    return store


def open_to_read(db: str, *, wait_seconds: float = WAIT_SECONDS) -> Store:
    """Open the file `db` for reading only; an older version is migrated first.

    Raises `StoreError` as `open_store`, and where there is nothing yet.
    """
    from detente.store import header
    from detente.store.migrate import check

    path = _path(db)
    version = version_found(path)
    if version is None:
        raise StoreError(f"there is nothing in {path} yet; `detente read` fills it, or choose another file with --db")
    if version < header.SCHEMA_VERSION:
        open_store(db, wait_seconds=wait_seconds).close()
    # Not mode=ro: after a crash the first to open the file rolls the torn transaction back, which ro must not.
    store = Store(path, _engine(path, mode="rw", wait_seconds=wait_seconds, query_only=True))
    with _closed_on_error(store), explained(path):
        check(store)
    return store


@contextmanager
def writing(store: Store) -> Iterator[Connection]:
    """One write transaction: all of it is stored or nothing. Raises `StoreError`."""
    immediate = {_BEGIN: "BEGIN IMMEDIATE"}
    with explained(store.path), store.engine.connect() as connection, connection.execution_options(**immediate).begin():
        yield connection


@contextmanager
def reading(store: Store) -> Iterator[Connection]:
    """One read transaction: everything read in it is of the same moment. Raises `StoreError`."""
    with explained(store.path), store.engine.connect() as connection, connection.begin():
        yield connection


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug, fixed in 3.51.3, 3.50.7 and 3.44.6."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def set_journal(store: Store, mode: str) -> None:
    """Give the file the journal `mode` (DELETE or WAL); raises `StoreError` where another program holds the file."""
    with explained(store.path):
        raw = store.engine.raw_connection()
        try:
            # Past SQLAlchemy, because the journal cannot be changed inside a transaction.
            (got,) = raw.cursor().execute(f"PRAGMA journal_mode = {mode}").fetchone()
        finally:
            raw.close()
    if got.upper() != mode:
        raise StoreError(f"{store.path} keeps its journal in the mode {got}, {mode} is needed; copy the file to an ordinary disk")


def _path(db: str) -> Path:
    if "://" in db:
        raise StoreError(f"{db} is an address; for now the store is a file, give its path with --db")
    return Path(db).absolute()


def _engine(path: Path, *, mode: str, wait_seconds: float, query_only: bool = False) -> Engine:
    from sqlalchemy import QueuePool, create_engine, event

    uri = f"{path.as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver begins no transaction of its own, `begin` below does.
        connection = sqlite3.connect(uri, uri=True, timeout=wait_seconds, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute(f"PRAGMA query_only = {'ON' if query_only else 'OFF'}")
        connection.create_function("answers", 2, answers, deterministic=True)
        return connection

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", begin)
    return engine


@contextmanager
def _closed_on_error(store: Store) -> Iterator[None]:
    try:
        yield
    except BaseException:
        store.close()
        raise

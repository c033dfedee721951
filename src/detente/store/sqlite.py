"""The store as one SQLite file: how its connections are set up, and which journal it keeps.

Journal: SQLite before 3.51.3 (save 3.50.7 and 3.44.6 and their successors) can lose a committed transaction when two
connections write to or checkpoint one write-ahead log at the same moment. Our rule is one writing process, but nothing
holds a second `detente read` or somebody's SQLite shell to it. So such versions work with the plain rollback journal
(DELETE), which is safe with any number of programs and keeps everything in one file that can be copied at rest. Its price:
more waiting for the disk (a transaction took 23 ms against 6 on a loaded two-core machine), and a listing that is still
being read holds up a commit. Newer versions use WAL, where readers and the writer do not wait for each other.

`synchronous=EXTRA`: what was reported as saved survives a power cut, under either journal. `foreign_keys`: replacing an
article takes its claims along. Writes begin with BEGIN IMMEDIATE, so a writer waits at its start, where waiting works,
and never half-way. Reading maps the file (`mmap_size`): pages are taken where the system keeps them. `query_only` keeps
a store opened to be read from being written by mistake.

In: a path. Out: an SQLAlchemy engine; a journal mode. Not here: opening a store (`connect.py`), its header (`header.py`).
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import StoreError
from detente.store.failures import explained

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_CACHE = 65_536
"""Kibibytes of the file that a connection keeps at hand."""

_MAPPED = 2_147_418_112
"""Bytes of the file that are read where the system keeps them, once for all connections, instead of copied by each; the most
that SQLite takes. Writing goes the ordinary way."""

_KEPT = 40
"""Connections that stay open, as many as the desk answers at once: a new one has to read the schema first."""

BEGIN = "detente_begin"
"""The execution option that names the statement with which a transaction begins."""


def engine(path: Path, *, make: bool, wait_seconds: float, query_only: bool = False) -> Engine:
    """Connections to the file at `path`, each set up as the module says; `make` creates it where it is absent."""
    from sqlalchemy import QueuePool, create_engine, event

    # Not mode=ro to read: after a crash the first to open the file rolls the torn transaction back, which ro must not.
    uri = f"{path.as_uri()}?mode={'rwc' if make else 'rw'}"

    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver begins no transaction of its own, `begin` below does.
        connection = sqlite3.connect(uri, uri=True, timeout=wait_seconds, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        connection.execute(f"PRAGMA query_only = {'ON' if query_only else 'OFF'}")
        return connection

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))

    made = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=_KEPT)
    event.listen(made, "begin", begin)
    return made


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug, fixed in 3.51.3, 3.50.7 and 3.44.6."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def best_journal() -> str:
    """WAL where this SQLite is safe with it, else DELETE."""
    return "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "DELETE"


def set_journal(made: Engine, where: str, mode: str) -> None:
    """Give the file the journal `mode` (DELETE or WAL); raises `StoreError` where another program holds the file."""
    with explained(where):
        raw = made.raw_connection()
        try:
            # Past SQLAlchemy, because the journal cannot be changed inside a transaction.
            (got,) = raw.cursor().execute(f"PRAGMA journal_mode = {mode}").fetchone()
        finally:
            raw.close()
    if got.upper() != mode:
        raise StoreError(f"{where} keeps its journal in the mode {got}, {mode} is needed; copy the file to an ordinary disk")

"""Whether a store has changed since somebody last looked.

In: a `Store`. Out: a stamp that is another one after every commit of anybody else. Not here: what changed.
SQLite counts the commits of all other connections, of this process and of others (`PRAGMA data_version`), so one connection
is kept for the question alone. A Postgres server is not asked: its stamp is None, which equals no earlier one.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from detente.store.failures import explained

if TYPE_CHECKING:
    from sqlalchemy import PoolProxiedConnection

    from detente.store.connect import Store


class Watch:
    """Stamps of one store, for as long as it is open."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connection: PoolProxiedConnection | None = None
        self._lock = Lock()

    def stamp(self) -> int | None:
        """The store's stamp now, None where it has none. Raises `StoreError`."""
        if self._store.path is None:
            return None
        with self._lock, explained(self._store.where):
            if self._connection is None:
                self._connection = self._store.engine.raw_connection()
            cursor = self._connection.cursor()
            try:
                cursor.execute("PRAGMA data_version")
                ((stamp,),) = cursor.fetchall()
                return int(stamp)
            finally:
                cursor.close()

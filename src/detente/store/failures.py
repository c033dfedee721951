"""What a failing database means, in one line that says what to do.

In: exceptions of sqlite3 and SQLAlchemy. Out: `StoreError`. Not here: printing (`cli.py`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from detente.errors import StoreError

_LOCKED = "{path} is in use by another program; try again when that has finished"
_FORBIDDEN = "{path} cannot be opened or written here; check the rights on it and its folder, or choose another with --db"
_FULL = "no space left for {path}; free some and run the same command again, what is stored stays"
_DAMAGED = "{path} is damaged; put back a copy, or move it away and run `detente read` again"
_DISK = "the disk gave an error on {path} ({error}); check it, then run the same command again"

_LINES = {
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _FORBIDDEN,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _FORBIDDEN,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_OTHER = "{path} did not take this, nothing of it was stored ({error}); please report it"

_PRIMARY = 0xFF
"""SQLite's extended result codes keep the primary code in the low byte."""


def line(error: BaseException, path: Path) -> str:
    """The one line for an error of the database at `path`."""
    code = getattr(error, "sqlite_errorcode", None)
    template = _OTHER if code is None else _LINES.get(code & _PRIMARY, _OTHER)
    return template.format(path=path, error=" ".join(str(error).split()))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what the database raises inside into `StoreError`, with the cause chained; other exceptions pass."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(line(getattr(error, "orig", None) or error, path)) from error
    except (sqlite3.Error, UnicodeEncodeError, OverflowError) as error:
        raise StoreError(line(error, path)) from error

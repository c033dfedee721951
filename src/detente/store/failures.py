"""What a failing database means, in one line that says what to do.

In: exceptions of sqlite3, psycopg and SQLAlchemy. Out: `StoreError`. Not here: printing (`cli`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from detente.errors import StoreError

_LOCKED = "{where} is in use by another program; try again when that has finished"
_FORBIDDEN = "{where} cannot be opened or written here; check the rights on it and its folder, or choose another with --db"
_FULL = "no space left for {where}; free some and run the same command again, what is stored stays"
_DAMAGED = "{where} is damaged; put back a copy, or move it away and run `detente read` again"
_DISK = "the disk gave an error on {where} ({error}); check it, then run the same command again"
_REFUSED = "{where} cannot be written with this account ({error}); check the rights on it, or choose another with --db"
_AWAY = "{where} cannot be reached ({error}); check the address and that the server runs, then run the same command again"
_OTHER = "{where} did not take this, nothing of it was stored ({error}); please report it"

_OF_SQLITE = {
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
_OF_POSTGRES = {
    "08": _AWAY,
    "25006": _REFUSED,
    "40": _LOCKED,
    "42501": _REFUSED,
    "53": _FULL,
    "55": _LOCKED,
    "57": _AWAY,
    "58": _DISK,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
"""By SQLSTATE, or by its class, the first two letters (PostgreSQL manual, appendix A)."""


def line(error: BaseException, where: str, *, away: bool = False) -> str:
    """The one line for an error of the database at `where`; `away` where the connection itself failed."""
    code, state = primary_code(error), getattr(error, "sqlstate", None)
    template = _AWAY if away else _OTHER
    if code is not None:
        template = _OF_SQLITE.get(code, _OTHER)
    elif state is not None:
        template = _OF_POSTGRES.get(state, _OF_POSTGRES.get(state[:2], _OTHER))
    return template.format(where=where, error=" ".join(str(error).split()))


def primary_code(error: BaseException | None) -> int | None:
    """SQLite's primary result code of an error, the low byte of the extended one; None where SQLite did not raise it."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turns what the database raises inside into `StoreError`, with the cause chained; other exceptions pass."""
    from sqlalchemy.exc import OperationalError, SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise StoreError(line(cause, where, away=isinstance(error, OperationalError))) from error
    except (sqlite3.Error, UnicodeEncodeError, OverflowError) as error:
        raise StoreError(line(error, where)) from error

"""Whose file is this, and how old? Told from its first hundred bytes, so that a file that is not ours stays untouched.

The program's mark and the schema's version stand in SQLite's header (`application_id`, `user_version`). Schema changes
are always made under a rollback journal (`migrate.py`), never in a write-ahead log, so the header of the main file is
right even after a crash. On a server, `postgres.py` answers the same.

In: a path. Out: the schema version found, or None for nothing yet. Not here: opening the database (`connect.py`).
"""

from __future__ import annotations

from pathlib import Path

from detente.errors import StoreError

APPLICATION_ID = 0x44544E54
"""The letters DTNT."""

SCHEMA_VERSION = 10
"""The newest migration, as a number; `migrations/versions` holds them all."""

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100


def version_found(path: Path) -> int | None:
    """The schema version of our file at `path`, None where there is no file or an empty one.

    Raises `StoreError` where the file is not ours, newer than this program, or cannot be looked at.
    """
    try:
        if not path.exists():
            _check_folder(path)
            return None
        if not path.is_file():
            raise StoreError(f"{path} is not a file; choose another with --db")
        with path.open("rb") as file:
            header = file.read(_LENGTH)
    except OSError as error:
        raise StoreError(f"{path} cannot be opened ({error.strerror}); check the rights on it and its folder") from error
    if not header:
        return None
    return _version(path, header)


def _version(path: Path, header: bytes) -> int:
    if len(header) < _LENGTH or not header.startswith(_MAGIC):
        raise StoreError(f"{path} is not a Detente database, or its beginning is lost; choose another with --db")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise StoreError(f"{path} is the database of another program; choose another with --db")
    version = int.from_bytes(header[60:64], "big")
    check_version(path, version)
    return version


def check_version(where: Path | str, version: int) -> None:
    """Raises `StoreError` where a newer program made the store."""
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{where} was made by a newer Detente (schema {version}, this program knows {SCHEMA_VERSION}); update Detente"
        )


def _check_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent}; make it, or choose another file with --db")

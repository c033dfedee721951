"""Copies of a SQLite store: taken while it is in use, checked before they count, put back whole or not at all.

SQLite's own way of copying is used both ways: a file of a store copied as bytes while somebody writes may hold half a
transaction, and under a write-ahead log nothing at all of the newest. A server has its own tools.

In: paths. Out: a new file, or a store filled from one; `StoreError`. Not here: what else may be wrong (`health.py`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Set
from contextlib import closing, contextmanager
from pathlib import Path

from detente.errors import StoreError
from detente.store import erasures, header, postgres
from detente.store.connect import WAIT_SECONDS, open_store, open_to_read
from detente.store.failures import explained
from detente.store.read import counts


def backup(db: str, target: Path, *, force: bool = False) -> None:
    """Copy the store at `db` to the new file `target`, as it is at one moment, and check the copy.

    Raises `StoreError` where there is no store, where `target` exists (unless `force`), or where the copy is not sound;
    then nothing is left at `target` that was not there before.
    """
    source = _file(db, "pg_dump --format=custom --file={file} '{address}'", target)
    if target.exists() and not force:
        raise StoreError(f"{target} is there already; give another name, or --force to put the copy in its place")
    if header.version_found(source) is None:
        raise StoreError(f"there is nothing in {source} yet; `detente read` fills it")
    part = target.with_name(f"{target.name}.part")
    try:
        with explained(str(target)):
            part.unlink(missing_ok=True)
            _copy(source, part)
            _check(part)
            os.replace(part, target)
            _sync(target.absolute().parent)
    except OSError as error:
        raise StoreError(f"{target} cannot be written ({error.strerror}); choose another place") from error
    finally:
        part.unlink(missing_ok=True)


def restore(source: Path, db: str, *, force: bool = False, erased: Path | None = None) -> int:
    """Fill the store at `db` from the copy `source`, in one transaction, and bring it to this program's schema.

    What was erased since the copy was taken is erased in it first: what the store at `db` and its ledger know, and the ledger
    `erased`. How many replies that were. Raises `StoreError` where the copy is not ours, newer than the program or not sound,
    or where `db` holds articles already (unless `force`); then `db` is as it was.
    """
    target = _file(db, "pg_restore --clean --if-exists --dbname='{address}' {file}", source)
    if header.version_found(source) is None:
        raise StoreError(f"there is nothing in {source}; name a file that `detente backup` made")
    if erased is not None and not erased.exists():
        raise StoreError(f"there is no {erased}; name a file like detente.db.erasures, or leave out --erasures")
    with explained(str(source)):
        _check(source)
    if header.version_found(target) is not None and not force:
        with open_to_read(db) as store:
            held = counts(store).articles
        if held:
            raise StoreError(f"{target} holds {held} articles already; choose another with --db, or --force to replace them")
    marks = erasures.known(target) | (erasures.noted(erased) if erased else set())
    with _made_ready(source, target, marks) as (ready, count), explained(str(target)):
        _copy(ready, target)
    open_store(db).close()
    return count


@contextmanager
def _made_ready(source: Path, target: Path, marks: Set[str]) -> Iterator[tuple[Path, int]]:
    """A copy of `source` beside `target` in which all that is marked is erased, and how much that was; gone afterwards. What
    is not in the copy's replies yet known as erased is noted beside `target`."""
    part = target.with_name(f"{target.name}.part")
    try:
        with explained(str(part)):
            _copy(source, part)
        with open_store(str(part)) as store:
            count = erasures.replay(store, marks)
        new = sorted(marks - erasures.noted(erasures.ledger(target)))
        if new:
            erasures.note(erasures.ledger(target), new)
        yield part, count
    finally:
        for left in ("", "-wal", "-shm", "-journal", ".erasures"):
            part.with_name(f"{part.name}{left}").unlink(missing_ok=True)


def _file(db: str, advice: str, file: Path) -> Path:
    if postgres.is_address(db):
        command = advice.format(file=file, address=postgres.shown(db))
        raise StoreError(f"a store on Postgres is copied with its own tools: {command}")
    return Path(db).absolute()


def _copy(source: Path, target: Path) -> None:
    """All pages in one step: SQLite writes them in one transaction, which a kill undoes."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT_SECONDS)) as whole,
        closing(sqlite3.connect(target, timeout=WAIT_SECONDS)) as copy,
    ):
        copy.execute("PRAGMA synchronous = EXTRA")
        whole.backup(copy)


def _check(path: Path) -> None:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT_SECONDS)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise StoreError(f"{path} is damaged ({'; '.join(found)}); `detente doctor` says more")


def _sync(folder: Path) -> None:
    """Make the new name in a folder outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

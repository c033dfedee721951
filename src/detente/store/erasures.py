"""Which replies were erased, so that an older copy of the store does not bring them back.

Beside a store stands a ledger, `detente.db.erasures`: a line for every reply erased, written before the reply is overwritten and
never taken back. A line is a hash of the reply's number, time and article: it names no one and holds no word of what was
erased. Who has the ledger and a copy of the store can make the erasures again; a server keeps none, for its copies are its own.

In: a path, a `Store`. Out: marks of erased replies, replies erased again. Not here: who may erase (`desk`), overwriting
(`desk_replies.py`).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from detente.errors import StoreError
from detente.model import ReplyState, stable_id
from detente.store import schema
from detente.store.connect import Store, reading


def mark(number: int, at: str, article_id: str) -> str:
    """The line that stands for a reply."""
    return stable_id("erased", str(number), at, article_id)


def ledger(path: Path) -> Path:
    """Where the erasures of the store at `path` are noted."""
    return path.with_name(f"{path.name}.erasures")


def note(file: Path, marks: Iterable[str]) -> None:
    """Add marks to a ledger, to stay there whatever happens next. Raises `StoreError` where it cannot be written."""
    try:
        with file.open("a", encoding="ascii") as lines:
            lines.writelines(f"{one}\n" for one in marks)
            lines.flush()
            os.fsync(lines.fileno())
    except OSError as error:
        raise StoreError(f"{file} cannot be written ({error.strerror}); nothing is erased that it does not note") from error


def noted(file: Path) -> set[str]:
    """The marks in a ledger, none where there is no such file. Raises `StoreError` where it cannot be read."""
    try:
        return set(file.read_text(encoding="ascii").split()) if file.exists() else set()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{file} is no list of erasures; name a file like detente.db.erasures") from error


def known(path: Path) -> set[str]:
    """The marks of all that was erased from the store at `path`: by its ledger, and by its replies where it can still be read."""
    found = noted(ledger(path))
    if not path.exists():
        return found
    query = "SELECT id, at, article_id FROM replies WHERE state = ?"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)) as connection:
            return found | {mark(*row) for row in connection.execute(query, (ReplyState.ERASED.value,))}
    except sqlite3.DatabaseError:  # damaged, or from before there were replies: the ledger has to do
        return found


def replay(store: Store, marks: Collection[str]) -> int:
    """Erase the replies that the marks stand for; how many stood there again. Raises `StoreError`."""
    from detente.store.desk_replies import erase

    r = schema.replies.c
    with reading(store) as connection:
        rows = connection.execute(select(r.id, r.at, r.article_id).where(r.state != ReplyState.ERASED.value)).all()
    back = [row.id for row in rows if mark(row.id, row.at, row.article_id) in marks]
    return sum(erase(store, number) for number in back)

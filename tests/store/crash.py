"""A program that saves, is killed, and is run again: `python -m store.crash FOLDER JOURNAL SEED KILLS`, from `tests`.

A process of its own, so that forking it is safe whatever the test run has loaded. Each child saves 200 readings in an
order of its own, in turn with one coder and with another (so that there is always something to write), and reports each
one as soon as it is saved; after a random time it is killed. After each kill what was reported must be there, and no
article in part; at the end one run is let finish.

In: arguments. Out: one line of JSON. Not here: what the figures ought to be (`test_crash.py`).
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import alembic.command  # noqa: F401 - loaded before forking, so that children start at once

from detente.store import sqlite
from detente.store.connect import Store, open_store, open_to_read
from detente.store.header import version_found
from detente.store.read import articles, digest
from detente.store.write import save

from .readings import small

READINGS = 200
LONGEST = 0.3
"""Seconds until the latest kill, or less where a whole run is short: kills meet making, saving and replacing."""

WORK = {"one": [small(n, "one", 3) for n in range(READINGS)], "two": [small(n, "two", 4) for n in range(READINGS)]}


def child(db: str, coder: str, order: list[int], reports: int) -> None:
    with open_store(db) as store:
        for number in order:
            save(store, WORK[coder][number])
            os.write(reports, f"a{number}\n".encode())


def run(db: str, coder: str, order: list[int], kill_after: float | None) -> tuple[bool, set[str]]:
    """Whether the child was killed before it was done, and what it reported as saved."""
    end, reports = os.pipe()
    pid = os.fork()
    if pid == 0:
        child(db, coder, order, reports)
        os._exit(0)
    os.close(reports)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(end) as pipe:
        reported = set(pipe.read().split())
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"the child failed: {status}")
    return os.WIFSIGNALED(status), reported


def faults(store: Store, coder: str, reported: set[str]) -> list[str]:
    """What is wrong with the store after a child that saved with `coder` was killed."""
    claims = {"one": 3, "two": 4}
    found = {row.article_id: row for row in articles(store)}
    torn = [row.article_id for row in found.values() if row.claims != claims[row.coder] or row.left_out != 1]
    lost = [name for name in reported if name not in found or found[name].coder != coder]
    return [*(f"torn {name}" for name in torn), *(f"lost {name}" for name in lost)]


def checks(db: str) -> list[str]:
    """What SQLite finds wrong."""
    with closing(sqlite3.connect(db)) as connection:
        integrity = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return integrity + [f"dangling {row}" for row in connection.execute("PRAGMA foreign_key_check")]


def main(folder: str, journal: str, seed: int, kills: int) -> dict[str, object]:
    """Kill, check, finish; the figures."""
    sqlite.wal_is_safe = lambda version: journal == "WAL"
    chance = random.Random(seed)  # noqa: S311 - no secret
    db, whole = str(Path(folder) / "killed.db"), str(Path(folder) / "whole.db")
    began = time.monotonic()
    run(whole, "two", list(range(READINGS)), None)
    longest = min(LONGEST, 0.6 * (time.monotonic() - began))
    killed, saved = 0, 0
    wrong: list[str] = []
    for turn in range(kills):
        coder = ("one", "two")[turn % 2]
        order = chance.sample(range(READINGS), READINGS)
        hit, reported = run(db, coder, order, chance.uniform(0, longest))
        killed += hit
        saved += len(reported)
        if version_found(Path(db)) is not None:
            wrong += checks(db)
            with open_store(db) as store:
                wrong += faults(store, coder, reported)
        elif reported:
            wrong.append("lost the file")
    finished = run(db, "two", chance.sample(range(READINGS), READINGS), None)[1]
    with open_to_read(db) as store, open_to_read(whole) as other:
        same = digest(store) == digest(other)
    wrong += checks(db)
    return {"killed": killed, "saved": saved, "finished": len(finished), "same": same, "wrong": wrong}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))))  # noqa: T201

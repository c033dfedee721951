"""`detente read` of 500 generated articles, killed at random moments and at named points, and run again each time.

In: how many articles and kills. Out: what was lost, doubled, half stored or different: nothing should be. After each kill
what was reported as saved must be there, every article stored must be whole, row by row as in a run that was let be, and
SQLite, its foreign keys and the search index must be sound. A run that reaches its end must give the digest of the run
that was let be; the next kill then meets an empty store. Not here: full disks (`disk.py`).

The children are forked from a process that has loaded everything, coder included, so that 300 of them take minutes.
`python -m benchmarks.crash FOLDER ARTICLES KILLS SEED` prints the figures as JSON, for the tests.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.report import Figures

ARTICLES, KILLS, SEED = 500, 300, 20
LIVES = 40
"""How many killed runs, on average, a store takes to be filled."""

ANY = "at any moment"
COUNTRIES = ("France", "Germany", "Russia", "China", "Turkey", "Iran", "Israel", "India", "Japan", "Egypt")
DEEDS = ("accused {b} of lying", "met envoys of {b}", "bombed targets in {b}", "sent food to {b}", "imposed sanctions on {b}")
PARTS = {"claim_id": "claims", "tie_id": "ties"}
"""Tables whose rows belong to an article by way of another table."""


def article(number: int) -> dict[str, str]:
    """The `number`-th article: two or three short sentences."""
    chance = random.Random(number)  # noqa: S311 - no secret
    told = []
    for _ in range(chance.choice((2, 3))):
        a, b = chance.sample(COUNTRIES, 2)
        told.append(f"{a} {chance.choice(DEEDS).format(b=b)} on {chance.randint(2, 28)} March {chance.randint(2010, 2020)}.")
    day = f"2020-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {"id": f"n{number}", "title": told[0], "text": " ".join(told), "published": day, "outlet": f"Daily {number % 9}"}


def main(folder: Path, articles: int, kills: int, seed: int) -> dict[str, Any]:
    """Kill and run again `kills` times; the figures."""
    given = folder / "articles.jsonl"
    given.write_text("".join(json.dumps(article(number)) + "\n" for number in range(articles)), encoding="utf-8")
    return _Trial(folder, given).run(kills, random.Random(seed))  # noqa: S311 - no secret


@dataclass
class _Trial:
    """One store that is filled, killed and filled again."""

    folder: Path
    given: Path
    killed: Counter[str] = field(default_factory=Counter)
    finished: int = 0
    wrong: list[str] = field(default_factory=list)

    def run(self, kills: int, chance: random.Random) -> dict[str, Any]:
        _load()
        whole, db = self.folder / "whole.db", self.folder / "killed.db"
        began = time.monotonic()
        _child(self.given, whole, None, None)
        seconds = time.monotonic() - began
        rows, digest = _rows(whole), _digest(whole)
        for turn in range(kills):
            name = self._point(db, chance)
            times = chance.randint(0, len(rows) // LIVES * 2)
            trap = None if name == ANY else partial(POINTS[name], times)
            hit, reported = _child(self.given, db, trap, chance.uniform(0, 2 * seconds / LIVES) if trap is None else None)
            self.killed[name] += hit
            self._look(db, turn, reported, rows)
            if not hit:
                self._finish(db, digest)
        _child(self.given, db, None, None)
        self._finish(db, digest)
        found = {"articles": len(rows), "killed": dict(sorted(self.killed.items())), "finished": self.finished}
        return {**found, "wrong": self.wrong, "seconds of a whole run": seconds}

    def _point(self, db: Path, chance: random.Random) -> str:
        """Where to kill the next run: the making of tables is met only by the first, the end only by the last."""
        if not db.exists():
            return chance.choice((ANY, "while the tables are made"))
        return chance.choices((ANY, *SAVING, "at the closing table"), (10, *(10 for _ in SAVING), 1))[0]

    def _look(self, db: Path, turn: int, reported: set[str], rows: dict[str, Counter[str]]) -> None:
        from detente.store.header import version_found

        if not version_found(db):
            self.wrong += [f"{turn}: {name} lost with the file" for name in reported]
            return
        found = _rows(db)
        self.wrong += [f"{turn}: {name} lost" for name in sorted(reported - set(found))]
        self.wrong += [f"{turn}: {name} is not what it should be" for name in found if found[name] != rows.get(name)]
        self.wrong += [f"{turn}: {line}" for line in _faults(db)]

    def _finish(self, db: Path, digest: str) -> None:
        self.finished += 1
        if _digest(db) != digest:
            self.wrong.append("another digest at the end")
        db.unlink()


def _load() -> None:
    """Everything a child needs, loaded before forking; the coder is opened once and not yet run."""
    import alembic.command  # noqa: F401 - loaded here for the children

    from detente.cli import reading
    from detente.store import load, migrate, read, schema, write  # noqa: F401

    coder = reading.open_coder()
    reading.open_coder = lambda *_, **__: coder  # type: ignore[assignment]


def _child(given: Path, db: Path, point: Callable[[], None] | None, after: float | None) -> tuple[bool, set[str]]:
    """`detente read` in a forked process: whether it was killed, and the articles that it had reported as saved."""
    end, reports = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(end)
        _read(given, db, point, reports)
    os.close(reports)
    if after is not None:
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
    with os.fdopen(end) as pipe:
        reported = set(pipe.read().split())
    _, status = os.waitpid(pid, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"detente read failed: {status}")
    return os.WIFSIGNALED(status), reported


def _read(given: Path, db: Path, point: Callable[[], None] | None, reports: int) -> None:
    from detente.cli import main as command
    from detente.store import write

    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    if point is not None:
        point()
    save = write.save

    def saving(store: Any, reading: Any) -> Any:
        outcome = save(store, reading)
        os.write(reports, f"{reading.article.id}\n".encode())
        return outcome

    write.save = saving  # type: ignore[assignment]
    sys.argv = ["detente", "read", str(given), "--db", str(db)]
    try:
        command()
    except SystemExit as left:
        os._exit(left.code if isinstance(left.code, int) else 1)
    finally:
        os._exit(1)


def _before_the_commit(times: int) -> None:
    from sqlalchemy import Engine, event

    event.listen(Engine, "commit", _countdown(times))


def _after_the_save(times: int) -> None:
    from detente.store import write

    save, tick = write.save, _countdown(times)

    def saving(*given: Any) -> Any:
        outcome = save(*given)
        tick()
        return outcome

    write.save = saving


def _between_two_tables(times: int) -> None:
    from sqlalchemy import Engine, event

    tick = _countdown(times)

    def cursor(_: Any, __: Any, statement: str, *___: Any) -> None:
        if statement.startswith(("INSERT INTO sides", "INSERT INTO left_out")):
            tick()

    event.listen(Engine, "before_cursor_execute", cursor)


def _while_the_tables_are_made(_: int) -> None:
    from detente.store import migrate

    migrate._sign = lambda *_: os.kill(os.getpid(), signal.SIGKILL)


def _at_the_closing_table(_: int) -> None:
    from detente.store import read

    read.counts = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[assignment, return-value]


SAVING = ("before a commit", "after a save", "between two tables of an article")
POINTS: dict[str, Callable[[int], None]] = {
    "before a commit": _before_the_commit,
    "after a save": _after_the_save,
    "between two tables of an article": _between_two_tables,
    "while the tables are made": _while_the_tables_are_made,
    "at the closing table": _at_the_closing_table,
}
"""Named points; each sets its trap in a forked child, which then is killed at the n-th passing."""


def _countdown(times: int) -> Callable[..., None]:
    left = iter(range(times))

    def tick(*_: Any) -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    return tick


def _rows(db: Path) -> dict[str, Counter[str]]:
    """All rows of each article, in whatever table of readings they stand."""
    from detente.store.schema import readings

    found: dict[str, Counter[str]] = {}
    with closing(sqlite3.connect(db)) as connection:
        for table in readings.metadata.tables.values():
            query = _query(table)
            for article_id, *row in connection.execute(query) if query else ():
                found.setdefault(article_id, Counter())[json.dumps([table.name, *row])] += 1
    return found


def _query(table: Any) -> str:
    """Rows with the article they belong to in front; nothing for tables of memory."""
    from detente.store.schema import readings

    if getattr(readings, table.name, None) is not table:
        return ""
    if table.name == "articles":
        return "SELECT id, * FROM articles"
    if "article_id" in table.c:
        return f"SELECT article_id, * FROM {table.name}"  # noqa: S608 - our own names
    for key, parent in PARTS.items():
        if key in table.c:
            return f"SELECT p.article_id, t.* FROM {table.name} AS t JOIN {parent} AS p ON p.id = t.{key}"  # noqa: S608
    return ""


def _faults(db: Path) -> list[str]:
    """What SQLite finds wrong."""
    with closing(sqlite3.connect(db)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"dangling {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        try:
            connection.execute("INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            found.append(f"search: {error}")
    return found


def _digest(db: Path) -> str:
    from detente.store.connect import open_to_read
    from detente.store.read import digest

    with open_to_read(str(db)) as store:
        return digest(store)


def memory() -> str | None:
    """A folder in memory where that can be had: a kill leaves the system's cache alone, so a disk would only be slow."""
    place = Path("/dev/shm")  # noqa: S108 - a folder of our own inside it
    return str(place) if os.access(place, os.W_OK) else None


def run() -> Figures:
    with tempfile.TemporaryDirectory(dir=memory()) as folder:
        found = main(Path(folder), ARTICLES, KILLS, SEED)
    killed: dict[str, int] = found["killed"]
    return Figures(
        f"detente read of {ARTICLES} generated articles, {KILLS} runs cut short, seed {SEED}",
        {
            "runs killed": sum(killed.values()),
            "stores finished": found["finished"],
            "faults": len(found["wrong"]),
            "seconds of a run that is let be": found["seconds of a whole run"],
        },
        tuple(f"{count:4} killed {name}" for name, count in killed.items()) + tuple(found["wrong"][:20]),
    )


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), *map(int, sys.argv[2:5]))))

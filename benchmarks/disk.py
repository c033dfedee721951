"""Saving on a disk that is full when so many pages have been written, for n = 1 to 300.

In: nothing. Out: what was lost or torn: nothing should be. For each n a small disk in memory (tmpfs, which needs root) is
filled until n pages are free; articles are saved until there is no space left. What was reported as saved must be there
while the disk is still full; then space is made, the same articles are saved again from the first, and the store must have
the digest of one that never met a full disk. Not here: kills (`crash.py`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.report import Figures

PAGE = 4096
DISK = "6m"
PAGES = range(1, 301)
READINGS = 70
"""Each of some six pages, so that the fullest disk takes none of them and the emptiest not all."""


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """A disk of its own in memory, None where it cannot be had."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "detente", folder]
        may = os.geteuid() == 0 and sys.platform == "linux" and shutil.which("mount")
        if not may or subprocess.run(command, capture_output=True, check=False).returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def reading(number: int) -> Any:
    """The `number`-th reading: an article of three pages and its claim."""
    from detente.model import Article, Attribution, Claim, Dating, Reading, Span, Status, stable_id

    text = f"Envoys of state {number} met. " + "".join(f"Word {number * place} of it. " for place in range(600))
    claim = Claim(
        stable_id(str(number)), "CONSULT", (), (), "", 1, 1.0, 0, 20, Span(15, 20), (), (), (), Status.ASSERTED,
        (Attribution("outlet", outlet="The Daily"),), Dating(), None, (), 0.5, (),
    )  # fmt: skip
    article = Article(f"a{number}", text, (Span(0, len(text)),), published="2020-01-01", published_basis="given")
    return Reading(article, (claim,), (), (), (), (), "one")


def faults(disk: Path, pages: Iterable[int]) -> list[str]:
    """What went wrong on `disk` when it was full after each number of pages."""
    from detente.store.connect import open_store

    work = [reading(number) for number in range(READINGS)]
    template = disk.with_suffix(".db")
    wrong: list[str] = []
    try:
        open_store(str(template)).close()
        empty = template.read_bytes()
        digest = _fill_and_digest(template, work)
        for free in pages:
            wrong += [f"{free} pages free: {line}" for line in _trial(disk / "detente.db", empty, free, work, digest)]
    finally:
        template.unlink(missing_ok=True)
    return wrong


def _trial(db: Path, empty: bytes, free: int, work: list[Any], digest: str) -> Iterator[str]:
    from detente.store.connect import open_to_read
    from detente.store.read import articles

    db.write_bytes(empty)
    filler = db.with_name("filler")
    filler.write_bytes(bytes(PAGE * (os.statvfs(db.parent).f_bavail * os.statvfs(db.parent).f_frsize // PAGE - free)))
    saved, message = _save_until_full(db, work)
    if "no space left" not in message:
        yield f"said '{message}'"
    with open_to_read(str(db)) as store:
        found = {row.article_id: row.claims for row in articles(store)}
    yield from (f"{name} lost" for name in saved if name not in found)
    yield from (f"{name} torn" for name, claims in found.items() if claims != 1)
    filler.unlink()
    if _fill_and_digest(db, work) != digest:
        yield "another digest at the end"
    for left in db.parent.iterdir():
        left.unlink()


def _save_until_full(db: Path, work: list[Any]) -> tuple[list[str], str]:
    """The articles reported as saved, and the message that ended it."""
    from detente.errors import StoreError
    from detente.store.connect import open_store
    from detente.store.write import save

    saved: list[str] = []
    try:
        with open_store(str(db)) as store:
            for one in work:
                save(store, one)
                saved.append(one.article.id)
    except StoreError as error:
        return saved, str(error)
    return saved, "nothing"


def _fill_and_digest(db: Path, work: list[Any]) -> str:
    from detente.store.connect import open_store
    from detente.store.read import digest
    from detente.store.write import save

    with open_store(str(db)) as store:
        for one in work:
            save(store, one)
        return digest(store)


def run() -> Figures:
    what = f"saving while {PAGES[0]} to {PAGES[-1]} pages of a disk are free"
    with small_disk() as disk:
        if disk is None:
            return Figures(what, skipped="a small disk in memory cannot be mounted here; root on Linux can")
        wrong = faults(disk, PAGES)
    return Figures(what, {"full disks": len(PAGES), "faults": len(wrong)}, tuple(wrong[:20]))

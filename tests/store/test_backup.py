"""Copies: whole while the store is in use, checked, never over something else."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from detente.errors import StoreError
from detente.model import Reply, ReplyState
from detente.store import backup as backups
from detente.store import desk_replies, header, load, migrate
from detente.store.backup import backup, restore
from detente.store.connect import Store, open_store, open_to_read
from detente.store.erasures import ledger
from detente.store.read import counts, digest
from detente.store.search import search
from detente.store.write import save

from .readings import full, small


def _fill(store: Store, numbers: range) -> None:
    for number in numbers:
        save(store, small(number))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "copy.db"


@pytest.fixture(autouse=True)
def folder(copy: Path) -> None:
    copy.parent.mkdir()


def test_a_copy_holds_what_the_store_holds(on_file: Store, db: Path, copy: Path, tmp_path: Path) -> None:
    save(on_file, full())
    backup(str(db), copy)
    with open_to_read(str(copy)) as other:
        assert digest(other) == digest(on_file)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    restore(copy, str(tmp_path / "back.db"))
    with open_store(str(tmp_path / "back.db")) as other:
        assert digest(other) == digest(on_file)
        assert [found.article_id for found in search(other, "villages")] == ["full"]


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_copy_taken_while_articles_are_saved_holds_all_that_came_before(
    db: Path, copy: Path, journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.store.sqlite.best_journal", lambda: journal)
    saved: list[int] = []
    done = threading.Event()

    def saving() -> None:
        with open_store(str(db)) as store:
            for number in range(10_000):
                save(store, small(number))
                saved.append(number)
                if done.is_set():
                    return

    writer = threading.Thread(target=saving)
    writer.start()
    try:
        for turn in range(8):
            before = len(saved)
            path = copy.with_name(f"{turn}.db")
            backup(str(db), path)
            with open_to_read(str(path)) as store:
                found = counts(store)
                assert found.articles >= before
                assert found.claims == ((("CONSULT", 3 * found.articles),) if found.articles else ())
    finally:
        done.set()
        writer.join()
    assert saved


def test_nothing_is_overwritten_without_force(on_file: Store, db: Path, copy: Path) -> None:
    save(on_file, full())
    copy.write_bytes(b"precious")
    with pytest.raises(StoreError, match="there already"):
        backup(str(db), copy)
    assert copy.read_bytes() == b"precious"
    backup(str(db), copy, force=True)
    _fill(on_file, range(3))
    before = digest(on_file)
    with pytest.raises(StoreError, match="holds 4 articles"):
        restore(copy, str(db))
    assert digest(on_file) == before
    on_file.close()
    restore(copy, str(db), force=True)
    with open_to_read(str(db)) as store:
        assert counts(store).articles == 1


def test_an_empty_store_may_be_filled(db: Path, on_file: Store, copy: Path, tmp_path: Path) -> None:
    save(on_file, full())
    backup(str(db), copy)
    empty = tmp_path / "empty.db"
    open_store(str(empty)).close()
    restore(copy, str(empty))
    with open_to_read(str(empty)) as store:
        assert counts(store).articles == 1


def test_what_is_no_copy_is_refused_and_the_store_stays(on_file: Store, db: Path, copy: Path) -> None:
    save(on_file, full())
    before = digest(on_file)
    with pytest.raises(StoreError, match="nothing in"):
        restore(copy, str(db), force=True)
    copy.write_bytes(b"text " * 100)
    with pytest.raises(StoreError, match="not a Detente database"):
        restore(copy, str(db), force=True)
    backup(str(db), copy, force=True)
    whole = copy.read_bytes()
    copy.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    with pytest.raises(StoreError, match="damaged"):
        restore(copy, str(db), force=True)
    copy.write_bytes(whole)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(f"PRAGMA user_version = {header.SCHEMA_VERSION + 1}")
    with pytest.raises(StoreError, match="newer Detente"):
        restore(copy, str(db), force=True)
    assert digest(on_file) == before


def test_a_copy_of_an_older_schema_is_brought_up_to_date(tmp_path: Path, copy: Path) -> None:
    with pytest.MonkeyPatch.context() as older:
        older.setattr(header, "SCHEMA_VERSION", 3)
        older.setattr(migrate, "check", lambda store: None)
        with open_store(str(copy)) as store:
            save(store, full())
    assert header.version_found(copy) == 3
    restore(copy, str(tmp_path / "back.db"))
    with open_to_read(str(tmp_path / "back.db")) as store:
        assert load.claims(store, "full") == full().claims
        assert [found.article_id for found in search(store, "villages")] == ["full"]
    assert header.version_found(copy) == 3


def test_a_damaged_store_gives_no_copy(on_file: Store, db: Path, copy: Path) -> None:
    _fill(on_file, range(40))
    on_file.close()
    whole = db.read_bytes()
    db.write_bytes(whole[: len(whole) // 2] + b"\xa5" * (len(whole) - len(whole) // 2))
    with pytest.raises(StoreError, match="damaged"):
        backup(str(db), copy)
    assert list(copy.parent.iterdir()) == []


def test_a_restore_that_fails_half_way_leaves_the_store(
    on_file: Store, db: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(str(db), copy)
    save(on_file, full())
    before = digest(on_file)

    def failing(source: Path, target: Path) -> None:
        with closing(sqlite3.connect(source)) as whole, closing(sqlite3.connect(target)) as other:
            whole.backup(other, pages=1, progress=lambda *_: 1 / 0)

    monkeypatch.setattr(backups, "_copy", failing)
    with pytest.raises(ZeroDivisionError):
        restore(copy, str(db), force=True)
    assert digest(on_file) == before


def test_a_server_is_copied_with_its_own_tools(copy: Path) -> None:
    with pytest.raises(StoreError, match="pg_dump") as caught:
        backup("postgresql://me:s3cret@db/news", copy)
    assert "s3cret" not in str(caught.value)
    with pytest.raises(StoreError, match="pg_restore"):
        restore(copy, "postgresql://me@db/news")


def _reply(name: str) -> Reply:
    return Reply(0, "full", "", "", 0, name, "", "I was there.", ReplyState.APPROVED, f"2026-01-01T00:00:0{len(name)}Z")


@pytest.mark.parametrize("lost", ["nothing", "the store", "store and ledger"])
def test_what_was_erased_since_the_copy_does_not_come_back(
    on_file: Store, db: Path, copy: Path, tmp_path: Path, lost: str
) -> None:
    save(on_file, full())
    numbers = [desk_replies.add(on_file, _reply(name), f"{name}@example.org", "", "") for name in ("Ann", "Barbara")]
    backup(str(db), copy)
    assert desk_replies.erase(on_file, numbers[0])
    on_file.close()
    kept = tmp_path / "kept.erasures"
    shutil.copy(ledger(db), kept)
    if lost != "nothing":
        db.unlink()
    if lost == "store and ledger":
        ledger(db).unlink()
    assert restore(copy, str(db), force=True, erased=kept if lost == "store and ledger" else None) == 1
    assert b"Ann" not in db.read_bytes()
    assert b"Ann" not in ledger(db).read_bytes()
    with open_store(str(db)) as store:
        assert [desk_replies.one(store, number).state.value for number in numbers] == ["erased", "approved"]  # type: ignore[union-attr]
        assert desk_replies.email(store, numbers[0]) == ""
    assert sorted(path.name for path in db.parent.iterdir() if "part" in path.name) == []
    assert restore(copy, str(db), force=True) == 1


def test_a_damaged_ledger_stops_everything(on_file: Store, db: Path, copy: Path) -> None:
    save(on_file, full())
    backup(str(db), copy)
    before = digest(on_file)
    on_file.close()
    ledger(db).write_bytes(b"\xff\xfe")
    with pytest.raises(StoreError, match="no list of erasures"):
        restore(copy, str(db), force=True)
    with open_store(str(db)) as store:
        assert digest(store) == before
    with pytest.raises(StoreError, match="there is no"):
        restore(copy, str(db), force=True, erased=copy.with_name("none"))

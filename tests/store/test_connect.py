"""Opening: what is made, what is refused untouched, what another program may do meanwhile."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from detente.errors import StoreError
from detente.store import sqlite
from detente.store.connect import Store, open_store, open_to_read, writing
from detente.store.header import APPLICATION_ID, SCHEMA_VERSION
from detente.store.read import claims, counts, digest
from detente.store.sqlite import wal_is_safe
from detente.store.write import save

from .readings import full, small


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def _refused_untouched(path: Path, match: str) -> None:
    before, beside = _hash(path), _beside(path)
    for opening in (open_store, open_to_read):
        with pytest.raises(StoreError, match=match) as caught:
            opening(str(path))
        assert "\n" not in str(caught.value)
        assert str(path) in str(caught.value)
    assert _hash(path) == before
    assert _beside(path) == beside


@pytest.mark.parametrize("made", [False, True], ids=["absent", "empty"])
def test_an_absent_or_empty_file_becomes_a_store(tmp_path: Path, made: bool) -> None:
    path = tmp_path / "odd name %20 ?#é.db"
    if made:
        path.touch()
    with open_store(str(path)) as store:
        save(store, full())
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (f"{SCHEMA_VERSION:04}",)
    assert _beside(path) == [path.name]


def test_opening_again_changes_nothing(on_file: Store, db: Path) -> None:
    save(on_file, full())
    on_file.close()
    before = _hash(db)
    open_store(str(db)).close()
    open_to_read(str(db)).close()
    assert _hash(db) == before


def test_sqlalchemy_loads_on_opening_and_alembic_only_to_migrate(db: Path) -> None:
    script = (
        "import sys; import detente.store.connect, detente.store.records\n"
        "print('sqlalchemy' in sys.modules, end=' ')\n"
        f"detente.store.connect.open_store({str(db)!r}).close()\n"
        "print('sqlalchemy' in sys.modules, 'alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "False"]


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    for content in (b"short", b"long enough to hold a header, " * 50, b"\0" * 4096, b"SQLite format 3\0 cut"):
        path.write_bytes(content)
        _refused_untouched(path, "not a Detente database")


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_the_database_of_another_program_is_refused(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE bookmarks (a)")
        connection.commit()
        _refused_untouched(path, "another program")
    _refused_untouched(path, "another program")


def test_a_newer_store_is_refused(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    _refused_untouched(db, "newer Detente")


def test_a_store_cut_short_is_refused(on_file: Store, db: Path) -> None:
    for number in range(5):
        save(on_file, small(number))
    on_file.close()
    whole = db.read_bytes()
    for length in (len(whole) - 4096, len(whole) // 2 // 4096 * 4096, 8192, 4096, 1000):
        db.write_bytes(whole[:length])
        _refused_untouched(db, "damaged|lacks")


def test_a_store_without_one_of_its_tables_is_refused(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("DROP TABLE sizes")
    _refused_untouched(db, "lacks sizes")


def test_damage_met_later_is_one_line(on_file: Store, db: Path) -> None:
    for number in range(20):
        save(on_file, small(number))
    on_file.close()
    whole = bytearray(db.read_bytes())
    whole[4096 * 4 :] = b"\xa5" * (len(whole) - 4096 * 4)
    db.write_bytes(whole)
    with pytest.raises(StoreError, match="damaged"), open_store(str(db)) as damaged:
        digest(damaged)


def test_a_place_where_nothing_can_be_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(str(tmp_path / "none" / "detente.db"))
    with pytest.raises(StoreError, match="not a file"):
        open_store(str(tmp_path))
    with pytest.raises(StoreError, match="no address of a store"):
        open_store("mysql://localhost/detente")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder in which not even root can write")
def test_a_folder_that_cannot_be_written() -> None:
    with pytest.raises(StoreError, match="check the rights"):
        open_store("/proc/self/detente.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_can_be_read_and_not_written(on_file: Store, db: Path) -> None:
    save(on_file, full())
    on_file.close()
    db.chmod(0o444)
    db.parent.chmod(0o555)
    try:
        with open_to_read(str(db)) as readable:
            assert counts(readable).articles == 1
        with pytest.raises(StoreError, match="check the rights"), open_store(str(db)) as unwritable:
            save(unwritable, small(1))
    finally:
        db.parent.chmod(0o755)


def test_reading_what_is_not_there_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing in"):
        open_to_read(str(tmp_path / "detente.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_store_opened_to_read_cannot_be_written(db: Path) -> None:
    before = _hash(db)
    with open_to_read(str(db)) as store, pytest.raises(StoreError, match="check the rights"):
        save(store, full())
    assert _hash(db) == before


def test_a_store_that_another_program_holds(on_file: Store, db: Path) -> None:
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            save(on_file, full())
        other.execute("ROLLBACK")
    save(on_file, full())
    assert counts(on_file).articles == 1


def test_a_writer_waits_for_a_short_transaction(db: Path) -> None:
    script = (
        "import sqlite3, sys, time\n"
        f"c = sqlite3.connect({str(db)!r}, isolation_level=None); c.execute('BEGIN IMMEDIATE')\n"
        "print('held', flush=True); time.sleep(0.3); c.execute('ROLLBACK')"
    )
    with (
        open_store(str(db), wait_seconds=10) as store,
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as other,
    ):
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        save(store, full())
        assert counts(store).articles == 1


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_which_versions_have_the_wal_bug(version: tuple[int, int, int], safe: bool) -> None:
    assert wal_is_safe(version) is safe


@pytest.mark.parametrize(("safe", "journal"), [(True, "wal"), (False, "delete")])
def test_the_journal_follows_the_version(db: Path, monkeypatch: pytest.MonkeyPatch, safe: bool, journal: str) -> None:
    monkeypatch.setattr(sqlite, "wal_is_safe", lambda version: True)
    open_store(str(db)).close()
    monkeypatch.setattr(sqlite, "wal_is_safe", lambda version: safe)
    with open_store(str(db)) as store:
        save(store, full())
        assert _pragma(store, "journal_mode") == journal
    with open_to_read(str(db)) as store:
        assert counts(store).articles == 1
    assert _beside(db) == ["detente.db"]


def test_under_wal_a_listing_and_a_writer_do_not_wait(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "wal_is_safe", lambda version: True)
    with open_store(str(db), wait_seconds=0.2) as store:
        for number in range(3):
            save(store, small(number))
        listing = claims(store)
        next(listing)
        save(store, small(3))
        assert len(list(listing)) == 8
        assert len(list(claims(store))) == 12


def test_every_connection_is_set_up(on_file: Store) -> None:
    assert _pragma(on_file, "foreign_keys") == 1
    assert _pragma(on_file, "synchronous") == 3
    assert _pragma(on_file, "busy_timeout") == 200


def _pragma(store: Store, name: str) -> object:
    with writing(store) as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()

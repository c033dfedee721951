"""From one version to the next, whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from detente.errors import StoreError
from detente.store import connect, header, migrate, sqlite
from detente.store.connect import open_store, open_to_read
from detente.store.read import digest
from detente.store.write import save

from .readings import full, small

NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "{new:04}"
down_revision = "{old:04}"


def upgrade() -> None:
    op.add_column("articles", sa.Column("language", sa.Text, nullable=False, server_default="en"))
    op.execute("UPDATE meta SET value = 'changed'")
    {end}
"""


def test_the_newest_migration_is_the_version_of_the_program() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS).replace("%", "%%"))
    assert ScriptDirectory.from_config(config).get_heads() == [f"{header.SCHEMA_VERSION:04}"]


@pytest.fixture
def older(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filled store of this version, and a program that knows one more."""
    with open_store(str(db)) as store:
        save(store, full())
    scripts = tmp_path / "100% new" / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(header, "SCHEMA_VERSION", header.SCHEMA_VERSION + 1)
    return db


def _add(end: str) -> None:
    new = header.SCHEMA_VERSION
    (migrate.SCRIPTS / "versions" / f"v{new:04}_next.py").write_text(NEXT.format(end=end, new=new, old=new - 1))


@pytest.mark.parametrize("wal", [False, True])
@pytest.mark.parametrize("opening", [open_store, open_to_read])
def test_an_older_store_is_migrated_with_all_its_rows(
    older: Path, monkeypatch: pytest.MonkeyPatch, wal: bool, opening: type[connect.Store]
) -> None:
    _add("pass")
    monkeypatch.setattr(sqlite, "wal_is_safe", lambda version: wal)
    with closing(sqlite3.connect(older)) as connection:
        connection.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'DELETE'}")
    with opening(str(older)) as store:  # type: ignore[call-arg, arg-type]
        assert digest(store)
        # Already now, before anything is moved out of a write-ahead log: the header never lags behind.
        assert header.version_found(older) == header.SCHEMA_VERSION
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("SELECT language FROM articles").fetchall() == [("en",)]
        assert connection.execute("SELECT count(*) FROM claims").fetchone() == (2,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(f"{header.SCHEMA_VERSION:04}",)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal" if wal else "delete",)


def test_a_new_store_takes_all_the_steps(older: Path) -> None:
    _add("pass")
    path = older.with_name("new.db")
    with open_store(str(path)) as store:
        save(store, small(1))
    assert header.version_found(path) == header.SCHEMA_VERSION


def test_a_migration_that_fails_leaves_the_file_as_it_was(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = older.read_bytes()
    _add("op.execute('INSERT INTO nothing VALUES (1)')")
    with pytest.raises(StoreError, match="nothing of it was stored"):
        open_store(str(older))
    assert older.read_bytes() == before
    monkeypatch.undo()
    open_store(str(older)).close()


def test_a_store_that_lost_its_revision_is_one_line(older: Path) -> None:
    _add("pass")
    with closing(sqlite3.connect(older)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'abcd'")
        connection.commit()
    before = older.read_bytes()
    with pytest.raises(StoreError, match="lost track"):
        open_store(str(older))
    assert older.read_bytes() == before


@pytest.fixture
def overtaken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that another program makes in the moment before ours would."""
    path = tmp_path / "detente.db"
    set_journal = sqlite.set_journal

    def late(engine: Engine, where: str, mode: str) -> None:
        monkeypatch.setattr(sqlite, "set_journal", set_journal)
        open_store(str(path)).close()
        set_journal(engine, where, mode)

    monkeypatch.setattr(sqlite, "set_journal", late)
    return path


def test_two_programs_make_the_file_at_once(overtaken: Path) -> None:
    with open_store(str(overtaken)) as store:
        save(store, full())
    assert header.version_found(overtaken) == header.SCHEMA_VERSION


def test_a_newer_program_makes_the_file_at_the_same_time(overtaken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    late = sqlite.set_journal

    def newer(engine: Engine, where: str, mode: str) -> None:
        late(engine, where, mode)
        with closing(sqlite3.connect(overtaken)) as connection:
            connection.execute(f"PRAGMA user_version = {header.SCHEMA_VERSION + 1}")

    monkeypatch.setattr(sqlite, "set_journal", newer)
    with pytest.raises(StoreError, match="newer Detente"):
        open_store(str(overtaken))
    with pytest.raises(StoreError, match="newer Detente"):
        header.version_found(overtaken)

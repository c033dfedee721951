"""A server: what is made, what is refused untouched, who waits for whom, what is never printed."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from detente.errors import StoreError
from detente.store import header, postgres
from detente.store.connect import Store, db_shown, open_store, open_to_read, reading, version_found, writing
from detente.store.read import claims, counts, digest
from detente.store.records import Filters
from detente.store.write import save

from . import cluster
from .readings import full, small


def test_equal_content_has_one_digest_on_either_engine(on_server: Store, on_file: Store) -> None:
    readings = [full(), *(small(number) for number in range(8))]
    assert digest(on_server) == digest(on_file)
    for store in (on_server, on_file):
        random.Random(len(store.where)).shuffle(readings)  # noqa: S311 - no secret
        for one in readings:
            save(store, one)
    assert digest(on_server) == digest(on_file)
    for filters in (Filters(), Filters(party="USA"), Filters(actor="TÜRK"), Filters(recipient="envoy 1"), Filters(limit=7)):
        assert list(claims(on_server, filters)) == list(claims(on_file, filters))


def test_an_empty_database_becomes_a_store(server: str) -> None:
    address = cluster.make(server, "fresh")
    assert version_found(address) == 0
    with pytest.raises(StoreError, match="nothing in"):
        open_to_read(address)
    with open_store(address) as store:
        save(store, full())
    assert version_found(address) == header.SCHEMA_VERSION
    with open_to_read(address) as store:
        assert counts(store).articles == 1
        with pytest.raises(StoreError, match="check the rights"):
            save(store, small(1))


def test_the_meaning_of_columns_stands_in_the_database(on_server: Store) -> None:
    with reading(on_server) as connection:
        found = connection.exec_driver_sql("SELECT col_description('claims'::regclass, 1)").scalar_one()
    assert found == "the claim's own id, the same in every run"


def test_the_database_of_another_program_is_refused(server: str) -> None:
    import psycopg

    address = cluster.make(server, "bookmarks")
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE bookmarks (a int)")
    for opening in (open_store, open_to_read):
        with pytest.raises(StoreError, match="another program"):
            opening(address)


def test_a_database_in_another_encoding_is_refused(server: str) -> None:
    address = cluster.make(server, "latin", "ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0")
    with pytest.raises(StoreError, match="createdb --template=template0 --encoding=UTF8"):
        open_store(address)


@pytest.mark.parametrize(("version", "match"), [(f"{header.SCHEMA_VERSION + 1:04}", "newer Detente"), ("abcd", "lost track")])
def test_a_store_of_another_version_is_refused(on_server: Store, version: str, match: str) -> None:
    address = _address(on_server)
    with writing(on_server) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = %(v)s", {"v": version})
    try:
        with pytest.raises(StoreError, match=match):
            open_store(address)
    finally:
        with writing(on_server) as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = %(v)s", {"v": f"{header.SCHEMA_VERSION:04}"})


def test_programs_that_open_at_once_make_the_tables_once(server: str) -> None:
    address = cluster.make(server, "crowd")
    failed: list[BaseException] = []

    def opening(number: int) -> None:
        try:
            with open_store(address) as store:
                for place in range(5):
                    save(store, small(number * 5 + place))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=opening, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with open_to_read(address) as store:
        assert counts(store).articles == 20


def test_writers_of_the_same_article_do_not_meet(on_server: Store) -> None:
    outcomes: list[str] = []

    def saving() -> None:
        with open_store(_address(on_server)) as store:
            outcomes.extend(str(save(store, small(number))) for number in range(10))

    threads = [threading.Thread(target=saving) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["new"] * 10 + ["unchanged"] * 20


def test_a_store_that_another_program_holds(on_server: Store) -> None:
    with open_store(_address(on_server), wait_seconds=5) as other, writing(other), pytest.raises(StoreError, match="in use"):
        save(on_server, full())
    save(on_server, full())


def test_a_reader_sees_one_moment(on_server: Store) -> None:
    save(on_server, small(1))
    listing = claims(on_server)
    next(listing)
    save(on_server, small(2))
    assert len(list(listing)) == 2
    assert len(list(claims(on_server))) == 6


def test_a_program_killed_half_way_leaves_nothing(on_server: Store) -> None:
    script = (
        "import os, signal, sys\n"
        "from store.readings import full\n"
        "from detente.store import write\n"
        "from detente.store.connect import open_store\n"
        "insert = write._insert\n"
        "def half(connection, rows):\n"
        "    insert(connection, rows); os.kill(os.getpid(), signal.SIGKILL)\n"
        "write._insert = half\n"
        "write.save(open_store(sys.argv[1]), full())\n"
    )
    done = subprocess.run([sys.executable, "-c", script, _address(on_server)], cwd=Path(__file__).parents[1], check=False)
    assert done.returncode == -9
    assert counts(on_server).articles == 0
    assert counts(on_server).claims == ()
    save(on_server, full())


def test_passwords_are_never_shown() -> None:
    for address in (
        "postgresql://me:s3cret@127.0.0.1:1/news",
        "postgres://me:s3cret@127.0.0.1:1/news?password=s3cret",
        "postgresql://me:s3cret@127.0.0.1:port/news",
        "postgresql://me:s3cret@127.0.0.1:1",
    ):
        pytest.importorskip("psycopg")
        with pytest.raises(StoreError) as caught:
            open_store(address, wait_seconds=1)
        assert "s3cret" not in str(caught.value)
        assert "\n" not in str(caught.value)
    assert db_shown("postgresql://me:s3cret@db/news?sslmode=require") == "postgresql://me@db/news?sslmode=require"


def test_without_psycopg_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install '\.\[postgres\]'"):
        open_store("postgresql://me@127.0.0.1:1/news")


def test_what_is_an_address() -> None:
    assert postgres.is_address("postgresql://a/b")
    assert not postgres.is_address("folder/news.db")
    with pytest.raises(StoreError, match="no address of a store"):
        postgres.is_address("mysql://a/b")


def _address(store: Store) -> str:
    return store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)

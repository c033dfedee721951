"""An empty store for each test: on SQLite copied from one that was made once, on Postgres emptied after the one before.

`store` runs a test on both engines, `on_file` on SQLite alone, where the test is about the file.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from detente.store import schema
from detente.store.connect import Store, open_store, writing

from . import cluster


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "empty.db"
    open_store(str(path)).close()
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The folder of a running Postgres; see `cluster.address`."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    programs = cluster.programs()
    if programs is None:
        pytest.skip(f"no Postgres {cluster.LEAST} or newer in {cluster.PLACES} (Debian: apt install postgresql)")
    with cluster.running(programs) as folder:
        yield folder


@pytest.fixture(scope="session")
def address(server: str) -> str:
    """The database that the tests share, made once."""
    found = cluster.make(server, "shared")
    open_store(found).close()
    return found


@pytest.fixture
def db(template: Path, tmp_path: Path) -> Path:
    """The path of a store that nobody has open."""
    return Path(shutil.copy(template, tmp_path / "detente.db"))


@pytest.fixture
def on_file(db: Path) -> Iterator[Store]:
    with open_store(str(db), wait_seconds=0.2) as opened:
        yield opened


@pytest.fixture
def on_server(address: str) -> Iterator[Store]:
    with open_store(address, wait_seconds=0.2) as opened:
        yield opened
        with writing(opened) as connection:
            for table in reversed(schema.metadata.sorted_tables):
                if table is not schema.meta:
                    connection.execute(delete(table))


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Store:
    found: Store = request.getfixturevalue("on_file" if request.param == "sqlite" else "on_server")
    return found

"""An empty store for each test, copied from one that was made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.store.connect import Store, open_store


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "empty.db"
    open_store(str(path)).close()
    return path


@pytest.fixture
def db(template: Path, tmp_path: Path) -> Path:
    """The path of a store that nobody has open."""
    return Path(shutil.copy(template, tmp_path / "detente.db"))


@pytest.fixture
def store(db: Path) -> Iterator[Store]:
    with open_store(str(db), wait_seconds=0.2) as opened:
        yield opened

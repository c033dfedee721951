"""Killed at any moment and run again, the store ends as if nothing had happened."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

KILLS = 20
"""For each journal."""


@pytest.fixture
def folder() -> Iterator[str]:
    """In memory where that can be had: a kill leaves the system's cache alone, so a disk would only make it slow."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own inside it
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as path:
        yield path


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_killed_run_resumes(folder: str, journal: str) -> None:
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)  # noqa: T201 - shown when it fails
    command = [sys.executable, "-m", "store.crash", folder, journal, str(seed), str(KILLS)]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    print(found)  # noqa: T201
    assert found["wrong"] == []
    assert found["same"]
    assert found["finished"] == 200
    assert found["killed"] >= KILLS // 2
    assert found["saved"] > 0


def test_the_read_command_killed_thirty_times_loses_nothing(folder: str) -> None:
    seed = random.SystemRandom().randrange(10**6)
    print("seed", seed)  # noqa: T201 - shown when it fails
    command = [sys.executable, "-m", "benchmarks.crash", folder, "60", "30", str(seed)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    print(found)  # noqa: T201
    assert found["wrong"] == []
    assert found["articles"] == 60
    assert sum(found["killed"].values()) >= 15
    assert found["finished"] >= 1

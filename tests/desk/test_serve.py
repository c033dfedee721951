"""The command itself: a process on loopback, its link, an empty store."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "detente.cli", "serve", "--db", str(tmp_path / "new.db"), "--port", port]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield line, process
        finally:
            process.terminate()
            process.communicate(timeout=20)


def test_an_empty_store_is_served_to_whoever_has_the_link(served: tuple[str, subprocess.Popen[str]]) -> None:
    line, process = served
    found = re.search(r"(http://127\.0\.0\.1:\d+)(/enter\?link=\S{43})\n", line)
    assert found, line
    base, link = found[1], found[2]
    transport = httpx2.HTTPTransport(retries=20)
    with httpx2.Client(base_url=base, transport=transport, timeout=20) as client:
        for _ in range(50):
            try:
                client.get("/articles")
                break
            except httpx2.ConnectError:
                assert process.poll() is None
        assert client.get("/articles").status_code == 401
        assert client.get(link).status_code == 303
        page = client.get("/articles")
        assert "Nothing has been read yet" in page.text
        assert "server" not in page.headers
        assert client.get("/review").status_code == 200
    with httpx2.Client(base_url=base) as other:
        assert other.get("/articles").status_code == 401
        assert other.get(link).status_code == 403

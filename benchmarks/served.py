"""A desk of its own process on a free port of this machine.

In: the path of a store. Out: its port, for as long as it is wanted. Not here: what is asked of it.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 60  # seconds until the desk has to be open


@contextmanager
def desk(db: str) -> Iterator[int]:
    """The port of a desk over `db` that asks for no link. Raises OSError where it does not open."""
    port = _free()
    command = [sys.executable, "-m", "detente.cli", "serve", "--db", db, "--port", str(port), "--no-token"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            _wait(port)
            yield port
        finally:
            running.terminate()


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return

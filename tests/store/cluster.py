"""A Postgres server of our own in a temporary folder, from Debian's package.

It listens on a socket in that folder alone, lets anybody in who can reach it, and goes when the tests are done. Its language
is English by ICU, not "C": so whatever relies on the order of code points has to say so.

In: nothing. Out: addresses of databases. Not here: the store.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = "/usr/lib/postgresql"
LEAST = 15
"""The version of Debian 12; older ones know no ICU databases."""


def programs() -> Path | None:
    """The folder of the newest server's programs, None where there is none."""
    found = [path for path in Path(PLACES).glob("*/bin") if path.parent.name.isdecimal() and (path / "initdb").exists()]
    newest = max(found, key=lambda path: int(path.parent.name), default=None)
    return newest if newest and int(newest.parent.name) >= LEAST else None


@contextmanager
def running(where: Path) -> Iterator[str]:
    """A server whose programs are in `where`; the address of its databases, to be completed with `address`."""
    folder = Path(tempfile.mkdtemp(prefix="detente-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = str(folder / "data")
    language = ("--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en-US", "--locale=C.UTF-8")
    options = f"-c listen_addresses='' -c fsync=off -c max_connections=40 -k {folder}"
    control = (str(where / "pg_ctl"), "-D", data, "-w", "-s")
    try:
        _as_owner(folder, str(where / "initdb"), "-D", data, "-U", "detente", "-A", "trust", *language)
        _as_owner(folder, *control, "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield str(folder)
        finally:
            _as_owner(folder, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def address(server: str, database: str) -> str:
    """The address of a database of the server."""
    return f"postgresql://detente@/{database}?host={server}"


def make(server: str, database: str, *options: str) -> str:
    """A new database; its address."""
    import psycopg

    with psycopg.connect(address(server, "postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database} {' '.join(options)}")  # type: ignore[call-overload]
    return address(server, database)


def _as_owner(folder: Path, *command: str) -> None:
    """Run as the user postgres where this is root, for the server refuses root."""
    prefix = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    done = subprocess.run(
        [*prefix, *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr}")

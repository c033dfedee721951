"""The store on a Postgres server, for teams: its address, its connections, and whose database it is.

Every transaction to read sees one moment (REPEATABLE READ). Every transaction to write first takes one advisory
lock: writers come one after another, as with SQLite, so what a writer looked up still holds when it writes, and nothing has
to be tried again. Text is kept with the collation "C" (`schema/base.py`): it sorts by code points, as with SQLite, whatever
the language of the database. Passwords stay out of messages.

In: an address such as `postgresql://user@host/detente`. Out: an SQLAlchemy engine; the schema's version. Not here: opening
a store (`connect.py`), tables (`schema`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import StoreError
from detente.store import header

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

SCHEMES = ("postgresql", "postgres")
_LEAST_WAIT = 2
"""Seconds; libpq waits no shorter for a server."""


def is_address(db: str) -> bool:
    """Whether `db` names a server and no file. Raises `StoreError` for an address of a kind that is not known."""
    scheme, sign, _ = db.partition("://")
    if sign and scheme not in SCHEMES:
        raise StoreError(f"{scheme}:// is no address of a store; give postgresql://user@host/database or the path of a file")
    return bool(sign)


def shown(db: str) -> str:
    """The address without its password."""
    from sqlalchemy import URL

    url = _url(db).difference_update_query(["password"])
    return URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query).render_as_string()


def engine(db: str, *, wait_seconds: float, query_only: bool = False) -> Engine:
    """Connections to the database at `db`. Raises `StoreError` where psycopg is absent or the address is none."""
    from sqlalchemy import create_engine

    try:
        import psycopg  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise StoreError(
            "a store on Postgres needs the package psycopg: pip install '.[postgres]' in the folder of its source"
        ) from error
    options = {
        "lock_timeout": f"{int(wait_seconds * 1000)}ms",
        "default_transaction_read_only": "on" if query_only else "off",
        "client_min_messages": "warning",
        "timezone": "UTC",
    }
    arguments = {
        "connect_timeout": max(_LEAST_WAIT, int(wait_seconds)),
        "options": " ".join(f"-c {name}={value}" for name, value in options.items()),
        "client_encoding": "utf8",
        "application_name": "detente",
    }
    return create_engine(_url(db).set(drivername="postgresql+psycopg"), connect_args=arguments, pool_pre_ping=True)


def lock(connection: Connection) -> None:
    """Wait for other writers, until this transaction ends."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({header.APPLICATION_ID})")


def version_found(connection: Connection, where: str) -> int:
    """The schema version of our tables, 0 for an empty database.

    Raises `StoreError` where the database is another program's, keeps text in another encoding than UTF-8, is newer than
    this program, or has lost track of its version.
    """
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise StoreError(f"{where} keeps text as {encoding}; make one with createdb --template=template0 --encoding=UTF8 NAME")
    tables = {row[0] for row in connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")}
    if not tables:
        return 0
    if not {"alembic_version", "meta", "articles"} <= tables:
        raise StoreError(f"{where} is the database of another program; make one of its own with createdb")
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    if len(found) != 1 or not found[0].isdecimal():
        raise StoreError(f"{where} has lost track of its version ({', '.join(found) or 'none'}); put back a copy")
    header.check_version(where, int(found[0]))
    return int(found[0])


def _url(db: str) -> URL:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(db)
    except (ArgumentError, ValueError) as error:
        raise StoreError("the address of the store is not like postgresql://user@host:5432/database") from error
    if not url.database:
        raise StoreError("the address of the store names no database; give one like postgresql://user@host:5432/database")
    return url

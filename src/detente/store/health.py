"""What a store is and whether anything is wrong with it.

In: the setting `db`. Out: findings, each with what to do where something is wrong. Not here: mending it, printing.
Nothing is changed: an older store stays what it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, exists, func, select
from sqlalchemy.exc import DatabaseError

from detente.errors import StoreError
from detente.store import header, schema, shelf
from detente.store.connect import Store, db_shown, open_to_read, reading, version_found
from detente.store.failures import primary_code
from detente.store.sqlite import best_journal, wal_is_safe

_UNUSED = 0.3
"""Share of a file's pages that may be empty before a hint to shrink it."""

_AGAIN = "put back a copy with `detente restore`, or move it away and run `detente read` again"
_REMAKE = "run `detente read` again over any input: memory is brought up to date at its end"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `what`, how it is, and, where something should be done, what (`wrong` where it must)."""

    what: str
    how: str
    advice: str = ""
    wrong: bool = False


def examine(db: str) -> Iterator[Finding]:
    """Everything looked at, in order; a store that cannot be opened ends it with one finding that says why."""
    try:
        version = version_found(db)
        yield Finding("store", db_shown(db))
        if not version:
            yield Finding("content", "nothing yet", "`detente read` fills it")
            return
        behind = version < header.SCHEMA_VERSION
        yield Finding("schema", f"version {version}", "brought up to date by the next command that opens it" if behind else "")
        if behind:
            return
        with open_to_read(db) as store:
            yield from _file(store) if store.path is not None else _server(store)
            yield from _content(store)
    except StoreError as error:
        yield Finding("store", "cannot be read to the end", str(error), wrong=True)


def _file(store: Store) -> Iterator[Finding]:
    with reading(store) as connection:
        pages, size, free = (int(_pragma(connection, name)) for name in ("page_count", "page_size", "freelist_count"))
        hint = "`VACUUM` in any SQLite shell gives the space back" if free > _UNUSED * pages else ""
        yield Finding("size", f"{pages * size / 1e6:.1f} MB, {100 * free // max(pages, 1)} % of it unused", hint)
        yield _journal(_pragma(connection, "journal_mode"))
        damage = list(connection.exec_driver_sql("PRAGMA integrity_check(5)").scalars())
        yield _verdict("integrity", damage if damage != ["ok"] else [], "sound", _AGAIN)
        dangling = [f"{row[0]} without {row[2]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
        yield _verdict("foreign keys", sorted(set(dangling)), "whole", _AGAIN)
        yield _index(connection)


def _journal(mode: str) -> Finding:
    version = sqlite3.sqlite_version
    why = (
        "which is free of the bug that loses transactions under a write-ahead log"
        if wal_is_safe(sqlite3.sqlite_version_info)
        else "which can lose transactions under a write-ahead log (fixed in 3.51.3, 3.50.7 and 3.44.6), so none is used"
    )
    best = best_journal().lower()
    advice = "" if mode == best else f"the next command that writes sets it to {best}"
    return Finding("journal", f"{mode}, with SQLite {version}, {why}", advice)


def _index(connection: Connection) -> Finding:
    """The search index against the articles: as many, and the same words."""
    numbers, articles = schema.article_numbers.c, schema.articles.c
    unseen = select(func.count()).select_from(schema.articles).where(~exists().where(numbers.article_id == articles.id))
    lost = connection.execute(unseen).scalar_one()
    if lost:
        return Finding("search", f"{lost} articles are not in the index", _AGAIN, wrong=True)
    try:
        # FTS5 takes this request as a row to be written; it reads all and writes nothing.
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        connection.exec_driver_sql("INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)")
    except DatabaseError as error:
        if primary_code(error.orig) != sqlite3.SQLITE_CORRUPT:
            raise
        advice = "INSERT INTO article_words (article_words) VALUES ('rebuild') in any SQLite shell makes it anew"
        return Finding("search", "the index does not hold the words of the articles", advice, wrong=True)
    finally:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    return Finding("search", "the index holds the words of the articles")


def _server(store: Store) -> Iterator[Finding]:
    with reading(store) as connection:
        size, version, language = connection.exec_driver_sql(
            "SELECT pg_database_size(current_database()), current_setting('server_version'), datcollate"
            " FROM pg_database WHERE datname = current_database()"
        ).one()
    yield Finding("size", f"{size / 1e6:.1f} MB")
    yield Finding("server", f"Postgres {version}, language {language}; text sorts by code points whatever it is")


def _content(store: Store) -> Iterator[Finding]:
    with reading(store) as connection:
        articles, claims, events = (_count(connection, table) for table in (schema.articles, schema.claims, schema.events))
        yield Finding("content", f"{articles} articles, {claims} claims, {events} events")
        yield _verdict("parties", list(_unknown_parties(connection)), "all known", _REMAKE)
        yield _verdict("memory", list(_stale(connection)), "in step with the readings", _REMAKE)
        waiting = len(shelf.pending(connection)) + len(shelf.stale(connection))
        yield Finding("joining", f"{waiting} articles to be joined" if waiting else "all joined", _REMAKE if waiting else "")


def _unknown_parties(connection: Connection) -> Iterator[str]:
    """Parties that are referred to and not there."""
    for table, columns in ((schema.event_parties, ("party_id",)), (schema.relations, ("a", "b"))):
        for name in columns:
            column = table.c[name]
            absent = ~exists().where(schema.parties.c.id == column)
            found = connection.execute(select(func.count(column.distinct())).where(absent)).scalar_one()
            if found:
                yield f"{found} of {table.name}.{name} unknown"


def _stale(connection: Connection) -> Iterator[str]:
    """What memory keeps though the readings it was made of are gone."""
    for table, part, name in (
        (schema.events, schema.event_claims, "event_id"),
        (schema.stories, schema.story_articles, "story_id"),
        (schema.relations, schema.relation_evidence, "relation_id"),
    ):
        empty = _lacking(connection, table, part, name)
        if empty:
            yield f"{empty} {table.name} rest on nothing"
    story = schema.events.c.story_id
    lost = ~exists().where(schema.stories.c.id == story)
    found = connection.execute(select(func.count()).where(story.is_not(None), lost)).scalar_one()
    if found:
        yield f"{found} events of stories that are gone"


def _lacking(connection: Connection, table: Table, part: Table, name: str) -> int:
    """Rows of a table without any row of the other that names them."""
    named = exists().where(part.c[name] == table.c.id)
    return int(connection.execute(select(func.count()).select_from(table).where(~named)).scalar_one())


def _verdict(what: str, faults: list[str], well: str, advice: str) -> Finding:
    return Finding(what, "; ".join(faults), advice, wrong=True) if faults else Finding(what, well)


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _pragma(connection: Connection, name: str) -> str:
    return str(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())

"""Long lists: taken out of the store in one step, put to it in portions.

SQLite hands out row after row, and Python lets its other threads in at every one of them: thousands of rows, asked for while
another page is being made, wait thousands of times. So they are made one JSON text where they are found.

In: a connection, a query of texts, whole numbers and nulls; one decimal number at most, whose last figures JSON of SQLite
would lose; rows to put in; lists. Out: rows; portions. Not here: lists that go into a query (`parties.listed`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, func, insert, select

T = TypeVar("T")

AT_ONCE = 500
"""Ids asked for, or rows fetched, in one go."""


def at_once(connection: Connection, query: Select[*tuple[Any, ...]]) -> Sequence[Sequence[Any]]:
    """The rows of a query in its order."""
    if connection.dialect.name == "postgresql":
        return connection.execute(query).all()
    rows = query.subquery()
    found: list[list[Any]] = json.loads(connection.execute(select(func.json_group_array(func.json_array(*rows.c)))).scalar_one())
    return found


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, all with the same columns, past what SQLAlchemy does for each: texts and numbers go in as they are."""
    if not rows:
        return
    made = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    order = made.positiontup
    given = [tuple(row[name] for name in order) for row in rows] if order else [dict(row) for row in rows]
    connection.exec_driver_sql(str(made), given)


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """A list in portions of at most `size`, in its order."""
    for begin in range(0, len(items), size):
        yield items[begin : begin + size]


def by_decimal(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterable[Sequence[Any]]:
    """The rows of a query in no order; the first column is a decimal number with few different values, a step each."""
    if connection.dialect.name == "postgresql":
        return connection.execute(query).all()
    number, *others = query.subquery().c
    groups = connection.execute(select(number, func.json_group_array(func.json_array(*others))).group_by(number)).all()
    return ((value, *row) for value, rows in groups for row in json.loads(rows))

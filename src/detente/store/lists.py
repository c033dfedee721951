"""Long answers taken out of the store in one step.

SQLite hands out row after row, and Python lets its other threads in at every one of them: thousands of rows, asked for while
another page is being made, wait thousands of times. So they are made one JSON text where they are found.

In: a connection, a query of texts, whole numbers and nulls; one decimal number at most, whose last figures JSON of SQLite
would lose. Out: its rows. Not here: lists that go into a query (`parties.listed`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select


def at_once(connection: Connection, query: Select[*tuple[Any, ...]]) -> Sequence[Sequence[Any]]:
    """The rows of a query in its order."""
    if connection.dialect.name == "postgresql":
        return connection.execute(query).all()
    rows = query.subquery()
    found: list[list[Any]] = json.loads(connection.execute(select(func.json_group_array(func.json_array(*rows.c)))).scalar_one())
    return found


def by_decimal(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterable[Sequence[Any]]:
    """The rows of a query in no order; the first column is a decimal number with few different values, a step each."""
    if connection.dialect.name == "postgresql":
        return connection.execute(query).all()
    number, *others = query.subquery().c
    groups = connection.execute(select(number, func.json_group_array(func.json_array(*others))).group_by(number)).all()
    return ((value, *row) for value, rows in groups for row in json.loads(rows))

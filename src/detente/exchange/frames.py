"""Frames for people who work in Python: pandas, Polars, Arrow, each loaded only when asked for.

In: flat rows and their columns. Out: a frame, one row an event or relation. Not here: what the rows hold (`flat.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from detente.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def to_arrow(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pyarrow.Table:
    """An Arrow table; dates are date32, lists are lists of text. Raises `MissingExtraError` without pyarrow."""
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError("Arrow tables", "frames") from error

    kinds = {
        "text": pyarrow.string(), "list": pyarrow.list_(pyarrow.string()), "integer": pyarrow.int64(),
        "number": pyarrow.float64(), "date": pyarrow.date32(),
    }  # fmt: skip
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    dated = [{name: _typed(row[name], kind) for name, kind in columns.items()} for row in rows]
    return pyarrow.Table.from_pylist(dated, schema=schema)


def to_pandas(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pandas.DataFrame:
    """A pandas frame with nullable types. Raises `MissingExtraError` without pandas."""
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError("pandas frames", "frames") from error

    frame = pandas.DataFrame([dict(row) for row in rows], columns=list(columns))
    kinds = {"integer": "Int64", "number": "Float64", "date": "datetime64[ns]", "text": "string"}
    return frame.astype({name: kinds[kind] for name, kind in columns.items() if kind in kinds})


def to_polars(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> polars.DataFrame:
    """A Polars frame. Raises `MissingExtraError` without Polars."""
    try:
        import polars
    except ImportError as error:
        raise MissingExtraError("Polars frames", "frames") from error

    kinds: dict[str, Any] = {
        "text": polars.String, "list": polars.List(polars.String), "integer": polars.Int64, "number": polars.Float64,
        "date": polars.Date,
    }  # fmt: skip
    dated = [{name: _typed(row[name], kind) for name, kind in columns.items()} for row in rows]
    return polars.DataFrame(dated, schema={name: kinds[kind] for name, kind in columns.items()})


def _typed(value: Any, kind: str) -> Any:
    return date.fromisoformat(value) if kind == "date" and value else value

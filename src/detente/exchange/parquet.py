"""Parquet by DuckDB: dates as days, lists as lists, zstd, and who made it in the file's own metadata.

In: flat rows and their columns. Out: a file. Not here: what the rows hold (`flat.py`).
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from detente.errors import MissingExtraError

KINDS = {"text": "VARCHAR", "list": "VARCHAR[]", "integer": "BIGINT", "number": "DOUBLE", "date": "DATE"}


def write(path: Path, rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str], about: Mapping[str, str]) -> None:
    """Write the rows to `path`; `columns` are names with kinds as in `flat.py`, `about` goes into the file's metadata.

    Raises `MissingExtraError` without DuckDB.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError("Parquet", "parquet") from error

    kinds = {name: KINDS[kind] for name, kind in columns.items()}
    metadata = ", ".join(f"{key}: {_quoted(value)}" for key, value in sorted(about.items()))
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "rows.jsonl"
        with given.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        shape = ", ".join(f"{name}: {_quoted(kind)}" for name, kind in kinds.items())
        with duckdb.connect() as connection:
            source = f"read_json({_quoted(str(given))}, format='newline_delimited', columns={{{shape}}})"
            options = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{metadata}}}"
            # Two paths, our columns and our version: nothing of it comes from a text.
            connection.execute(f"COPY (FROM {source}) TO {_quoted(str(path))} ({options})")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

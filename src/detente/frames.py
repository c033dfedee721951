"""What is stored as frames, for people who work in Python.

In: the path or address of a store, "events" or "relations". Out: a pandas or Polars frame, an Arrow table: one row an event or
relation. Not here: columns (`exchange.flat`), the frames themselves (`exchange.frames`).

    import detente
    events = detente.to_pandas("detente.db")
    relations = detente.to_polars("detente.db", "relations")
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from detente.exchange import flat, frames
from detente.model import Status

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def to_pandas(db: str, what: str = "events", status: str = Status.ASSERTED.value) -> pandas.DataFrame:
    """A pandas frame with nullable types. `status` is one of the claim statuses or "all"; relations have none.

    Raises `StoreError`, `MissingExtraError` without pandas, ValueError for another `what` or `status`.
    """
    return frames.to_pandas(*_rows(db, what, status))


def to_polars(db: str, what: str = "events", status: str = Status.ASSERTED.value) -> polars.DataFrame:
    """A Polars frame; see `to_pandas`."""
    return frames.to_polars(*_rows(db, what, status))


def to_arrow(db: str, what: str = "events", status: str = Status.ASSERTED.value) -> pyarrow.Table:
    """An Arrow table; see `to_pandas`."""
    return frames.to_arrow(*_rows(db, what, status))


def _rows(db: str, what: str, status: str) -> tuple[list[dict[str, Any]], Mapping[str, str]]:
    from detente.store.connect import open_to_read
    from detente.store.dossiers import dossiers
    from detente.store.records import Filters
    from detente.store.relations import relations

    if what not in ("events", "relations"):
        raise ValueError(f"'{what}' is neither events nor relations")
    filters = Filters(status=None if status == "all" else Status(status))
    with open_to_read(db) as store:
        if what == "relations":
            return [flat.relation(one) for one in relations(store)], flat.RELATION_COLUMNS
        return [flat.event(one) for one in dossiers(store, filters)], flat.EVENT_COLUMNS

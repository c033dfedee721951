"""Detente: who did what to whom, when, where and on whose word, from news articles.

    >>> from detente import Coder
    >>> reading = Coder().code("French troops withdrew from Mali on Monday.", published="2022-08-15")
    >>> [(claim.event, claim.dating.date) for claim in reading.claims]
    [('RETREAT', '2022-08-15')]

In: texts. Out: `Reading`s; what is stored as frames (`to_pandas`, `to_polars`, `to_arrow`). Everything else is behind the
command line (`detente --help`). Names load on first use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from detente.version import __version__

if TYPE_CHECKING:
    from detente.config import Settings
    from detente.errors import DetenteError
    from detente.frames import to_arrow, to_pandas, to_polars
    from detente.model import Actor, Article, Claim, Reading, Status
    from detente.pipeline import Coder

_HOMES = {
    "Actor": "model", "Article": "model", "Claim": "model", "Reading": "model", "Status": "model",
    "Coder": "pipeline", "DetenteError": "errors", "Settings": "config",
    "to_arrow": "frames", "to_pandas": "frames", "to_polars": "frames",
}  # fmt: skip

__all__ = [
    "Actor",
    "Article",
    "Claim",
    "Coder",
    "DetenteError",
    "Reading",
    "Settings",
    "Status",
    "__version__",
    "to_arrow",
    "to_pandas",
    "to_polars",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'detente' has no attribute '{name}'")
    return getattr(importlib.import_module(f"detente.{_HOMES[name]}"), name)

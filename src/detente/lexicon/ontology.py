"""PLOVER's event types, modes and contexts with their quad classes and scale values.

In: `plover.tsv` and `contexts.tsv`. Out: `Ontology`. Not here: which words mean which type (`predicates.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon import tables

PLOVER_COLUMNS = ("event", "mode", "quad", "scale", "cameo", "note")
CONTEXT_COLUMNS = ("word", "context", "note")


@dataclass(frozen=True, slots=True)
class Ontology:
    """`quad[event]` 1-4; `scale[event, mode]` with mode "" for the bare type; `contexts[word]` a context name;
    `cameo[event, mode]` the CAMEO code that a type or mode comes nearest to."""

    quad: Mapping[str, int]
    scale: Mapping[tuple[str, str], float]
    contexts: Mapping[str, str]
    cameo: Mapping[tuple[str, str], str]

    def modes(self, event: str) -> list[str]:
        """The modes of an event type."""
        return [mode for kind, mode in self.scale if kind == event and mode]

    def score(self, event: str, modes: tuple[str, ...]) -> float:
        """The scale value of the first mode that has one, else that of the type (manual, table of scores)."""
        return next((self.scale[event, mode] for mode in modes if (event, mode) in self.scale), self.scale[event, ""])


def load(folder: Path) -> Ontology:
    """Read both tables. Raises LexiconError."""
    quad: dict[str, int] = {}
    scale: dict[tuple[str, str], float] = {}
    cameo: dict[tuple[str, str], str] = {}
    for row in tables.rows(folder / "plover.tsv", PLOVER_COLUMNS):
        event, mode, quad_code, value, cameo[row.cells[0], row.cells[1]], _ = row.cells
        if (event, mode) in scale:
            raise row.wrong(f"{event} {mode} stands twice")
        try:
            quad[event], scale[event, mode] = int(quad_code), float(value)
        except ValueError as error:
            raise row.wrong(f"quad and scale must be numbers: {error}") from error
    contexts = {row.cells[0]: row.cells[1] for row in tables.rows(folder / "contexts.tsv", CONTEXT_COLUMNS)}
    return Ontology(quad, scale, contexts, cameo)

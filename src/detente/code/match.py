"""A frame found at a word of a sentence.

In: nothing. Out: the record `Match`. Not here: finding (`frames.py`) and filling its sides (`sides.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.lexicon.predicates import Frame


@dataclass(frozen=True, slots=True)
class Match:
    """`words` are the predicate's own words; `light` the verb that lends a noun its subject."""

    head: int
    frame: Frame
    words: tuple[int, ...]
    noun: bool
    light: int | None = None

"""Tab-separated layouts of other systems, and what each of them cannot carry.

In: `Dossier`s. Out: lines of a layout; its losses. Not here: JSON (`plover.py`), maps and graphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from detente.exchange.layouts import gdelt, icews, phoenix, polecat
from detente.model import Dossier

STATUS = "status: there is no column; only asserted events are written unless more are asked for"
SPEAKER = "speaker: on whose word an event rests is not carried"
EVIDENCE = "evidence: the words and their offsets are not carried"
PRECISION = "date precision: a month or year becomes its first day"
NUMBERS = "numbers: dead, injured and arrested, low and high, are not carried"
CONFIDENCE = "confidence and reasons are not carried"
PAIRS = "several sides become every pair of them"
DATELESS = "an event without a date takes the day of publication"
VARIANTS = "conflicting accounts: only the first telling is written"


@dataclass(frozen=True, slots=True)
class Layout:
    """How to write events, and what is lost, each loss a line for people."""

    lines: Callable[[Iterator[Dossier]], Iterator[str]]
    losses: tuple[str, ...]


LAYOUTS = {
    "polecat": Layout(polecat.lines, (STATUS, SPEAKER, EVIDENCE, PRECISION, NUMBERS, CONFIDENCE, VARIANTS)),
    "icews": Layout(icews.lines, (STATUS, SPEAKER, PAIRS, DATELESS, PRECISION, NUMBERS, CONFIDENCE, VARIANTS)),
    "phoenix": Layout(phoenix.lines, (STATUS, SPEAKER, PAIRS, DATELESS, PRECISION, NUMBERS, CONFIDENCE, VARIANTS)),
    "gdelt-events": Layout(gdelt.events, (STATUS, SPEAKER, EVIDENCE, PAIRS, DATELESS, PRECISION, NUMBERS, VARIANTS)),
    "gdelt-mentions": Layout(gdelt.mentions, (STATUS, SPEAKER, PAIRS, DATELESS, PRECISION, NUMBERS, VARIANTS)),
}

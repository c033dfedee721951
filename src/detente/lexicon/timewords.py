"""Words of time: months, units, numbers, parts of the day, days that are kept on a fixed date.

In: `times.tsv`. Out: `TimeWords`. Not here: what the words mean together (`resolve/times`).
A phrase of several words ("Christmas Eve") is found by its first word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from detente.lexicon import tables

COLUMNS = ("word", "kind", "value", "note")
KINDS = frozenset(
    "a after aged ago ampm and approx at back before comma couple each edge fiscal freq from future half holiday hyphen in last "
    "latest least long month more near next noon number oclock of often old on or ordinal own part parts past period recent "
    "ref same season second stage stride tens than the then this times to tonight unit units up vague weekday weekdays weekend "
    "zone".split()
)


class TimeWord(NamedTuple):
    """What a word is in a time expression: its kind, and the number or code that it stands for."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Single words by themselves; `phrases[first]` the further words of longer ones, longest first."""

    words: Mapping[str, TimeWord]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], TimeWord], ...]]


def load(folder: Path) -> TimeWords:
    """Read the table. Raises LexiconError at the first wrong row."""
    words: dict[str, TimeWord] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], TimeWord]]] = {}
    for row in tables.rows(folder / "times.tsv", COLUMNS):
        text, kind, value, _ = row.cells
        if kind not in KINDS:
            raise row.wrong(f"unknown kind '{kind}'; known: {' '.join(sorted(KINDS))}")
        first, *rest = text.replace("'s", " 's").replace("’s", " ’s").split()
        if rest:
            phrases.setdefault(first, []).append((tuple(rest), TimeWord(kind, value)))
        elif first in words:
            raise row.wrong(f"'{text}' stands twice")
        else:
            words[first] = TimeWord(kind, value)
    return TimeWords(words, {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()})

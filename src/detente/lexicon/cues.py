"""Cue words: what tells that an act is denied, possible, planned, demanded, or somebody's word.

In: `cues.tsv`, `sport.tsv` and `predicates/light.tsv`. Out: `Cues`. Not here: how far a cue reaches in a
sentence (`code/status.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon import tables
from detente.model import Status

CUE_COLUMNS = ("word", "kind", "status", "note")
SPORT_COLUMNS = ("word", "note")
LIGHT_COLUMNS = ("verb", "subject", "note")
KINDS = ("governor", "adverb", "modal", "mark", "speech", "noun", "attitude", "attitude noun", "hearsay")
ATTITUDES = {"attitude": "VERB", "attitude noun": "NOUN"}


@dataclass(frozen=True, slots=True)
class Cues:
    """Statuses by word for each kind; `speech` the verbs of saying; `light[verb]` "actor" or "recipient"; `sport`
    words and pairs of words that only sport uses; `attitude` (UPOS, lemma) of words of wanting, opposing, believing;
    `hearsay` adverbs that put a clause on nobody's word."""

    status: Mapping[tuple[str, str], Status]
    speech: frozenset[str]
    light: Mapping[str, str]
    sport: frozenset[str] = frozenset()
    attitude: frozenset[tuple[str, str]] = frozenset()
    hearsay: frozenset[str] = frozenset()

    def holds(self, upos: str, lemma: str) -> bool:
        """Whether a verb or noun tells of an attitude."""
        return (upos, lemma) in self.attitude

    def of(self, kind: str, word: str) -> Status | None:
        """The status that a word of a kind gives, or None."""
        return self.status.get((kind, word))


def load(folder: Path) -> Cues:
    """Read the tables of a folder. Raises LexiconError."""
    status: dict[tuple[str, str], Status] = {}
    speech: set[str] = set()
    attitude: set[tuple[str, str]] = set()
    hearsay: set[str] = set()
    for row in tables.rows(folder / "cues.tsv", CUE_COLUMNS):
        word, kind, value, _ = row.cells
        if kind not in KINDS:
            raise row.wrong(f"unknown kind '{kind}'; known: {' '.join(KINDS)}")
        if kind == "speech":
            speech.add(word)
        elif kind in ATTITUDES:
            attitude.add((ATTITUDES[kind], word))
        elif kind == "hearsay":
            hearsay.add(word)
        if value:
            if value not in set(Status):
                raise row.wrong(f"unknown status '{value}'")
            status[kind, word] = Status(value)
    light = {row.cells[0]: row.cells[1] for row in tables.rows(folder / "predicates" / "light.tsv", LIGHT_COLUMNS)}
    sport = frozenset(row.cells[0] for row in tables.rows(folder / "sport.tsv", SPORT_COLUMNS))
    return Cues(status, frozenset(speech), light, sport, frozenset(attitude), frozenset(hearsay))

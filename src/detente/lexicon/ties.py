"""Ties: the words that tell of a standing relation between two parties, and those that say whether it still stands.

In: one TOML file a kind of tie, `standing.tsv`, `light.tsv`. Out: `Ties`. Not here: finding them in a tree (`code/ties.py`).
A file's `[[frame]]`s are those of predicates (`predicates.py`), its `[[joint]]`s words that a hyphen joins to a name
("Iran-backed", "pro-Russian"). A frame's place (`backs.toml:12`) travels with every tie it tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.errors import LexiconError
from detente.lexicon import predicates, tables
from detente.lexicon.predicates import Example, Frame, Predicates

TIES = ("fights", "opposes", "sanctions", "backs", "allied_with", "cooperates_with")
BOTH_WAYS = frozenset({"fights", "allied_with", "cooperates_with"})
STANDINGS = ("current", "ended", "planned")
STANDING_COLUMNS = ("word", "kind", "standing", "note")
STANDING_KINDS = ("modifier", "adverb", "governor", "preposition")
LIGHT_COLUMNS = ("verb", "note")
JOINT_KEYS = frozenset("name after before head actor example near_miss".split())
JOINED_ACTORS = ("joined", "head")


@dataclass(frozen=True, slots=True)
class Joint:
    """A word that a hyphen joins to a name to say how what follows stands to that name.

    `after` follows the name ("U.S.-backed"), `before` precedes it ("pro-Russian"); with `heads` the word it describes must
    be one of these; `joined_acts` whether the name is the actor. `place` is file and line.
    """

    kind: str
    name: str
    place: str
    after: tuple[str, ...]
    before: tuple[str, ...]
    heads: tuple[str, ...]
    joined_acts: bool
    examples: tuple[Example, ...]
    near_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """Frames and joints of all kinds; `aims` are the places of frames that tell of a war aim, which binds whoever has it
    before it is reached; `standing[kind, word]` what a word says of a tie; `light` the verbs that lend a noun their subject."""

    predicates: Predicates = field(default_factory=lambda: predicates.indexed([], {}))
    joints: tuple[Joint, ...] = ()
    aims: frozenset[str] = frozenset()
    standing: Mapping[tuple[str, str], str] = field(default_factory=dict)
    light: Mapping[str, str] = field(default_factory=dict)


def load(folder: Path) -> Ties:
    """Read every table of the folder. Raises LexiconError naming file and line."""
    frames: list[Frame] = []
    joints: list[Joint] = []
    aims: set[str] = set()
    for file, text, table in predicates.tables(folder):
        kind = str(table.get("kind", ""))
        if kind not in TIES:
            raise LexiconError(file, 1, f"unknown kind '{kind}'; known: {' '.join(TIES)}")
        for entry, line in _entries(file, text, table, "frame"):
            own = {key: value for key, value in entry.items() if key != "aim"}
            frames.append(predicates.frame(kind, own, file, line))
            aims |= {f"{file}:{line}"} if entry.get("aim") else set()
        joints += [_joint(kind, entry, file, line) for entry, line in _entries(file, text, table, "joint")]
    light = {row.cells[0]: "actor" for row in tables.rows(folder / "light.tsv", LIGHT_COLUMNS)}
    standing = dict(_standing(folder / "standing.tsv"))
    return Ties(predicates.indexed(frames, {}), tuple(joints), frozenset(aims), standing, light)


def _entries(file: str, text: str, table: Mapping[str, Any], name: str) -> Iterator[tuple[dict[str, Any], int]]:
    yield from zip(table.get(name, []), predicates.places(text, name), strict=True)


def _joint(kind: str, entry: dict[str, Any], file: str, line: int) -> Joint:
    unknown = set(entry) - JOINT_KEYS
    if unknown:
        raise LexiconError(file, line, f"unknown key '{min(unknown)}'")
    actor = str(entry.get("actor", "joined"))
    if actor not in JOINED_ACTORS:
        raise LexiconError(file, line, f"actor must be one of: {' '.join(JOINED_ACTORS)}")
    after, before, heads, near = (tuple(map(str, entry.get(key, ()))) for key in ("after", "before", "head", "near_miss"))
    given = predicates.examples(entry)
    return Joint(kind, str(entry.get("name", "")), f"{file}:{line}", after, before, heads, actor == "joined", given, near)


def _standing(path: Path) -> Iterator[tuple[tuple[str, str], str]]:
    for row in tables.rows(path, STANDING_COLUMNS):
        word, kind, standing, _ = row.cells
        if kind not in STANDING_KINDS:
            raise row.wrong(f"unknown kind '{kind}'; known: {' '.join(STANDING_KINDS)}")
        if standing not in STANDINGS:
            raise row.wrong(f"unknown standing '{standing}'; known: {' '.join(STANDINGS)}")
        yield (kind, word), standing

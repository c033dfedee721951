"""Predicates: the verbs and nouns that tell of an act, with the sides they take and the coding they give.

In: one TOML file an event type. Out: `Predicates`, frames by lemma. Not here: finding them in a tree (`code`).
A frame's place (`assault.toml:12`) travels with every claim it codes.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.errors import LexiconError

KEYS = frozenset("name verb noun object needs actor recipient mutual mode context cameo status example near_miss".split())


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a frame must code, with its sides."""

    text: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of telling of one act; the slots are named in docs/lexicon.md. `place` is file and line."""

    event: str
    name: str
    place: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    mutual: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    cameo: str = ""
    status: str = ""
    examples: tuple[Example, ...] = ()
    near_misses: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much a sentence must show for the frame to hold: the more, the earlier it is tried."""
        return 2 * bool(self.objects) + len(self.needs)


@dataclass(frozen=True, slots=True)
class Predicates:
    """Frames by the head lemma of their verbs and of their nouns, most demanding first; mode words by event type."""

    frames: tuple[Frame, ...]
    verbs: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    nouns: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
    modes: Mapping[str, Mapping[str, str]]


def load(folder: Path) -> Predicates:
    """Read every `*.toml` of the folder. Raises LexiconError naming file and line."""
    frames: list[Frame] = []
    modes: dict[str, dict[str, str]] = {}
    for file, text, table in tables(folder):
        event = str(table.get("event", ""))
        modes[event] = {word: mode for mode, listed in table.get("modes", {}).items() for word in listed}
        lines = places(text, "frame")
        frames += [frame(event, entry, file, line) for entry, line in zip(table.get("frame", []), lines, strict=True)]
    return indexed(frames, modes)


def tables(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and content of every `*.toml` of a folder, in order. Raises LexiconError where one is no TOML."""
    for path in sorted(folder.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        try:
            yield path.name, text, tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(path.name, 0, str(error)) from error


def places(text: str, table: str) -> list[int]:
    """The lines on which the entries of an array of tables begin."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == f"[[{table}]]"]


def indexed(frames: list[Frame], modes: Mapping[str, Mapping[str, str]]) -> Predicates:
    """Frames ready to be looked up."""
    return Predicates(tuple(frames), _index(frames, "verbs"), _index(frames, "nouns"), modes)


def frame(event: str, entry: dict[str, Any], file: str, line: int) -> Frame:
    """A frame of its table. Raises LexiconError for a key that is not in docs/lexicon.md."""
    unknown = set(entry) - KEYS
    if unknown:
        raise LexiconError(file, line, f"unknown key '{min(unknown)}'")
    return Frame(
        event,
        str(entry.get("name", "")),
        f"{file}:{line}",
        verbs=_words(entry, "verb"),
        nouns=_words(entry, "noun"),
        objects=_words(entry, "object"),
        needs=_words(entry, "needs"),
        actor=_words(entry, "actor") or ("subject",),
        recipient=_words(entry, "recipient") if "recipient" in entry else ("object",),
        mutual=_words(entry, "mutual"),
        mode=_words(entry, "mode"),
        context=_words(entry, "context"),
        cameo=str(entry.get("cameo", "")),
        status=str(entry.get("status", "")),
        examples=examples(entry),
        near_misses=_words(entry, "near_miss"),
    )


def examples(entry: dict[str, Any]) -> tuple[Example, ...]:
    """The examples of a frame's table."""
    listed = entry.get("example", ())
    return tuple(Example(one["text"], tuple(one.get("actor", ())), tuple(one.get("recipient", ()))) for one in listed)


def _words(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(word) for word in entry.get(key, ()))


def _index(frames: list[Frame], field: str) -> dict[str, tuple[tuple[tuple[str, ...], Frame], ...]]:
    """Frames by head lemma: a phrasal verb's first word, a compound noun's last."""
    found: dict[str, list[tuple[tuple[str, ...], Frame]]] = {}
    for words, frame in _phrases(frames, field):
        head = words[0] if field == "verbs" else words[-1]
        found.setdefault(head, []).append((words, frame))
    return {head: tuple(sorted(items, key=_demand)) for head, items in found.items()}


def _demand(item: tuple[tuple[str, ...], Frame]) -> tuple[int, int, str, int]:
    """The order in which frames of one word are tried: long phrases first, then the frames that ask for most."""
    phrase, frame = item
    file, _, line = frame.place.partition(":")
    return (-len(phrase), -frame.weight, file, int(line))


@functools.cache
def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the lexicon writes it; a hyphen parts two."""
    return tuple(phrase.replace("-", " ").split())


def _phrases(frames: list[Frame], field: str) -> Iterator[tuple[tuple[str, ...], Frame]]:
    for frame in frames:
        for phrase in getattr(frame, field):
            yield words_of(phrase), frame

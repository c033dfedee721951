"""Every setting that a user may care to change: name, default, help. Fixed guards of one module stand in that module.

In: nothing. Out: `Settings`, frozen, and `SETTINGS`, the rows that `detente settings` and the docs print.
Not here: reading files or the environment; who wants other values makes a `Settings` of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path

DATA = Path(__file__).parent / "data"
"""The packaged tables, encoder and sample articles."""


def _setting(default: int | str, help: str) -> int | str:  # noqa: A002 - the word users know
    value: int | str = field(default=default, metadata={"help": help})
    return value


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults."""

    db: str = _setting("detente.db", "the SQLite file that `detente read` fills")  # type: ignore[assignment]
    file_bytes: int = _setting(20_000_000, "largest file read, in bytes; a larger one is refused")  # type: ignore[assignment]
    record_bytes: int = _setting(20_000_000, "largest line of a JSON Lines file, in bytes")  # type: ignore[assignment]
    sniff_bytes: int = _setting(65_536, "bytes looked at to find out encoding and kind")  # type: ignore[assignment]
    html_depth: int = _setting(512, "deepest nesting of a page; a deeper one is refused")  # type: ignore[assignment]
    html_flagged_depth: int = _setting(256, "nesting below which content may be lost; deeper pages are flagged")  # type: ignore[assignment]
    window_words: int = _setting(160, "words that the encoder reads in one pass; a longer paragraph is read in windows")  # type: ignore[assignment]
    run_characters: int = _setting(250, "longest run without a space that is read as one word")  # type: ignore[assignment]
    long_line: int = _setting(50_000, "characters of one line after which the reader is told of it")  # type: ignore[assignment]
    threads: int = _setting(2, "windows read by the encoder at the same time; changes speed, never results")  # type: ignore[assignment]


SETTINGS: tuple[tuple[str, int | str, str], ...] = tuple((f.name, f.default, f.metadata["help"]) for f in fields(Settings))  # type: ignore[misc]
"""(name, default, help) of every setting, in order."""

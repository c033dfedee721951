"""Every setting that a user may care to change: name, default, help. Fixed guards of one module stand in that module.

In: nothing. Out: `Settings`, frozen, and `SETTINGS`, the rows that `detente settings` and the docs print.
Not here: reading files or the environment; who wants other values makes a `Settings` of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path

DATA = Path(__file__).parent / "data"
"""The packaged tables, encoder and sample articles."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults."""

    db: str = field(
        default="detente.db", metadata={"help": "the SQLite file that `detente read` fills, or postgresql://user@host/database"}
    )
    file_bytes: int = field(default=20_000_000, metadata={"help": "largest file read, in bytes; a larger one is refused"})
    record_bytes: int = field(default=20_000_000, metadata={"help": "largest line of a JSON Lines file, in bytes"})
    sniff_bytes: int = field(default=65_536, metadata={"help": "bytes looked at to find out encoding and kind"})
    html_depth: int = field(default=512, metadata={"help": "deepest nesting of a page; a deeper one is refused"})
    html_flagged_depth: int = field(
        default=256, metadata={"help": "nesting below which content may be lost; deeper pages are flagged"}
    )
    window_words: int = field(
        default=160, metadata={"help": "words that the encoder reads in one pass; a longer paragraph is read in windows"}
    )
    run_characters: int = field(default=250, metadata={"help": "longest run without a space that is read as one word"})
    long_line: int = field(default=50_000, metadata={"help": "characters of one line after which the reader is told of it"})
    threads: int = field(
        default=2, metadata={"help": "paragraphs read by the encoder at the same time; changes speed, never results"}
    )


SETTINGS: tuple[tuple[str, int | str, str], ...] = tuple((f.name, f.default, f.metadata["help"]) for f in fields(Settings))  # type: ignore[misc]
"""(name, default, help) of every setting, in order."""

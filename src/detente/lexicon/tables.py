"""Tab-separated tables: one fact a line, checked as they are read.

In: a path and the columns it must have. Out: `Row`s with their line numbers. Not here: what the columns mean.
No quoting, no comments: a cell is what stands between two tabs. `note` and `source` are cells like others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from detente.errors import LexiconError

DATE_PREFIX = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class Row(NamedTuple):
    """One line of a table, `cells` in the order of the columns."""

    file: str
    line: int
    cells: tuple[str, ...]

    def wrong(self, reason: str) -> LexiconError:
        """An error that names this line."""
        return LexiconError(self.file, self.line, reason)

    def date(self, column: int) -> str:
        """The cell as a date prefix (`2017`, `2017-01`, `2017-01-20`), "" where empty. Raises LexiconError."""
        cell = self.cells[column]
        if cell and not DATE_PREFIX.fullmatch(cell):
            raise self.wrong(f"'{cell}' is not a date like 2017, 2017-01 or 2017-01-20")
        return cell


def rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Rows of a table below its header. Raises LexiconError for a missing table, other columns or a ragged line."""
    name = f"{path.parent.name}/{path.name}"
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(name, 0, f"cannot be read: {error}") from error
    if lines[0].split("\t") != list(columns):
        raise LexiconError(name, 1, f"columns must be: {' '.join(columns)}")
    if lines[-1] != "":
        raise LexiconError(name, len(lines), "the last line must end with a line feed")
    for number, line in enumerate(lines[1:-1], 2):
        cells = tuple(line.split("\t"))
        if len(cells) != len(columns):
            raise LexiconError(name, number, f"{len(cells)} cells where {len(columns)} are wanted")
        yield Row(name, number, cells)

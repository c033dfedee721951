"""The one form of a table: header, then rows sorted by code point, each once, a line feed at the end.

In: the text of a table. Out: its text in that form. Not here: whether its cells make sense (`tables.py` and its readers).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def formatted(text: str) -> str:
    """The table's text, sorted; blank lines and repeated rows are dropped."""
    header, *rows = text.split("\n")
    return "\n".join([header, *sorted({row for row in rows if row.strip()})]) + "\n"


def unformatted(folder: Path) -> Iterator[tuple[Path, str]]:
    """Tables of a folder that are not in form, with the text they should have."""
    for path in sorted(folder.rglob("*.tsv")):
        text = path.read_text(encoding="utf-8")
        right = formatted(text)
        if text != right:
            yield path, right

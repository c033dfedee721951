"""Text that steers nothing: what articles hold must not move a terminal's cursor or hide in a cell.

In: any text. Out: the same with its control characters marked. Not here: formulas of spreadsheets (`table.py`).
"""

from __future__ import annotations


def plain(text: str) -> str:
    """The text with line feeds kept, other white space as spaces and every other control character as a mark."""
    return "".join(c if c == "\n" or c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)

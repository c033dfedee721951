"""Text that steers nothing: what articles hold must not move a terminal's cursor or hide in a cell.

In: any text. Out: the same with its control characters marked. Not here: formulas of spreadsheets (`table.py`).
"""

from __future__ import annotations

from detente.model import Actor


def plain(text: str) -> str:
    """The text with line feeds kept, other white space as spaces and every other control character as a mark."""
    return "".join(c if c == "\n" or c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)


def flat(text: str) -> str:
    """The text on one line, every run of white space one space."""
    return " ".join(plain(text).split())


def short_code(actor: Actor) -> str:
    """Code and first sector of a side: `SYR/REB`, `?` where no code is known."""
    return "/".join((actor.code or "?", *actor.sector[:1]))

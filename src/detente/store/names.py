"""Names as the store writes and compares them: of files and of actors.

In: strings. Out: a string, yes or no. Not here: SQL (`read.py`), resolving a name to an actor (the stage `resolve`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_CAPITALS = re.compile(r"[A-Z]{2,}")


def plain(text: str) -> str:
    r"""A path or message as valid UTF-8: bytes of a file name that were none stand there as `\udc..`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def answers(name: str, wanted: str) -> bool:
    """Whether `name` holds `wanted`, letter case and the composition of accents set aside.

    Capitals alone (PKK, USA) have to stand there as a word of their own, or `USA` would find Jerusalem.
    """
    return asking(wanted)(name)


def is_capitals(wanted: str) -> bool:
    """Whether it is capitals alone, which a name has to hold as they are."""
    return _CAPITALS.fullmatch(wanted) is not None


def asking(wanted: str) -> Callable[[str], bool]:
    """`answers` for many names."""
    if is_capitals(wanted):
        word = re.compile(rf"\b{wanted}\b")
        return lambda name: word.search(name) is not None
    folded = _folded(wanted)
    return lambda name: folded in _folded(name)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())

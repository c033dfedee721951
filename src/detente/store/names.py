"""Names as the store writes and compares them: of files and of actors.

In: strings. Out: a string, yes or no. Not here: SQL (`read.py`), resolving a name to an actor (the stage `resolve`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CAPITALS = re.compile(r"[A-Z]{2,}")


def plain(text: str) -> str:
    r"""A path or message as valid UTF-8: bytes of a file name that were none stand there as `\udc..`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def answers(name: str, wanted: str) -> bool:
    """Whether `name` holds `wanted`, letter case and the composition of accents set aside.

    Capitals alone (PKK, USA) have to stand there as a word of their own, or `USA` would find Jerusalem.
    """
    if _CAPITALS.fullmatch(wanted):
        return _word(wanted).search(name) is not None
    return _folded(wanted) in _folded(name)


@lru_cache(maxsize=16)
def _word(wanted: str) -> re.Pattern[str]:
    return re.compile(rf"\b{wanted}\b")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())

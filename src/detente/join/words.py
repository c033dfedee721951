"""Words as texts are compared by: stems without the words that any report has.

In: text. Out: stems, names, places named. Not here: what likeness is worth (`features.py`).
The words that count are those that stand in no list below; no count over the corpus goes in, so that an article more does
not change how alike two others are.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SPOT = re.compile(r"\b(?:in|near|at|of|off|from|around|on|to|into|over|for)\s+((?:[A-Z][\w'’-]+)(?:\s+[A-Z][\w'’-]+)*)")
_ENDINGS = ("ings", "ing", "ed", "es", "s", "ly")

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())
COMMON = frozenset(
    (
        "a an the and or but nor so yet if as at by for from in into of off on onto out over to under up upon with within "
        "without about after against ahead along amid among around before behind between beyond down during near since "
        "through toward towards until via while when where which who whom whose why how that this these those there here "
        "it its he his him she her hers they their theirs them we our us you your i my me mine itself themselves himself "
        "be am is are was were been being have has had having do does did doing will would shall should can could may might "
        "must not no than then too very also just only still even more most much many some any all both each few other "
        "another such own same one two three first last new late later earlier early ago now today yesterday tomorrow day "
        "week month year time said say says told tell telling according reported report reports reporter added official "
        "officials spokesman spokeswoman statement news agency sources source people president minister ministry government "
        "country countries state foreign prime leader leaders former what because although however including include "
        "s t mr mrs ms"
    ).split()
)

_TELLING_NOTHING = COMMON | DAYS | MONTHS


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its commonest endings: "bombing", "bombed" and "bombs" meet. A crude tool for comparing only."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4 - (ending == "s"):
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e") if len(word) > 4 else word


@lru_cache(maxsize=20_000)
def content(text: str) -> frozenset[str]:
    """The stems of a text's words that tell something: no common words, no names of days and months."""
    return frozenset(map(stem, set(map(str.lower, _WORD.findall(text))) - _TELLING_NOTHING))


def plain(text: str) -> str:
    """A text's words in lower case with single blanks: what is left when layout and punctuation are set aside."""
    return " ".join(_WORD.findall(text.lower()))


def spots(text: str, without: frozenset[str]) -> frozenset[str]:
    """Names behind a preposition of place, in lower case, but for those in `without` and names of days and months."""
    found = (name.lower().replace("’s", "").removesuffix("'s") for name in _SPOT.findall(text))
    return frozenset(name for name in found if name not in without and name not in DAYS and name not in MONTHS)


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Dice's coefficient of two sets, 0 to 1; 0 where one is empty (L. R. Dice, Ecology 26, 1945)."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0

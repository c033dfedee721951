"""A sentence's words as terms of a time expression.

In: a text, the words of time. Out: `Term`s in order, every visible character in exactly one, those of no interest of the
kind "other". Not here: which terms make an expression (`rules.py`), what is doubtful about one (`doubt.py`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from detente.lexicon.timewords import TimeWords
from detente.resolve.times.numerals import folded

FIRST_YEAR, LAST_YEAR = 1000, 2199
THIS_CENTURY = "01"  # first figures of decades that are taken for this century's: "the '10s"
CAPITAL = frozenset({"weekday", "weekdays", "month", "holiday"})  # names of days and months are written so
TERM = re.compile(
    r"""
    [0-9]{4}[-/][0-9]{2}[-/][0-9]{2}(?![0-9])                    # 2017-07-05
  | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])                   # 10:35
  | [0-9]{1,2}\.[0-9]{2}(?=\s?[apAP]\.?\s?[mM]\b)                 # 10.35 pm
  | ['’‘]?[0-9]{2}s\b | [0-9]{3}0['’]?s\b                        # '90s, 1990s
  | [Qq][1-4]\b                                                  # Q3
  | [0-9]{1,2}(?=[ap]m\b)                                        # 5pm
  | [0-9]{1,20}(?:[.,][0-9]{1,20}){0,6}(?:st|nd|rd|th)?(?!\w)    # 5,000, 3rd
  | [apAP]\.\s?[mM]\b\.?                                         # a.m.
  | [oO]['’]clock\b | ['’]s\b
  | [^\W\d_]{1,80}
  | \S
    """,
    re.VERBOSE,
)


class Term(NamedTuple):
    """One term: where it stands, what kind it is of, what it stands for."""

    begin: int
    end: int
    kind: str
    value: str


def terms(text: str, words: TimeWords) -> list[Term]:
    """The terms of a text, numbers of several words made one."""
    raw = [(m.start(), m.end(), m[0]) for m in TERM.finditer(text)]
    found: list[Term] = []
    place = 0
    while place < len(raw):
        begin, end, word = raw[place]
        size, phrase = _phrase(raw, place, words)
        if phrase is not None:
            found.append(Term(begin, raw[place + size][1], *phrase))
        else:
            found.append(_term(begin, end, word, text, words))
        place += size + 1 + (place + 1 < len(raw) and raw[place + 1][0] < found[-1].end and not size)
    return folded(found)


def _phrase(raw: list[tuple[int, int, str]], place: int, words: TimeWords) -> tuple[int, tuple[str, str] | None]:
    """How many words beyond the first a phrase of the table takes here, and what it is."""
    word = raw[place][2]
    if not word[0].isupper():
        return 0, None
    for rest, known in words.phrases.get(word.lower(), ()):
        if tuple(w.lower() for _, _, w in raw[place + 1 : place + 1 + len(rest)]) == rest:
            return len(rest), known
    return 0, None


def _term(begin: int, end: int, word: str, text: str, words: TimeWords) -> Term:
    if "0" <= word[0] <= "9" or "0" <= word[-2:-1] <= "9":
        return Term(begin, end, *_shape(word))
    lower = word.lower() if word[1:2] != "." else word[0].lower() + ".m"
    dotted = words.words.get(lower + ".") if text[end : end + 1] == "." else None
    known = dotted or words.words.get(lower)
    if known is None:
        return Term(begin, end, *(("quartered", lower[1]) if lower[0] == "q" and lower[1:].isdigit() else ("other", lower)))
    if known.kind in CAPITAL and not word[0].isupper():
        return Term(begin, end, "other", lower)
    return Term(begin, end + (dotted is not None), known.kind, known.value)


def _shape(word: str) -> tuple[str, str]:
    """Kind and value of what is written in figures."""
    if word[-1] == "s":
        figures = re.sub(r"\D", "", word)
        if len(figures) == 4:
            return "decade", figures[:3]
        century = "20" if figures[0] in THIS_CENTURY else "19"
        return "decade" if word[0] in "'’‘" else "tens", f"{century}{figures[0]}"
    if ":" in word:
        return "clock", word
    if len(word) == 10 and word[4] in "-/":
        return "iso", word.replace("/", "-")
    if word[-1].isalpha():
        figures = word[:-2].replace(",", "")
        return ("nth", figures) if figures.isdigit() else ("other", word.lower())
    if word.isdigit() and len(word) == 4 and FIRST_YEAR <= int(word) <= LAST_YEAR:
        return "year", word
    if word.isdigit() and len(word) <= 2:
        return "small", str(int(word))
    if re.fullmatch(r"\d{1,2}\.\d{2}", word):
        return "point", word.replace(".", ":")
    return "count", word.replace(",", "")

"""Words into what the network reads: word-piece ids, letter shapes and the place of each word's first piece.

In: the words of one window with whether a space stands before each. Out: `Pieces`, plain integer lists.
Not here: where words begin (`words.py`) and what the network answers (`network.py`).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SPECIAL, LOWER, TITLE, UPPER, LETTER, MIXED, DIGIT, MARK = range(8)
PIECES_A_WORD = 8  # an address or a run of signs has hundreds; its first tell enough
GLUED = 8  # added to the shape of a word that follows the one before without a space
KEPT = 32_768  # words whose pieces are remembered: a text says most of its words again
ASKED = 16  # the shape of the first mention of an asked pair, one more that of the second, whatever their letters


@dataclass(frozen=True, slots=True)
class Pieces:
    """One window as the network reads it: `firsts[i]` is the place of word `i`'s first piece in `ids`."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]


def letter_shape(word: str) -> int:
    """The letter case of a word, which the uncased word pieces do not carry."""
    if word.isalpha():
        if word.islower():
            return LOWER
        if len(word) == 1:
            return LETTER
        if word.isupper():
            return UPPER
        return TITLE if word[0].isupper() and word[1:].islower() else MIXED
    if any(map(str.isdigit, word)):
        return DIGIT
    if any(map(str.isalpha, word)):
        return UPPER if word.isupper() else LOWER if word.islower() else MIXED
    return MARK


class Piecer:
    """Cuts words into pieces by a word-piece vocabulary."""

    def __init__(self, vocabulary: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer: Tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._first, self._last = self._tokenizer.encode("").ids
        self._known = functools.lru_cache(KEPT)(self._word)

    def _word(self, word: str) -> tuple[list[int], int]:
        """The first pieces of a word, whatever stands beside it, and its letter shape."""
        encoding = self._tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False)
        return encoding.ids[:PIECES_A_WORD], letter_shape(word)

    def cut(self, words: Sequence[str], glued: Sequence[bool], pair: Sequence[range] = ()) -> Pieces:
        """Pieces of one window, between the two special pieces. A word of no known letters points at the first piece.

        `pair` names the words of two mentions that the network is asked about.
        """
        known = [self._known(word) for word in words]
        kinds = [shape + (GLUED if tight else 0) for (_, shape), tight in zip(known, glued, strict=True)]
        for number, mention in enumerate(pair):
            kinds[mention.start : mention.stop] = [ASKED + number] * len(mention)
        ids, shapes, firsts = [self._first], [SPECIAL], []
        for (own, _), kind in zip(known, kinds, strict=True):
            firsts.append(len(ids) if own else 0)
            ids += own
            shapes += [kind] * len(own)
        ids.append(self._last)
        shapes.append(SPECIAL)
        return Pieces(ids, shapes, firsts)

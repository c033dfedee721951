"""Words into what the network reads: word-piece ids, letter shapes and the place of each word's first piece.

In: the words of one window with whether a space stands before each. Out: `Pieces`, plain integer lists.
Not here: where words begin (`words.py`) and what the network answers (`network.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SPECIAL, LOWER, TITLE, UPPER, LETTER, MIXED, DIGIT, MARK = range(8)
PIECES_A_WORD = 8  # an address or a run of signs has hundreds; its first tell enough
GLUED = 8  # added to the shape of a word that follows the one before without a space
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

    def cut(self, words: Sequence[str], glued: Sequence[bool], pair: Sequence[range] = ()) -> Pieces:
        """Pieces of one window, between the two special pieces. A word of no known letters points at the first piece.

        `pair` names the words of two mentions that the network is asked about.
        """
        encoding = self._tokenizer.encode(list(words), is_pretokenized=True)
        kinds = [letter_shape(word) + (GLUED if tight else 0) for word, tight in zip(words, glued, strict=True)]
        for number, mention in enumerate(pair):
            kinds[mention.start : mention.stop] = [ASKED + number] * len(mention)
        firsts = [0] * len(kinds)
        ids: list[int] = []
        shapes: list[int] = []
        last, seen = -1, 0
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is None:
                ids.append(piece)
                shapes.append(SPECIAL)
                continue
            if word != last:
                firsts[word] = len(ids)
                last, seen = word, 0
            seen += 1
            if seen <= PIECES_A_WORD:
                ids.append(piece)
                shapes.append(kinds[word])
        return Pieces(ids, shapes, firsts)

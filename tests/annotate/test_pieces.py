"""Letter shapes and word pieces."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from detente.annotate import pieces
from detente.annotate.pieces import Piecer
from detente.config import DATA


@pytest.fixture(scope="module")
def piecer() -> Piecer:
    return Piecer(DATA / "encoder" / "pieces.json")


@pytest.mark.parametrize(
    ("word", "shape"),
    [("army", pieces.LOWER), ("Assad", pieces.TITLE), ("NATO", pieces.UPPER), ("G-20", pieces.DIGIT), ("I", pieces.LETTER),
     ("McCain", pieces.MIXED), ("U.S.", pieces.UPPER), ("—", pieces.MARK), ("2017", pieces.DIGIT), ("a.m.", pieces.LOWER)],
)  # fmt: skip
def test_letter_shape(word: str, shape: int) -> None:
    assert pieces.letter_shape(word) == shape


def test_first_pieces_point_at_their_words(piecer: Piecer) -> None:
    cut = piecer.cut(["Peshmerga", "fighters", "'s"], [False, False, True])
    assert len(cut.ids) == len(cut.shapes) > 5
    assert cut.firsts[0] == 1
    assert cut.firsts == sorted(set(cut.firsts))
    assert cut.shapes[cut.firsts[0]] == pieces.TITLE
    assert cut.shapes[cut.firsts[2]] == pieces.MARK + pieces.GLUED or cut.shapes[cut.firsts[2]] == pieces.LOWER + pieces.GLUED


def test_a_long_run_gives_few_pieces(piecer: Piecer) -> None:
    cut = piecer.cut(["x" * 250, "after"], [False, False])
    assert len(cut.ids) <= 2 + pieces.PIECES_A_WORD + 1


def test_a_word_of_nothing_known_points_at_the_first_piece(piecer: Piecer) -> None:
    cut = piecer.cut(["\u200b", "Iran"], [False, False])
    assert cut.firsts[0] in (0, 1)
    assert cut.firsts[1] > 0


def test_words_are_cut_alone_as_they_are_in_a_row(piecer: Piecer) -> None:
    words = ["Peshmerga", "fighters", "\u200b", "N'Djamena", "北京", "[SEP]", "Peshmerga", "3.5", "café"]
    row = Tokenizer.from_file(str(DATA / "encoder" / "pieces.json"))
    row.no_padding()
    assert piecer.cut(words, [False] * len(words)).ids == row.encode(words, is_pretokenized=True).ids

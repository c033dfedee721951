"""Marks on a treebank's sentences: read, checked, laid over the words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from training import claims, corpora, natural
from training.pairs import Pair

TREE = corpora.Sentence(
    words=("Blair", "thanked", "the", "U.S.", "Senate", ",", "not", "Blair", "'s", "party", "."),
    glued=(False, False, False, False, False, True, False, False, True, False, True),
    upos=("PROPN",) * 11,
)
TEXT = "Blair thanked the U.S. Senate, not Blair's party."


def batch(folder: Path, body: str, first: str = "# corpus=ud/x.conllu.xz stances=all") -> Path:
    path = folder / "a.names"
    path.write_text(f"{first}\n\n{body}\n", encoding="utf-8")
    return path


def test_text_is_the_words_with_their_spaces() -> None:
    assert corpora.text_of(TREE) == TEXT


def test_the_first_line_names_the_corpus(tmp_path: Path) -> None:
    assert natural.corpus(batch(tmp_path, "")) == "ud/x.conllu.xz"
    with pytest.raises(ValueError, match="names no corpus="):
        natural.corpus(batch(tmp_path, "", first="# a batch"))


def test_names_and_pairs_are_laid_over_the_words(tmp_path: Path) -> None:
    body = "> 1\nn PER=Blair | ORG=U.S. Senate | PER=Blair#2\n? positive | from=Blair | to=U.S. Senate"
    (marked,) = corpora.with_marks([TREE, TREE], [batch(tmp_path, body)])
    assert marked.names == ("B-PER", "O", "O", "B-ORG", "I-ORG", "O", "O", "B-PER", "O", "O", "O")
    assert Pair((0, 1), (3, 5), None, "positive") in marked.pairs
    assert Pair((3, 5), (0, 1), None, "neutral") in marked.pairs
    assert len(marked.pairs) == 6


def test_a_sentence_without_names_says_so(tmp_path: Path) -> None:
    (marked,) = corpora.with_marks([TREE], [batch(tmp_path, "> 0\nn -")])
    assert set(marked.names) == {"O"}
    assert marked.pairs == ()


def test_pairs_are_unknown_where_nobody_looked_for_stances(tmp_path: Path) -> None:
    path = batch(tmp_path, "> 0\nn PER=Blair | ORG=U.S. Senate", first="# corpus=ud/x.conllu.xz")
    (marked,) = corpora.with_marks([TREE], [path])
    assert marked.pairs == ()


def test_the_corpus_keeps_its_own_names_where_we_give_none(tmp_path: Path) -> None:
    named = replace(TREE, names=("B-PER", "O", "O", "B-ORG", "I-ORG", "O", "O", "O", "O", "O", "O"))
    (marked,) = corpora.with_marks([named], [batch(tmp_path, "> 0\n? positive | from=Blair | to=U.S. Senate")])
    assert marked.names == named.names
    assert marked.pairs == (Pair((0, 1), (3, 5), None, "positive"), Pair((3, 5), (0, 1), None, "neutral"))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("> 7\nn -", "no sentence 7"),
        ("> 0\nn PER=Brown", "not in the sentence"),
        ("> 0\nn KING=Blair", "unknown kind"),
        ("> 0\nn PER=Blair\n? positive | from=Blair | to=U.S. Senate", "between two of the names"),
        ("n PER=Blair", "before the first sentence"),
    ],
)
def test_wrong_lines_are_named(tmp_path: Path, body: str, reason: str) -> None:
    complaints = [one for one in natural.read(batch(tmp_path, body), [TEXT]) if not isinstance(one, natural.Marked)]
    assert complaints
    assert reason in complaints[0][1]
    with pytest.raises(ValueError, match=reason):
        claims.sound(tmp_path, natural.read(batch(tmp_path, body), [TEXT]))

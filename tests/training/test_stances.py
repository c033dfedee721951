"""Batches of labelled stances: read whole, complaints with their lines."""

from __future__ import annotations

from pathlib import Path

from training.stances import Stanced, read

GOOD = """# topic=tests
> Oslo praised Rome and Rome thanked Oslo.
? positive | from=Oslo | to=Rome
? positive | from=Rome#2 | to=Oslo#2

> Oslo and Rome met.
? neutral | from=Oslo | to=Rome
"""


def test_sentences_with_their_pairs(tmp_path: Path) -> None:
    path = tmp_path / "a.stance"
    path.write_text(GOOD, encoding="utf-8")
    first, second = (one for one in read(path) if isinstance(one, Stanced))
    assert [(a.of(first.text), b.begin, s) for a, b, s in first.pairs] == [("Oslo", 13, "positive"), ("Rome", 35, "positive")]
    assert second.pairs[0][2] == "neutral"


def test_a_wrong_line_is_a_complaint_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.stance"
    path.write_text("> Oslo praised Rome.\n? glad | from=Oslo | to=Rome\n? positive | from=Paris | to=Rome\n", encoding="utf-8")
    assert [one[0] for one in read(path) if not isinstance(one, Stanced)] == [2, 3]


def test_contradictions_are_complaints(tmp_path: Path) -> None:
    path = tmp_path / "a.stance"
    lines = ["> Oslo praised Rome.", "? positive | from=Oslo | to=Rome", "? neutral | from=Rome | to=Oslo"]
    lines += ["? positive | from=Oslo | to=Rome", "? positive | from=Oslo | to=Oslo"]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [one[0] for one in read(path) if not isinstance(one, Stanced)] == [3, 4, 5]


def test_the_pairs_of_all_mentions_that_nothing_tells_are_neutral(tmp_path: Path) -> None:
    path = tmp_path / "a.stance"
    path.write_text("> Oslo praised Rome in Cairo.\n@ Oslo | Rome | Cairo\n? positive | from=Oslo | to=Rome\n", encoding="utf-8")
    (one,) = (one for one in read(path) if isinstance(one, Stanced))
    assert [(a.of(one.text), b.of(one.text), s) for a, b, s in one.pairs] == [
        ("Oslo", "Rome", "positive"),
        ("Oslo", "Cairo", "neutral"),
        ("Rome", "Cairo", "neutral"),
    ]


def test_mentions_that_share_words_are_a_complaint(tmp_path: Path) -> None:
    path = tmp_path / "a.stance"
    path.write_text("> New Delhi praised Rome.\n@ New Delhi | Delhi | Rome\n", encoding="utf-8")
    assert [one[0] for one in read(path) if not isinstance(one, Stanced)] == [2]


def test_a_stance_lies_between_the_mentions_named_above_it(tmp_path: Path) -> None:
    path = tmp_path / "a.stance"
    path.write_text("> Oslo praised Rome.\n@ Oslo | Rome\n? positive | from=Oslo praised | to=Rome\n", encoding="utf-8")
    assert [one[0] for one in read(path) if not isinstance(one, Stanced)] == [3]

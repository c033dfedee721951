"""Words as the treebanks cut them, and no text that makes cutting slow."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.annotate.words import PATTERN, SPLIT, words


def cut(text: str) -> list[str]:
    return [w.text for w in words(text, 0, len(text), 250)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syria's army didn't leave.", ["Syria", "'s", "army", "did", "n't", "leave", "."]),
        ("the U.S.-led coalition’s", ["the", "U.S.", "-", "led", "coalition", "’s"]),
        ("a six-year-long war", ["a", "six", "-", "year", "-", "long", "war"]),
        ("anti-government and pro-Russian rebels", ["anti-government", "and", "pro-Russian", "rebels"]),
        ("Gen. Dostum met Mr. Karzai.", ["Gen.", "Dostum", "met", "Mr.", "Karzai", "."]),
        ("talks ended.The envoy left", ["talks", "ended", ".", "The", "envoy", "left"]),
        ("$5.5 million, 10% at 10:30 a.m.", ["$", "5.5", "million", ",", "10", "%", "at", "10:30", "a.m."]),
        ("on 2017-07-07 and 9/11", ["on", "2017-07-07", "and", "9/11"]),
        ("“We cannot,” he said…", ["“", "We", "can", "not", ",", "”", "he", "said", "…"]),
        ("a\u00a0no-break\u00a0space", ["a", "no", "-", "break", "space"]),
        ("Sana'a and N'Djamena", ["Sana'a", "and", "N'Djamena"]),
        ("", []),
    ],
)
def test_cuts_like_the_treebanks(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(max_size=300), st.integers(1, 40))
def test_every_visible_character_is_in_exactly_one_word(text: str, longest: int) -> None:
    found = list(words(text, 0, len(text), longest))
    covered = "".join(text[w.begin : w.end] for w in found)
    assert covered == "".join(text.split())
    for word, following in pairwise(found):
        assert word.end <= following.begin
        assert following.glued == (word.end == following.begin)
    assert all(w.text == text[w.begin : w.end] and 0 < w.end - w.begin <= longest for w in found)


def test_a_part_of_a_text_is_cut_alone() -> None:
    text = "Before. Iran met Iraq. After."
    found = list(words(text, 8, 23, 250))
    assert found[0][:2] == ("Iran", 8)
    assert [w.text for w in found] == ["Iran", "met", "Iraq", ".", "A"][: len(found)]


@pytest.mark.parametrize(
    "unit", ["a", "(", "a.", "a-", "1.", "a@", "'", "http://", "a&", "n't", "co-", "a.b-", "é", "a'", "_", "\u200b", "😀"]
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def cost(size: int) -> float:
        text = (unit * size)[:size]
        began = time.process_time()
        sum(1 for _ in words(text, 0, len(text), 250))
        return time.process_time() - began

    small = min(cost(50_000) for _ in range(2))
    large = min(cost(200_000) for _ in range(2))
    assert large <= 10 * small + 0.2


@given(st.lists(st.sampled_from([*sorted(SPLIT), "Cannot", "GONNA", "can", "coup", "Élysée", "ﬁve", "not", "na"]), min_size=1))
def test_letters_alone_are_cut_as_the_pattern_would(found: list[str]) -> None:
    text = " ".join(found)
    assert cut(text) == [match[0] for match in PATTERN.finditer(text)]

"""Paragraphs: at line ends, except where a program wrapped the lines."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.clean.paragraphs import BLANK, lay_out, looks_like_title

LONG = (
    "Negotiators for the Colombian government and the guerrillas resumed their talks in Havana on Monday, ending a break of "
    "three days that the rebels had called to study a bill. President Juan Manuel Santos sent the bill to Congress last week. "
    "He then recalled his team for consultations, and Norway and Cuba, which act as guarantors, urged both sides to return."
)


def split(text: str) -> list[str]:
    return [span.of(text) for span in lay_out(text, 50_000).paragraphs]


def test_blank_lines_and_line_ends() -> None:
    assert split("One.\nTwo.\n\nThree.\r\n\r\nFour.\rFive.\u2028Six.\n") == ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]


def test_spans_are_trimmed_and_the_inside_stays() -> None:
    text = "\ufeff\u00a0 One\u00a0and\u200btwo.\tThree.Four “x” \u200b\n \u00a0\u200b\n\t\u3000Five.\u00a0"
    assert split(text) == ["One\u00a0and\u200btwo.\tThree.Four “x”", "Five."]


def test_lines_without_a_letter_are_no_paragraphs() -> None:
    assert split("One.\n* * *\nTwo.\n-----\n…\n") == ["One.", "Two."]
    assert split("") == split(" \n\t\n") == split("***") == []


@pytest.mark.parametrize("width", [60, 66, 72, 80, 95])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_text_is_joined(width: int, end: str) -> None:
    wrapped = textwrap.fill(LONG, width).replace("\n", end)
    text = f"{wrapped}{end}{end}{wrapped}"
    assert split(text) == [wrapped, wrapped]


def test_a_wrapped_letter_with_indents() -> None:
    wrapped = textwrap.indent(textwrap.fill(LONG, 70), "   ")
    (only,) = split(wrapped)
    assert only == wrapped.strip()


@pytest.mark.parametrize(
    "text",
    [
        "Greece and Turkey agree to reopen talks on the Aegean sea\nATHENS (Reuters) - The two said so.",
        "Rain and roadblocks slow food lorries on the Sake road\nWho controls the tin? A guide to the mines of the north\n"
        "Burundi counts newcomers at the border and asks for help",
        "The army entered the town on Monday, two officials said.\nThe rebels left it a day later without a fight, they said.\n"
        "Nobody was hurt.",
        "short line\nand another\nand a third",
        # a list in small letters: most lines had room for more
        "the army of Chad and its allies in the region of the lake\nthe navy\nthe air force of the republic\nthe police",
        # three sentences, one of them broken: more line ends end a sentence than not
        "The army entered the town on Monday, two officials of the state said.\nThe rebels left it a day later without a fight, "
        "the officials said.\nAll shops in the town and in the villages around stayed closed there\nuntil Friday.",
        # headlines of one length, one of them in small letters
        "Rain and roadblocks slow food lorries on the road from Sake to Goma\n"
        "Government counts newcomers at all border posts and asks for more\n"
        "www.example.org/news/africa/2017/07/07/the-long-address-of-it.html\n"
        "International envoys meet in Nairobi for talks about the ceasefire\n"
        "Neighbouring countries close their borders after shelling of town",
        f"{LONG}\n{LONG.lower()}",
    ],
)
def test_lines_of_their_own_stay_apart(text: str) -> None:
    assert split(text) == text.split("\n")


def test_a_break_before_a_name_is_joined_where_the_rest_is_wrapped() -> None:
    two = "The statement was read out on Wednesday evening by the president,\nFelix Tshisekedi, in Goma."
    assert split(two) == two.split("\n")
    wrapped = textwrap.fill(LONG, 68)
    assert split(f"{wrapped}\n\n{two}") == [wrapped, two]


def test_long_lines_are_counted() -> None:
    layout = lay_out("short\n" + "word " * 20_000, 50_000)
    assert (layout.longest, layout.long_lines) == (99_999, 1)
    assert lay_out("x" * 50_000, 50_000).long_lines == 0


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Trump meets Putin in Hamburg", True),
        ("What next for Syria?", True),
        ("‘We will stay’", True),
        ("Trump met Putin.", False),
        ("He said “no.”", False),
        ("Among them,", False),
        ("The list:", False),
        ("word " * 21, False),
        ("x" * 151, False),
    ],
)
def test_titles(line: str, title: bool) -> None:
    assert looks_like_title(line.strip()) is title


def test_time_grows_with_length_only() -> None:
    start = time.process_time()
    for unit in ("a\n", "\n", " ", "a" * 70 + "\n", "\u200b", "\u00a0\n", "* \n", "a\r", '."'):
        lay_out(unit * (300_000 // len(unit)), 50_000)
    assert time.process_time() - start < 8


pieces = st.sampled_from(["\n", "\n\n", "\r\n", "\r", " ", "\u00a0", "\u200b", "word", "Word.", "a" * 60, "...", "\u2029", "é"])


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=40).map("".join) | st.text(max_size=100))
def test_paragraphs_hold_all_that_can_be_read(text: str) -> None:
    layout = lay_out(text, 50)
    assert len(layout.gaps) == len(layout.paragraphs)
    last = 0
    outside = ""
    for span in layout.paragraphs:
        assert last <= span.begin < span.end <= len(text)
        assert span.of(text) == span.of(text).strip(BLANK)
        outside += text[last : span.begin]
        last = span.end
    assert not any(map(str.isalnum, outside + text[last:]))

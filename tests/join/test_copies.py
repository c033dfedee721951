"""Copies: found, told from rewritten reports, credited to the first."""

from __future__ import annotations

import random

import pytest

from detente.join.copies import copies, difference, voices
from detente.join.credits import credit
from detente.join.sketch import SKETCH, keys
from detente.model import Sheet

WIRE = frozenset({"Reuters", "Associated Press", "Agence France-Presse"})
FROZEN = (
    "021d39f00df2d", "1e37f88d0a35e", "2430abaf8479b", "3acb74f620992", "408518cb26ba0", "575420d1634a0", "661a372af6884",
    "78987f3e0fbd4", "87af2dd5d0a5c", "998f9f0d77b46", "a47c68e81fe7d", "b6a1f7416ac26", "cd8a7add0d0a5", "d5e011e0a14af",
    "e8e3917b5ba9a", "ff1115f5e27b5", "sd80985359a4e", "td80985359a4e",
)  # fmt: skip
WORDS = [f"{a}{b}" for a in "ba ko mi tu re sol pan ver".split() for b in "lan dor tis gem fu rak nev pol".split()]


def text(seed: int, sentences: int = 12) -> str:
    rng = random.Random(seed)  # noqa: S311 - a text, not a secret
    return " ".join(" ".join(rng.choices(WORDS, k=14)).capitalize() + "." for _ in range(sentences))


def sheet(name: str, words: str, day: str | None = "2020-03-02", outlet: str = "") -> Sheet:
    return Sheet(name, "", outlet or name, day, words)


def test_the_keys_are_frozen() -> None:
    assert SKETCH == "detente-minhash-1"
    assert keys("The talks ended on Monday without a word about the border.") == FROZEN
    assert keys("Too short.") == ("t281e1adec093",)


def test_an_exact_copy_names_the_first_to_publish() -> None:
    (copy,) = copies([sheet("b", text(1)), sheet("a", text(1).upper(), "2020-03-03")], WIRE)
    assert (copy.article_id, copy.original_id, copy.kind, copy.similarity) == ("a", "b", "exact", 1.0)


def test_an_agency_comes_before_others_on_the_same_day() -> None:
    (copy,) = copies([sheet("a", text(1)), sheet("z", text(1), outlet="Reuters")], WIRE)
    assert copy.original_id == "z"


@pytest.mark.parametrize("seed", range(20))
def test_a_few_changed_words_or_a_cut_end_make_a_near_copy(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a text, not a secret
    words = text(seed).split()
    changed = " ".join("other" if rng.random() < 0.05 else word for word in words)
    cut = " ".join(words[: len(words) // 2])
    found = copies([sheet("a", text(seed)), sheet("b", changed), sheet("c", cut), sheet("d", text(seed + 100))], WIRE)
    assert {(one.article_id, one.original_id, one.kind) for one in found} == {("b", "a", "near"), ("c", "a", "near")}


def test_a_short_quotation_is_no_copy_and_nor_is_a_form_filled_in_again() -> None:
    whole = text(3, 20)
    quoted = ". ".join(whole.split(". ")[:3])
    assert copies([sheet("a", whole), sheet("b", quoted)], WIRE) == []
    again = whole.replace(whole.split()[5], "else")
    assert copies([sheet("a", whole), sheet("b", again, "2020-04-02")], WIRE) == []
    assert len(copies([sheet("a", whole), sheet("b", again, "2020-03-04")], WIRE)) == 1


def test_wire_copy_is_called_so_and_speaks_with_the_agency_s_voice() -> None:
    own = text(5)
    sheets = [sheet("r", own, outlet="Reuters"), sheet("p", f"KABUL (Reuters) - {own}"), sheet("q", text(6))]
    found = copies(sheets, WIRE)
    assert [(one.article_id, one.kind) for one in found] == [("p", "wire")]
    assert voices(sheets, found, WIRE) == {"r": "Reuters", "p": "Reuters", "q": "q"}


@pytest.mark.parametrize(
    ("words", "agency"),
    [
        ("KABUL (Reuters) - Talks ended.", "Reuters"),
        ("GENEVA, March 2 (Reuters) — Talks ended.", "Reuters"),
        ("By Jane Doe, Associated Press\nTalks ended.", "Associated Press"),
        ("Talks ended.\n(Agence France-Presse)", "Agence France-Presse"),
        ("Talks ended. The Associated Press contributed to this report.", "Associated Press"),
        ("The minister told Reuters that talks ended.", ""),
        ("Talks ended (Smith said).", ""),
    ],
)
def test_credits_stand_where_newspapers_put_them(words: str, agency: str) -> None:
    assert credit(sheet("a", words), WIRE) == agency


def test_the_order_of_articles_changes_nothing() -> None:
    sheets = [sheet(f"{i}", text(i % 4, 12 - i % 3), f"2020-03-0{1 + i % 3}") for i in range(12)]
    expected = copies(sheets, WIRE)
    assert expected
    assert copies(sheets[::-1], WIRE) == expected


def test_edits_are_shown_sentence_by_sentence() -> None:
    edits = difference("One came. Two went. Three stayed.", "One came. Four sat. Three stayed.")
    assert edits == [("same", "One came."), ("cut", "Two went."), ("added", "Four sat."), ("same", "Three stayed.")]

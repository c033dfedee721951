"""Lemmas by learned endings and whole forms."""

from __future__ import annotations

import json

import pytest

from detente.annotate.lemma import lemma_of, lookup
from detente.config import DATA

PAST, PLURAL = "Mood=Ind|Tense=Past|VerbForm=Fin", "Number=Plur"


@pytest.fixture(scope="module")
def tables() -> dict[str, dict[str, str]]:
    return json.loads((DATA / "encoder" / "lemmas.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("form", "upos", "feats", "lemma"),
    [
        ("shelled", "VERB", PAST, "shell"), ("designated", "VERB", PAST, "designate"), ("fled", "VERB", PAST, "flee"),
        ("boycotted", "VERB", PAST, "boycott"), ("submitted", "VERB", PAST, "submit"), ("vetoed", "VERB", PAST, "veto"),
        ("urging", "VERB", "VerbForm=Ger", "urge"), ("withdrew", "VERB", PAST, "withdraw"), ("met", "VERB", PAST, "meet"),
        ("minorities", "NOUN", PLURAL, "minority"), ("clashes", "NOUN", PLURAL, "clash"), ("gunmen", "NOUN", PLURAL, "gunman"),
        ("need", "VERB", "Tense=Pres|VerbForm=Fin", "need"), ("Moscow", "PROPN", "Number=Sing", "Moscow"),
        ("was", "AUX", PAST, "be"), ("wo", "AUX", "VerbForm=Fin", "will"), ("talks", "NOUN", PLURAL, "talk"),
    ],
)  # fmt: skip
def test_lemmas(tables: dict[str, dict[str, str]], form: str, upos: str, feats: str, lemma: str) -> None:
    assert lemma_of(form, upos, feats, tables) == lemma


def test_the_longest_known_ending_decides() -> None:
    table = {"": "0+", "ed": "2+", "ated": "1+"}
    assert lookup(table, "rated") == "1+"
    assert lookup(table, "bombed") == "2+"
    assert lookup(table, "army") == "0+"

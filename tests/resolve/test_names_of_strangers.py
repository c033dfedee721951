"""A surname inside a stranger's name is nobody the register knows."""

from __future__ import annotations

import pytest

from detente.lexicon.actors import Entry, NameUse, Register
from detente.model import Name, Sentence, Span, Token
from detente.resolve.names import Names, acquainted

REGISTER = Register(
    {"per-fischer": Entry("per-fischer", "person", "Heinz Fischer"), "per-juncker": Entry("per-juncker", "person", "Jean-Claude Juncker")},
    {"Fischer": (NameUse("per-fischer", "short", "", ""),), "Juncker": (NameUse("per-juncker", "short", "", ""),)},
    {}, {}, frozenset(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Oskar Fischer left", []),
        ("Heinz Fischer left", ["Fischer"]),
        ("Fischer left", ["Fischer"]),
        ("H. Fischer left", ["Fischer"]),
        ("Jean Claude Juncker left", ["Juncker"]),
        ("Fischer Kwok left", []),
        ("Fischer Heinz left", ["Fischer"]),
    ],
)
def test_first_names_must_agree(text: str, known: list[str]) -> None:
    assert acquaintances(text, "PER") == known


def test_a_surname_inside_the_name_of_a_thing_is_nobody() -> None:
    assert acquaintances("National Fischer Service left", "ORG") == []
    assert acquaintances("Fischer Service left", "ORG") == ["Fischer"]


def acquaintances(text: str, kind: str) -> list[str]:
    """The hits that are let be in a text whose words but the last are one name of a kind."""
    words, begin, tokens = text.split(), 0, []
    for word in words:
        begin = text.index(word, begin)
        tokens.append(Token(word, begin, begin + len(word), word, "PROPN", "_", -1, "root"))
    person = Name(0, tokens[-2].end, kind)
    sentence = Sentence(0, len(text), 0, tuple(tokens), (person,))
    hits = Names(REGISTER).find(text, Span(0, len(text)), None)
    return [hit.name for hit in acquainted(hits, [sentence], REGISTER)]

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
    ],
)
def test_first_names_must_agree(text: str, known: list[str]) -> None:
    words, begin, tokens = text.split(), 0, []
    for word in words:
        begin = text.index(word, begin)
        tokens.append(Token(word, begin, begin + len(word), word, "PROPN", "_", -1, "root"))
    person = Name(0, tokens[-2].end, "PER")
    sentence = Sentence(0, len(text), 0, tuple(tokens), (person,))
    hits = Names(REGISTER).find(text, Span(0, len(text)), None)
    assert [hit.name for hit in acquainted(hits, [sentence], REGISTER)] == known

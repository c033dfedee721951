"""Hints: words that may be predicates, with chances that fit."""

from __future__ import annotations

from detente.annotate.network import Network
from detente.annotate.predicates import LIKELY
from detente.annotate.reading import annotate
from detente.config import DATA, Settings
from detente.model import Sentence, Span


def read(text: str) -> Sentence:
    return annotate(text, [Span(0, len(text))], Network(DATA / "encoder"), Settings())[0]


def test_the_verb_of_an_act_is_hinted_at_with_its_sides() -> None:
    sentence = read("Rebels attacked a convoy of the army near Gao on Monday.")
    assert sentence.hints is not None
    hint = max(sentence.hints, key=lambda one: 1 - one.chance(""))
    assert sentence.tokens[hint.place].text == "attacked"
    assert hint.events[0][0] == "ASSAULT"
    roles = {part.role for part in hint.parts if part.chance > 0.5}
    assert {"actor", "recipient"} <= roles


def test_hints_keep_their_promises() -> None:
    sentence = read("The choir sang in the new hall while rebels shelled the town.")
    for hint in sentence.hints or ():
        assert 1 - hint.chance("") > LIKELY - 1e-6
        assert [chance for _, chance in hint.events] == sorted((chance for _, chance in hint.events), reverse=True)
        assert all(0 <= part.place < len(sentence.tokens) for part in hint.parts)

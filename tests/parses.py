"""Parses built by hand, so that rules are tested without the encoder.

A parse is one line a word: `form lemma UPOS features head label`, heads counted from 1, 0 the root, `_` no features.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from detente.config import DATA
from detente.lexicon import Lexicon, places, timewords
from detente.lexicon.actors import Register
from detente.lexicon.cues import Cues
from detente.lexicon.ontology import Ontology
from detente.lexicon.predicates import Frame, Predicates, _index
from detente.model import Sentence, Status, Token


def sentence(rows: str) -> Sentence:
    """A sentence whose words stand one space apart."""
    tokens: list[Token] = []
    begin = 0
    for row in rows.strip().splitlines():
        form, lemma, upos, feats, head, label = row.split()
        tokens.append(Token(form, begin, begin + len(form), lemma, upos, feats, int(head) - 1, label))
        begin += len(form) + 1
    return Sentence(0, tokens[-1].end, 0, tuple(tokens))


def text_of(parse: Sentence) -> str:
    """The words with one space between."""
    return " ".join(token.text for token in parse.tokens)


def predicates(*frames: Frame) -> Predicates:
    """A lexicon of these frames alone."""
    return Predicates(frames, _index(list(frames), "verbs"), _index(list(frames), "nouns"), {})


CUES = Cues(
    status={
        ("adverb", "not"): Status.DENIED, ("modal", "will"): Status.FUTURE, ("modal", "may"): Status.POSSIBLE,
        ("mark", "if"): Status.CONDITIONAL, ("governor", "deny"): Status.DENIED, ("governor", "plan"): Status.FUTURE,
        ("governor", "accuse"): Status.POSSIBLE, ("adverb", "allegedly"): Status.POSSIBLE, ("governor", "urge"): Status.DEMANDED,
        ("governor", "fail"): Status.DENIED, ("noun", "possibility"): Status.POSSIBLE, ("speech", "deny"): Status.DENIED,
    },
    speech=frozenset({"say", "deny"}),
    light={"hold": "actor", "launch": "actor", "come under": "recipient", "involve in": "actor"},
)  # fmt: skip


def lexicon(**parts: Any) -> Lexicon:
    """A lexicon that knows nothing but the cues above, the packaged places and words of time, and what is given."""
    nothing = Lexicon(
        ontology=Ontology({}, {}, {}, {}), register=Register({}, {}, {}, {}, frozenset()), predicates=predicates(), cues=CUES,
        atlas=places.load(DATA / "lexicon"), times=timewords.load(DATA / "lexicon"), digest="test",
    )  # fmt: skip
    return replace(nothing, **parts)

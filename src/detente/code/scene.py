"""A sentence made ready for coding, once for acts, sayings and ties.

In: the sentences of an article, its text and paragraphs. Out: `Scene`s. Not here: coding (`coding.py`, `ties.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.code.grammar import Tree
from detente.code.speech import Report, quotations, reports
from detente.model import Sentence, Span


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as it is coded: its tree, its place in the article, the article's quotations, the reports marked in it."""

    tree: Tree
    place: int
    quotes: list[Span]
    reports: list[Report]


def scenes(sentences: Sequence[Sentence], text: str, paragraphs: tuple[Span, ...]) -> tuple[Scene, ...]:
    """The scenes of an article in order."""
    quotes = quotations(text, paragraphs)
    trees = [Tree(sentence) for sentence in sentences]
    return tuple(Scene(tree, place, quotes, reports(tree)) for place, tree in enumerate(trees))

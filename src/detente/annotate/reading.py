"""The one pass: paragraphs of text to sentences with tags, trees and names.

In: a text, the spans of its paragraphs, a network. Out: `Sentence` records in order, with offsets into the text.
Not here: what furniture is (`clean`), what an act is (`code`).

A paragraph is read in windows of at most `window_words` words. Where a paragraph needs several, the last sentence of a
window is read again at the head of the next one, so that no sentence is cut unless it is longer than a window.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from detente.annotate import marks, predicates, tree
from detente.annotate.lemma import lemma_of
from detente.annotate.network import POSITIONS, Answers, Network, chosen
from detente.annotate.words import Word, words
from detente.config import Settings
from detente.model import Name, Sentence, Span, Token

REPORTS = ("source", "cue", "content")
CLOSING = frozenset({"”", '"', "’", "''", "»"})
STOPS = frozenset({".", "!", "?"})
BEHIND_STOP = -2.0  # chosen on EWT and GUM dev, where it misses fewer beginnings and adds next to none


class _Read(NamedTuple):
    """The stretch `[first, last)` of a window's words that forms one sentence."""

    first: int
    last: int


def annotate(text: str, paragraphs: Sequence[Span], network: Network, settings: Settings) -> list[Sentence]:
    """Read the paragraphs side by side; the answer does not depend on how many at a time."""
    if settings.threads <= 1 or len(paragraphs) <= 1:
        read = [_paragraph(text, span, place, network, settings) for place, span in enumerate(paragraphs)]
    else:
        with ThreadPoolExecutor(settings.threads) as pool:
            read = list(pool.map(lambda job: _paragraph(text, job[1], job[0], network, settings), enumerate(paragraphs)))
    return [sentence for sentences in read for sentence in sentences]


def _paragraph(text: str, span: Span, place: int, network: Network, settings: Settings) -> list[Sentence]:
    found = list(words(text, span.begin, span.end, settings.run_characters))
    sentences: list[Sentence] = []
    begin = 0
    while begin < len(found):
        window = found[begin : begin + settings.window_words]
        pieces = network.piecer.cut([w.text for w in window], [w.glued for w in window])
        while len(pieces.ids) > POSITIONS:
            window = window[: len(window) // 2]
            pieces = network.piecer.cut([w.text for w in window], [w.glued for w in window])
        answers = network.read(pieces)
        stretches = _stretches(window, answers)
        if begin + len(window) < len(found) and len(stretches) > 1:
            stretches.pop()
        sentences += _sentences(window, answers, stretches, network, place)
        begin += stretches[-1].last
    return sentences


def _stretches(window: list[Word], answers: Answers) -> list[_Read]:
    """Sentences of a window: the first word starts one whatever the network says, and none ends in a comma."""
    scores = answers.starts.tolist()
    starts = [0] + [i for i in range(1, len(scores)) if scores[i] > _least(window, i) and not _continues(window, i)]
    return [_Read(first, last) for first, last in zip(starts, [*starts[1:], len(answers.starts)], strict=True)]


def _least(window: list[Word], place: int) -> float:
    """The score from which on a word begins a sentence: less for a capital behind a full stop."""
    word = window[place]
    return BEHIND_STOP if _before(window, place) in STOPS and word.text[:1].isupper() and not word.glued else 0.0


def _continues(window: list[Word], place: int) -> bool:
    """Whether the word goes on after a comma, as speech does with its speaker: “We stay,” he said."""
    return _before(window, place) == ","


def _before(window: list[Word], place: int) -> str:
    """The word before a place, past closing quotes."""
    before = place - 1
    while before > 0 and window[before].text in CLOSING:
        before -= 1
    return window[before].text


def _sentences(window: list[Word], answers: Answers, stretches: list[_Read], network: Network, place: int) -> list[Sentence]:
    """Trees and labels of all sentences of a window, the labels in one call."""
    import numpy as np

    heads: list[list[int]] = []
    dependents: list[int] = []
    governors: list[int] = []
    for first, last in stretches:
        root, words = answers.arcs[first:last, :1], answers.arcs[first:last, first + 1 : last + 1]
        heads.append(tree.heads(np.hstack((root, words))))
        dependents += range(first, last)
        governors += [0 if head < 0 else first + head + 1 for head in heads[-1]]
    labels = chosen(network.labels, network.label(answers.dependent[dependents], answers.head[governors]))
    tags = {task: chosen(network.tasks[task], getattr(answers, task)) for task in ("upos", "feats")}
    starts = [stretch.first for stretch in stretches]
    kept = slice(stretches[-1].last)
    marked = {task: marks.best(getattr(answers, task)[kept], network.tasks[task], starts) for task in ("names", *REPORTS)}
    sentences = []
    read = 0
    for stretch, above in zip(stretches, heads, strict=True):
        own = labels[read : read + len(above)]
        read += len(above)
        tokens = _tokens(window, stretch, above, own, tags, network)
        names, *reported = (_names(tokens, marked[task][stretch.first : stretch.last]) for task in ("names", *REPORTS))
        reports = sorted(
            (Name(one.begin, one.end, task.upper()) for task, found in zip(REPORTS, reported, strict=True) for one in found),
            key=lambda one: (one.begin, one.kind),
        )
        hints = tuple(predicates.hints(answers, stretch.first, stretch.last, network))
        sentences.append(Sentence(tokens[0].begin, tokens[-1].end, place, tuple(tokens), tuple(names), tuple(reports), hints))
    return sentences


def _tokens(
    window: list[Word], stretch: _Read, heads: list[int], labels: list[str], tags: dict[str, list[str]], network: Network
) -> list[Token]:
    tokens = []
    for i, word in enumerate(window[stretch.first : stretch.last]):
        upos, feats = tags["upos"][stretch.first + i], tags["feats"][stretch.first + i]
        label = "root" if heads[i] < 0 else labels[i] if labels[i] != "root" else "dep"
        lemma = lemma_of(word.text, upos, feats, network.lemmas)
        tokens.append(Token(word.text, word.begin, word.end, lemma, upos, feats, heads[i], label))
    return tokens


def _names(tokens: list[Token], found: list[str]) -> list[Name]:
    """Names from well-formed begin/inside marks."""
    names: list[Name] = []
    for token, mark in zip(tokens, found, strict=True):
        if mark[0] == "B":
            names.append(Name(token.begin, token.end, mark[2:]))
        elif mark[0] == "I":
            names[-1] = Name(names[-1].begin, token.end, mark[2:])
    return names

"""On whose word an act is told within its sentence, and what stands inside quotation marks.

In: a `Tree`, the place of an act, the cues. Out: the places of the speaker and of the cue; spans of quotations.
Not here: lists of all that is reported (`sayings.py`), who the speaker is (`resolve`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from detente.code.grammar import RELATIVE, Tree
from detente.lexicon.cues import Cues
from detente.model import Name, Sentence, Span

KINDS = ("SOURCE", "CUE", "CONTENT")  # of the encoder's marks
OPENING = "“«„"
CLOSING = "”»"
QUOTED_AT_LEAST = 20  # characters of a quotation that is somebody's sentence, not a word set apart
MARK = re.compile(f"[{OPENING}{CLOSING}\"]|''")


class Word(NamedTuple):
    """Whose word: the speaker's place, or -1 where the sentence names none ("it was said"), and the cue's place."""

    speaker: int
    cue: int


def told(tree: Tree, place: int, cues: Cues) -> Word | None:
    """The innermost saying that an act stands under, or None where the writer tells it himself."""
    node = place
    for above in [*tree.above(place), -1]:
        found = _beside(tree, node, cues)
        if found is not None:
            return found
        if above < 0:
            return None
        if tree.label(node) in ("ccomp", "xcomp") and tree.tokens[above].lemma in cues.speech:
            return Word(next(iter(tree.doer(above)), -1), above)
        marked = tree.lemmas(node, "mark") | {tree.preposition(node)}
        if tree.label(node) in ("advcl", "obl") and marked & {"of"} and tree.tokens[above].lemma in ("accuse", "suspect"):
            return Word(next(iter(tree.doer(above)), -1), above)
        node = above
    return None


def _beside(tree: Tree, place: int, cues: Cues) -> Word | None:
    """A saying that hangs on the clause itself: "..., he said" or "according to X"."""
    for kid in tree.kids(place, "parataxis"):
        if tree.tokens[kid].lemma in cues.speech and tree.kids(kid, "nsubj"):
            return Word(next(iter(tree.doer(kid)), -1), kid)
    for kid in tree.kids(place, "obl", "parataxis"):
        if tree.preposition(kid) == "according to":
            return Word(kid, tree.kids(kid, "case")[0])
    for kid in tree.kids(place, "advcl"):
        marks = tree.lemmas(kid, "mark")
        if tree.tokens[kid].lemma in cues.speech and "as" in marks:
            return Word(next(iter(tree.doer(kid)), -1), kid)
    return None


class Report(NamedTuple):
    """A report of words as the encoder marks it, in places of words: the source's head (-1 for none), the cue's last word,
    what stands in the content."""

    source: int
    cue: int
    content: frozenset[int]


def reports(tree: Tree) -> list[Report]:
    """The encoder's marks of one sentence put together: every cue with the source and the contents nearest to it."""
    marks = {kind: [_places(tree, one) for one in tree.sentence.reports if one.kind == kind] for kind in KINDS}
    sources, cues, contents = (marks[kind] for kind in KINDS)
    found = []
    for cue in cues:
        source = min(sources, key=lambda one: (_apart(one, cue), one.start), default=None)
        told = [one for one in contents if min(cues, key=lambda other: (_apart(one, other), other.start)) == cue]
        content = frozenset(place for one in told for place in one)
        found.append(Report(-1 if source is None else _spoken_of(tree, _top(tree, source)), cue[-1], content))
    return found


def _spoken_of(tree: Tree, place: int) -> int:
    """The noun that a relative pronoun stands for, else the word itself: of "X, who urged" it is X who urges."""
    relative = tree.tokens[place].lemma.lower() in RELATIVE and tree.label(place) == "nsubj"
    subject = tree.subject(tree.tokens[place].head) if relative else None
    return place if subject is None else subject


def _places(tree: Tree, mark: Name) -> range:
    inside = [i for i, token in enumerate(tree.tokens) if mark.begin <= token.begin < mark.end]
    return range(inside[0], inside[-1] + 1)


def _apart(one: range, other: range) -> int:
    return max(one.start - other.stop, other.start - one.stop, 0)


def _top(tree: Tree, places: range) -> int:
    """The word of a stretch that hangs outside it."""
    return next((place for place in places if tree.tokens[place].head not in places), places[-1])


def heard(reports: Sequence[Report], place: int) -> Word | None:
    """The report whose content holds a word, where the tree shows none; the smallest of several."""
    around = [one for one in reports if place in one.content and place not in (one.source, one.cue)]
    nearest = min(around, key=lambda one: (len(one.content), one.cue), default=None)
    return None if nearest is None else Word(nearest.source, nearest.cue)


def quotations(text: str, paragraphs: tuple[Span, ...]) -> list[Span]:
    """Stretches between quotation marks, one paragraph at a time; an unclosed one runs to its paragraph's end.

    Two typed apostrophes are one mark, as archives of newspapers have them.
    """
    found: list[Span] = []
    for paragraph in paragraphs:
        begin = -1
        for mark in MARK.finditer(text, paragraph.begin, paragraph.end):
            sign = mark[0]
            if begin < 0 and sign not in CLOSING:
                begin = mark.start()
            elif begin >= 0 and sign not in OPENING:
                found.append(Span(begin, mark.end()))
                begin = -1
        if begin >= 0:
            found.append(Span(begin, paragraph.end))
    return found


def long(quote: Span) -> bool:
    """Whether a quotation is more than a few words."""
    return quote.end - quote.begin > QUOTED_AT_LEAST


def inside(sentence: Sentence, place: int, quotes: list[Span]) -> bool:
    """Whether a word stands inside a quotation of more than a few words."""
    token = sentence.tokens[place]
    return any(q.begin <= token.begin and token.end <= q.end and long(q) for q in quotes)

"""On whose word an act is told within its sentence, and what stands inside quotation marks.

In: a `Tree`, the place of an act, the cues. Out: the place of the speaker and of the cue; `Saying`s; spans of quotations.
Not here: who the speaker is, and quotations that run over several sentences' speakers (`resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from detente.code.grammar import Tree
from detente.code.sides import side
from detente.lexicon.cues import Cues
from detente.model import Name, Saying, Sentence, Span

KINDS = ("SOURCE", "CUE", "CONTENT")  # of the encoder's marks
OPENING = "“«„"
CLOSING = "”»"


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
        marked = {tree.tokens[k].lemma.lower() for k in tree.kids(node, "mark")} | {tree.preposition(node)}
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
        marks = {tree.tokens[k].lemma.lower() for k in tree.kids(kid, "mark")}
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
        found.append(Report(-1 if source is None else _top(tree, source), cue[-1], content))
    return found


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


def sayings(tree: Tree, place: int, cues: Cues, quotes: list[Span], marked: Sequence[Report]) -> list[Saying]:
    """Every report of words in the sentence that stands at `place` of the article, those the encoder marked among them."""
    found = []
    for at, token in enumerate(tree.tokens):
        word, content = None, None
        if token.upos == "VERB" and token.lemma in cues.speech and not inside(tree.sentence, at, quotes):
            told_in = tree.kids(at, "ccomp")
            beside = tree.label(at) == "parataxis"
            if told_in or beside or _touches_quote(tree.sentence, quotes):
                word = Word(next(iter(tree.doer(at)), -1), at)
                content = _covered(tree, tree.below(told_in[0])) if told_in else _rest(tree, at) if beside else None
        elif tree.preposition(at) == "according to":
            word, content = Word(at, tree.kids(at, "case")[0]), _rest(tree, at)
        if word is not None:
            source = side(tree, word.speaker) if word.speaker >= 0 else None
            cue = Span(tree.tokens[word.cue].begin, tree.tokens[word.cue].end)
            quoted = any(content is not None and q.meets(content) for q in quotes)
            found.append(Saying(place, source, cue, content, quoted))
    return found + _marked(tree, place, found, quotes, marked)


def _marked(tree: Tree, place: int, known: list[Saying], quotes: list[Span], marked: Sequence[Report]) -> list[Saying]:
    """The reports that only the encoder marks."""
    found = []
    for one in marked:
        cue = Span(tree.tokens[one.cue].begin, tree.tokens[one.cue].end)
        if not any(cue.meets(other.cue) for other in known):
            content = _covered(tree, sorted(one.content)) if one.content else None
            quoted = any(content is not None and q.meets(content) for q in quotes)
            found.append(Saying(place, side(tree, one.source) if one.source >= 0 else None, cue, content, quoted))
    return found


def _covered(tree: Tree, places: list[int]) -> Span:
    return Span(tree.tokens[places[0]].begin, tree.tokens[places[-1]].end)


def _rest(tree: Tree, place: int) -> Span | None:
    """What the word's governor spans without the word's own part: "X will leave" of "X will leave, he said"."""
    own = set(tree.below(place))
    rest = [k for k in tree.below(tree.tokens[place].head) if k not in own] if tree.tokens[place].head >= 0 else []
    before = [k for k in rest if k < place]
    return _covered(tree, before or rest) if rest else None


def _touches_quote(sentence: Sentence, quotes: list[Span]) -> bool:
    return any(q.meets(Span(sentence.begin, sentence.end)) and q.end - q.begin > 20 for q in quotes)


def quotations(text: str, paragraphs: tuple[Span, ...]) -> list[Span]:
    """Stretches between quotation marks, one paragraph at a time; an unclosed one runs to its paragraph's end."""
    found: list[Span] = []
    for paragraph in paragraphs:
        begin = -1
        for place in range(paragraph.begin, paragraph.end):
            sign = text[place]
            if begin < 0 and (sign in OPENING or (sign == '"')):
                begin = place
            elif begin >= 0 and (sign in CLOSING or sign == '"'):
                found.append(Span(begin, place + 1))
                begin = -1
        if begin >= 0:
            found.append(Span(begin, paragraph.end))
    return found


def inside(sentence: Sentence, place: int, quotes: list[Span]) -> bool:
    """Whether a word stands inside a quotation of more than a few words."""
    token = sentence.tokens[place]
    return any(q.begin <= token.begin and token.end <= q.end and q.end - q.begin > 20 for q in quotes)

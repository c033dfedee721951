"""Everything a sentence reports as somebody's words or attitude: source, cue and content.

In: the `Tree` of a sentence, the cues, the quotations, the encoder's reports. Out: `Saying`s. Not here: on whose word an act
rests (`speech.py`), who a source is (`resolve`).

A verb of saying takes its clause, its object, or the quotation beside it as content; a verb of attitude ("opposes", "called
for") its clause or object; a noun ("the claim that") its clause or "of" phrase; "reportedly" its whole clause. The cue is
grown to the words that belong to it: auxiliaries, particles, and how, when and where it was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.code.grammar import Tree
from detente.code.sides import side
from detente.code.speech import MARK, Report, inside, long
from detente.lexicon.cues import Cues
from detente.model import Saying, Span

CUES = ("VERB", "NOUN")
WITH_CUE = ("aux", "cop", "compound:prt", "advmod")
HOW = ("obl", "advmod", "obl:tmod", "obl:unmarked", "obl:npmod")
ABOUT = frozenset({"for", "of", "about", "on", "to", "against", "over", "with", "at", "from", "in"})
BESIDE = frozenset({"case", "cop", "nsubj", "parataxis", "mark", "aux", "advmod", "advcl", "obl"})


def sayings(tree: Tree, place: int, cues: Cues, quotes: list[Span], marked: Sequence[Report]) -> list[Saying]:
    """Every report in the sentence that stands at `place` of the article, those that the encoder marked among them."""
    quotes = [quote for quote in quotes if quote.meets(Span(tree.sentence.begin, tree.sentence.end))]
    found = [one for at in range(len(tree.tokens)) for one in _at(tree, at, place, cues, quotes)]
    for report in marked:
        cue = _stretch(tree, [report.cue])
        if not inside(tree.sentence, report.cue, quotes) and not any(cue.meets(other.cue) for other in found):
            content = _parts(tree, sorted(report.content))
            source = report.source if report.source >= 0 else None
            found.append(_saying(tree, place, source, _grown(tree, report.cue, report.content), content))
    outer = [_with_quotes(one, quotes) for one in found]
    return [one for one in outer if not (one.held and any(_within(one, other) for other in outer))]


def _within(one: Saying, other: Saying) -> bool:
    """Whether a report stands inside what another reports."""
    return one is not other and any(part.meets(one.cue) for part in other.content)


def resumed(found: Sequence[Saying], quotes: Sequence[Span], paragraphs: Sequence[Span], text: str) -> list[Saying]:
    """The sayings with what their sources go on to say: a further quotation of the paragraph, or of the next one where the
    last was left open, belongs to the saying before it that quotes."""
    grown = list(found)
    last: int | None = None
    for quote in quotes:
        if not long(quote):
            continue
        own = [i for i, one in enumerate(grown) if any(part.meets(quote) for part in one.content) or quote.meets(one.cue)]
        spoken = [i for i in own if grown[i].quoted]
        if own:
            last = spoken[-1] if spoken else None
        elif last is not None and _goes_on(grown[last].content[-1], quote, paragraphs, text):
            grown[last] = replace(grown[last], content=(*grown[last].content, quote))
        else:
            last = None
    return grown


def _goes_on(said: Span, quote: Span, paragraphs: Sequence[Span], text: str) -> bool:
    """Whether a quotation stands in the paragraph of what was said, or opens the next where the last did not close."""
    before = next(i for i, one in enumerate(paragraphs) if one.begin <= said.begin < one.end)
    here = next(i for i, one in enumerate(paragraphs) if one.begin <= quote.begin < one.end)
    left_open = said.end >= paragraphs[before].end and not MARK.search(text, said.end - 2, said.end)
    return here == before or (here == before + 1 and left_open and quote.begin == paragraphs[here].begin)


def _at(tree: Tree, at: int, place: int, cues: Cues, quotes: list[Span]) -> Iterator[Saying]:
    """The report whose cue stands at a word, if it is one."""
    token = tree.tokens[at]
    according = tree.preposition(at) == "according to"
    if not (according or token.upos in CUES or token.label == "advmod") or inside(tree.sentence, at, quotes):
        return
    if according:
        case = tree.kids(at, "case")[0]
        yield _saying(tree, place, at, [case, *tree.kids(case, "fixed")], _rest(tree, at))
    elif token.upos == "VERB" and token.lemma in cues.speech:
        yield from _spoken(tree, at, place, quotes, held=cues.holds("VERB", token.lemma))
    elif token.upos in CUES and cues.holds(token.upos, token.lemma):
        yield from _held(tree, at, place)
    elif token.label == "advmod" and token.lemma.lower() in cues.hearsay:
        yield _saying(tree, place, None, [at], _rest(tree, at), held=True)


def _spoken(tree: Tree, at: int, place: int, quotes: list[Span], *, held: bool) -> Iterator[Saying]:
    clauses = tree.kids(at, "ccomp") or [k for k in tree.kids(at, "parataxis") if k > at]
    beside = tree.label(at) == "parataxis" and tree.tokens[at].head >= 0
    if beside:
        content = _rest(tree, at)
    elif clauses:
        content = [part for one in clauses for part in _parts(tree, tree.below(one))]
    else:
        content = _object(tree, at)
        quoted = any(long(quote) for quote in quotes)
        introduces = tree.tokens[-1].text == ":"
        if not (content or quoted or introduces):
            return
    yield _saying(tree, place, _source(tree, at), _grown(tree, at, _covered(tree, content)), content, held=held)


def _held(tree: Tree, at: int, place: int) -> Iterator[Saying]:
    """An attitude: what somebody wants, opposes, doubts or blames, with what it is about."""
    noun = tree.tokens[at].upos == "NOUN"
    if not noun and _unbound(tree, at):
        return
    clauses = tree.kids(at, "ccomp", "xcomp") or (tree.kids(at, "acl") if noun else [])
    content = [part for one in clauses for part in _parts(tree, tree.below(one))] or _object(tree, at)
    source = tree.owner(at) if noun else _source(tree, at)
    if content and (source is not None or not noun):
        yield _saying(tree, place, source, _grown(tree, at, _covered(tree, content)), content, held=True)


def _unbound(tree: Tree, at: int) -> bool:
    """Whether a verb is an infinitive or stands behind a preposition, so that nobody is said to do it."""
    if tree.kids(at, "aux", "nsubj"):
        return any(tree.tokens[k].text.lower() == "to" for k in tree.kids(at, "mark"))
    return bool(tree.kids(at, "mark", "case")) or tree.label(at) in ("acl", "amod")


def _source(tree: Tree, at: int) -> int | None:
    return next(iter(tree.doer(at)), None)


def _object(tree: Tree, at: int) -> list[Span]:
    """What a cue is about where no clause says it: its object, or the phrase behind its preposition."""
    about = tree.kids(at, "obj") or [k for k in tree.kids(at, "obl", "nmod") if k > at and tree.preposition(k) in ABOUT][:1]
    if not about and tree.passive(at):
        about = tree.kids(at, "nsubj")
    return [part for one in about for part in _parts(tree, [k for k in tree.below(one) if not _cases(tree, one, k)])]


def _cases(tree: Tree, head: int, place: int) -> bool:
    return tree.tokens[place].head == head and tree.label(place) == "case"


def _grown(tree: Tree, at: int, content: frozenset[int]) -> list[int]:
    """The words of a cue: its own with auxiliaries and particles, the preposition before its content, and the phrases right
    behind it that say how, when and where."""
    words = {at, *(k for k in tree.kids(at, *WITH_CUE) if k not in content and abs(k - at) < 4 and not tree.kids(k))}
    last = max(words)
    grown = True
    while grown:
        behind = last + 1
        fits = [k for k in tree.kids(at) if tree.below(k)[0] == behind and tree.tokens[k].label in HOW]
        grown = bool(fits) and not content & set(tree.below(fits[0])) and tree.tokens[fits[0]].label not in ("obl:agent",)
        if grown:
            words |= set(tree.below(fits[0]))
            last = max(words)
    if last + 1 < len(tree.tokens) and tree.label(last + 1) == "case" and tree.tokens[last + 1].head in content:
        words.add(last + 1)
    return sorted(words)


def _saying(
    tree: Tree, place: int, source: int | None, cue: Sequence[int], content: Sequence[Span], *, held: bool = False
) -> Saying:
    return Saying(
        sentence=place,
        source=None if source is None else side(tree, source),
        cue=_stretch(tree, _unbroken(cue)),
        content=tuple(content),
        held=held,
        phrase=None if source is None else _phrase(tree, source),
    )


def _unbroken(places: Sequence[int]) -> list[int]:
    """The places from the first that no other word interrupts, counted back from the last."""
    kept = [places[-1]]
    for place in reversed(places[:-1]):
        if kept[0] - place > 1:
            break
        kept.insert(0, place)
    return kept


def _phrase(tree: Tree, head: int) -> Span:
    """The whole noun phrase around a source, titles, appositions and relative clauses included."""
    below = tree.below(head)
    own = [k for k in below if not (tree.tokens[k].head == head and tree.label(k) in BESIDE)]
    outside = {k for one in tree.kids(head) if tree.label(one) in BESIDE for k in tree.below(one)}
    runs = _runs([k for k in own if k not in outside])
    return _stretch(tree, _trimmed(tree, next(run for run in runs if head in run)) or [head])


def _rest(tree: Tree, place: int) -> list[Span]:
    """What a word's governor spans without the word's own part: "X will leave" of "X will leave, he said"."""
    own = set(tree.below(place))
    if tree.tokens[place].head < 0:
        return []
    return _parts(tree, [k for k in tree.below(tree.tokens[place].head) if k not in own])


def _parts(tree: Tree, places: Sequence[int]) -> list[Span]:
    """The stretches that words make up, torn only where words of somebody else stand between; commas at the edges fall."""
    trimmed = [_trimmed(tree, run) for run in _runs(places)]
    return [_stretch(tree, run) for run in trimmed if run]


def _runs(places: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in places:
        if runs and place - runs[-1][-1] == 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _trimmed(tree: Tree, run: list[int]) -> list[int]:
    while run and tree.tokens[run[0]].text in (",", ":", "-", "—", "–"):
        run = run[1:]
    while run and tree.tokens[run[-1]].text in (",", ":", "-", "—", "–", "."):
        run = run[:-1]
    return run


def _covered(tree: Tree, content: Sequence[Span]) -> frozenset[int]:
    return frozenset(
        place for place, token in enumerate(tree.tokens) if any(part.begin <= token.begin < part.end for part in content)
    )


def _stretch(tree: Tree, places: Sequence[int]) -> Span:
    return Span(tree.tokens[places[0]].begin, tree.tokens[places[-1]].end)


def _with_quotes(one: Saying, quotes: list[Span]) -> Saying:
    """The saying with its content grown over the quotation that it touches, if that is longer than a few words."""
    if one.held:
        return one
    grown: list[Span] = []
    quoted = False
    for part in one.content:
        around = next((q for q in quotes if q.meets(part) and long(q) and not q.meets(one.cue)), None)
        quoted = quoted or around is not None
        grown.append(part if around is None else Span(min(part.begin, around.begin), max(part.end, around.end)))
    return replace(one, content=tuple(dict.fromkeys(grown)), quoted=quoted)

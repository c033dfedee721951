"""Sentences to acts: every predicate found, typed, put, and given its sides.

In: the sentences of an article, its text and paragraphs, the lexicon. Out: `Coded`: acts, sayings, what was left out.
Not here: who the sides are, when and where (`resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.code import codebook, frames, parties, speech, status
from detente.code.codebook import Draft
from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.sides import fill, side
from detente.lexicon import Lexicon
from detente.model import Act, LeftOut, Saying, Sentence, Span, ThirdParty

COMMITTED = frozenset("will shall 'll ’ll wo would plan intend promise pledge vow agree schedule set decide".split())
SPEAKS_OF_OTHERS = frozenset({"THREATEN", "AGREE", "REJECT", "CONCEDE"})  # types that fold the act they speak of


@dataclass(frozen=True, slots=True)
class Coded:
    """What an article tells of, in order of the text: acts, reports of words, and predicates left out with the reason."""

    acts: tuple[Act, ...]
    sayings: tuple[Saying, ...]
    left_out: tuple[LeftOut, ...]


def code(sentences: Sequence[Sentence], text: str, paragraphs: tuple[Span, ...], lexicon: Lexicon) -> Coded:
    """Code every sentence."""
    acts: list[Act] = []
    sayings: list[Saying] = []
    left: list[LeftOut] = []
    quotes = speech.quotations(text, paragraphs)
    for place, sentence in enumerate(sentences):
        tree = Tree(sentence)
        sayings += speech.sayings(tree, place, lexicon.cues, quotes)
        matches = frames.find(tree, lexicon.predicates, lexicon.cues)
        drafts = [_draft(tree, match, matches, lexicon) for match in matches]
        coded = codebook.apply(drafts)
        folded: dict[int, list[Match]] = {}
        for draft, kept in zip(drafts, coded, strict=True):
            if kept is None and draft.governor >= 0:
                folded.setdefault(draft.governor, []).append(draft.match)
        for at, (draft, kept) in enumerate(zip(drafts, coded, strict=True)):
            span = _predicate(tree, draft.match)
            if kept is None:
                left.append(LeftOut(span.begin, span.end, _folded(drafts, draft)))
                continue
            act = _act(tree, place, kept, folded.get(at, []), lexicon, quotes)
            if act.actor or act.recipient:
                acts.append(act)
            else:
                left.append(LeftOut(span.begin, span.end, f"{draft.event} without any side named"))
    return Coded(tuple(acts), tuple(sayings), tuple(left))


def _folded(drafts: list[Draft], draft: Draft) -> str:
    """Why a draft is no act of its own."""
    if draft.governor < 0:
        return f"{draft.event} whose content is the act that is coded"
    return f"{draft.event} told only as what {drafts[draft.governor].event} speaks of"


def _draft(tree: Tree, match: Match, matches: list[Match], lexicon: Lexicon) -> Draft:
    put = status.put(tree, match, lexicon.cues)
    frame = match.frame
    cue = tree.tokens[put.cue].lemma.lower() if put.cue >= 0 else ""
    trace = [f"frame {frame.place} {frame.event} '{frame.name}' at '{tree.tokens[match.head].text}'"]
    if put.cue >= 0:
        trace.append(f"status {put.status} from '{tree.tokens[put.cue].text}' ({put.kind})")
    mode = frame.mode or _modes(tree, match, lexicon)
    return Draft(match, frame.event, mode, put.status, _governor(tree, match, matches), cue in COMMITTED, tuple(trace))


def _modes(tree: Tree, match: Match, lexicon: Lexicon) -> tuple[str, ...]:
    """Modes named by words at the predicate: its own, those that hang on it, and its side's ("warplanes struck")."""
    words = lexicon.predicates.modes.get(match.frame.event, {})
    near = {match.head, *match.words}
    for slot in ("subject", "object", "with", "by", "in", "from", "using", "clause", "on", "at", "over", "via", "under"):
        near |= set(fill(tree, match, slot))
    near |= {k for place in list(near) for k in tree.kids(place, "compound", "amod", "advcl", "nmod")}
    lemmas = [tree.tokens[place].lemma.lower() for place in sorted(near)]
    joined = " ".join(lemmas)
    found = [mode for word, mode in words.items() if (word in lemmas) or (" " in word and word in joined)]
    return tuple(dict.fromkeys(found))


def _governor(tree: Tree, match: Match, matches: list[Match]) -> int:
    """The place in `matches` of the nearest act whose clause this one stands in, -1 without one."""
    heads = {word: place for place, other in enumerate(matches) if other is not match for word in other.words}
    node = match.light if match.light is not None else match.head
    for above in tree.above(node):
        label = tree.label(node)
        marked = {tree.preposition(node)} | {tree.tokens[k].lemma.lower() for k in tree.kids(node, "mark")}
        complement = label in ("xcomp", "ccomp", "acl") or (
            label in ("obl", "nmod", "advcl") and marked & {"of", "for", "to", "from"}
        )
        if above in heads and (complement or (label == "obj" and match.noun)):
            return heads[above]
        if not complement and label not in ("conj", "obj"):
            return -1
        node = above
    return -1


def _predicate(tree: Tree, match: Match) -> Span:
    """The predicate's span: from its first word to its last where they stand together, else its head word."""
    first, last = match.words[0], match.words[-1]
    if last - first < 2 * len(match.words):
        return Span(tree.tokens[first].begin, tree.tokens[last].end)
    return Span(tree.tokens[match.head].begin, tree.tokens[match.head].end)


def _act(tree: Tree, place: int, draft: Draft, folded: list[Match], lexicon: Lexicon, quotes: list[Span]) -> Act:
    match = draft.match
    found = parties.of(tree, match, lexicon.cues)
    if draft.event in SPEAKS_OF_OTHERS and not found.recipient:
        found = parties.borrowed(found, [parties.of(tree, other, lexicon.cues) for other in folded])
    word = speech.told(tree, match.light if match.light is not None else match.head, lexicon.cues)
    speaker = side(tree, word.speaker) if word is not None and word.speaker >= 0 else None
    cue = tree.tokens[word.cue] if word is not None else None
    return Act(
        sentence=place,
        head=match.head,
        predicate=_predicate(tree, match),
        event=draft.event,
        mode=draft.mode,
        context=tuple(sorted({*match.frame.context, *_contexts(tree, lexicon)})),
        cameo=match.frame.cameo,
        status=draft.status,
        actor=tuple(side(tree, head) for head in found.actor),
        recipient=tuple(side(tree, head) for head in found.recipient),
        third_party=tuple(ThirdParty(role, side(tree, head)) for role, head in parties.third(tree, match, found)),
        speaker=speaker,
        cue=Span(cue.begin, cue.end) if cue is not None else None,
        quoted=speech.inside(tree.sentence, match.head, quotes),
        trace=draft.trace,
    )


def _contexts(tree: Tree, lexicon: Lexicon) -> set[str]:
    """Contexts named by the sentence's words."""
    lemmas = [
        token.lemma.lower() if token.upos != "ADP" else token.text.lower() for token in tree.tokens if token.label != "case"
    ]
    known = lexicon.ontology.contexts
    pairs = [f"{a} {b}" for a, b in pairwise(lemmas)]
    return {known[word] for word in (*lemmas, *pairs) if word in known}

"""Sentences to acts: every predicate found, typed, put, and given its sides.

In: the sentences of an article, its text and paragraphs, the lexicon. Out: `Coded`: acts, sayings, what was left out.
Not here: who the sides are, when and where (`resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.code import codebook, frames, speech, status
from detente.code.codebook import Draft
from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.sides import fill, lender, parties, side
from detente.lexicon import Lexicon
from detente.model import Act, LeftOut, Saying, Sentence, Side, Span, ThirdParty

COMMITTED = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "plan", "intend", "promise", "pledge", "vow", "agree", "schedule", "set", "decide"}
)
BEHIND = ("by", "from", "owner", "nation")
THIRD = (
    ("against", "against"),
    ("for", "on behalf of"),
    ("for", "in support of"),
    ("alongside", "alongside"),
    ("alongside", "together with"),
)


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
        for draft, kept in zip(drafts, codebook.apply(drafts), strict=True):
            span = _predicate(tree, draft.match)
            if kept is None:
                left.append(LeftOut(span.begin, span.end, _folded(drafts, draft)))
                continue
            act = _act(tree, place, kept, lexicon, quotes)
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


def _act(tree: Tree, place: int, draft: Draft, lexicon: Lexicon, quotes: list[Span]) -> Act:
    match = draft.match
    actor, recipient = _sides(tree, match, lexicon)
    word = speech.told(tree, match.light if match.light is not None else match.head, lexicon.cues)
    speaker = side(tree, word.speaker) if word is not None and word.speaker >= 0 else None
    cue = tree.tokens[word.cue] if word is not None else None
    quoted = speech.inside(tree.sentence, match.head, quotes)
    return Act(
        sentence=place, head=match.head, predicate=_predicate(tree, match), event=draft.event, mode=draft.mode,
        context=tuple(sorted({*match.frame.context, *_contexts(tree, lexicon)})), cameo=match.frame.cameo, status=draft.status,
        actor=actor, recipient=recipient, third_party=_third_parties(tree, match, {s.head for s in (*actor, *recipient)}),
        speaker=speaker, cue=Span(cue.begin, cue.end) if cue is not None else None, quoted=quoted, trace=draft.trace,
    )  # fmt: skip


def _sides(tree: Tree, match: Match, lexicon: Lexicon) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    frame = match.frame
    actor, recipient = _first(tree, match, frame.actor), _first(tree, match, frame.recipient)
    if frames.light_role(tree, match, lexicon.cues) == "recipient":
        befallen = parties(tree, lender(tree, match.head, match.light)) if match.light is not None else []
        actor, recipient = [head for head in _first(tree, match, BEHIND) if head not in befallen], befallen
    if frame.event == "REQUEST" and not recipient:
        # "demanded that Iran withdraw": who is asked is the subject of what is asked
        recipient = parties(tree, [k for clause in fill(tree, match, "clause") for k in tree.kids(clause, "nsubj")])
    partners = [head for slot in frame.mutual for head in parties(tree, fill(tree, match, slot))]
    actor = list(dict.fromkeys([*actor, *partners]))
    recipient = [head for head in recipient if head not in actor]
    return tuple(side(tree, head) for head in actor), tuple(side(tree, head) for head in recipient)


def _first(tree: Tree, match: Match, slots: tuple[str, ...]) -> list[int]:
    """The parties of the first slot that is filled."""
    return next((found for slot in slots if (found := parties(tree, fill(tree, match, slot)))), [])


def _third_parties(tree: Tree, match: Match, taken: set[int]) -> tuple[ThirdParty, ...]:
    found = []
    for role, preposition in THIRD:
        for head in parties(tree, fill(tree, match, preposition)):
            if head not in taken:
                found.append(ThirdParty(role, side(tree, head)))
    return tuple(found)


def _contexts(tree: Tree, lexicon: Lexicon) -> set[str]:
    """Contexts named by the sentence's words."""
    lemmas = [token.lemma.lower() for token in tree.tokens]
    known = lexicon.ontology.contexts
    pairs = [f"{a} {b}" for a, b in pairwise(lemmas)]
    return {known[word] for word in (*lemmas, *pairs) if word in known}

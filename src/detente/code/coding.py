"""Sentences to acts: every predicate found, typed, put, and given its sides.

In: the scenes of an article, its text and paragraphs, the lexicon. Out: `Coded`: acts, sayings, what was left out.
Not here: who the sides are, when and where (`resolve`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from detente.code import codebook, confidence, frames, hints, parties, sizes, status, verdict
from detente.code import sayings as reported
from detente.code.codebook import Draft
from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.parties import Parties
from detente.code.scene import Scene
from detente.code.sides import fill, sayer, side
from detente.code.verdict import Verdict
from detente.code.voice import voice
from detente.lexicon import Lexicon
from detente.model import Act, Hint, LeftOut, Saying, Side, Span, Status, Tally, ThirdParty

COMMITTED = frozenset("will shall 'll ’ll wo plan intend promise pledge vow agree schedule set decide".split())
SELF = frozenset({"it", "he", "she", "they", "we", "i"})
SPEAKS_OF_OTHERS = frozenset({"THREATEN", "AGREE", "REJECT", "CONCEDE"})  # types that fold the act they speak of


@dataclass(frozen=True, slots=True)
class Coded:
    """What an article tells of, in order of the text: acts, reports of words, and predicates left out with the reason."""

    acts: tuple[Act, ...]
    sayings: tuple[Saying, ...]
    left_out: tuple[LeftOut, ...]


def code(scenes: Sequence[Scene], text: str, paragraphs: Sequence[Span], lexicon: Lexicon) -> Coded:
    """Code every sentence of an article."""
    acts: list[Act] = []
    sayings: list[Saying] = []
    left: list[LeftOut] = []
    for scene in scenes:
        tree = scene.tree
        sayings += reported.sayings(tree, scene.place, lexicon.cues, scene.quotes, scene.reports)
        found = frames.find(tree, lexicon.predicates, lexicon.cues)
        verdicts, gone = verdict.weigh(tree, found, tree.sentence.hints, sport=_sport(tree, lexicon))
        left += [LeftOut(*_predicate(tree, match), why) for match, why in gone]
        matches = [one.match for one in verdicts]
        deeds = {match.head: match for match in found if match.noun}
        drafts = [_draft(tree, one, matches, lexicon) for one in verdicts]
        coded = codebook.apply(drafts)
        counted = [(_owner(tree, word, tally, coded), tally) for word, tally in sizes.tallies(tree)]
        folded: dict[int, list[Match]] = {}
        for draft, kept in zip(drafts, coded, strict=True):
            if kept is None and draft.governor >= 0:
                folded.setdefault(draft.governor, []).append(draft.match)
        for at, (draft, kept) in enumerate(zip(drafts, coded, strict=True)):
            span = _predicate(tree, draft.match)
            if kept is None:
                left.append(LeftOut(span.begin, span.end, _folded(drafts, draft)))
                continue
            spoken_of = folded.get(at, []) or [one.match for one in drafts if one.governor == at]
            size = sizes.merged([tally for owner, tally in counted if owner == at])
            act = _act(scene, kept, spoken_of, deeds, size, lexicon)
            if act.actor or act.recipient:
                acts.append(act)
            else:
                left.append(LeftOut(span.begin, span.end, f"{draft.event} without any side named"))
    return Coded(tuple(acts), tuple(reported.resumed(sayings, scenes[0].quotes if scenes else (), paragraphs, text)), tuple(left))


def _owner(tree: Tree, word: int, tally: Tally, drafts: list[Draft | None]) -> int:
    """The place of the draft that a count belongs to: of those whose type can have it the nearest in the tree, -1 for none."""
    fit = ("COERCE",) if tally.kind == "arrested" else ("ASSAULT", "PROTEST")
    near = [
        (fit.index(draft.event), _steps(tree, word, draft.match.head), at)
        for at, draft in enumerate(drafts)
        if draft is not None and draft.event in fit
    ]
    return min(near, default=(0, 0, -1))[2]


def _steps(tree: Tree, one: int, other: int) -> int:
    """How many arcs lie between two words."""
    up, down = [one, *tree.above(one)], [other, *tree.above(other)]
    return min((up.index(node) + down.index(node) for node in up if node in down), default=len(tree.tokens))


def _sport(tree: Tree, lexicon: Lexicon) -> bool:
    """Whether a word or two neighbouring words of the sentence belong to sport alone."""
    lemmas = [token.lemma.lower() for token in tree.tokens]
    texts = [token.text.lower() for token in tree.tokens]
    known = lexicon.cues.sport
    return any(not known.isdisjoint(words) or any(f"{a} {b}" in known for a, b in pairwise(words)) for words in (lemmas, texts))


def _folded(drafts: list[Draft], draft: Draft) -> str:
    """Why a draft is no act of its own."""
    if draft.governor < 0:
        return f"{draft.event} whose content is the act that is coded"
    return f"{draft.event} told only as what {drafts[draft.governor].event} speaks of"


def _draft(tree: Tree, given: Verdict, matches: list[Match], lexicon: Lexicon) -> Draft:
    match, hint = given.match, given.hint
    put = status.put(tree, match, lexicon.cues)
    cue = tree.tokens[put.cue].lemma.lower() if put.cue >= 0 else ""
    trace = list(given.trace)
    if put.cue >= 0:
        trace.append(f"status {put.status} from '{tree.tokens[put.cue].text}' ({put.kind})")
    elif hint is not None:
        put, why = status.heard(put, hint)
        trace += why
    mode = match.frame.mode if match.frame.event == given.event else ()
    mode = mode or _modes(tree, match, given.event, lexicon)
    committed = cue in COMMITTED or (cue == "would" and _of_itself(tree, match, lexicon))
    refused = put.status is Status.DENIED and _vowed(tree, match, lexicon)
    governor = _governor(tree, match, matches)
    return Draft(match, hint, given.event, mode, put.status, governor, committed or refused, tuple(trace))


def _of_itself(tree: Tree, match: Match, lexicon: Lexicon) -> bool:
    """Whether somebody says of himself that he would: "Syria announced it would withdraw"."""
    centre = match.light if match.light is not None else match.head
    above = tree.tokens[centre].head
    said = tree.label(centre) == "ccomp" and above >= 0 and tree.tokens[above].lemma in lexicon.cues.speech
    return said and any(tree.tokens[k].text.lower() in SELF for k in tree.kids(centre, "nsubj"))


def _vowed(tree: Tree, match: Match, lexicon: Lexicon) -> bool:
    """Whether what is denied is denied for the time to come: "will not", or "would not" where somebody says it of himself."""
    centre = match.light if match.light is not None else match.head
    modals = tree.lemmas(centre, "aux")
    return bool(modals & {"will", "shall", "wo"}) or ("would" in modals and _of_itself(tree, match, lexicon))


def _modes(tree: Tree, match: Match, event: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Modes named by words at the predicate: its own, those that hang on it, and its side's ("warplanes struck")."""
    words = lexicon.predicates.modes.get(event, {})
    near = {match.head, *match.words}
    for slot in ("subject", "object", "with", "by", "in", "from", "using", "clause", "on", "at", "over", "via", "under"):
        near |= set(fill(tree, match, slot))
    near |= {k for place in list(near) for k in tree.kids(place, "compound", "amod", "advcl", "nmod")}
    near |= {k for place in list(near) for k in tree.kids(place, "compound")}  # the tear of "tear gas shells" hangs on the gas
    every = [token.lemma.lower() for token in tree.tokens]
    phrases = {word: _standing(word.split(), every, near) for word in words if " " in word}
    inside = {place for places in phrases.values() for place in places}  # a "tear gas shell" is no shell
    lemmas = {every[place] for place in near - inside}
    return tuple(dict.fromkeys(mode for word, mode in words.items() if phrases.get(word) or word in lemmas))


def _standing(phrase: list[str], lemmas: list[str], near: set[int]) -> list[int]:
    """The places of a phrase's words where they stand together, one of them near; [] where they do not."""
    runs = (range(begin, begin + len(phrase)) for begin in range(len(lemmas) - len(phrase) + 1))
    return [place for run in runs if lemmas[run.start : run.stop] == phrase and not near.isdisjoint(run) for place in run]


def _governor(tree: Tree, match: Match, matches: list[Match]) -> int:
    """The place in `matches` of the nearest act whose clause this one stands in, -1 without one."""
    heads = {word: place for place, other in enumerate(matches) if other is not match for word in other.words}
    node = match.light if match.light is not None else match.head
    for above in tree.above(node):
        label = tree.label(node)
        marked = {tree.preposition(node)} | tree.lemmas(node, "mark")
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


def _parties(
    tree: Tree, draft: Draft, spoken_of: list[Match], deeds: Mapping[int, Match], lexicon: Lexicon
) -> tuple[Parties, list[str]]:
    """The sides of an act, and for the trace which of them its own words do not give."""
    match = draft.match
    own = parties.of(tree, match, lexicon.cues)
    heard = hints.heard(tree, match, draft.event, own, draft.hint)
    through = parties.through(tree, match, draft.event, heard, deeds, lexicon.cues)
    found = through
    if not through.recipient:
        others = [parties.of(tree, other, lexicon.cues) for other in spoken_of]
        if draft.event in SPEAKS_OF_OTHERS:
            found = parties.borrowed(through, others)
        elif draft.event == "REQUEST":
            found = parties.asked(through, others)
    steps = ((own, heard, "the encoder"), (heard, through, "the act around it"), (through, found, "the act it speaks of"))
    return found, [line for before, after, why in steps for line in _changed(tree, before, after, why)]


def _changed(tree: Tree, before: Parties, after: Parties, why: str) -> list[str]:
    """A line for the trace for each side that is another after a step."""
    sides = (("actor", before.actor, after.actor), ("recipient", before.recipient, after.recipient))
    named = [(role, ", ".join(tree.tokens[head].text for head in new) or "nobody") for role, old, new in sides if old != new]
    return [f"{role} from {why}: {words}" for role, words in named]


def _act(
    scene: Scene, draft: Draft, spoken_of: list[Match], deeds: Mapping[int, Match], size: tuple[Tally, ...], lexicon: Lexicon
) -> Act:
    tree, match = scene.tree, draft.match
    found, whence = _parties(tree, draft, spoken_of, deeds, lexicon)
    says = sayer(tree, match.head) if match.frame.event == "REQUEST" else None
    centre = match.head if says is None else says  # who says that somebody must asks it of him: the word is the act
    told = voice(scene, centre, match.light if match.light is not None else centre, lexicon.cues)
    return Act(
        sentence=scene.place,
        head=match.head,
        predicate=_predicate(tree, match),
        event=draft.event,
        mode=draft.mode,
        context=tuple(sorted({*match.frame.context, *_contexts(tree, lexicon)})),
        cameo=_cameo(draft, lexicon),
        status=draft.status,
        actor=tuple(_side(tree, head, draft.hint, "actor") for head in found.actor),
        recipient=tuple(_side(tree, head, draft.hint, "recipient") for head in found.recipient),
        third_party=tuple(ThirdParty(role, side(tree, head)) for role, head in parties.third(tree, match, found)),
        speaker=told.speaker,
        cue=told.cue,
        quoted=told.quoted,
        size=size,
        confidence=confidence.of(draft, found),
        trace=(*draft.trace, *whence),
    )


def _side(tree: Tree, head: int, hint: Hint | None, role: str) -> Side:
    """A side with the encoder's chance that its head word is one."""
    parts = () if hint is None else hint.parts
    return replace(side(tree, head), chance=max((p.chance for p in parts if (p.place, p.role) == (head, role)), default=0.0))


def _cameo(draft: Draft, lexicon: Lexicon) -> str:
    """The frame's own CAMEO code where its type stood, else that of the type and its first mode."""
    frame = draft.match.frame
    if frame.cameo and frame.event == draft.event:
        return frame.cameo
    codes = lexicon.ontology.cameo
    return next((codes[draft.event, mode] for mode in (*draft.mode, "") if (draft.event, mode) in codes), "")


def _contexts(tree: Tree, lexicon: Lexicon) -> set[str]:
    """Contexts named by the sentence's words."""
    lemmas = [
        token.lemma.lower() if token.upos != "ADP" else token.text.lower() for token in tree.tokens if token.label != "case"
    ]
    known = lexicon.ontology.contexts
    pairs = [f"{a} {b}" for a, b in pairwise(lemmas)]
    return {known[word] for word in (*lemmas, *pairs) if word in known}

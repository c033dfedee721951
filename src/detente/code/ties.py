"""Sentences to bonds: the standing ties that words tell of, with their sides, before anybody knows who they are.

In: the scenes of an article, the lexicon. Out: `Bond`s in order of the text. Not here: who the
sides are, since when (`resolve/ties.py`), ties that acts add up to.

Frames are found as those of acts are (`frames.py`); names that a hyphen joins to a word have their own table (`joints.py`).
Beside the slots of acts (`sides.py`) a tie's frame may ask for

- self: whom a noun is said of ("X, the ally of Y")
- owner: whose it is, also of the name behind it ("India's foe Pakistan"); nation: the name before a noun
- holder: whose fight or alliance it is; haver: the doer of the verb whose object the noun is
- state: who is "under sanctions"; doer: who does what is done "in support of X"; aimer: whose aim the "defeat of X" is
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.code import frames, joints, sides, standing
from detente.code.grammar import HYPHENS, NOMINAL, Tree
from detente.code.match import Match
from detente.code.parties import meant
from detente.code.scene import Scene
from detente.code.sides import named
from detente.code.voice import voice
from detente.lexicon import Lexicon
from detente.lexicon.cues import Cues
from detente.lexicon.ties import BOTH_WAYS
from detente.model import Bond, Side, Span

LENDING = frozenset("part role effort share progress performance place member contribution operation".split())
MEMBERS = frozenset({"member", "part"})
DEEDS = frozenset("airstrike attack bombing campaign offensive operation raid sortie strike".split())
BY_FRAME, BY_COMRADES = 0.6, 0.5  # set by hand near the shares right in `./run bench relations`
REACH = 4  # steps up from a noun of defeat to the verb whose aim it is


@dataclass(frozen=True, slots=True)
class _Draft:
    """A match with the head words of its sides."""

    match: Match
    a: tuple[int, ...]
    b: tuple[int, ...]


def bonds(scenes: Sequence[Scene], lexicon: Lexicon) -> tuple[Bond, ...]:
    """The ties of every sentence."""
    found: list[Bond] = []
    cues = replace(lexicon.cues, light=lexicon.ties.light)
    for scene in scenes:
        found += [_bond(scene, draft, lexicon) for draft in _drafts(scene.tree, lexicon, cues)]
        found += joints.joined(scene.tree, scene.place, lexicon.ties.joints)
    return tuple(sorted(found, key=lambda bond: (bond.sentence, bond.head, bond.kind)))


def _drafts(tree: Tree, lexicon: Lexicon, cues: Cues) -> list[_Draft]:
    """The ties of a sentence; `cues` are those of acts with the light verbs of ties."""
    drafts = []
    for match in frames.find(tree, lexicon.ties.predicates, cues):
        a = [meant(tree, head, lexicon.cues) for head in _first(tree, match, match.frame.actor)]
        b = [head for head in _first(tree, match, match.frame.recipient) if head not in a]
        partners = [head for slot in match.frame.mutual for head in _fill(tree, match, slot) if head not in b]
        a += [head for head in partners if head not in a]
        drafts.append(_Draft(match, tuple(dict.fromkeys(a)), tuple(dict.fromkeys(b))))
    whole = [replace(one, a=_with_helped(tree, one, drafts)) for one in drafts]
    whole = [one for one in whole if one.a and (one.b or (len(one.a) > 1 and _mutual(one.match)))]
    return whole + _comrades(tree, whole)


def _mutual(match: Match) -> bool:
    """Whether a tie may hold among the parties of one side: by its kind, or "between" them."""
    return match.frame.event in BOTH_WAYS or "between" in match.frame.actor


def _with_helped(tree: Tree, draft: _Draft, others: Sequence[_Draft]) -> tuple[int, ...]:
    """The fighters with those whom they help to fight: "X supports Y to defeat Z" has both fight Z."""
    above = tree.tokens[draft.match.head].head
    if draft.match.frame.event != "fights" or draft.match.noun or tree.label(draft.match.head) not in ("advcl", "xcomp"):
        return draft.a
    helping = [one for one in others if one.match.frame.event == "backs" and above in one.match.words]
    heads = (*draft.a, *(head for one in helping for head in (*one.a, *one.b) if head not in draft.b))
    return tuple(dict.fromkeys(heads))


def _comrades(tree: Tree, drafts: Sequence[_Draft]) -> list[_Draft]:
    """Allies: partners of whom one fights in the same sentence ("its partner in the fight against X")."""
    fighting = {head for one in drafts if one.match.frame.event == "fights" for head in (*one.a, one.match.head)}
    found = []
    for one in drafts:
        partner = one.match.frame.event == "cooperates_with" and one.match.noun
        if partner and fighting & {*one.a, *one.b, one.match.head, *tree.below(one.match.head)}:
            frame = replace(one.match.frame, event="allied_with", name=f"{one.match.frame.name} in a fight")
            found.append(replace(one, match=replace(one.match, frame=frame)))
    return found


def _bond(scene: Scene, draft: _Draft, lexicon: Lexicon) -> Bond:
    tree, match = scene.tree, draft.match
    stand = standing.of(tree, match, lexicon.cues, lexicon.ties)
    told = voice(scene, match.head, match.light if match.light is not None else match.head, lexicon.cues)
    said = f"frame {match.frame.place} {match.frame.event} '{match.frame.name}' at '{tree.tokens[match.head].text}'"
    return Bond(
        sentence=scene.place,
        head=match.head,
        predicate=_words(tree, match.words),
        kind=match.frame.event,
        a=tuple(_side(tree, head, (*draft.a, *draft.b)) for head in draft.a),
        b=tuple(_side(tree, head, (*draft.a, *draft.b)) for head in draft.b),
        status=stand.status,
        standing=stand.standing,
        speaker=told.speaker,
        cue=told.cue,
        quoted=told.quoted,
        confidence=BY_COMRADES if match.frame.name.endswith(" in a fight") else BY_FRAME,
        trace=(said, *stand.trace),
    )


def _side(tree: Tree, head: int, heads: Sequence[int]) -> Side:
    """A side's span, without another side that a hyphen joins to it ("U.S.-Iraq partnership")."""
    if head >= 2 and tree.tokens[head - 1].text in HYPHENS and head - 2 in heads:
        return Side(head, tree.tokens[head].begin, tree.tokens[head].end)
    return sides.side(tree, head)


def _words(tree: Tree, words: Sequence[int]) -> Span:
    first, last = min(words), max(words)
    return Span(tree.tokens[first].begin, tree.tokens[last].end)


def _first(tree: Tree, match: Match, slots: Sequence[str]) -> list[int]:
    """The parties of the first slot that is filled."""
    return next((found for slot in slots if (found := _fill(tree, match, slot))), [])


def _fill(tree: Tree, match: Match, slot: str) -> list[int]:
    """The parties that fill a slot of a tie, most direct first; for a member of a body the body."""
    found = [k for head in _filled(tree, match, slot) for k in _body(tree, head)]
    return list(dict.fromkeys(found))


def _body(tree: Tree, head: int) -> list[int]:
    of = tree.oblique(head, "of") if tree.tokens[head].lemma.lower() in MEMBERS else []
    return of or [head]


def _filled(tree: Tree, match: Match, slot: str) -> list[int]:
    if slot == "subject" and not match.noun:
        return named(tree, _who(tree, match.head))
    if slot not in OWN_SLOTS:
        return named(tree, sides.fill(tree, match, slot))
    nouns = [word for word in match.words if tree.tokens[word].upos in NOMINAL] if match.frame.objects else [match.head]
    return named(tree, [k for noun in nouns[-1:] for k in OWN_SLOTS[slot](tree, replace(match, head=noun, noun=True))])


def _who(tree: Tree, verb: int) -> list[int]:
    """Who does it; of "X's efforts to defeat", "X efforts to defeat" and "part of the effort to defeat" whose effort it is."""
    node = verb
    while tree.label(node) == "conj" and not tree.kids(node, "nsubj"):
        node = tree.tokens[node].head
    if chosen := _chosen(tree, node):
        return chosen
    above = tree.tokens[node].head
    if tree.label(node) == "acl" and tree.kids(node, "mark") and above >= 0:
        owner = tree.owner(above)
        whose = tree.together(owner) if owner is not None else _nations(tree, above) or tree.oblique(above, "by")
        return whose or tree.doer(verb) or _lent(tree, above)
    return tree.doer(verb)


def _chosen(tree: Tree, clause: int) -> list[int]:
    """Whom somebody takes as something for a purpose: "named X as its partner to fight Y" has X fight.

    The parser hangs the purpose on the verb, or on the noun, and the noun on the verb or on X.
    """
    above = tree.tokens[clause].head
    if above < 0 or not tree.kids(clause, "mark"):
        return []
    if tree.label(clause) in ("advcl", "xcomp"):
        taken = any(tree.preposition(k) == "as" and k < clause for k in tree.kids(above, "obl"))
        return tree.undergoer(above) if taken else []
    if tree.label(clause) != "acl" or tree.preposition(above) != "as":
        return []
    over = tree.tokens[above].head
    if tree.label(above) == "nmod":
        return [over] if tree.label(over) == "obj" else []
    return tree.undergoer(over) if tree.label(above) == "obl" else []


def _nations(tree: Tree, noun: int) -> list[int]:
    """Names before a noun that say whose it is: "Coalition efforts", "U.S.-Iraq partnership"."""
    kids = [k for k in tree.kids(noun, "compound", "amod", "nmod:desc") if tree.tokens[k].text[:1].isupper()]
    joined = [k for kid in kids for k in (kid, *(k for k in tree.kids(kid, "compound") if _before_hyphen(tree, k)))]
    return [k for k in joined if tree.tokens[k].text[:1].isupper()]


def _before_hyphen(tree: Tree, place: int) -> bool:
    """Whether a hyphen stands behind a word."""
    return place + 1 < len(tree.tokens) and tree.tokens[place + 1].text in HYPHENS


def _lent(tree: Tree, noun: int) -> list[int]:
    """Whose a noun is by the words above it: "X's role in the fight", "as part of the effort, X strikes"."""
    for _ in range(3):
        above = tree.tokens[noun].head
        lends = tree.tokens[noun].lemma.lower() in LENDING
        if above < 0 or (tree.label(noun) not in ("nmod", "obl") and not lends):
            return []
        if tree.tokens[above].upos == "VERB":
            return tree.doer(above) if lends else []
        whose = tree.oblique(above, "of") or ([owner] if (owner := tree.owner(above)) is not None else _nations(tree, above))
        if tree.preposition(noun) == "in" and (whose or tree.tokens[above].upos == "PROPN"):
            return [k for k in whose if k != noun] or [above]
        noun = above
    return []


def _holder(tree: Tree, match: Match) -> list[int]:
    """Whose fight, alliance or support it is: light verb, "by", owner, name before it, subject of the sentence about it."""
    chosen = [] if match.light is None else _chosen(tree, match.light)
    found = chosen or sides.fill(tree, match, "subject")
    noun = match.head
    if found and set(found) <= set(_nations(tree, noun)):
        found = _nations(tree, noun)
    return found or _predicated(tree, noun) or _nations(tree, noun) or tree.kids(noun, "compound") or _lent(tree, noun)


def _aimer(tree: Tree, match: Match) -> list[int]:
    """Whose aim a noun of defeat is: who does what stands nearest above it ("struck to bring about the defeat of X")."""
    verb = next((above for above in tree.above(match.head)[:REACH] if tree.tokens[above].upos == "VERB"), None)
    return [] if verb is None else [k for one in tree.doer(verb) for k in _of_deed(tree, one)]


def _of_deed(tree: Tree, noun: int) -> list[int]:
    """Whose deed a noun is, where a deed does something: of "X conducted strikes to support Y" the doer X; else the noun."""
    if tree.tokens[noun].lemma.lower() not in DEEDS:
        return [noun]
    owner = tree.owner(noun)
    whose = tree.together(owner) if owner is not None else _nations(tree, noun)
    lent = tree.doer(tree.tokens[noun].head) if tree.label(noun) == "obj" else []
    return whose or lent or [noun]


def _predicated(tree: Tree, noun: int) -> list[int]:
    """The subject that a noun is predicated of: "X and Y are at war"."""
    return [k for one in tree.kids(noun, "nsubj") if tree.kids(noun, "cop") for k in tree.together(one)]


def _state(tree: Tree, match: Match) -> list[int]:
    """Who is in the state that a noun with its preposition tells of: "X is under sanctions", "countries under sanctions"."""
    above = tree.tokens[match.head].head
    held = tree.label(match.head) == "nmod" and tree.preposition(match.head) == "under" and above >= 0
    return _predicated(tree, match.head) or (tree.together(above) if held else [])


def _doer(tree: Tree, match: Match) -> list[int]:
    """Who does what is done "in support of" somebody."""
    above = tree.tokens[match.head].head
    if above >= 0 and tree.label(match.head) == "obl" and tree.preposition(match.head) in ("in", "with"):
        return [k for one in tree.doer(above) for k in _of_deed(tree, one)]
    return []


def _self(tree: Tree, match: Match) -> list[int]:
    """Whom a noun of relation is said of: its apposition, its subject, the object it is called of; else its own phrase."""
    noun = match.head
    above, label = tree.tokens[noun].head, tree.label(noun)
    if tree.kids(noun, "cop"):
        subject = tree.subject(noun)
        return [] if subject is None else tree.together(subject)
    beside = [k for k in tree.kids(noun, "appos", "flat") if tree.tokens[k].upos == "PROPN"]
    after = tree.tokens[noun + 1] if noun + 1 < len(tree.tokens) else None
    if after is not None and after.upos == "PROPN" and (after.head, after.label) == (above, tree.tokens[noun].label):
        beside = [noun + 1]  # "its foe Pakistan", which the parser took for two subjects
    if beside:
        return [k for one in beside for k in tree.together(one)]
    if label in ("appos", "amod", "compound", "nmod:desc") and above >= 0:
        return tree.together(above)
    if label == "conj" and above >= 0 and tree.tokens[above].upos == "NOUN" and tree.kids(above, "cop"):
        return _self(tree, replace(match, head=above))
    called = label == "xcomp" or (label == "obl" and tree.preposition(noun) == "as")
    if called and above >= 0:
        befallen = tree.undergoer(above)
        return befallen or tree.doer(above)
    return [noun]


def _haver(tree: Tree, match: Match) -> list[int]:
    """Who has what a noun tells of: the doer of the verb whose object it is."""
    above = tree.tokens[match.head].head
    return tree.doer(above) if above >= 0 and tree.label(match.head) == "obj" else []


def _nation(tree: Tree, match: Match) -> list[int]:
    return _nations(tree, match.head)


def _owner(tree: Tree, match: Match) -> list[int]:
    """The owner of a noun, or of the name that the noun stands before: "India's long-time foe Pakistan"."""
    beside = tree.label(match.head) in ("amod", "compound", "nmod:desc", "nmod")
    owners = (tree.owner(one) for one in (match.head, tree.tokens[match.head].head if beside else -1) if one >= 0)
    return next((tree.together(one) for one in owners if one is not None), [])


OWN_SLOTS = {
    "holder": _holder, "state": _state, "doer": _doer, "self": _self, "nation": _nation, "aimer": _aimer, "haver": _haver,
    "owner": _owner,
}  # fmt: skip

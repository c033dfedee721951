"""Bonds into ties: who exactly, since when and until when.

In: the bonds of an article and what its sentences, names and times are known to be (`known.py`). Out: `Tie`s, and what
was left out with the reason. Not here: finding bonds (`code`), adding ties up over articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, permutations, product

from detente.lexicon.ties import BOTH_WAYS
from detente.model import Actor, Bond, Dating, LeftOut, Sentence, Side, Tie, When, stable_id
from detente.resolve.attribution import attribute
from detente.resolve.known import Known
from detente.resolve.parties import apart, described, hidden, in_revolt, key, unfit
from detente.resolve.sides import sides
from detente.resolve.times import bounds

SINCE = frozenset({"since", "from"})
UNTIL = frozenset({"until", "till", "to", "through"})
OWN_CLAUSE = frozenset({"acl", "ccomp", "parataxis", "csubj"})  # a time below one of these dates that clause
MODIFIERS = frozenset({"amod", "compound", "nmod:desc"})
REACH = 4  # steps up from a time to the word that tells of the tie


def resolve(bonds: Sequence[Bond], known: Known) -> tuple[tuple[Tie, ...], tuple[LeftOut, ...]]:
    """Every tie between two parties that are known and not the same, each pair once a sentence and kind."""
    ties: dict[tuple[object, ...], Tie] = {}
    left: list[LeftOut] = []
    for bond in bonds:
        pairs, reasons = _pairs(bond, known)
        left += [LeftOut(bond.predicate.begin, bond.predicate.end, f"{bond.kind} {why}") for why in reasons]
        for a, b in pairs:
            tie = _tie(bond, a, b, known)
            ties.setdefault((tie.begin, *key(tie.kind, a, b)), tie)
    return tuple(ties.values()), tuple(left)


def _pairs(bond: Bond, known: Known) -> tuple[list[tuple[Actor, Actor]], list[str]]:
    """The pairs of a bond, and why others are none."""
    a, b = (_actors(listed, bond, known) for listed in (bond.a, bond.b))
    among = combinations(a, 2) if bond.kind in BOTH_WAYS else permutations(a, 2)
    given = list(product(a, b)) if bond.b else list(among)
    pairs, reasons = [], []
    for one, other in given:
        why = "with one each, not told which" if bond.b and apart(a, other) else unfit(bond.kind, one, other)
        if why:
            reasons.append(why)
        else:
            pairs.append((one, other))
    return pairs, list(dict.fromkeys(reasons))


def _actors(listed: Sequence[Side], bond: Bond, known: Known) -> list[Actor]:
    """The parties of one side, each once."""
    sentence = known.words.sentences[bond.sentence]
    resolver, text = known.words.resolver, known.article.text
    foreign = frozenset(one.code for side in (*bond.a, *bond.b) for one in resolver.named(side, sentence))
    found: list[Actor] = []
    for side in listed:
        others = [one for one in (*bond.a, *bond.b) if one is not side]
        home = _freed(sentence, side, others)
        named = sides([side], home, known, attribute(bond, known.words), foreign, kept=True)
        if home.tokens != sentence.tokens:  # whose country it is was read off the other side's name, so none is known
            named = [replace(one, code="") if one.via == "setting" else one for one in named]
        inner = hidden(text[side.begin : side.end], side.begin, known.lexicon.register, known.article.published)
        prefixed = side.begin > sentence.tokens[side.head].begin
        known_by_name = any(one.code or one.identifier_id for one in named) and not prefixed
        found += named if inner is None or known_by_name else [inner]
    return list(dict.fromkeys(described(one, known.lexicon.nations) for one in found))


def _freed(sentence: Sentence, side: Side, others: Sequence[Side]) -> Sentence:
    """The sentence in which the other sides say nothing of who this one is: the "Iran" of "Iran-backed militias" is not
    their country, nor is a prefix ("pro-Russian") part of a name."""
    tokens = list(sentence.tokens)
    for other in others:
        node = other.head
        while tokens[node].head not in (-1, side.head):
            node = tokens[node].head
        if tokens[node].head == side.head and tokens[node].label in MODIFIERS:
            tokens[node] = tokens[node]._replace(label="acl")
    token = tokens[side.head]
    if side.begin > token.begin:
        tokens[side.head] = token._replace(text=token.text[side.begin - token.begin :], begin=side.begin, upos="PROPN")
    return replace(sentence, tokens=tuple(tokens))


def _tie(bond: Bond, a: Actor, b: Actor, known: Known) -> Tie:
    sentence = known.words.sentences[bond.sentence]
    dating = _dating(bond, sentence, known.times[bond.sentence])
    standing = bond.standing
    past = known.article.published and dating.enddate and dating.enddate < known.article.published
    if standing == "current" and past and bond.kind != "backs":
        standing = "ended"
    in_arms = bond.kind == "opposes" and in_revolt(a, b)
    kind, why = ("fights", ("rebels who oppose their own state fight it",)) if in_arms else (bond.kind, ())
    return Tie(
        id=stable_id(known.article.id, "tie", str(bond.predicate), str((a.begin, a.end, b.begin, b.end)), str(key(kind, a, b))),
        kind=kind,
        a=a,
        b=b,
        status=bond.status,
        standing=standing,
        dating=dating,
        begin=sentence.begin,
        end=sentence.end,
        cue=bond.predicate,
        confidence=bond.confidence,
        trace=(*bond.trace, *why),
    )


def _dating(bond: Bond, sentence: Sentence, whens: Sequence[When]) -> Dating:
    """From when to when, as far as told: "since 2012" opens, "until 2014" closes, "in 2015" is when it
    held at least, or when it ended."""
    start: tuple[str, str, str] | None = None
    end: tuple[str, str, str] | None = None
    value = ""
    for when in (one for one in whens if one.type == "DATE"):
        word = _governing(sentence, when, bond.head)
        limits = bounds(when.value)
        if word is None or limits is None:
            continue
        value = value or when.value
        if word in SINCE:
            start = start or limits
        elif word in UNTIL:
            end = end or limits
        else:
            start = start if bond.standing == "ended" else start or limits
            end = end or (limits if bond.standing != "current" or bond.kind == "fights" else None)
    told = start or end
    if told is None:
        return Dating()
    return Dating(start and start[0], end and end[1], told[2], "text", value)


def _governing(sentence: Sentence, when: When, head: int) -> str | None:
    """The preposition of a time that hangs on the tie's word, "" without one; None where it hangs elsewhere."""
    inside = [i for i, token in enumerate(sentence.tokens) if when.begin <= token.begin < when.end]
    if not inside:
        return None
    top = next((i for i in inside if sentence.tokens[i].head not in inside), inside[0])
    marks = [t.lemma.lower() for t in sentence.tokens if t.head == top and t.label in ("case", "mark")]
    above = {head} if sentence.tokens[head].label.split(":")[0] in OWN_CLAUSE else {head, sentence.tokens[head].head}
    place = top
    for _ in range(REACH):
        if sentence.tokens[place].label.split(":")[0] in OWN_CLAUSE:
            return None
        place = sentence.tokens[place].head
        if place < 0:
            return None
        if place in above:
            return marks[0] if marks else ""
    return None

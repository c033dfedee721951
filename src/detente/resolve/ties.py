"""Bonds into ties: who exactly, since when and until when.

In: the bonds of an article and what its sentences, names and times are known to be (`claims.py`). Out: `Tie`s, and what
was left out with the reason. Not here: finding bonds (`code`), adding ties up over articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, permutations, product

from detente.model import Actor, Bond, Dating, LeftOut, Sentence, Side, Tie, When, stable_id
from detente.resolve.attribution import attribute
from detente.resolve.claims import POLITICAL, Known, sides
from detente.resolve.times import bounds

BOTH_WAYS = frozenset({"fights", "allied_with", "cooperates_with"})
ARMED = frozenset({"REB", "MIL", "PRM", "UAF", "INS", "SEP"})
ARMED_CODES = frozenset({"IMG"})
SINCE = frozenset({"since", "from"})
UNTIL = frozenset({"until", "till", "to", "through"})
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
            ties.setdefault((tie.begin, tie.kind, *_ordered(tie)), tie)
    return tuple(ties.values()), tuple(left)


def _ordered(tie: Tie) -> list[tuple[str, ...]]:
    pair = [_identity(tie.a), _identity(tie.b)]
    return sorted(pair) if tie.kind in BOTH_WAYS else pair


def _pairs(bond: Bond, known: Known) -> tuple[list[tuple[Actor, Actor]], list[str]]:
    """The pairs of a bond, and why others are none."""
    a, b = (_actors(listed, bond, known) for listed in (bond.a, bond.b))
    among = combinations(a, 2) if bond.kind in BOTH_WAYS else permutations(a, 2)
    given = list(product(a, b)) if bond.b else list(among)
    pairs, reasons = [], []
    for one, other in given:
        why = _unfit(bond, one, other)
        if why:
            reasons.append(why)
        else:
            pairs.append((one, other))
    return pairs, list(dict.fromkeys(reasons))


def _actors(listed: Sequence[Side], bond: Bond, known: Known) -> list[Actor]:
    """The parties of one side; a name behind a prefix ("pro-Russian") is read as a word by itself."""
    sentence = known.words.sentences[bond.sentence]
    resolver, text = known.words.resolver, known.article.text
    foreign = frozenset(one.code for side in (*bond.a, *bond.b) for one in resolver.named(side, sentence, text))
    found: list[Actor] = []
    for side in listed:
        found += sides([side], _freed(sentence, side), known, attribute(bond, known.words), foreign, kept=True)
    return list(dict.fromkeys(found))


def _freed(sentence: Sentence, side: Side) -> Sentence:
    token = sentence.tokens[side.head]
    if side.begin <= token.begin:
        return sentence
    tokens = list(sentence.tokens)
    tokens[side.head] = token._replace(text=token.text[side.begin - token.begin :], begin=side.begin, upos="PROPN")
    return replace(sentence, tokens=tuple(tokens))


def _unfit(bond: Bond, a: Actor, b: Actor) -> str:
    """Why two parties are no tie, "" if they are one."""
    for one in (a, b):
        if not (one.code or one.identifier_id or one.sector):
            return f"with somebody unknown: {' '.join(one.entity_text.split())}"
        if not _party(one):
            return f"with somebody who is no political party: {' '.join(one.entity_text.split())}"
    if _same(a, b):
        return "between a party and itself"
    if bond.kind == "fights" and not any(map(_armed, (a, b))) and any(map(_person, (a, b))):
        return "between people who bear no arms"
    return ""


def _party(one: Actor) -> bool:
    return bool(POLITICAL & set(one.sector)) or bool(one.identifier_id) or (bool(one.code) and one.via not in ("agent", "setting"))


def _armed(one: Actor) -> bool:
    return bool(ARMED & set(one.sector)) or one.code in ARMED_CODES


def _person(one: Actor) -> bool:
    return one.identifier_id.startswith("per-") or one.via == "office"


def _identity(one: Actor) -> tuple[str, ...]:
    """Who a party is: its identifier where it is no state's, else country and main sector, a country being its government."""
    sector = "GOV" if one.identifier_id == one.code or _person(one) else (one.sector[:1] or ("GOV",))[0]
    if one.identifier_id and not _person(one) and sector != "GOV":
        return (one.identifier_id,)
    return (one.code or one.identifier_id or one.entity_text, sector)


def _same(a: Actor, b: Actor) -> bool:
    state = {"GOV", "MIL"}
    ours = [one.code and (one.identifier_id == one.code or bool(state & set(one.sector)) or not one.sector) for one in (a, b)]
    return _identity(a) == _identity(b) or (all(ours) and a.code == b.code)


def _tie(bond: Bond, a: Actor, b: Actor, known: Known) -> Tie:
    sentence = known.words.sentences[bond.sentence]
    dating = _dating(bond, sentence, known.times[bond.sentence])
    standing = bond.standing
    past = known.article.published and dating.enddate and dating.enddate < known.article.published
    if standing == "current" and past and bond.kind != "backs":
        standing = "ended"
    return Tie(
        id=stable_id(known.article.id, "tie", bond.kind, str(bond.predicate), str((a.begin, a.end, b.begin, b.end))),
        kind=bond.kind,
        a=a,
        b=b,
        status=bond.status,
        standing=standing,
        dating=dating,
        begin=sentence.begin,
        end=sentence.end,
        cue=bond.predicate,
        confidence=bond.confidence,
        trace=bond.trace,
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
    above = {head, sentence.tokens[head].head}
    place = top
    for _ in range(REACH):
        place = sentence.tokens[place].head
        if place < 0:
            return None
        if place in above:
            return marks[0] if marks else ""
    return None

"""Ties that acts show: who strikes another fights him, who arms him backs him, as of that day.

In: the claims of an article, the ties that its words tell of. Out: further `Tie`s. Not here: ties told in words (`ties.py`),
counting acts over articles.

One act shows less than a word that says how two stand: such ties are dated by their act, and surer ones of the same pair,
kind and sentence go before them. Their trace begins with "act".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from detente.lexicon.ties import BOTH_WAYS
from detente.model import Actor, Claim, Status, Tie, stable_id
from detente.resolve.parties import apart, described, key, person, unfit

SHOWN = {
    "ASSAULT": "fights", "AID": "backs", "SUPPORT": "backs", "COOPERATE": "cooperates_with", "SANCTION": "sanctions",
    "ACCUSE": "opposes",
}  # fmt: skip
LEAST = 0.4  # confidence from which on an act shows anything
RIGHT = 0.7  # how far an act, if it is right, shows how two stand: set by hand


def shown(claims: Sequence[Claim], told: Sequence[Tie], nations: Mapping[str, str]) -> tuple[Tie, ...]:
    """The ties of every claim whose act shows one, each pair and kind once a sentence."""
    known = {(tie.begin, *key(tie.kind, tie.a, tie.b)) for tie in told}
    known |= {(t.begin, *key("opposes", *pair)) for t in told if t.kind == "fights" for pair in ((t.a, t.b), (t.b, t.a))}
    worded = {(tie.kind, tie.a.begin, tie.b.begin) for tie in told}  # the very mentions: who they are is told better there
    found: dict[tuple[object, ...], Tie] = {}
    for claim in claims:
        kind = SHOWN.get(claim.event, "")
        if not kind or claim.status in (Status.DENIED, Status.DEMANDED) or claim.confidence < LEAST:
            continue
        for a, b in _pairs(claim, kind):
            a, b = described(a, nations), described(b, nations)
            place = (claim.begin, *key(kind, a, b))
            if place not in known and (kind, a.begin, b.begin) not in worded and not unfit(kind, a, b):
                found.setdefault(place, _tie(claim, kind, a, b))
    return tuple(found.values())


def _pairs(claim: Claim, kind: str) -> Iterable[tuple[Actor, Actor]]:
    """Actor and recipient, or those who did it together."""
    if claim.recipient:
        pairs = product(claim.actor, [one for one in claim.recipient if not apart(claim.actor, one)])
        # thanks and praise between people are manners
        return (pair for pair in pairs if claim.event != "SUPPORT" or not all(map(person, pair)))
    return combinations(claim.actor, 2) if kind in BOTH_WAYS else ()


def _tie(claim: Claim, kind: str, a: Actor, b: Actor) -> Tie:
    past = claim.status is Status.HISTORICAL
    standing = "planned" if claim.status is Status.FUTURE else "ended" if past and kind == "fights" else "current"
    return Tie(
        id=stable_id(claim.id, "shows", str((a.begin, a.end, b.begin, b.end)), str(key(kind, a, b))),
        kind=kind,
        a=a,
        b=b,
        status=claim.status,
        standing=standing,
        dating=claim.dating,
        begin=claim.begin,
        end=claim.end,
        cue=claim.predicate,
        confidence=round(RIGHT * claim.confidence, 2),
        trace=(f"act {claim.event} shows {kind}", *claim.trace),
    )

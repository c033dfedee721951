"""What a text says of two mentions that the input asks about: the best type and the stance.

In: what the encoder makes of the two, both ways, and the acts that the article's sentences tell of. Out: a `PairAnswer`.
Not here: reading with the mentions marked (`annotate`), full claims (`coding.py`).

An act that the lexicon finds between the two raises the odds of its type; one that has only the first as its actor, or
only the second as its recipient, raises them less, and so does one that is unsure. An act that one does for or against the
other raises the odds of that stance. The numbers below were chosen on the dev part of our own labelled sentences.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from detente.lexicon.ontology import Ontology
from detente.model import Act, Asked, Pair, PairAnswer, Side, Span, Status

BETWEEN = 3.0  # added to the log chance of the type of an act between the two
FROM_FIRST = 2.0  # ... of an act whose actor is the first mention
TO_SECOND = 1.0  # ... of an act whose recipient is the second mention
SURE = 0.5  # confidence of an act from which on it gains in full
TEMPER = 2.4  # what the scores are divided by, so that confidence is about the share that is right
NEUTRAL = 1.6  # how much likelier than in our sentences, half of them neutral by design, a pair in the news is neutral
SHOWN = 5.0  # how much likelier a stance is that an act between the two shows
FOR = frozenset({"SUPPORT", "AID"})
AGAINST = frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "COERCE", "ASSAULT"})
REAL = frozenset({Status.ASSERTED, Status.HISTORICAL})
LEAST = 1e-6  # chance below which the encoder's no is as good as any other


def answer(pair: Pair, forward: Asked, backward: Asked, acts: Sequence[Act], ontology: Ontology) -> PairAnswer:
    """The type, its chance among all types, and the stance with its direction."""
    trace: list[str] = []
    chances = dict(forward.events)
    scores = {event: math.log(max(chances.get(event, 0.0), LEAST)) for event in ontology.quad}
    gains: dict[str, float] = {}
    for act in acts:
        gain = _gain(pair, act) * min(1.0, act.confidence / SURE)
        if gain > gains.get(act.event, 0.0):
            gains[act.event] = gain
            trace += [*act.trace, f"pair: {act.event} gains {gain:g}"]
    for event, gain in gains.items():
        scores[event] += gain
    total = sum(math.exp(score / TEMPER) for score in scores.values())
    event = max(sorted(scores), key=lambda one: scores[one])
    stance, direction, sure = _stance(forward.stances, backward.stances, _shown(pair, acts))
    trace.append(f"encoder on the pair: {_listed(forward.events)}; read most at {list(forward.word)}")
    trace.append(f"stance {stance} {direction} ({sure:.2f})")
    confidence = round(math.exp(scores[event] / TEMPER) / total, 2)
    return PairAnswer(pair.actor, pair.recipient, event, ontology.quad[event], confidence, stance, direction, tuple(trace))


def _gain(pair: Pair, act: Act) -> float:
    first, second = _among(pair.actor, act.actor), _among(pair.recipient, act.recipient)
    partners = _among(pair.recipient, act.actor) and not act.recipient
    if first and (second or partners):
        return BETWEEN
    return FROM_FIRST * first + TO_SECOND * second


def _among(mention: Span, sides: Iterable[Side]) -> bool:
    return any(mention.meets(Span(side.begin, side.end)) for side in sides)


def _shown(pair: Pair, acts: Sequence[Act]) -> set[tuple[str, str]]:
    """The stances, with their directions, that acts between the two show."""
    found: set[tuple[str, str]] = set()
    for act in acts:
        mood = "positive" if act.event in FOR else "negative" if act.event in AGAINST else ""
        if mood and act.status in REAL:
            ways = (("forward", pair.actor, pair.recipient), ("backward", pair.recipient, pair.actor))
            found |= {(mood, way) for way, one, other in ways if _among(one, act.actor) and _among(other, act.recipient)}
    return found


def _stance(
    forward: Sequence[tuple[str, float]], backward: Sequence[tuple[str, float]], shown: set[tuple[str, str]]
) -> tuple[str, str, float]:
    """The likelier of both ways' stances, neutral where both ways are likelier neutral, with its odds."""
    there, back = dict(forward), dict(backward)
    ways = [("neutral", "none", NEUTRAL * there["neutral"] * back["neutral"])]
    for mood in ("positive", "negative"):
        for way, one, other in (("forward", there, back), ("backward", back, there)):
            ways.append((mood, way, one[mood] * other["neutral"] * (SHOWN if (mood, way) in shown else 1.0)))
    return max(ways, key=lambda one: one[2])


def _listed(events: Sequence[tuple[str, float]]) -> str:
    return ", ".join(f"{event or 'nothing'} {chance:.2f}" for event, chance in events[:3])

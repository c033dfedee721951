"""How likely a claim is right: one number from what the two halves of the coder say of it.

In: a draft and its sides. Out: the chance that a claim is a real act of its type. Not here: whether it is one (`verdict.py`).
A logistic regression on six plain facts; its weights were fitted on the dev part of our own labelled sentences by
`python -m training.confidence`, which prints them. `./run bench own` prints how well the chances hold on the test part.
"""

from __future__ import annotations

import math

from detente.code.codebook import Draft
from detente.code.parties import Parties

FACTS = ("bias", "frame", "demanding frame", "encoder: an act", "encoder: the type", "actor", "recipient")
WEIGHTS = (-2.52, 0.68, 0.49, 0.31, 3.61, 0.15, 0.19)
LEXICON_ALONE = 0.7  # share right of 1,060 claims of the same sentences where the encoder has no say


def facts(draft: Draft, sides: Parties) -> tuple[float, ...]:
    """What the weights are multiplied with, in the order of FACTS."""
    hint = draft.hint
    act = 0.0 if hint is None else 1 - hint.chance("")
    return (
        1.0,
        float(draft.match.frame.place != "encoder"),
        float(draft.match.frame.weight > 0),
        act,
        0.0 if hint is None else max(hint.chance(draft.match.frame.event), hint.chance(draft.event)),
        float(bool(sides.actor)),
        float(bool(sides.recipient)),
    )


def of(draft: Draft, sides: Parties) -> float:
    """The chance, to two places."""
    if draft.hint is None:
        return LEXICON_ALONE
    total = sum(weight * fact for weight, fact in zip(WEIGHTS, facts(draft, sides), strict=True))
    return round(1 / (1 + math.exp(-total)), 2)

"""Which time expression dates an act.

In: an act with its sentence and the sentence's times. Out: a `Dating`. Not here: finding times (`times.py`).
An act that no time hangs on has no date: the day of publication is not a guess that is made here.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Act, Dating, Sentence, When
from detente.resolve.times import bounds

SAME_TIME = frozenset({"xcomp", "advcl", "obj", "nsubj", "obl", "nmod", "conj"})
OWN_CLAUSE = frozenset({"acl", "ccomp", "parataxis", "csubj"})
NOT_THEN = frozenset({"ahead", "before", "after", "until", "till", "by"})


def date(act: Act, sentence: Sentence, known: Sequence[When]) -> Dating:
    """The time that hangs on the act, else the one that hangs on a clause the act stands in."""
    dates = [when for when in known if when.type == "DATE"]
    heads = [act.head, *_clauses_above(sentence, act.head)]
    chosen = next((when for head in heads for when in dates if _hangs(sentence, when, head)), None)
    if chosen is None:
        return Dating()
    limits = bounds(chosen.value)
    if limits is None:
        return Dating(basis="text", value=chosen.value)
    return Dating(limits[0], limits[1], limits[2], "text", chosen.value)


def _clauses_above(sentence: Sentence, place: int) -> list[int]:
    """Words that govern the act by clauses of the same happening: complements, purposes, coordination."""
    above = []
    while sentence.tokens[place].label.split(":")[0] in SAME_TIME and sentence.tokens[place].head >= 0:
        place = sentence.tokens[place].head
        above.append(place)
    return above


def _hangs(sentence: Sentence, when: When, head: int) -> bool:
    """Whether a time expression dates a word: at most three steps below it, in no clause of its own, not "ahead of" it."""
    for place, token in enumerate(sentence.tokens):
        if not when.begin <= token.begin < when.end:
            continue
        marks = {t.text.lower() for t in sentence.tokens if t.head == place and t.label in ("case", "mark")}
        if marks & NOT_THEN:
            continue
        for _ in range(4):
            if place == head:
                return True
            if sentence.tokens[place].label.split(":")[0] in OWN_CLAUSE or sentence.tokens[place].head < 0:
                break
            place = sentence.tokens[place].head
    return False

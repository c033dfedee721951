"""Countries that the places of a sentence give its sides: "shelled Homs", "villages in northern Syria", "gunmen in Kidal".

In: a side with its sentence and the sentence's places. Out: the `Place` that tells where the side is. Not here: which place a
name means (`places.py`), countries that are named (`memory.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from detente.model import Place, Sentence, Side
from detente.resolve.memory import located

INSIDE = frozenset({"compound", "flat", "nmod", "nmod:poss", "nmod:desc", "appos", "amod", "goeswith"})
LEAST = 0.5  # confidence that a place is the one meant from which on its country is taken


def locality(side: Side, sentence: Sentence, places: Sequence[Place]) -> Place | None:
    """The first place that a side's own words name or that they say it lies in; None where they name none."""
    return next((place for place in _sure(places) if _belongs(place, side, sentence)), None)


def scene_of(side: Side, sentence: Sentence, places: Sequence[Place], foreign: Collection[str]) -> Place | None:
    """The place nearest to a side that something is told to happen in, in no `foreign` country; None without one, or where
    nobody knows where the nearest lies."""
    scenes = [one for one in places if one.country_code not in foreign and located(sentence, one.begin, one.end)]
    nearest = min(scenes, key=lambda one: (abs(one.begin - side.begin), one.begin), default=None)
    return nearest if nearest is not None and _sure([nearest]) else None


def _sure(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if place.country_code and place.confidence >= LEAST]


def _belongs(place: Place, side: Side, sentence: Sentence) -> bool:
    """Whether a place's last word is the side's head or leads up to it by steps that stay inside the phrase."""
    inside = [number for number, token in enumerate(sentence.tokens) if place.begin <= token.begin < place.end]
    if side.head in inside:
        return True
    node = inside[-1] if inside else -1
    while node >= 0 and node != side.head:
        if sentence.tokens[node].label not in INSIDE:
            return False
        node = sentence.tokens[node].head
    return node == side.head

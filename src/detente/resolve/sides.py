"""The sides of an act or a bond as parties: each once, without what is nobody.

In: `Side`s with their sentence, what is known of the article, on whose word it is told. Out: `Actor`s.
Not here: finding sides (`code/sides.py`), who a single one is (`actors.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.model import Actor, Attribution, Sentence, Side
from detente.resolve.attribution import FIRST_PERSON
from detente.resolve.known import Known

SOMEBODY = 0.75  # encoder's chance of a side from which on an unknown common noun is a party


def sides(
    listed: Sequence[Side],
    sentence: Sentence,
    context: Known,
    attribution: tuple[Attribution, ...],
    foreign: frozenset[str],
    *,
    kept: bool,
) -> list[Actor]:
    """Resolved sides, each once; "we" is whoever speaks, in a statement its publisher."""
    speakers = [a.speaker for a in attribution if a.speaker is not None]
    speaker = next((one for one in speakers if one.code), None) or context.words.publisher or next(iter(speakers), None)
    found: list[Actor] = []
    for side in listed:
        words = context.article.text[side.begin : side.end]
        if speaker is not None and words.lower() in FIRST_PERSON and words != "US":
            found.append(replace(speaker, begin=side.begin, end=side.end, entity_text=words, via="pronoun"))
        else:
            named = context.words.resolver.resolve(side, sentence, foreign)
            found += [a for a in named if not _may_be_thing(a) or _may_be_party(side, sentence, kept)]
    return _each_once(found)


def _each_once(found: Sequence[Actor]) -> list[Actor]:
    """The parties without a second mention of one by another of its names: "the African Union, or AU", or by its first words."""
    first = {identity(one): one for one in reversed(found) if one.identifier_id}
    once = list(dict.fromkeys(first.get(identity(one), one) for one in found))
    return [one for one in once if not any(_begins(one, other) for other in once)]


def _begins(one: Actor, other: Actor) -> bool:
    """Whether a party that nobody knows by name is told by the first words of another's: "traders" of "traders in Gao"."""
    nameless = not one.identifier_id and (one.code, one.sector) == (other.code, other.sector)
    return nameless and other.entity_text.startswith(f"{one.entity_text} ")


def _may_be_thing(one: Actor) -> bool:
    """Whether nothing tells that a side is somebody: neither its name nor a role noun, at best where it lies."""
    return one.via == "unknown" or (one.via == "setting" and not one.sector)


def _may_be_party(side: Side, sentence: Sentence, things: bool) -> bool:
    """Whether an unknown side is worth keeping: a name always, a common noun only where `things` may stand there too.

    "Heavy" of "Heavy fighting" is no party, nor is the charge in "rejected the charge"; a bridge can be bombed. What the encoder
    surely hears as a side is somebody, whatever he is called.
    """
    upos = sentence.tokens[side.head].upos
    return upos in ("PROPN", "PRON") or ((things or side.chance >= SOMEBODY) and upos != "ADJ")


def identity(one: Actor) -> tuple[str, str, tuple[str, ...]]:
    """By what two mentions of a party are known for the same."""
    return one.identifier_id, one.code, one.sector

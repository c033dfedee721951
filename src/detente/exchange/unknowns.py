"""Parties that the lexicon does not know, gathered from many readings for the analyst to add.

In: `Reading`s. Out: `Unknown`s, the most frequent first. Not here: describing them (`resolve/descriptions.py`), adding them
(`lexicon/adding.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.exchange.plain import plain
from detente.model import Actor, Claim, Reading

ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|those|its|their|his|her|our)\s+", re.IGNORECASE)
OPEN_VIA = frozenset({"unknown", "description"})


@dataclass(frozen=True, slots=True)
class Unknown:
    """A party by its words, how often it was a side, the code and sectors guessed most often, and the first sentence with it."""

    text: str
    count: int
    code: str
    sector: tuple[str, ...]
    example: str


def unknowns(readings: Iterable[Reading]) -> list[Unknown]:
    """Every party with a name of its own that no table holds; the same words in several articles are one."""
    counts: Counter[str] = Counter()
    guesses: dict[str, Counter[tuple[str, tuple[str, ...]]]] = {}
    examples: dict[str, str] = {}
    for reading in readings:
        for claim, actor in _sides(reading):
            words = ARTICLE.sub("", " ".join(actor.entity_text.split()))
            counts[words] += 1
            guesses.setdefault(words, Counter())[actor.code, actor.sector] += 1
            examples.setdefault(words, " ".join(plain(reading.article.text[claim.begin : claim.end]).split()))
    found = []
    for words, count in counts.items():
        code, sector = min(guesses[words], key=lambda guess: (-guesses[words][guess], guess))
        found.append(Unknown(words, count, code, sector, examples[words]))
    return sorted(found, key=lambda one: (-one.count, one.text))


def _sides(reading: Reading) -> Iterator[tuple[Claim, Actor]]:
    """The unknown sides of claims, each place of the text once."""
    seen = set()
    for claim in reading.claims:
        for actor in (*claim.actor, *claim.recipient, *(role.actor for role in claim.third_party)):
            place = (actor.begin, actor.end)
            if actor.via in OPEN_VIA and not actor.identifier_id and place not in seen and _has_name(actor, claim):
                seen.add(place)
                yield claim, actor


def _has_name(actor: Actor, claim: Claim) -> bool:
    """Whether the words hold a capital that is not only the beginning of the sentence, nor only a nation."""
    words = ARTICLE.sub("", actor.entity_text).split()
    capitals = [word for word in words if word[:1].isupper()]
    return len(capitals) > 1 or (bool(capitals) and (actor.begin > claim.begin or actor.entity_text.split()[0] not in capitals))

"""Terms of office as times: "under former President Obama" is from January 2009 to January 2017.

In: a sentence, the names found in the article, the register. Out: `Term`s. Not here: which act they date (`dating.py`).
"""

from __future__ import annotations

from typing import NamedTuple

from detente.lexicon.actors import Register
from detente.model import Sentence
from detente.resolve.memory import Memory
from detente.resolve.times import bounds

RULING = frozenset({"president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "supreme leader", "premier"})
WITHIN = frozenset({"under", "during"})


class Term(NamedTuple):
    """Words that name a ruler, with the first and last day of the rule; no last day where it goes on."""

    begin: int
    end: int
    first: str
    last: str | None


def find(sentence: Sentence, memory: Memory, register: Register) -> list[Term]:
    """The rulers that a sentence speaks of things under; nothing of those who ruled more than once."""
    found: list[Term] = []
    if not any(token.label == "case" and token.text.lower() in WITHIN for token in sentence.tokens):
        return found
    for hit in memory.within(sentence.begin, sentence.end):
        places = [place for place, token in enumerate(sentence.tokens) if hit.begin <= token.begin < hit.end]
        if any(_within(sentence, place) for place in places):
            ruled = [term for term in register.terms.get(memory.choose(hit).id, ()) if term.office.lower() in RULING]
            begin = bounds(ruled[0].begin) if len(ruled) == 1 else None
            end = bounds(ruled[0].end) if len(ruled) == 1 else None
            if begin is not None:
                found.append(Term(hit.begin, hit.end, begin[0], end[1] if end else None))
    return found


def _within(sentence: Sentence, place: int) -> bool:
    """Whether "under" or "during" governs a name, as it stands or with its title."""
    for _ in range(3):
        if any(
            sentence.tokens[i].text.lower() in WITHIN and sentence.tokens[i].label == "case" for i in sentence.children(place)
        ):
            return True
        if sentence.tokens[place].label not in ("flat", "appos", "compound", "nmod:desc") or sentence.tokens[place].head < 0:
            return False
        place = sentence.tokens[place].head
    return False

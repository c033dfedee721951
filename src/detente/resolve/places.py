"""Places named in a text, as far as the register knows them: countries, territories and their capitals.

In: name hits, the encoder's names. Out: `Place`s. Not here: coordinates (a gazetteer comes later, so no place is a dot yet).
"""

from __future__ import annotations

from detente.lexicon.actors import Register
from detente.model import Place, Sentence
from detente.resolve.memory import Memory, located

COUNTRY, CITY = 1, 4  # PLOVER's resolution codes


def find(sentence: Sentence, memory: Memory, register: Register) -> list[Place]:
    """Places of a sentence. A capital that acts ("Moscow said") is a government, not a place, and is left out."""
    found = []
    for hit in memory.within(sentence.begin, sentence.end):
        use = memory.choose(hit)
        kind = register.entries[use.id].kind
        if kind not in ("country", "territory") or use.via in ("demonym", "metonym"):
            continue
        if use.via == "capital" and not located(sentence, hit.begin, hit.end):
            continue
        code = memory.actor(hit).code
        found.append(Place(hit.begin, hit.end, hit.name, code, CITY if use.via == "capital" else COUNTRY))
    return found

"""The names that an article has spoken of so far: who a surname means, which countries are most spoken of, where it is set.

In: all name hits of an article, the register, its day. Out: `Actor`s and codes asked for by place. Not here: sides,
pronouns (`mentions.py`).
"""

from __future__ import annotations

from bisect import bisect_left

from detente.lexicon.actors import NameUse, Register
from detente.model import Actor, Sentence
from detente.resolve.names import Hit

LOCATIVE = frozenset("in at near outside inside across around throughout within over off".split())
MANY_NAMES = 5  # names of countries from which on an article has a subject
REACH = 2  # sentences back that a scene is looked for


class Memory:
    """The named parties of one article in order."""

    def __init__(self, hits: list[Hit], sentences: list[Sentence], register: Register, on: str | None) -> None:
        self._register = register
        self._on = on
        self._hits = hits
        self._begins = [hit.begin for hit in hits]
        self._sentences = sentences
        self._starts = [sentence.begin for sentence in sentences]
        self._named = {use.id for hit in hits for use in hit.uses if use.via == "name" and len(hit.uses) == 1}

    def choose(self, hit: Hit) -> NameUse:
        """The likeliest use: an actor whose full name the article gives, else one in office that day, else the latest."""

        def rank(use: NameUse) -> tuple[bool, bool, str, str]:
            term = self._register.term(use.id, self._on)
            return (use.id in self._named, term is not None, use.begin, use.id)

        return max(hit.uses, key=rank)

    def within(self, begin: int, end: int) -> list[Hit]:
        """Hits that begin in a stretch of the text."""
        return self._hits[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]

    def actor(self, hit: Hit) -> Actor:
        """The party of a hit, at the hit's own place."""
        use = self.choose(hit)
        entry, term = self._register.entries[use.id], self._register.term(use.id, self._on)
        code, sector = (term.code, term.sector) if term is not None else ("", ())
        return Actor(hit.begin, hit.end, hit.name, code, sector, entry.id, entry.label, "name")

    def _kind(self, hit: Hit) -> str:
        use = self.choose(hit)
        return "" if use.via == "demonym" else self._register.entries[use.id].kind

    def surname(self, words: str, before: int) -> Actor | None:
        """A person named in full earlier whose last word this is."""
        last = words.split()[-1] if words.split() else ""
        for hit in self.within(0, before):
            if self._kind(hit) == "person" and hit.name.split()[-1] == last:
                return self.actor(hit)
        return None

    def main_countries(self, before: int, count: int) -> list[str]:
        """Codes of the countries most spoken of so far, by name, capital or leader, in the order of their first mention."""
        codes = [self.actor(hit).code for hit in self.within(0, before) if self._stands_for_country(hit)]
        frequent = sorted(dict.fromkeys(codes), key=lambda code: -codes.count(code))[:count]
        return sorted(frequent, key=codes.index)

    def countries(self) -> dict[str, float]:
        """How often the article speaks of each country by its people or by a person of it, in the order of first mention."""
        found: dict[str, float] = {}
        for hit in self._hits:
            use = self.choose(hit)
            code = self.actor(hit).code
            if code and (use.via in ("demonym", "metonym") or self._kind(hit) == "person"):
                found[code] = found.get(code, 0.0) + 1.0
        return found

    def _stands_for_country(self, hit: Hit) -> bool:
        use = self.choose(hit)
        entry = self._register.entries[use.id]
        return entry.kind in ("country", "territory") or (entry.kind == "person" and bool(self.actor(hit).code))

    def last_group(self, before: int) -> Actor | None:
        """The armed group or party named last before a place."""
        found = [hit for hit in self.within(0, before) if self._kind(hit) in ("group", "party")]
        return self.actor(found[-1]) if found else None

    def setting(self, sentence: Sentence, before: int, other: frozenset[str]) -> str:
        """The country that a role noun without one belongs to, none of the `other` codes; "" where nothing tells.

        First the country that the article names twice as often as any other; then one that something is told to happen
        in, in the sentence or the two before it, the nearest first; else the one that the article speaks of most.
        """
        codes = [code for hit in self._hits if (code := self.actor(hit).code) in self._register.entries and code not in other]
        ranked = sorted(dict.fromkeys(codes), key=lambda code: -codes.count(code))
        most = ranked[0] if ranked else ""
        if len(codes) >= MANY_NAMES and all(codes.count(most) >= 2 * codes.count(code) for code in ranked[1:2]):
            return most
        here = bisect_left(self._starts, sentence.begin)
        for near in self._sentences[max(0, here - REACH) : here + 1][::-1]:
            scenes = [
                h for h in self.within(near.begin, near.end) if self._stands_for_country(h) and located(near, h.begin, h.end)
            ]
            codes = [code for hit in scenes if (code := self.actor(hit).code) and code not in other]
            if codes:
                return min(zip(codes, scenes, strict=False), key=lambda item: abs(item[1].begin - before))[0]
        return most


def located(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a stretch of the sentence stands behind a preposition of place."""
    inside = [i for i, token in enumerate(sentence.tokens) if begin <= token.begin < end]
    return any(t.head in inside and t.label == "case" and t.lemma.lower() in LOCATIVE for t in sentence.tokens)

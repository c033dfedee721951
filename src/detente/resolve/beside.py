"""The known names at the sides of acts: which stand with a head word as part of its name, its nation, its apposition.

In: sides with their sentences, an article's names (`memory.py`), the register. Out: `Hit`s. Not here: matching names
(`names.py`), whom a side means (`actors.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from detente.lexicon.actors import Register
from detente.model import Sentence, Side, Span
from detente.resolve.descriptions import HYPHENS, is_other_name, leads
from detente.resolve.memory import Memory
from detente.resolve.names import Hit

RANK = {"person": 0, "group": 1, "party": 1, "body": 1, "agency": 1, "company": 1, "people": 2, "territory": 3, "country": 4}
STATES = ("country", "territory")
ORGANISED = ("group", "party", "body", "agency", "company")


class Beside:
    """Finds the names at the sides of one article."""

    def __init__(self, memory: Memory, register: Register) -> None:
        self._memory = memory
        self._register = register
        self._hits: dict[int, list[tuple[Hit, list[int]]]] = {}

    def of(self, side: Side, sentence: Sentence) -> list[Hit]:
        """Names that cover the head word, or that stand to it as part of its name or in apposition."""
        hits = []
        for hit, places in self._hits_of(sentence):
            if any(i == side.head or leads(sentence, i, side.head) for i in places) and not self.another(hit, side, sentence):
                hits.append(hit)
        return hits

    def another(self, hit: Hit, side: Side, sentence: Sentence) -> bool:
        """Whether a name is only a part of the longer name of somebody else."""
        if self._memory.entry(hit).kind not in ORGANISED:
            return False
        longer = is_other_name(hit.begin, hit.end, side.head, sentence, self._register.agents)
        return longer or self._of_other_nation(hit, sentence)

    def joined(self, side: Side, sentence: Sentence, hits: Sequence[Hit]) -> list[Hit]:
        """The names joined before a head that they share, if they are of several parties: "the Turkish and Greek sides",
        "Moscow-Ankara talks"."""
        head = sentence.tokens[side.head]
        shared = any(t.label == "cc" and side.begin <= t.begin < head.begin for t in sentence.tokens)
        shared = shared or (len(hits) > 1 and all(_hyphenated(one, other, sentence) for one, other in pairwise(hits)))
        states = [hit for hit in hits if self._memory.entry(hit).kind != "people"]  # the Shiites of "Iranian Shiites"
        return states if shared and len({self._memory.code(hit) for hit in states} - {""}) > 1 else []

    def best(self, hits: Sequence[Hit]) -> Hit | None:
        """The name that tells most of who a side is: a person's before a body's before a nation's."""
        return min(hits, key=lambda hit: (RANK[self._memory.entry(hit).kind], hit.begin), default=None)

    def nations(self, hits: Sequence[Hit]) -> tuple[list[Span], list[Span]]:
        """Where the hits name states, and where peoples."""
        kinds = [(self._memory.entry(hit).kind, Span(hit.begin, hit.end)) for hit in hits]
        return [span for kind, span in kinds if kind in STATES], [span for kind, span in kinds if kind == "people"]

    def _hits_of(self, sentence: Sentence) -> list[tuple[Hit, list[int]]]:
        """The names of a sentence, each with the places of its words."""
        if sentence.begin not in self._hits:
            self._hits[sentence.begin] = [
                (hit, [i for i, t in enumerate(sentence.tokens) if hit.begin <= t.begin < hit.end])
                for hit in self._memory.within(sentence.begin, sentence.end)
            ]
        return self._hits[sentence.begin]

    def _of_other_nation(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether another nation stands before a name inside a longer one: the "Syrian Arab Coalition" is not the Saudi-led."""
        longer = next((n for n in sentence.names if n.kind == "ORG" and n.begin < hit.begin < n.end), None)
        before = [] if longer is None else self._memory.within(longer.begin, hit.begin)
        nations = [one for one in before if one.end == hit.begin - 1 and self._memory.choose(one).via == "demonym"]
        return any(self._memory.code(one) != self._memory.code(hit) for one in nations)


def _hyphenated(one: Hit, other: Hit, sentence: Sentence) -> bool:
    """Whether nothing but a hyphen stands between two names."""
    return [t.text in HYPHENS for t in sentence.tokens if one.end <= t.begin < other.begin] == [True]

"""Who a side is: the party behind a name, an office, a role noun, a pronoun.

In: sides with their sentences, the names found in the article, the register, the article's day. Out: `Actor`s.
Not here: matching names (`names.py`), pronouns' referents (`memory.py`).
What nobody knows is described, not dropped: an unknown actor keeps its words, with whatever country stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.lexicon.actors import Agent, Entry, Register, RoleTerm
from detente.model import Actor, Sentence, Side
from detente.resolve.memory import THING, Memory
from detente.resolve.names import Hit

RANK = {"person": 0, "group": 1, "party": 1, "body": 1, "agency": 1, "company": 1, "people": 2, "territory": 3, "country": 4}
VIA = {"demonym": "demonym", "capital": "place", "metonym": "place"}
BESIDE = frozenset({"amod", "compound", "flat", "appos", "nmod:desc", "nmod:poss", "nmod", "goeswith", "nummod", "dep"})
PAIRS = frozenset(
    "country nation side leader government party neighbour neighbor state president minister army force capital rival".split()
)
GROUPS = frozenset(
    "group movement organisation organization militia militant rebel insurgent faction party front coalition".split()
)
OF = frozenset({"of", "from", "in", "for"})


class Resolver:
    """Resolves the sides of one article."""

    def __init__(self, register: Register, memory: Memory, on: str | None) -> None:
        self._register = register
        self._memory = memory
        self._on = on
        self._seen: dict[Side, list[Actor]] = {}

    def resolve(self, side: Side, sentence: Sentence, text: str, foreign: frozenset[str] = frozenset()) -> list[Actor]:
        """The actor that a side names; two for "both countries", one of unknown identity where nothing is known.

        A role noun without a country of its own takes the last one spoken of that is not in `foreign`. A side is resolved
        once: the same words mean the same party in every act of the sentence.
        """
        if side not in self._seen:
            self._seen[side] = self._resolve(side, sentence, text, foreign)
            for actor in self._seen[side]:
                if actor.via in ("agent", "setting") and sentence.tokens[side.head].has("Number=Plur"):
                    self._memory.note(actor)
        return self._seen[side]

    def _resolve(self, side: Side, sentence: Sentence, text: str, foreign: frozenset[str]) -> list[Actor]:
        token = sentence.tokens[side.head]
        words = text[side.begin : side.end]
        if token.upos == "PRON":
            return [self._pronoun(side, sentence, text)]
        pair = self._pair(side, sentence, words)
        if pair:
            return pair
        hit = self._best(self._beside(side, sentence))
        agent = self._agent(side, sentence)
        group = self._memory.last_group(side.begin) if hit is None and self._is_the_group(side, sentence) else None
        if group is not None:
            return [_moved(group, side, words, "description")]
        if hit is not None and (agent is None or self._entry(hit).kind not in ("country", "territory", "people")):
            return [self._named(side, hit, text)]
        if agent is not None:
            return self._of_agent(side, sentence, text, agent, foreign)
        known = self._memory.surname(words, side.begin)
        if known is not None:
            return [_moved(known, side, words, "name")]
        country = self._country(side, sentence, text)
        if country:
            return [Actor(side.begin, side.end, words, country, (), "", "", "description")]
        return [Actor(side.begin, side.end, words)]

    def named(self, side: Side, sentence: Sentence, text: str) -> list[Actor]:
        """The actor of a side that a name identifies, nothing for role nouns, pronouns and descriptions."""
        hit = self._best(self._beside(side, sentence))
        if hit is None or self._agent(side, sentence) is not None:
            return []
        return [self._named(side, hit, text)]

    def _entry(self, hit: Hit) -> Entry:
        return self._register.entries[self._memory.choose(hit).id]

    def _term(self, hit: Hit) -> RoleTerm | None:
        return self._register.term(self._memory.choose(hit).id, self._on)

    def _beside(self, side: Side, sentence: Sentence) -> list[Hit]:
        """Names that cover the head word, or that stand to it as part of its name or in apposition."""
        hits = []
        for hit in self._memory.within(sentence.begin, sentence.end):
            places = [i for i, t in enumerate(sentence.tokens) if hit.begin <= t.begin < hit.end]
            if any(i == side.head or self._leads(sentence, i, side.head) for i in places):
                hits.append(hit)
        return hits

    def _label_ok(self, sentence: Sentence, place: int) -> bool:
        token = sentence.tokens[place]
        joined = token.label == "conj" and token.upos == "ADJ"  # "Indian and Pakistani soldiers"
        return joined or (token.label in BESIDE and token.label not in ("nmod", "nmod:poss"))

    def _leads(self, sentence: Sentence, place: int, head: int) -> bool:
        """Whether a word reaches the head by name-like steps only ("Syrian" in "Syrian President Bashar al-Assad")."""
        while place >= 0 and place != head:
            if not self._label_ok(sentence, place):
                return False
            place = sentence.tokens[place].head
        return place == head

    def _best(self, hits: Sequence[Hit]) -> Hit | None:
        return min(hits, key=lambda hit: (RANK[self._entry(hit).kind], hit.begin), default=None)

    def _is_the_group(self, side: Side, sentence: Sentence) -> bool:
        """Whether a side is only "the group", "the movement": some group spoken of before."""
        kids = [t for t in sentence.tokens if t.head == side.head and t.label != "punct"]
        determined = any(t.label == "det" and t.lemma.lower() in ("the", "this", "that") for t in kids)
        plain = all(t.label in ("det", "case", "nsubj", "acl:relcl") for t in kids)
        return sentence.tokens[side.head].lemma.lower() in GROUPS and determined and plain

    def _agent(self, side: Side, sentence: Sentence) -> Agent | None:
        """The role noun at the head, compounds first ("foreign minister")."""
        lemma = sentence.tokens[side.head].lemma.lower()
        before = [t.lemma.lower() for t in sentence.tokens[max(0, side.head - 2) : side.head]]
        for phrase in (" ".join([*before, lemma]), " ".join([*before[-1:], lemma]), lemma):
            if phrase in self._register.agents:
                return self._register.agents[phrase]
        return None

    def _named(self, side: Side, hit: Hit, text: str) -> Actor:
        """The party of a name; where the parser saw less of it than the register knows, the span grows to the whole name."""
        whole = side.begin < hit.end and hit.begin < side.end
        begin, end = (min(side.begin, hit.begin), max(side.end, hit.end)) if whole else (side.begin, side.end)
        use, entry, term = self._memory.choose(hit), self._entry(hit), self._term(hit)
        code, sector = (term.code, term.sector) if term is not None else ("", ())
        if use.via == "demonym":
            sector = ()
        return Actor(begin, end, text[begin:end], code, sector, entry.id, entry.label, VIA.get(use.via, "name"))

    def _of_agent(self, side: Side, sentence: Sentence, text: str, agent: Agent, foreign: frozenset[str]) -> list[Actor]:
        """A role noun with its country: the names before it, its owner or "of" phrase, else the country it is set in.

        "Indian and Pakistani soldiers" are two parties in the same words.
        """
        beside = [term.code for hit in self._beside(side, sentence) if (term := self._term(hit)) is not None and term.code]
        joined = any(t.label == "cc" and side.begin <= t.begin < side.end for t in sentence.tokens)
        codes = list(dict.fromkeys(beside)) if joined else beside[:1]
        via = "office" if agent.office else "agent"
        if not codes:
            own = self._country(side, sentence, text)
            codes, via = ([own], via) if own else ([self._memory.setting(sentence, side.begin, foreign)], "setting")
        words = text[side.begin : side.end]
        return [Actor(side.begin, side.end, words, code, agent.sector, "", "", via) for code in codes]

    def _country(self, side: Side, sentence: Sentence, text: str) -> str:
        """The country that an owner, an "of" phrase or an apposition gives a noun."""
        for place, token in enumerate(sentence.tokens):
            if token.head != side.head or token.label not in BESIDE:
                continue
            if token.label == "nmod" and not self._marked(sentence, place, OF):
                continue
            if token.upos == "PRON":
                owner = self._referent(place, sentence, text)
                if owner is not None and owner.code:
                    return owner.code
            below = sentence.subtree(place)
            begin, end = sentence.tokens[below[0]].begin, sentence.tokens[below[-1]].end
            for hit in self._memory.within(begin, end):
                term = self._term(hit)
                if term is not None and term.code:
                    return term.code
        return ""

    def _marked(self, sentence: Sentence, place: int, prepositions: frozenset[str]) -> bool:
        return any(t.head == place and t.label == "case" and t.lemma.lower() in prepositions for t in sentence.tokens)

    def _referent(self, place: int, sentence: Sentence, text: str) -> Actor | None:
        """Whom a pronoun means: "it" and "its" the sentence's own subject where that is a role noun ("The army ... its")."""
        if sentence.tokens[place].text.lower() in THING:
            subjects = [i for i, t in enumerate(sentence.tokens[:place]) if t.label.startswith("nsubj") and t.upos == "NOUN"]
            for subject in subjects:
                token = sentence.tokens[subject]
                if token.lemma.lower() in self._register.agents and not token.has("Number=Plur"):
                    return self.resolve(Side(subject, token.begin, token.end), sentence, text)[0]
        return self._memory.referent(sentence.tokens[place], sentence.begin)

    def _pronoun(self, side: Side, sentence: Sentence, text: str) -> Actor:
        words = text[side.begin : side.end]
        known = self._referent(side.head, sentence, text)
        return Actor(side.begin, side.end, words) if known is None else _moved(known, side, words, "pronoun")

    def _pair(self, side: Side, sentence: Sentence, words: str) -> list[Actor]:
        """ "Both countries", "the two sides": the two countries most spoken of, twice the same span."""
        token = sentence.tokens[side.head]
        counted = {
            t.lemma.lower()
            for t in sentence.tokens
            if t.head == side.head and t.label in ("det", "nummod", "det:predet", "cc:preconj")
        }
        if token.lemma.lower() not in PAIRS or not counted & {"both", "two", "2"}:
            return []
        pair = self._memory.main_countries(side.begin, 2)
        if len(pair) < 2:
            return []
        agent = self._register.agents.get(token.lemma.lower())
        sector = agent.sector if agent is not None and token.lemma not in ("country", "nation", "side") else ("GOV",)
        return [Actor(side.begin, side.end, words, code, sector, "", "", "description") for code in pair]


def _moved(actor: Actor, side: Side, words: str, via: str) -> Actor:
    """The same party at another place of the text."""
    return Actor(side.begin, side.end, words, actor.code, actor.sector, actor.identifier_id, actor.identifier_text, via)

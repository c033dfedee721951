"""Who a side is: the party behind a name, an office, a role noun, a pronoun.

In: sides with their sentences, the names found in the article, the register, the article's day. Out: `Actor`s.
Not here: matching names (`names.py`), which mention a pronoun means (`mentions.py`).
What nobody knows is described, not dropped: an unknown actor keeps its words, with whatever country stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.lexicon.actors import Agent, Register
from detente.model import Actor, Place, Sentence, Side, Token
from detente.resolve.beside import Beside
from detente.resolve.descriptions import (
    BESIDE,
    code_of_many,
    examples_of,
    from_abroad,
    is_unknown_group,
    members_of,
    noun_of,
    owned_by_stranger,
    sector_of,
)
from detente.resolve.kinds import meant_by_kind
from detente.resolve.localities import locality, scene_of
from detente.resolve.memory import Memory
from detente.resolve.mentions import candidates, mentions
from detente.resolve.names import Hit
from detente.resolve.roles import agent_of, lemma_of, role_of

VIA = {"demonym": "demonym", "capital": "place", "metonym": "place"}
PAIRS = frozenset(
    "country nation side leader government party neighbour neighbor state president minister army force capital rival".split()
)
STATES = frozenset("country nation government state neighbour neighbor capital president".split())
ALONE = frozenset({"both", "each", "either", "neither", "two"})
ONE_OF_TWO = {"former": 0, "latter": 1}
COUNTING = ("det", "nummod", "det:predet", "cc:preconj")
COUNTERPARTS = frozenset("neighbour neighbor rival foe adversary enemy counterpart guest host ally opponent".split())
NAME_PARTS = frozenset({"flat", "compound", "nmod:desc", "amod", "goeswith"})
BODIES = frozenset(
    "government army police court parliament ministry party group movement militia force navy regime cabinet council "
    "administration coalition opposition union company bank agency commission tribunal junta congress senate assembly embassy "
    "mission faction front organisation organization rebellion alliance troop command state country nation media office "
    "authority house league federation committee newspaper television firm bloc".split()
)
TELLING = ("agent", "office", "name", "demonym", "description")
HOMES = frozenset("home house residence apartment villa office headquarters compound motorcade convoy".split())
OF = frozenset({"of", "from", "in", "for"})
BY_OF = frozenset({"of"})


class Resolver:
    """Resolves the sides of one article."""

    def __init__(
        self,
        register: Register,
        memory: Memory,
        text: str,
        sentences: Sequence[Sentence],
        places: Sequence[Sequence[Place]] = (),
    ) -> None:
        self._register = register
        self._memory = memory
        self._text = text
        self._sentences = sentences
        self._numbers = {sentence.begin: number for number, sentence in enumerate(sentences)}
        self._localities = dict(zip(self._numbers, places, strict=False))
        self._mentions = mentions(sentences, [self._kinds(sentence) for sentence in sentences])
        self._seen: dict[tuple[int, tuple[Token, ...], Side, frozenset[str]], list[Actor]] = {}
        self._beside = Beside(memory, register)
        self._told: dict[str, list[tuple[tuple[int, int], str]]] = {}
        self._begun = False

    def resolve(self, side: Side, sentence: Sentence, foreign: frozenset[str] = frozenset()) -> list[Actor]:
        """The actor that a side names; two for "both countries", one of unknown identity where nothing is known.

        A role noun without a country of its own takes the last one spoken of that is not in `foreign`. A side is resolved
        once: the same words mean the same party in every act of the sentence.
        """
        if not self._begun:
            self._begun = True
            self._begin()
        key = (sentence.begin, sentence.tokens, side, foreign)  # the tokens, for a tie may look at a sentence otherwise
        if key not in self._seen:
            self._seen[key] = [Actor(side.begin, side.end, self._text[side.begin : side.end])]  # for a side that leads to itself
            self._seen[key] = self._resolve(side, sentence, foreign)
        return self._seen[key]

    def _begin(self) -> None:
        """Resolve every mention in order, so that none has to reach far back, and note which role nouns have a country."""
        for mention in self._mentions:
            if len(mention.heads) == 1:
                home, head = self._sentences[mention.sentence], mention.heads[0]
                known = self.resolve(self._whole(head, home), home)[0]
                if known.code and known.via in TELLING:
                    titles = [k for k in home.children(head) if k < head and home.tokens[k].label == "nmod:desc"]
                    for place in (head, *titles):  # "Turkish President Erdogan": who "the president" is later
                        self._told.setdefault(noun_of(home, place), []).append(((mention.sentence, head), known.code))

    def _kinds(self, sentence: Sentence) -> dict[int, str]:
        """The words of a sentence that name or describe a party, with what kind of pronoun may mean them."""
        kinds: dict[int, str] = {}
        named = {hit.end: hit for hit in self._memory.within(sentence.begin, sentence.end)}
        people = {name.end for name in sentence.names if name.kind == "PER"}
        for place, token in enumerate(sentence.tokens):
            if place and sentence.tokens[place - 1].text == "(":
                continue  # the agency of a dateline or an abbreviation of the name before it is nobody spoken of
            hit = named.get(token.end)
            if token.end in people or (hit is not None and self._memory.entry(hit).kind == "person"):
                kinds[place] = "person"
            elif hit is not None and token.upos in ("PROPN", "NOUN"):
                kinds[place] = "thing"
            elif (token.upos == "NOUN" or place == 0) and (lemma := lemma_of(sentence, place)) in self._register.agents:
                kinds[place] = "thing" if lemma in BODIES else "person"
        # a name's own words are one mention, by its head: "Foreign Minister Rex Tillerson"
        heads: dict[int, str] = {}
        for place, kind in kinds.items():
            head = place
            while sentence.tokens[head].label in NAME_PARTS and sentence.tokens[head].head >= 0:
                head = sentence.tokens[head].head
            heads[head] = "person" if kind == "person" else heads.get(head, kind)
        return heads

    def _resolve(self, side: Side, sentence: Sentence, foreign: frozenset[str]) -> list[Actor]:
        token = sentence.tokens[side.head]
        words = self._text[side.begin : side.end]
        agent = agent_of(side, sentence, self._register.agents)
        if token.upos == "PRON" and agent is None and words != "US":
            return self._pronoun(side, sentence)
        pair = self._pair(side, sentence)
        if pair:
            return pair
        members = members_of(sentence, side.head)
        if members and role_of(side, sentence, self._register.agents) is not None:
            members = []
        meant = members or examples_of(sentence, side.head)
        if meant:
            return [one for place in meant for one in self.resolve(self._whole(place, sentence), sentence, foreign)]
        hits = self._beside.of(side, sentence)
        hit = self._beside.best(hits)
        joined = self._beside.joined(side, sentence, hits)
        if joined and agent is None:
            return [self._named(side, one) for one in joined]
        group = meant_by_kind(side, sentence, self._memory, self._register) if hit is None else None
        if group is not None:
            return [_moved(group, side, words, "description")]
        if hit is not None and not joined and (agent is None or self._is_name(hit, token)):
            known = self._named(side, hit)
            stateless = not known.code and self._memory.entry(hit).kind == "people"
            return [replace(known, code=self._memory.setting(sentence, side.begin, foreign)) if stateless else known]
        if agent is not None:
            return self._of_agent(side, sentence, agent, foreign)
        return self._described(side, sentence, foreign)

    def _described(self, side: Side, sentence: Sentence, foreign: frozenset[str]) -> list[Actor]:
        """Who a side is that is neither a known name nor a role noun: by whose it is, what stands beside it, where it lies."""
        words = self._text[side.begin : side.end]
        noun = sentence.tokens[side.head].upos == "NOUN"
        person = self._memory.surname(words, side.begin)
        if person is not None:
            return [_moved(person, side, words, "name")]
        if is_unknown_group(side, sentence, *self._beside.nations(self._beside.of(side, sentence))):
            return self._of_agent(side, sentence, Agent((), ""), foreign)
        holder = self._holder(side, sentence, foreign) if noun else []
        if holder:
            return holder
        country = self._other(side, sentence) or self._country(side, sentence)
        if country:
            return [Actor(side.begin, side.end, words, country, (), "", "", "description")]
        here = self._localities.get(sentence.begin, ())
        place = locality(side, sentence, here) or (scene_of(side, sentence, here, foreign) if noun else None)
        if place is not None:
            why = f"{place.name} lies in {place.country_code}"
            return [Actor(side.begin, side.end, words, place.country_code, (), "", "", "setting", why)]
        return [Actor(side.begin, side.end, words)]

    def named(self, side: Side, sentence: Sentence) -> list[Actor]:
        """The actor of a side that a name identifies, nothing for role nouns, pronouns and descriptions."""
        hit = self._beside.best(self._beside.of(side, sentence))
        if hit is None or role_of(side, sentence, self._register.agents) is not None:
            return []
        return [self._named(side, hit)]

    def _is_name(self, hit: Hit, head: Token) -> bool:
        """Whether a hit names the side that a role noun heads, not only its nation: a person, a body, "the Soviet Union"."""
        whole = hit.begin < head.begin < hit.end and self._memory.choose(hit).via != "demonym"
        return whole or self._memory.entry(hit).kind not in ("country", "territory", "people")

    def _named(self, side: Side, hit: Hit) -> Actor:
        """The party of a name; where the parser saw less of it than the register knows, the span grows to the whole name."""
        whole = side.begin < hit.end and hit.begin < side.end
        begin, end = (min(side.begin, hit.begin), max(side.end, hit.end)) if whole else (side.begin, side.end)
        via = VIA.get(self._memory.choose(hit).via, "name")
        return self._memory.party(hit, begin, end, self._text[begin:end], via)

    def _of_agent(self, side: Side, sentence: Sentence, agent: Agent, foreign: frozenset[str]) -> list[Actor]:
        """A role noun with its country: the names before it, its owner or "of" phrase, else the country it is set in.

        "Indian and Pakistani soldiers" are two parties in the same words.
        """
        hits = self._beside.of(side, sentence)
        beside = [term.code for hit in hits if (term := self._memory.term(hit)) is not None and term.code]
        codes = list(dict.fromkeys(beside)) if self._beside.joined(side, sentence, hits) else beside[:1]
        via, reason = "office" if agent.office else "agent", "its own words name the country"
        if not codes:
            own = code_of_many(side, sentence, agent.sector) or self._other(side, sentence)
            codes = [own] if own else self._countries(side, sentence)
            reason = "the words beside it name the country"
        if not codes:
            codes = [code for code in [self._same_before(side, sentence)] if code]
            reason = "so called before in the article"
        if not codes:
            code, reason = self._set_in(side, sentence, foreign)
            codes, via = [code], "setting"
        if is_unknown_group(side, sentence, *self._beside.nations(hits)):
            via, reason = "description", f"a group not in the tables; {reason}"
        sector = sector_of(side, sentence, agent.sector, self._register.traits)
        words = self._text[side.begin : side.end]
        return [Actor(side.begin, side.end, words, code, sector, "", "", via, reason) for code in codes]

    def _same_before(self, side: Side, sentence: Sentence) -> str:
        """The country of the last mention of the same role noun that has one: "the rebels" after "Tamil rebels"."""
        definite = [
            t for t in sentence.tokens[: side.head] if t.head == side.head and t.label == "det" and t.lemma.lower() == "the"
        ]
        here = (self._numbers[sentence.begin], side.head)
        earlier = [code for place, code in self._told.get(noun_of(sentence, side.head), []) if place < here]
        return earlier[-1] if definite and earlier else ""

    def _set_in(self, side: Side, sentence: Sentence, foreign: frozenset[str]) -> tuple[str, str]:
        """The country of a role noun that nothing beside it tells, and why: that of the article, not for a stranger's people,
        else that of a place told of; "" where it stands for people from abroad."""
        if from_abroad(side, sentence, self._register):
            return "", "set nowhere"
        stranger = owned_by_stranger(side, sentence, self._register.agents)
        setting = "" if stranger else self._memory.setting(sentence, side.begin, foreign)
        if setting:
            return setting, f"the article is set in {setting}"
        scene = scene_of(side, sentence, self._localities.get(sentence.begin, ()), foreign)
        return (
            ("", "set nowhere")
            if scene is None
            else (scene.country_code, f"told of {scene.name}, which lies in {scene.country_code}")
        )

    def _country(self, side: Side, sentence: Sentence) -> str:
        """The first country that the words beside a noun give it, "" where they give none."""
        return next(iter(self._countries(side, sentence)), "")

    def _countries(self, side: Side, sentence: Sentence) -> list[str]:
        """The country that an owner, an "of" phrase or an apposition gives a noun, "the leaders of India and Pakistan" both."""
        for place, token in enumerate(sentence.tokens):
            if token.head != side.head or token.label not in BESIDE:
                continue
            if token.label == "nmod" and not self._marked(sentence, place, OF):
                continue
            if token.upos == "PRON":
                code = self._owner_code(place, sentence)
                if code:
                    return [code]
            code = self._code_below(place, side, sentence)
            if code:
                several = sentence.tokens[side.head].has("Number=Plur") and token.upos == "PROPN"
                joined = [k for k in sentence.children(place) if sentence.tokens[k].label == "conj"] if several else []
                codes = [code, *(self._code_below(k, side, sentence) for k in joined)]
                return [one for one in dict.fromkeys(codes) if one]
        return []

    def _code_below(self, place: int, side: Side, sentence: Sentence) -> str:
        """The code of the first name in the phrase that a word heads, clauses about it left aside."""
        below = sentence.subtree(place)
        told = [k for k in below if sentence.tokens[k].label == "acl:relcl"]
        own = sorted(set(below).difference(*(sentence.subtree(k) for k in told))) or [place]
        begin, end = sentence.tokens[own[0]].begin, sentence.tokens[own[-1]].end
        for hit in self._memory.within(begin, end):
            term = self._memory.term(hit)
            if term is not None and term.code and not self._beside.another(hit, side, sentence):
                return term.code
        return ""

    def _marked(self, sentence: Sentence, place: int, prepositions: frozenset[str]) -> bool:
        return any(t.head == place and t.label == "case" and t.lemma.lower() in prepositions for t in sentence.tokens)

    def _owner_code(self, place: int, sentence: Sentence) -> str:
        """The country of whom a possessive pronoun means."""
        return next((one.code for one in self._meant(place, sentence) if one.code), "")

    def _meant(self, place: int, sentence: Sentence) -> list[Actor]:
        """Whom a pronoun means: the parties of the likeliest mention that is somebody known; [] where none is."""
        number = self._numbers[sentence.begin]
        if sentence.tokens[place].text.lower() == "whose":
            noun = _of_clause(place, sentence)
            return [] if noun < 0 else self.resolve(self._whole(noun, sentence), sentence)
        for mention in candidates(self._mentions, self._sentences, number, place):
            home = self._sentences[mention.sentence]
            sides = [self._whole(head, home) for head in mention.heads]
            found = [actor for one in sides for actor in self.resolve(one, home)]
            named = any(home.tokens[head].upos == "PROPN" for head in mention.heads)
            if named or any(actor.code or actor.sector for actor in found):
                return found  # somebody named is meant, known or not; nobody further off
        return []

    def _whole(self, head: int, sentence: Sentence) -> Side:
        """A mention's side: its head with the words of its name before it."""
        first = head
        while first > 0 and sentence.tokens[first - 1].head == head and sentence.tokens[first - 1].label in NAME_PARTS:
            first -= 1
        return Side(head, sentence.tokens[first].begin, sentence.tokens[head].end)

    def _pronoun(self, side: Side, sentence: Sentence) -> list[Actor]:
        """Whom a pronoun means, at the place of the name in the same sentence, else at its own."""
        words = self._text[side.begin : side.end]
        known = self._meant(side.head, sentence)
        if not known:
            return [Actor(side.begin, side.end, words)]
        moved = [one if one.begin >= sentence.begin else _moved(one, side, words, one.via) for one in known]
        return [replace(one, via="setting" if one.via == "setting" else "pronoun") for one in moved]

    def _pair(self, side: Side, sentence: Sentence) -> list[Actor]:
        """ "Both countries", "each", "the latter": of the parties named together last, else the two countries most spoken of."""
        token = sentence.tokens[side.head]
        word = token.lemma.lower()
        words = self._text[side.begin : side.end]
        if word in ONE_OF_TWO and token.upos in ("ADJ", "NOUN"):
            named = self._together(side, sentence)
            return [_moved(named[ONE_OF_TWO[word]], side, words, "description")] if len(named) == 2 else []
        alone = word in ALONE and token.upos in ("DET", "PRON", "NUM") and not sentence.children(side.head)
        counted = {t.lemma.lower() for t in sentence.tokens if t.head == side.head and t.label in COUNTING}
        if not alone and (word not in PAIRS or not counted & {"both", "two", "2", "neither", "either"}):
            return []
        pair = [one.code for one in self._together(side, sentence)] if alone else []
        # "both countries" are two that were named; two "sides" may be of one country, unless both are much spoken of
        pair = pair or self._memory.main_countries(side.begin, 2, 1 if word in STATES else 2)
        if len(pair) < 2:
            return []
        agent = self._register.agents.get(word)
        sector = agent.sector if agent is not None and word not in ("country", "nation", "side") else ("GOV",)
        return [Actor(side.begin, side.end, words, code, sector, "", "", "description") for code in pair]

    def _together(self, side: Side, sentence: Sentence) -> list[Actor]:
        """The parties of the last mention before a place that names several at once."""
        here = (self._numbers[sentence.begin], side.head)
        for mention in reversed(self._mentions):
            if len(mention.heads) > 1 and (mention.sentence, mention.heads[-1]) < here:
                home = self._sentences[mention.sentence]
                return [actor for head in mention.heads for actor in self.resolve(self._whole(head, home), home)]
        return []

    def _holder(self, side: Side, sentence: Sentence, foreign: frozenset[str]) -> list[Actor]:
        """The parties whose thing a noun means: "a jeep of the riot squad", "Hezbollah's headquarters", "rebel positions".

        Only parties with an identity or a sector: a country's thing keeps its own words. Whose home a pronoun tells is meant.
        """
        kids = sentence.children(side.head)
        for place in kids:
            token = sentence.tokens[place]
            agent = self._register.agents.get(token.lemma.lower())
            if token.label == "compound" and token.upos == "NOUN" and agent is not None:
                own = Side(place, token.begin, token.end)
                return [_moved(one, own, token.text, one.via) for one in self._of_agent(side, sentence, agent, foreign)]
        owners = [k for k in kids if sentence.tokens[k].label == "nmod:poss"]
        if owners and sentence.tokens[owners[0]].upos == "PRON" and sentence.tokens[side.head].lemma.lower() in HOMES:
            return self._meant(owners[0], sentence)
        owners = owners or [k for k in kids if sentence.tokens[k].label == "nmod" and self._marked(sentence, k, BY_OF)]
        for place in owners:
            if sentence.tokens[place].upos != "PRON":
                found = self.resolve(self._whole(place, sentence), sentence, foreign)
                known = [one for one in found if one.identifier_id != one.code and (one.sector or one.identifier_id)]
                if known:
                    return known
        return []

    def _other(self, side: Side, sentence: Sentence) -> str:
        """ "Its neighbour", "his guest": the country most spoken of beside the owner's."""
        if sentence.tokens[side.head].lemma.lower() not in COUNTERPARTS:
            return ""
        owners = [k for k in sentence.children(side.head) if sentence.tokens[k].label == "nmod:poss"]
        owner = next((code for k in owners if (code := self._owner_code(k, sentence))), "")
        others = [code for code in self._memory.main_countries(side.begin, 3) if code != owner]
        return others[0] if owner and others else ""


def _of_clause(place: int, sentence: Sentence) -> int:
    """The noun that the relative clause around a word tells of, -1 without one."""
    while place >= 0 and sentence.tokens[place].label != "acl:relcl":
        place = sentence.tokens[place].head
    return -1 if place < 0 else sentence.tokens[place].head


def _moved(actor: Actor, side: Side, words: str, via: str) -> Actor:
    """The same party at another place of the text."""
    return replace(actor, begin=side.begin, end=side.end, entity_text=words, via=via)

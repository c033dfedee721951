"""The names that an article has spoken of so far: who a surname means, which countries are most spoken of, where it is set.

In: all name hits of an article, the register, its day. Out: `Actor`s and codes asked for by place. Not here: weighing the
bearers of one name (`bearers.py`), sides, pronouns (`mentions.py`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from detente.lexicon.actors import Entry, NameUse, Register, RoleTerm
from detente.model import Actor, Sentence
from detente.resolve.bearers import Around, Choice, Evidence, around, choose, office_met
from detente.resolve.names import Hit

LOCATIVE = frozenset("in at near outside inside across around throughout within over off".split())
COMPASS = frozenset("north south east west northeast northwest southeast southwest outside inside".split())
KINDS_OF_PLACE = frozenset("city town village port province region district suburb state island valley".split())
MANY_NAMES = 5  # names of countries from which on an article has a subject
FAR_MORE = 3  # times that a country is named more than another, from which on the other is no setting
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
        self._named = in_full(hits)
        self._spoken = frozenset(code for hit in hits if (code := self._country(hit)))
        self._choices: dict[Hit, Choice] = {}
        self._subjects: dict[frozenset[str], tuple[str, bool]] = {}

    def choose(self, hit: Hit) -> NameUse:
        """The likeliest use of a name."""
        return self.choice(hit).best.use

    def choice(self, hit: Hit) -> Choice:
        """The likeliest bearer of a name and the next one, with the reasons; weighed once a place."""
        if not self._choices:
            self._choices = self._weighed()
        if hit not in self._choices:
            self._choices[hit] = choose(hit.uses, self._evidence(hit), self._register, self._on)
        return self._choices[hit]

    def _weighed(self) -> dict[Hit, Choice]:
        """The likeliest bearer of every name, in order: "Ban" is what "UN Secretary-General Ban Ki-moon" was before."""
        choices: dict[Hit, Choice] = {}
        offices: dict[str, RoleTerm | None] = {}
        for hit in self._hits:
            evidence = self._evidence(hit)
            found = choose(hit.uses, evidence, self._register, self._on)
            best = found.best
            if office_met(best.term, evidence.around.words):
                offices.setdefault(best.use.id, best.term)
            elif best.use.id in offices:
                found = replace(found, best=replace(best, term=offices[best.use.id]))
            choices[hit] = found
        return choices

    def _evidence(self, hit: Hit) -> Evidence:
        """What the words beside a name and the article say; nothing is looked at where there is nothing to choose.

        A name from elsewhere, such as the article's outlet, has no words beside it.
        """
        first = hit.uses[0].id
        sure = self._register.entries[first].kind != "person" or len(self._register.held(first, self._on)) == 1
        if sure and all(use.id == first for use in hit.uses):
            return Evidence()
        if hit not in self.within(hit.begin, hit.begin + 1):
            return Evidence(named=self._named, spoken=self._spoken)
        here = bisect_right(self._starts, hit.begin) - 1
        beside = around(self._sentences[here], hit.begin, hit.end) if here >= 0 else Around()
        codes = {code for s in beside.stretches for other in self.within(s.begin, s.end) if (code := self._country(other))}
        return Evidence(beside, frozenset(codes), self._sectors(beside.title), self._named, self._spoken)

    def _country(self, hit: Hit) -> str:
        """The code of a hit that can only be one country, else ""."""
        entry = self._register.entries[hit.uses[0].id]
        return entry.id if entry.kind == "country" and all(use.id == entry.id for use in hit.uses) else ""

    def _sectors(self, title: tuple[str, ...]) -> tuple[str, ...]:
        """The sectors of the longest role noun that ends a title."""
        for first in range(len(title)):
            agent = self._register.agents.get(" ".join(title[first:]).replace(" - ", "-"))
            if agent is not None:
                return agent.sector
        return ()

    def entry(self, hit: Hit) -> Entry:
        """The actor that a name most likely means."""
        return self._register.entries[self.choose(hit).id]

    def term(self, hit: Hit) -> RoleTerm | None:
        """What that actor was on the article's day."""
        return self.choice(hit).best.term

    def code(self, hit: Hit) -> str:
        """The code of a hit's party, "" where it has none."""
        term = self.term(hit)
        return term.code if term is not None else ""

    def within(self, begin: int, end: int) -> list[Hit]:
        """Hits that begin in a stretch of the text."""
        return self._hits[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]

    def actor(self, hit: Hit) -> Actor:
        """The party of a hit, at the hit's own place."""
        return self.party(hit, hit.begin, hit.end, hit.name, "name")

    def party(self, hit: Hit, begin: int, end: int, words: str, via: str) -> Actor:
        """The party of a hit at a place of the text, with why it is that one; a nation's adjective has no sector."""
        choice = self.choice(hit)
        use, term = choice.best.use, choice.best.term
        entry = self._register.entries[use.id]
        code, sector = (term.code, term.sector) if term is not None else ("", ())
        if use.via == "demonym":
            sector = ()
        second = choice.second
        runner_up = "" if second is None else f"{self._register.entries[second.use.id].label} ({second.points:g})"
        reason = choice.reason if second is None else f"{choice.reason} ({choice.best.points:g})"
        return Actor(begin, end, words, code, sector, entry.id, entry.label, via, reason, runner_up)

    def _kind(self, hit: Hit) -> str:
        use = self.choose(hit)
        return "" if use.via == "demonym" else self._register.entries[use.id].kind

    def surname(self, words: str, before: int) -> Actor | None:
        """A person named in full earlier whose last word this is."""
        last = words.split()[-1] if words.split() else ""
        for hit in self.within(0, before):
            if hit.name.split()[-1] == last and self._kind(hit) == "person":
                return self.actor(hit)
        return None

    def main_countries(self, before: int, count: int, least: int = 1) -> list[str]:
        """Codes of the countries most spoken of so far, each `least` times, by name, capital or leader, in the order of their
        first mention."""
        codes = [self.code(hit) for hit in self.within(0, before) if self._stands_for_country(hit)]
        often = [code for code in dict.fromkeys(codes) if codes.count(code) >= least]
        frequent = sorted(often, key=lambda code: -codes.count(code))[:count]
        return sorted(frequent, key=codes.index)

    def countries(self) -> dict[str, float]:
        """How often the article speaks of each country by its people or by a person of it, in the order of first mention."""
        found: dict[str, float] = {}
        for hit in self._hits:
            use = self.choose(hit)
            code = self.code(hit)
            if code and (use.via in ("demonym", "metonym") or self._kind(hit) == "person"):
                found[code] = found.get(code, 0.0) + 1.0
        return found

    def _stands_for_country(self, hit: Hit) -> bool:
        use = self.choose(hit)
        entry = self._register.entries[use.id]
        return entry.kind in ("country", "territory") or (entry.kind == "person" and bool(self.code(hit)))

    def last_group(self, before: int, *, armed: bool = False) -> Actor | None:
        """The group or party named last before a place; where `armed` is asked for, the last that is an armed group."""
        found = (self.actor(hit) for hit in reversed(self.within(0, before)) if self._kind(hit) in ("group", "party"))
        return next((one for one in found if not armed or one.sector[:1] == ("REB",)), None)

    def last_called(self, kind: str, before: int) -> Actor | None:
        """The body or group named last before a place whose name ends in a word, as "Saudi-led coalition" in "coalition"."""
        found = (hit for hit in reversed(self.within(0, before)) if hit.name.split()[-1].lower() == kind)
        return next((self.actor(hit) for hit in found if self._kind(hit) in ("body", "group", "party", "agency")), None)

    def last_bloc(self, before: int) -> Actor | None:
        """The body of several states named last before a place."""
        found = (self.actor(hit) for hit in reversed(self.within(0, before)) if self._kind(hit) == "body")
        return next((one for one in found if one.code and one.code not in self._register.entries), None)

    def setting(self, sentence: Sentence, before: int, other: frozenset[str]) -> str:
        """The country that a role noun without one belongs to, none of the `other` codes; "" where nothing tells.

        First the country that the article names twice as often as any other; then one that something is told to happen
        in, in the sentence or the two before it, the nearest first; else the one that the article speaks of most.
        """
        if other not in self._subjects:
            self._subjects[other] = self._subject(other)
        most, surely = self._subjects[other]
        if surely:
            return most
        here = bisect_left(self._starts, sentence.begin)
        for near in self._sentences[max(0, here - REACH) : here + 1][::-1]:
            scenes = [
                h for h in self.within(near.begin, near.end) if self._stands_for_country(h) and located(near, h.begin, h.end)
            ]
            told = [(abs(hit.begin - before), code) for hit in scenes if (code := self.code(hit)) and code not in other]
            if told:
                return min(told, key=lambda item: item[0])[1]
        return most

    def _subject(self, other: frozenset[str]) -> tuple[str, bool]:
        """The country that the article names most, none of the `other` codes, and whether twice as often as any other."""
        every = [self.code(hit) for hit in self._hits]
        codes = [code for code in every if code in self._register.entries and code not in other]
        ranked = sorted(dict.fromkeys(codes), key=lambda code: -codes.count(code))
        most = ranked[0] if ranked else ""
        elsewhere = max(map(every.count, other), default=0)
        if elsewhere > FAR_MORE * codes.count(most):
            return "", False  # the article is set there, and so nothing tells where this one is from
        return most, len(codes) >= MANY_NAMES and all(codes.count(most) >= 2 * codes.count(code) for code in ranked[1:2])


def in_full(hits: Iterable[Hit]) -> frozenset[str]:
    """Ids of the actors that an article names beyond doubt: by a name of several words, or one that is theirs alone."""
    sure = [hit for hit in hits if len(hit.uses) == 1]
    return frozenset(hit.uses[0].id for hit in sure if hit.uses[0].via == "name" or " " in hit.name)


def located(sentence: Sentence, begin: int, end: int) -> bool:
    """Whether a stretch of the sentence stands behind a preposition of place, or behind "west of", "in the city of" and their
    like; also before what says its kind, "in the Odesa region"."""
    inside = [i for i, token in enumerate(sentence.tokens) if begin <= token.begin < end]
    inside += [k for i in inside if sentence.tokens[k := sentence.tokens[i].head].lemma.lower() in KINDS_OF_PLACE and k > i]
    marks = [i for i, token in enumerate(sentence.tokens) if token.label == "case" and token.head in inside]
    return any(sentence.tokens[i].lemma.lower() in LOCATIVE or _by_compass(sentence, i) or _by_kind(sentence, i) for i in marks)


def _by_kind(sentence: Sentence, mark: int) -> bool:
    """Whether a mark is the "of" of "in the city of"."""
    noun = sentence.tokens[sentence.tokens[mark].head].head
    if sentence.tokens[mark].lemma.lower() != "of" or noun < 0 or sentence.tokens[noun].lemma.lower() not in KINDS_OF_PLACE:
        return False
    return any(t.head == noun and t.label == "case" and t.lemma.lower() in LOCATIVE for t in sentence.tokens)


def _by_compass(sentence: Sentence, mark: int) -> bool:
    """Whether a mark is the "of" of "west of"."""
    return mark > 0 and sentence.tokens[mark].lemma.lower() == "of" and sentence.tokens[mark - 1].lemma.lower() in COMPASS

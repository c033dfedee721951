"""Names of places in a text, before anybody knows which place each means.

In: a sentence, the register's hits, the atlas. Out: `Toponym`s, each with what speaks for it. Not here: choosing among the
places of a name (`spots.py`), records (`places.py`).

Every mention of a place by its own name counts, whether it means the ground, its people or the government that sits there
("Moscow said"), and so does the place that a public body names ("Oakland police"). A paper, a company, a team, a street or a
building that bears a town's name does not, nor does a demonym. What speaks for a name, the strongest first:

- `listed`    "Paris, Texas": it stands before or after a comma with what holds it, or what it holds
- `area`      "Henry County": its last word says what it is
- `named`     the encoder calls it a place; `part` where it is only the first word of a site ("Auckland Zoo")
- `country`   the register knows it as a country's
- `body`      it begins the name of a public body
- `position`  it stands behind a preposition of place
- `elsewhere` the article uses it of a place in another sentence
- `unlisted`  the encoder calls it a place, it stands behind a preposition of place, and no table knows it
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.lexicon.actors import Register
from detente.lexicon.gazetteer import Spot
from detente.model import Sentence, When
from detente.resolve.memory import Memory

BY_NAME = frozenset({"name", "short", "acronym", "alias", "former", "capital"})
CIVIC = frozenset(
    "police sheriff fire firefighters council councils mayor city county town township village borough parish district districts "
    "department departments ministry government administration authority authorities commission commissioner agency bureau "
    "board office court courts circuit supreme superior court's municipal magistrate attorney prosecutor public "
    "legislature senate house assembly parliament congress general governor secretary president state national federal army navy "
    "guard military forces embassy consulate school schools unified high elementary middle community college university hospital "
    "regional health medical center centre centers laboratory library museum airport international zoo chamber area planning "
    "parks recreation water transit highway jail prison institute veterinary agriculture residents resident".split()
)
AT = frozenset("in at near from outside around across throughout to into toward towards between through via of".split())
HERE = frozenset({"in", "near", "outside", "around"})
ROADS = frozenset(
    "street st st. avenue ave ave. road rd rd. highway hwy route drive dr dr. lane boulevard blvd blvd. parkway interstate "
    "freeway turnpike pike expressway".split()
)
SITES = frozenset(
    "school elementary academy hospital clinic church chapel cathedral temple mosque cemetery university college centre center "
    "park mall hotel inn house hall building tower stadium arena theater theatre library museum gym zoo restaurant cafe bar club "
    "store market plaza jail prison farm ranch bridge trail station airport bank post times journal herald news tribune "
    "gazette star telegraph courier united city's fc".split()
)
SIDES = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern "
    "southeastern southwestern central downtown upper lower greater mid old inner outer the mainland metro metropolitan rural "
    "suburban nearby -".split()
)
NO_PLACE = frozenset({"$", "virus", "strain", "fever", "disease", "flu", "cartel"})  # what is called after a place, and money
REGIONS = frozenset("state province region governorate oblast".split())
AREAS = frozenset("county parish township borough district province governorate state region oblast river lake island".split())
INSIDE = frozenset(
    {"of", "de", "la", "al", "el", "del", "du", "and", "the", "-", ".", "'", "’", "/", "’s", "'s", "-la-", "upon", "on"}
)
ARTICLES = frozenset({"al", "el"})  # "al-Bab"
CODE = re.compile(
    r"[A-Z]{2,3}|[A-Z][a-z]{1,4}\.?"
)  # "IL", "Ill.": short forms of regions mean nothing without a town before them
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place: where it stands, the spots that bear it, what speaks for it ("" nothing), its words in the sentence.

    `spots` is empty where only the encoder calls it a place. `country` is the register's id where the name is a country's,
    `capital` that of the country whose capital it is; `region` says that the words call it a region ("Aleppo province").
    """

    begin: int
    end: int
    name: str
    sentence: int
    spots: tuple[Spot, ...]
    words: range
    country: str = ""
    capital: str = ""
    region: bool = False
    evidence: str = ""


class Finder:
    """Finds the names of one sentence."""

    def __init__(
        self, text: str, sentence: Sentence, number: int, times: Sequence[When], find: Callable[[str], list[Spot]]
    ) -> None:
        self._text = text
        self._tokens = sentence.tokens
        self._number = number
        self._times = times
        self._find = find
        self._words = {token.begin: place for place, token in enumerate(sentence.tokens)}
        self._names = {place: name for name in sentence.names for place in self._range(name.begin, name.end)}
        self._sentence = sentence
        self._others: frozenset[int] = frozenset()

    def find(self, memory: Memory, register: Register) -> list[Toponym]:
        """Every name that the atlas or the register knows, the longest at each word, with what speaks for it; then what only
        the encoder calls a place."""
        countries = self._countries(memory, register)
        self._others = self._parties(memory, register)
        found: list[Toponym] = []
        first = 0
        while first < len(self._tokens):
            match = self._longest(first, countries)
            found += [match] if match else []
            first = match.words.stop if match else first + 1
        judged: list[Toponym] = []
        for place, one in enumerate(found):
            following = found[place + 1] if place + 1 < len(found) else None
            before = judged[-1] if judged else None
            judged.append(replace(one, evidence=self._evidence(one, before, following), region=self._region(one, before)))
        judged = [one for one in judged if one.evidence or self._free(one)]
        return sorted([*judged, *self._unlisted(judged)], key=lambda one: one.begin)

    def _free(self, one: Toponym) -> bool:
        """Whether the name is no part of a party's or a longer name, nor of a street's."""
        around = [self._names[i] for i in one.words if i in self._names]
        longer = any(self._range(name.begin, name.end) != one.words for name in around)
        return not longer and not self._others.issuperset(one.words) and not self._on_road(one) and not self._short(one)

    def _countries(self, memory: Memory, register: Register) -> dict[int, tuple[int, str, str]]:
        """Countries, territories and capitals by name: by first word the word after the last, the country and the capital's."""
        found = {}
        for hit in memory.within(self._sentence.begin, self._sentence.end):
            use, words = memory.choose(hit), self._range(hit.begin, hit.end)
            if words and use.via in BY_NAME and register.entries[use.id].kind in ("country", "territory"):
                found[words.start] = (words.stop, *(("", use.id) if use.via == "capital" else (use.id, "")))
        return found

    def _parties(self, memory: Memory, register: Register) -> frozenset[int]:
        """Words within names of parties that are no places: bodies, groups, peoples, seats of government."""
        found: set[int] = set()
        for hit in memory.within(self._sentence.begin, self._sentence.end):
            use = memory.choose(hit)
            kind = register.entries[use.id].kind
            words = self._range(hit.begin, hit.end)
            here = use.via == "metonym" and self._word(words.start - 1) in HERE  # "killed in Port Sudan"
            if kind != "person" and (kind not in ("country", "territory") or use.via not in BY_NAME) and not here:
                found.update(words)
        return frozenset(found)

    def _longest(self, first: int, countries: Mapping[int, tuple[int, str, str]]) -> Toponym | None:
        article = self._word(first) in ARTICLES and self._word(first + 1) == "-" and self._capital(first + 2)
        if not self._capital(first) and not article:
            return None
        stop, country, capital = countries.get(first, (0, "", ""))
        for last in range(self._furthest(first), first, -1):
            if not self._joined(first, last) or (last == first + 1 and self._word(first) in SIDES):
                continue
            name = self._text[self._tokens[first].begin : self._tokens[last - 1].end]
            spots = self._find(name) if len(name) > 1 else []
            if last != stop and self._tokens[last - 1].text == "." and not any(spot.kind == "region" for spot in spots):
                continue  # the point ends the sentence
            if spots or last == stop:
                known = (country, capital) if last == stop else ("", "")
                begin, end = self._tokens[first].begin, self._tokens[last - 1].end
                return Toponym(begin, end, name, self._number, tuple(spots), range(first, last), *known)
        return None

    def _furthest(self, first: int) -> int:
        """Where the run of capitalised and small linking words from a word on ends, at most so many words behind it."""
        last = first + 1
        while last < min(len(self._tokens), first + MOST_WORDS) and (self._capital(last) or self._word(last) in INSIDE):
            last += 1
        return last

    def _joined(self, first: int, last: int) -> bool:
        """Whether the words make one name: capitalised ones with small links inside, a point only at a short form's end."""
        end = (
            last - 1 if last - first > 1 and self._tokens[last - 1].text == "." and len(self._tokens[last - 2].text) < 5 else last
        )
        return self._capital(end - 1) and all(
            self._capital(i) or self._tokens[i].text.lower() in INSIDE for i in range(first, end)
        )

    def _evidence(self, one: Toponym, before: Toponym | None, after: Toponym | None) -> str:
        """Why the name is a place's here, "" where nothing says so. The strongest reason first."""
        first, last = one.words.start, one.words.stop
        tags = {self._names[i].kind for i in one.words if i in self._names}
        if self._others.issuperset(one.words) or self._timed(one) or self._on_road(one) or self._word(last) in NO_PLACE:
            return ""
        if self._listed(one, before) or (after is not None and self._listed(after, one) and not self._short(one)):
            return "listed"
        if self._short(one) and not one.country and "LOC" not in tags:
            return ""
        if self._word(last - 1) in AREAS and len(one.words) > 1:
            return "area"
        if "PER" in tags and self._whole(one, "PER") != one.words:
            return ""
        if "LOC" in tags:
            return self._in_place(one)
        if one.country and not tags & {"ORG", "PER", "MISC"}:
            return "country"
        if "ORG" in tags:
            return self._in_body(one)
        proper = all(self._tokens[i].upos in ("PROPN", "PUNCT", "ADP") for i in one.words)
        return "position" if proper and self._word(first - 1) in AT and not tags - {"PER"} and not one.country else ""

    def _region(self, one: Toponym, before: Toponym | None) -> bool:
        """Whether the words say that a region is meant: "Aleppo province", "the state of New York", "Buffalo, New York"."""
        first, last = one.words.start, one.words.stop
        called = self._word(last) in REGIONS or (self._word(first - 1) == "of" and self._word(first - 2) in REGIONS)
        return any(spot.kind == "region" for spot in one.spots) and (called or self._listed(one, before))

    def _in_place(self, one: Toponym) -> str:
        """Within what the encoder calls a place: "named" where it is that place's name, "part" where a site bears the name."""
        whole = self._whole(one, "LOC")
        if any(self._word(i) not in SIDES for i in range(whole.start, one.words.start)):
            return ""
        beyond = {self._word(i) for i in range(one.words.stop, whole.stop)} | {self._word(one.words.stop)}
        return "part" if beyond & SITES else "named"

    def _listed(self, one: Toponym, before: Toponym | None) -> bool:
        """Whether the name stands after a comma behind a place that lies in it: "Paris, Texas"."""
        if before is None or before.words.stop != one.words.start - 1 or self._word(before.words.stop) != ",":
            return False
        if not self._short(one) and (before.country or any(spot.kind == "region" and spot.own for spot in before.spots)):
            return False  # "Illinois, Missouri" is a list
        regions = {spot.region for spot in one.spots if spot.kind == "region"}
        countries = {one.country} - {""}
        return any(
            spot.region in regions or spot.country in countries for spot in before.spots if spot.kind in ("city", "district")
        )

    def _in_body(self, one: Toponym) -> str:
        """Within an organisation's name: "body" where it is a public body of the place."""
        whole = self._whole(one, "ORG")
        if one.country and whole == one.words:
            return "country"
        if whole.start == one.words.start and self._word(one.words.stop) in CIVIC:
            return "body"
        if (
            whole.start == one.words.start
            and whole.stop == one.words.stop
            and self._word(one.words.start - 1) in AT - {"of", "to"}
        ):
            return "position"
        return ""

    def _whole(self, one: Toponym, kind: str) -> range:
        """The words of the encoder's name of a kind that shares words with this one."""
        name = next(self._names[i] for i in one.words if i in self._names and self._names[i].kind == kind)
        return self._range(name.begin, name.end)

    def _on_road(self, one: Toponym) -> bool:
        """Whether a street bears the name: a word for one stands before it, or after it with capitalised words between."""
        after = one.words.stop
        while after < len(self._tokens) and self._capital(after) and self._word(after) not in ROADS:
            after += 1
        return self._word(one.words.start - 1) in ROADS or self._word(after) in ROADS

    def _timed(self, one: Toponym) -> bool:
        return any(one.begin < time.end and time.begin < one.end for time in self._times)

    def _unlisted(self, found: Sequence[Toponym]) -> Iterator[Toponym]:
        """What the encoder calls a place, no table knows and stands where places stand; buildings and streets left out."""
        taken = {i for one in found for i in one.words}
        for name in dict.fromkeys(self._names.values()):
            words = self._range(name.begin, name.end)
            if name.kind != "LOC" or not words or taken & set(words) or self._word(words[0] - 1) not in AT:
                continue
            if not {self._word(i) for i in (words[0], words[-1], words.stop)} & (ROADS | SITES):
                text = self._text[name.begin : name.end]
                yield Toponym(name.begin, name.end, text, self._number, (), words, evidence="unlisted")

    def _short(self, one: Toponym) -> bool:
        return CODE.fullmatch(one.name) is not None and all(not spot.own for spot in one.spots)

    def _capital(self, place: int) -> bool:
        return self._tokens[place].text[:1].isupper()

    def _word(self, place: int) -> str:
        return self._tokens[place].text.lower() if 0 <= place < len(self._tokens) else ""

    def _range(self, begin: int, end: int) -> range:
        """The words of a stretch of the text."""
        places = [self._words[at] for at in range(begin, end) if at in self._words]
        return range(places[0], places[-1] + 1) if places else range(0)

"""Known names in a text, by longest match.

In: a text and the register. Out: `Hit`s in order. Not here: which of several actors a name means (`actors.py`).
Curly apostrophes, typographic hyphens and no-break spaces are read as their plain kin; offsets stay those of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from detente.lexicon.actors import NameUse, Register
from detente.model import Sentence, Span, When

WHEN_MARKS = frozenset("in since until till during last next this early late mid through".split())  # before a month
LONGEST_MARK = 1 + max(map(len, WHEN_MARKS))  # letters of the longest with the space behind it
PLAIN = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " "})
START = re.compile(r"(?<![\w])\w+")
SHARED = re.compile(r"([A-Z]\w+) and ([A-Z]\w+) ([A-Z]\w+)")  # "North and South Korea"
FAMILY_NAME_FIRST = frozenset({"CHN", "HKG", "KHM", "KOR", "PRK", "SGP", "TWN", "VNM"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at a place, with its uses on the article's day."""

    begin: int
    end: int
    name: str
    uses: tuple[NameUse, ...] = field(hash=False)  # place and name tell hits apart


ACRONYM = re.compile(r"[A-Z]{3,6}")
DEFINITION = re.compile(r"(?<![\w'-])((?:[\w'-]+ ){1,8})\(([A-Z][A-Za-z]{1,7})\)")


class Names:
    """The register's names, ready for matching: by first run of letters and length, longest first. Phrases that are nobody
    match too and hide the names inside them. `people` holds the ids of people by family name."""

    def __init__(self, register: Register) -> None:
        self._register = register
        by_start: dict[str, dict[int, set[str]]] = {}
        for name in {*register.names, *register.nobody}:
            start = START.match(name)
            if start is not None:
                by_start.setdefault(start[0], {}).setdefault(len(name), set()).add(name)
        self._by_start: Mapping[str, list[tuple[int, set[str]]]] = {
            s: sorted(n.items(), reverse=True) for s, n in by_start.items()
        }
        self.people = surnames(register)

    def find(self, text: str, span: Span, on: str | None) -> list[Hit]:
        """Hits within a span, none inside another; a name that nobody bore on that day is passed over."""
        first = max(0, span.begin - 1)  # with the sign before and the one behind, which tell where a word ends
        plain = text[first : span.end + 1].translate(PLAIN)
        hits: list[Hit] = []
        after = span.begin
        for word in START.finditer(plain, span.begin - first, span.end - first):
            begin = first + word.start()
            if begin < after:
                continue
            pair = SHARED.match(plain, word.start(), span.end - first)
            if pair is not None and (shared := self._shared(pair, on)):
                after = first + pair.end(1)
                hits.append(Hit(begin, after, f"{pair[1]} {pair[3]}", shared))
                continue
            for length, names in self._by_start.get(word[0], ()):
                end = begin + length
                name, beyond = plain[begin - first : end - first], plain[end - first : end - first + 1]
                if end > span.end or name not in names or beyond.isalnum() or beyond == "$":
                    continue  # "US$ 20,000" is money
                uses = self._register.uses(name, on)
                if name in self._register.nobody:
                    after = end
                    break
                if uses:
                    hits.append(Hit(begin, end, name, tuple(uses)))
                    after = end
                    break
        return hits

    def _shared(self, found: re.Match[str], on: str | None) -> tuple[NameUse, ...]:
        """The uses of the first of two names that share their last word, if both are known."""
        both = [self._register.uses(f"{found[place]} {found[3]}", on) for place in (1, 2)]
        return tuple(both[0]) if all(both) else ()


def surnames(register: Register) -> dict[str, tuple[str, ...]]:
    """Ids of people by family name: the last word of their names, in East Asia the first."""
    found: dict[str, set[str]] = {}
    for name, uses in register.names.items():
        words = name.split()
        for use in uses if len(words) > 1 else ():
            if register.entries[use.id].kind == "person" and use.via in ("name", "alias"):
                eastern = any(term.code in FAMILY_NAME_FIRST for term in register.terms.get(use.id, ()))
                found.setdefault(words[0 if eastern else -1], set()).add(use.id)
    return {word: tuple(sorted(ids)) for word, ids in found.items()}


def defined(text: str, hits: list[Hit], register: Register) -> list[Hit]:
    """The hits as the article's own abbreviations ask: after "Syrian Arab Coalition (SAC)", SAC is what stands before it.

    Where that is a known name, every later SAC has its uses; where it is not but its initials agree, SAC is nobody known.
    Without brackets, words before it with just its initials say as much, unless the name that is known has a word of them.
    """
    own: dict[str, tuple[NameUse, ...]] = {}
    plain = text.translate(PLAIN)
    for match in DEFINITION.finditer(plain):
        short, before = match[2], match.end(1)
        named = next((hit for hit in hits if hit.end == before - 1), None)
        initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", match[1]))
        if named is not None:
            own.setdefault(short, named.uses)
        elif initials.endswith(short.upper()):
            own.setdefault(short, ())
    first: dict[str, re.Match[str] | None] = {}
    for hit in hits:
        if hit.name not in first:
            first[hit.name] = _spelt_out(hit.name, plain)
        spelt = _before(first[hit.name], hit.begin) if hit.name not in own else None
        if spelt is not None:
            named = next((one for one in hits if (one.begin, one.end) == spelt.span()), None)
            words = set(spelt[0].split())
            known = [use for use in hit.uses if words & set(register.entries[use.id].label.split())]
            own[hit.name] = named.uses if named is not None else tuple(known)
    changed = [Hit(hit.begin, hit.end, hit.name, own.get(hit.name, hit.uses)) for hit in hits]
    return [hit for hit in changed if hit.uses]


def _spelt_out(name: str, text: str) -> re.Match[str] | None:
    """The first words with the initials of an acronym; None for another name."""
    if not ACRONYM.fullmatch(name):
        return None
    return re.search(r"(?<!\w)" + " ".join(rf"{letter}[\w'-]+" for letter in name) + r"(?!\w)", text)


def _before(match: re.Match[str] | None, end: int) -> re.Match[str] | None:
    """The match if it lies before `end`; of words that run on over it ("Organization-NATO"), what lies before it."""
    if match is None or match.start() >= end:
        return None
    return match if match.end() <= end else match.re.match(match.string, match.start(), end)


def acquainted(hits: list[Hit], sentences: Sequence[Sentence], register: Register) -> list[Hit]:
    """The hits without names of strangers: "Fischer" in "Oskar Fischer" is nobody whom the register calls Heinz.

    A surname inside a longer name of a person counts where that name's first word belongs to the person as well; a family name
    that goes first, where the word behind it does ("Wong Kwok-hing" is not Lawrence Wong). A place inside such a name is none
    ("Valeska Paris"), nor is that surname where a person is meant later. A surname behind the first word of another name is none
    ("Test Ban Treaty").
    """
    people = sorted((name.begin, name.end) for sentence in sentences for name in sentence.names if name.kind == "PER")
    things = sorted((name.begin, name.end) for sentence in sentences for name in sentence.names if name.kind != "PER")
    tokens = {token.begin: token.text for sentence in sentences for token in sentence.tokens}
    places = {hit for hit in hits if not any(register.entries[use.id].kind == "person" for use in hit.uses)}
    ends = {end: begin for begin, end in people}
    surnames_of_strangers = {hit.name for hit in places if ends.get(hit.end, hit.begin) < hit.begin}

    def stranger(hit: Hit) -> bool:
        if hit in places and hit.name in surnames_of_strangers and hit.end in ends:
            return True
        known = [use for use in hit.uses if register.entries[use.id].kind == "person"]
        alone = " " not in hit.name
        if known and alone and _around(things, hit, hit.begin) is not None:
            return True
        longer = _around(people, hit, hit.begin + 1)
        if not known or longer is None:
            return False
        given = [tokens[place] for place in range(longer[0], hit.begin) if place in tokens]
        given = [word for word in given if len(word.rstrip(".")) > 1 and word.isalpha()]  # initials and "Sen." tell nothing
        behind = [tokens[hit.end + 1]] if alone and hit.end + 1 < longer[1] and hit.end + 1 in tokens else []
        theirs = {word for use in known for word in re.findall(r"\w+", register.entries[use.id].label)}
        return any(word.isalpha() and word not in theirs for word in (given or behind)[:1])

    return [hit for hit in hits if not stranger(hit)]


def _around(names: Sequence[tuple[int, int]], hit: Hit, first: int) -> tuple[int, int] | None:
    """The last name that begins before the place `first`, if the hit stands in it."""
    at = bisect_left(names, (first, 0)) - 1
    return names[at] if at >= 0 and hit.begin < names[at][1] else None


def plausible(hits: list[Hit], sentences: Sequence[Sentence], whens: Sequence[When], text: str, register: Register) -> list[Hit]:
    """The hits without ordinary words: "Major" that the encoder reads as an adjective, the May of "since May" or "23 May".

    Only names of one word can be ordinary words; nations may be adjectives or nouns and are let be.
    """
    tags = {token.begin: token.upos for sentence in sentences for token in sentence.tokens}
    dates = [(when.begin, when.end) for when in whens]

    def ordinary(hit: Hit) -> bool:
        if not hit.name.isalpha():
            return False
        around = [(begin, end) for begin, end in dates if begin <= hit.begin and hit.end <= end]
        before = text[max(0, hit.begin - LONGEST_MARK) : hit.begin].lower().split()[-1:]
        behind_mark = bool(before) and before[0] in WHEN_MARKS
        dated = any(end - begin > hit.end - hit.begin or behind_mark for begin, end in around)
        nation = any(register.entries[use.id].kind in ("country", "territory", "people") for use in hit.uses)
        return dated or (not nation and tags.get(hit.begin, "PROPN") not in ("PROPN", "X"))

    return [hit for hit in hits if not ordinary(hit)]

"""Parties that nobody knows, described by their own words: "the Kurd-majority coalition", "the Darfur Freedom Brigade".

In: a side with its sentence, what stands beside it. Out: what its words tell. Not here: known names (`bearers.py`), the country
that an article is set in (`memory.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from detente.lexicon.actors import Register
from detente.model import Actor, Sentence, Side, Span

GROUPING = frozenset(
    "alliance army assembly battalion brigade cell coalition column command committee congress council faction federation force "
    "front gang group league legion militia movement network organisation organization regiment unit wing".split()
)
NAMED_BY_KIND = GROUPING | {"party", "union"}
BESIDE = frozenset({"amod", "compound", "flat", "appos", "nmod:desc", "nmod:poss", "nmod", "goeswith", "nummod", "dep"})
MEMBERS = frozenset({"member", "element"})
STATES = frozenset({"country", "nation", "power"})  # "states" are now and then those of a federation
OF_ANY_SORT = frozenset({"alliance", "coalition", "command", "faction", "force", "front", "movement"})
UNARMED = frozenset({"PTY", "SOC", "MIL"})
ARMED = ("REB",)
ABROAD = frozenset({"international", "multinational"})
OF_MANY = {"GOV": "IGO", "MIL": "IGO", "COP": "IGO", "JUD": "IGO", "SOC": "NGO"}  # sector of an international body: its code
OF_PHRASE = frozenset({"of", "for"})
HYPHENS = frozenset({"-", "‐", "‑", "–"})


def noun_of(sentence: Sentence, place: int) -> str:
    """The lemma of a noun, with what a hyphen joins to it: "secretary-general"."""
    joined = place > 1 and sentence.tokens[place - 1].text in HYPHENS
    first = f"{sentence.tokens[place - 2].lemma.lower()}-" if joined else ""
    return first + sentence.tokens[place].lemma.lower()


def leads(sentence: Sentence, place: int, head: int) -> bool:
    """Whether a word reaches the head by name-like steps only ("Syrian" in "Syrian President Bashar al-Assad")."""
    while place >= 0 and place != head:
        token = sentence.tokens[place]
        # "Indian and Pakistani soldiers", "US and UK troops": joined before the head, not to it
        joined = token.label == "conj" and (token.upos == "ADJ" or (token.upos == "PROPN" and token.head != head))
        if not joined and (token.label not in BESIDE or token.label in ("nmod", "nmod:poss")):
            return False
        place = token.head
    return place == head


def members_of(sentence: Sentence, head: int) -> list[int]:
    """The place of the body that "members of" speaks of; [] for another noun."""
    if sentence.tokens[head].lemma.lower() not in MEMBERS:
        return []
    return [place for place in sentence.children(head) if _of(sentence, place)][:1]


def examples_of(sentence: Sentence, head: int) -> list[int]:
    """The places of the names that a noun gives as its examples: "militias like Hezbollah", "states such as Iran and Iraq"."""
    first = [
        place
        for place in sentence.children(head)
        if sentence.tokens[place].upos == "PROPN"
        and any(t.head == place and t.label == "case" and t.lemma.lower() in ("like", "such") for t in sentence.tokens)
    ]
    return first + [k for place in first for k in sentence.children(place) if sentence.tokens[k].label == "conj"]


def words_of(side: Side, sentence: Sentence) -> list[str]:
    """The lemmas of a side, with those of its "of" and "for" phrases ("Council for the Liberation of Darfur")."""
    return [sentence.tokens[i].lemma.lower() for i in _inside(side, sentence)]


def sector_of(side: Side, sentence: Sentence, usual: tuple[str, ...], traits: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The sector of a group by a telling word ("liberation"), else the usual one of its kind of group."""
    if sentence.tokens[side.head].lemma.lower() not in GROUPING:
        return usual
    return next((traits[word] for word in words_of(side, sentence) if word in traits), usual)


def is_unknown_group(side: Side, sentence: Sentence, nations: Collection[Span], peoples: Collection[Span]) -> bool:
    """Whether a side is a group with a name or a people of its own, not only with a nation ("Syrian forces")."""
    if sentence.tokens[side.head].lemma.lower() not in NAMED_BY_KIND:
        return False
    owners = [place for place in sentence.children(side.head) if sentence.tokens[place].label == "nmod:poss"]
    others = {side.head, *(below for place in owners for below in sentence.subtree(place))}
    own = [i for i in _inside(side, sentence) if i not in others and not _within(sentence.tokens[i].begin, nations)]
    if any(_within(sentence.tokens[i].begin, peoples) for i in own):
        return True
    if sentence.tokens[side.head].upos == "PROPN":
        return any(sentence.tokens[i].text[:1].isupper() and sentence.tokens[i].upos != "DET" for i in own)
    return any(sentence.tokens[i].upos == "PROPN" and side.begin <= sentence.tokens[i].begin for i in own)


def code_of_many(side: Side, sentence: Sentence, sector: tuple[str, ...]) -> str:
    """IGO or NGO for "international forces", "multinational troops", "international aid groups"; "" for others."""
    abroad = any(t.head == side.head and t.lemma.lower() in ABROAD for t in sentence.tokens)
    return OF_MANY.get(sector[0], "") if abroad and sector else ""


def from_abroad(side: Side, sentence: Sentence, register: Register) -> bool:
    """Whether a role noun is seldom of the country where it stands: "peacekeepers", "foreign troops", "Western diplomats".

    "Countries" that are counted or described at all are others than the one that the article is set in.
    """
    head = sentence.tokens[side.head]
    lemma = head.lemma.lower()
    before = [t.lemma.lower() for t in sentence.tokens[max(0, side.head - 2) : side.head]]
    beside = [t.lemma.lower() for t in sentence.tokens[: side.head] if t.head == side.head and t.label in ("amod", "compound")]
    phrases = {lemma, noun_of(sentence, side.head), " ".join([*before[-1:], lemma]), " ".join([*before, lemma])}
    titled = any(" " in phrase and phrase in register.agents for phrase in phrases)  # "foreign minister": the whole is the office
    return bool((phrases if titled else phrases | set(beside)) & register.abroad) or (lemma in STATES and head.has("Number=Plur"))


def owned_by_stranger(side: Side, sentence: Sentence, roles: Collection[str]) -> bool:
    """Whether a name that nobody knows stands before the role noun ("Zubrowkan ministers"): whose it is, is not known.

    A word of the `roles` is no name, whatever the parser takes it for ("ombudsman's office").
    """
    if sentence.tokens[side.head].upos == "PROPN":
        return False
    before = (t for t in sentence.tokens[: side.head] if t.head == side.head and t.begin >= side.begin)
    return any(t.upos == "PROPN" and t.text not in roles for t in before)


def is_other_name(begin: int, end: int, head: int, sentence: Sentence, generic: Collection[str]) -> bool:
    """Whether a known name is only a part of the longer name of another body: the outlet al-Furqan in "Ansar al-Furqan
    Battalion". A name at the beginning owns what follows ("UN Board of Inquiry"), and what remains of generic words only
    ("the Lebanese Hezbollah Movement") is no other name."""
    token = sentence.tokens[head]
    if token.upos != "PROPN" or begin <= token.begin < end:
        return False
    longer = next((n for n in sentence.names if n.kind == "ORG" and n.begin < begin and n.begin <= token.begin < n.end), None)
    if longer is None or end > longer.end:
        return False
    rest = [t for t in sentence.tokens if longer.begin <= t.begin < longer.end and not begin <= t.begin < end]
    return any(t.upos == "PROPN" and t.lemma.lower() not in generic for t in rest)


def in_arms(actor: Actor) -> Actor:
    """The doer of violence: a group that nobody knows and that its words do not call armed is taken to be."""
    head = actor.entity_text.split()[-1].lower() if actor.entity_text else ""
    if actor.via != "description" or actor.identifier_id or head.removesuffix("s") not in OF_ANY_SORT:
        return actor
    if actor.sector and not UNARMED & set(actor.sector[:1]):
        return actor
    return replace(actor, sector=ARMED, reason=f"{actor.reason}; armed, as it does violence".lstrip("; "))


def _inside(side: Side, sentence: Sentence) -> list[int]:
    """The places of a side's words and of its "of" and "for" phrases."""
    phrases = {below for place in sentence.children(side.head) if _of(sentence, place) for below in sentence.subtree(place)}
    return [i for i, token in enumerate(sentence.tokens) if i in phrases or side.begin <= token.begin < side.end]


def _within(place: int, spans: Collection[Span]) -> bool:
    return any(span.begin <= place < span.end for span in spans)


def _of(sentence: Sentence, place: int) -> bool:
    """Whether a word hangs on its noun by "of" or "for"."""
    marks = (t for t in sentence.tokens if t.head == place and t.label == "case")
    return sentence.tokens[place].label == "nmod" and any(mark.lemma.lower() in OF_PHRASE for mark in marks)

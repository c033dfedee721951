"""Parties that nobody knows, described by their own words: "the Kurd-majority coalition", "the Darfur Freedom Brigade".

In: a side with its sentence, what stands beside it. Out: what its words tell. Not here: known names (`bearers.py`), the country
that an article is set in (`memory.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from detente.model import Actor, Sentence, Side, Span

GROUPING = frozenset(
    "alliance army assembly battalion brigade cell coalition column command committee congress council faction federation force "
    "front gang group league legion militia movement network organisation organization regiment unit wing".split()
)
NAMED_BY_KIND = GROUPING | {"party", "union"}
MEMBERS = frozenset({"member", "element"})
PEACEFUL = frozenset({"PTY", "SOC", "CVL", "OPP"})
ARMED = ("REB",)
OF_PHRASE = frozenset({"of", "for"})


def members_of(sentence: Sentence, head: int) -> int | None:
    """The place of the body that "members of" speaks of, or None."""
    if sentence.tokens[head].lemma.lower() not in MEMBERS:
        return None
    return next((place for place in sentence.children(head) if _of(sentence, place)), None)


def words_of(side: Side, sentence: Sentence) -> list[str]:
    """The lemmas of a side, with those of its "of" and "for" phrases ("Council for the Liberation of Darfur")."""
    phrases = {below for place in sentence.children(side.head) if _of(sentence, place) for below in sentence.subtree(place)}
    inside = (i for i, token in enumerate(sentence.tokens) if i in phrases or side.begin <= token.begin < side.end)
    return [sentence.tokens[i].lemma.lower() for i in inside]


def sector_of(side: Side, sentence: Sentence, usual: tuple[str, ...], traits: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The sector of a group by a telling word ("liberation"), else the usual one of its kind of group."""
    if sentence.tokens[side.head].lemma.lower() not in GROUPING:
        return usual
    return next((traits[word] for word in words_of(side, sentence) if word in traits), usual)


def is_unknown_group(side: Side, sentence: Sentence, nations: Collection[Span], peoples: Collection[Span]) -> bool:
    """Whether a side is a group with a name or a people of its own, not only with a nation ("Syrian forces")."""
    if sentence.tokens[side.head].lemma.lower() not in NAMED_BY_KIND:
        return False
    own = [
        i
        for i, token in enumerate(sentence.tokens)
        if side.begin <= token.begin < side.end and i != side.head and not any(s.begin <= token.begin < s.end for s in nations)
    ]
    peopled = any(s.begin <= sentence.tokens[i].begin < s.end for i in own for s in peoples)
    return peopled or any(sentence.tokens[i].upos == "PROPN" for i in own)


def is_other_name(begin: int, end: int, head: int, sentence: Sentence, generic: Collection[str]) -> bool:
    """Whether a known name is only a part of the longer name of another body: the outlet al-Furqan in "Ansar al-Furqan
    Battalion". What remains of a name that is generic words only ("Hamas Movement") is no other name."""
    token = sentence.tokens[head]
    if token.upos != "PROPN" or begin <= token.begin < end:
        return False
    longer = next((n for n in sentence.names if n.kind == "ORG" and n.begin <= begin and n.begin <= token.begin < n.end), None)
    if longer is None or end > longer.end:
        return False
    rest = [t for t in sentence.tokens if longer.begin <= t.begin < longer.end and not begin <= t.begin < end]
    return any(t.upos == "PROPN" and t.lemma.lower() not in generic for t in rest)


def in_arms(actor: Actor) -> Actor:
    """The doer of violence: a group that nobody knows and that its words do not call armed is taken to be."""
    head = actor.entity_text.split()[-1].lower() if actor.entity_text else ""
    if actor.via != "description" or actor.identifier_id or head.removesuffix("s") not in GROUPING:
        return actor
    if actor.sector and not PEACEFUL & set(actor.sector[:1]):
        return actor
    return replace(actor, sector=ARMED, reason=f"{actor.reason}; armed, as it does violence".lstrip("; "))


def _of(sentence: Sentence, place: int) -> bool:
    """Whether a word hangs on its noun by "of" or "for"."""
    marks = (t for t in sentence.tokens if t.head == place and t.label == "case")
    return sentence.tokens[place].label == "nmod" and any(mark.lemma.lower() in OF_PHRASE for mark in marks)

"""Records of memory: what articles say together.

In: nothing. Out: records. Not here: what one sentence says (`claims.py`), how any of this is found (`join`, `relate`).
Dates are `YYYY-MM-DD`. Every id is a hash of what it is made of, so that the same articles give the same ids in any order.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.claims import Actor, Claim
from detente.model.text import Span

STATE_SECTORS = frozenset({"GOV", "MIL", "JUD", "LEG", "COP", "SPY", "ELI", "PRE"})
"""PLOVER sectors whose holders act for their state."""

BODY_CODES = frozenset({"UNO", "EUR"})
"""Codes that name one body; the other codes that are no country (IGO, NGO, IMG ...) name a kind of body."""

KIND_CODES = frozenset({"IGO", "NGO", "ISM", "IMG", "MNC"})


BOTH_WAYS = frozenset({"fights", "allied_with", "cooperates_with"})
"""Kinds of relations that hold both ways; the others are one party's towards another."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands behind mentions when claims are compared and counted: a state, a body, a group, or a kind of people of a
    country (`SYR:REB`). `id` is empty where nobody is known."""

    id: str
    label: str
    code: str


def party(actor: Actor) -> Party:
    """The party of a mention: the state for its arms and officers, the group or body itself where the register knows it, else
    the people of that sector in that country. Without code and identity, nobody."""
    acts_for_state = not actor.sector or bool(STATE_SECTORS & set(actor.sector))
    if actor.code in BODY_CODES or (actor.code and actor.code not in KIND_CODES and acts_for_state):
        return Party(actor.code, actor.code, actor.code)
    if actor.identifier_id:
        return Party(actor.identifier_id, actor.identifier_text, actor.code)
    if not actor.code or actor.code in KIND_CODES or not actor.sector:
        return Party("", actor.entity_text, actor.code)
    sector = actor.sector[0]
    return Party(f"{actor.code}:{sector}", f"{actor.code} {sector}", actor.code)


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that repeats another: `kind` is "exact", "near" or "wire"; `similarity` from 0 to 1."""

    article_id: str
    original_id: str
    kind: str
    similarity: float
    reason: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for joining or linking: the feature's name, its weight as it counted, the words for people."""

    feature: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that may tell of the same act (`a` < `b`), with the score and the reasons that make it up."""

    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several accounts of an event. `kind` is "blame", "dead", "injured", "arrested" or "denial"; `account` the words
    for people; `claims` the claims that give it."""

    kind: str
    account: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One act, told by claims across articles. `status` is the firmest that any independent voice gives it.

    `outlets` counts publishers, `independent` voices: those that do not merely copy, and outlets that only pass on one
    speaker's word taken as one; `speakers` counts different people or bodies on whose word the claims rest.
    `date_precision` "reported" says that no text gives the day and `date` is that of first publication. `place` is empty,
    `lat` and `lon` None, where nobody says where.
    """

    id: str
    title: str
    event: str
    mode: tuple[str, ...]
    quad_code: int
    event_scale: float
    status: str
    date: str | None
    enddate: str | None
    date_precision: str
    place: str
    country_code: str
    place_resolution: int
    lat: float | None
    lon: float | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    claims: tuple[str, ...]
    articles: int
    outlets: int
    independent: int
    speakers: int
    confidence: float
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Kinship:
    """Why two articles (`a` < `b`) are related: `kind` is "copy", "same event", "same dispute", "follow-up" or "background"."""

    a: str
    b: str
    kind: str
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of the same happening, in order of publication."""

    id: str
    title: str
    begin: str | None
    end: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a relation or shift rests on: a stretch of an article, with its claim or tie where it is one. `effect` is
    "starts", "supports" or "ends"."""

    article_id: str
    span: Span
    date: str | None
    effect: str
    claim_id: str = ""
    tie_id: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing tie between two parties: fights, opposes, sanctions, backs, allied_with, cooperates_with.

    `a` does it to `b`; fights, allied_with and cooperates_with run both ways and put the smaller id first. `start` and `end`
    are dates with precisions, None where open or unknown; `standing` is "current" or "ended". `basis` is "told" (somebody
    says it) or "events" (it follows from what they did); `words` says why in a sentence.
    """

    id: str
    kind: str
    a: Party
    b: Party
    standing: str
    start: str | None
    start_precision: str
    end: str | None
    end_precision: str
    strength: float
    basis: str
    words: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """A dated change of what `a` does to `b`: events a week of a quad class before and after, with the interval in which the
    change lies. `direction` is "worse" or "better"; `words` says it in a sentence; `articles` moved it."""

    id: str
    a: str
    b: str
    measure: str
    direction: str
    date: str
    low: str
    high: str
    before: float
    after: float
    words: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim as one article tells it; `sentence` counts the article's sentences with claims from 1."""

    claim: Claim
    article_id: str
    outlet: str
    url: str
    title: str
    published: str | None
    sentence: int
    words: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """An event with everything that tells of it, the first article's telling first."""

    event: Event
    story_id: str
    tellings: tuple[Telling, ...]

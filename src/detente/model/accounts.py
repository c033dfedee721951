"""Records that joining works on: articles and claims cut down to what is compared.

In: an article with its claims. Out: `Sheet`, `Account`s. Not here: comparing them (`join`), whole readings (`claims.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.model.acts import Status, Tally
from detente.model.claims import Actor, Claim, Dating, Place
from detente.model.memory import Party, party
from detente.model.text import Article

GUESSED = frozenset({"setting", "pronoun", "description", "unknown"})
"""Ways of resolving a mention that leave room for doubt who is meant."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article as copies are told from originals: `text` is what of it is read."""

    id: str
    title: str
    outlet: str
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A side of a claim: the party behind it, the words, and whether the words themselves say who it is."""

    party: Party
    text: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Account:
    """A claim as accounts are compared. `begin` is where its sentence begins; `speakers` are those on whose word it rests:
    party ids, names where no party is known. `outlet` is who published it."""

    id: str
    article_id: str
    outlet: str
    published: str | None
    begin: int
    event: str
    mode: tuple[str, ...]
    quad_code: int
    event_scale: float
    status: Status
    actor: tuple[PartyMention, ...]
    recipient: tuple[PartyMention, ...]
    speakers: tuple[str, ...]
    dating: Dating
    place: Place | None
    size: tuple[Tally, ...]
    predicate: str
    sentence: str
    confidence: float


def sheet(article: Article) -> Sheet:
    """An article without its furniture."""
    text = "\n".join(span.of(article.text) for span in article.paragraphs)
    return Sheet(article.id, article.title, article.outlet, article.published, text)


def accounts(article: Article, claims: Iterable[Claim]) -> tuple[Account, ...]:
    """The claims of an article as accounts, in their order."""
    return tuple(account(article, claim) for claim in claims)


def account(article: Article, claim: Claim) -> Account:
    """A claim of an article as an account."""
    said = [named(one.speaker) if one.speaker else one.outlet for one in claim.attribution]
    return Account(
        id=claim.id,
        article_id=article.id,
        outlet=article.outlet,
        published=article.published,
        begin=claim.begin,
        event=claim.event,
        mode=claim.mode,
        quad_code=claim.quad_code,
        event_scale=claim.event_scale,
        status=claim.status,
        actor=tuple(map(mention, claim.actor)),
        recipient=tuple(map(mention, claim.recipient)),
        speakers=tuple(sorted({one for one in said if one})),
        dating=claim.dating,
        place=claim.place,
        size=claim.size,
        predicate=claim.predicate.of(article.text),
        sentence=article.text[claim.begin : claim.end],
        confidence=claim.confidence,
    )


def mention(actor: Actor) -> PartyMention:
    """A resolved mention with the party behind it."""
    return PartyMention(party(actor), actor.entity_text, actor.via not in GUESSED)


def named(actor: Actor) -> str:
    """A speaker's name for counting voices: the body or person the register knows, else the party, else the words."""
    return actor.identifier_id or party(actor).id or actor.entity_text

"""Records that joining works on: articles and claims cut down to what is compared.

In: an article, a resolved mention. Out: `Sheet`, `PartyMention`. Not here: making `Account`s of stored claims
(`store/accounts.py`), comparing them (`join`), whole readings (`claims.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.acts import Status, Tally
from detente.model.claims import Actor, Dating, Place
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


def mention(actor: Actor) -> PartyMention:
    """A resolved mention with the party behind it."""
    return PartyMention(party(actor), actor.entity_text, actor.via not in GUESSED)


def named(actor: Actor) -> str:
    """A speaker's name for counting voices: the body or person the register knows, else the party, else the words."""
    return actor.identifier_id or party(actor).id or actor.entity_text

"""Cards: what is said of one claim beside the text, in a fixed order.

In: an article and its claims. Out: `Card`s, numbered from 1 in order of the text. Not here: HTML (`templates/card.html`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from detente.desk import words
from detente.model import Actor, Article, Attribution, Claim, Subject


@dataclass(frozen=True, slots=True)
class Named:
    """A party: the words, who they were taken for and how, and the code to look for."""

    text: str
    identity: str
    code: str


@dataclass(frozen=True, slots=True)
class Card:
    """One claim for people. `key` names it in judgements and replies; `by` says on whose word, one line each."""

    HEADER: ClassVar[tuple[str, ...]] = (
        "number", "claim", "event", "modes", "cameo", "quad", "scale", "status", "actor", "recipient", "by", "date", "place",
        "confidence", "sentence",
    )  # fmt: skip

    number: int
    id: str
    key: str
    words: str
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str
    quad: int
    scale: float
    status: str
    status_words: str
    actor: tuple[Named, ...]
    recipient: tuple[Named, ...]
    third: tuple[tuple[str, Named], ...]
    by: tuple[str, ...]
    when: str
    where: str
    size: tuple[str, ...]
    confidence: float
    predicate: str
    sentence: str
    why: tuple[str, ...]

    def cells(self) -> tuple[str, ...]:
        """The card as a row of a table."""
        return (
            str(self.number), self.words, self.event, ";".join(self.mode), self.cameo, words.quad(self.quad), str(self.scale),
            self.status, ";".join(one.code for one in self.actor), ";".join(one.code for one in self.recipient),
            "; ".join(self.by), self.when, self.where, f"{self.confidence:.2f}", self.sentence,
        )  # fmt: skip


def cards(article: Article, claims: Sequence[Claim]) -> tuple[Card, ...]:
    """A card for every claim."""
    names = subjects(article, claims)
    return tuple(card(article, number, claim, names[number - 1]) for number, claim in enumerate(claims, 1))


def subjects(article: Article, claims: Sequence[Claim]) -> list[Subject]:
    """By which words each claim can be found again after re-coding."""
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for claim in claims:
        sentence, predicate = article.text[claim.begin : claim.end], claim.predicate.of(article.text)
        found.append(Subject(article.id, sentence, predicate, seen[sentence, predicate]))
        seen[sentence, predicate] += 1
    return found


def card(article: Article, number: int, claim: Claim, subject: Subject) -> Card:
    """The card of one claim."""
    return Card(
        number=number,
        id=claim.id,
        key=subject.key,
        words=words.sentence(claim),
        event=claim.event,
        mode=claim.mode,
        context=claim.context,
        cameo=claim.cameo,
        quad=claim.quad_code,
        scale=claim.event_scale,
        status=claim.status.value,
        status_words=words.STATUSES[claim.status.value],
        actor=tuple(_named(one) for one in claim.actor),
        recipient=tuple(_named(one) for one in claim.recipient),
        third=tuple((one.role, _named(one.actor)) for one in claim.third_party),
        by=tuple(words.word(one) for one in claim.attribution) or (words.word(Attribution("outlet", outlet=article.outlet)),),
        when=words.period(claim.dating),
        where=words.place(claim.place),
        size=tuple(words.tally(one) for one in claim.size),
        confidence=claim.confidence,
        predicate=subject.predicate,
        sentence=subject.sentence,
        why=claim.trace,
    )


def _named(actor: Actor) -> Named:
    return Named(" ".join(actor.entity_text.split()), words.identity(actor), actor.code)

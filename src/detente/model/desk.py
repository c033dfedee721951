"""Records of people at work: judgements on claims, replies of readers, accounts.

In: nothing. Out: records. Not here: what follows from judgements (`desk/judging.py`), storing (`store`).
Times are ISO 8601 in UTC to the second: people act at a time, and only here does a time of writing belong in a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from detente.model.text import stable_id


class Decision(StrEnum):
    """What a reviewer did. `accept` and `reject` are verdicts; `same` and `different` speak of two claims;
    `add` tells a claim that nobody coded."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    FLAG = "flag"
    SAME = "same"
    DIFFERENT = "different"
    ADD = "add"
    UNDO = "undo"


class ReplyState(StrEnum):
    """How far a reply came."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    ERASED = "erased"


class Rank(StrEnum):
    """What an account may do: read and reply; judge and submit; moderate, erase and keep accounts."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a judgement is about, by words that outlive re-coding: the article, the sentence, the predicate, and which of
    several claims on the same predicate it is, from 0."""

    article_id: str
    sentence: str
    predicate: str
    ordinal: int = 0

    @property
    def key(self) -> str:
        """Its short name in addresses and tables."""
        return stable_id("claim", self.article_id, self.sentence, self.predicate, str(self.ordinal))


@dataclass(frozen=True, slots=True)
class Judgement:
    """One step of a reviewer. `slot` and `value` are what `correct` changes; `undoes` the id of the step taken back, else 0;
    `other` the second claim's key of `same` and `different`; `claim` the coded claim as it stood then, as JSON. `version`
    counts the steps on one key from 1."""

    id: int
    key: str
    subject: Subject
    decision: Decision
    slot: str
    value: str
    other: str
    undoes: int
    reason: str
    claim: str
    who: str
    at: str
    version: int


@dataclass(frozen=True, slots=True)
class Reply:
    """A reader's comment on an article, or on one claim (`claim_key`) or event (`event_id`) of it. The sender's address of
    e-mail is no part of it and is kept apart."""

    id: int
    article_id: str
    claim_key: str
    event_id: str
    parent: int
    name: str
    website: str
    comment: str
    state: ReplyState
    at: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: a name and a rank, None for nobody known."""

    name: str
    rank: Rank | None

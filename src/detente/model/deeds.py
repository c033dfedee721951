"""Light records of what was told, as much as relations, series and shifts are made of.

In: nothing. Out: records. Not here: claims with their mentions (`claims.py`), what is made of these (`memory.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.model.claims import Dating
from detente.model.memory import Party
from detente.model.text import Span


@dataclass(frozen=True, slots=True)
class Source:
    """Where an account stands: the sentence of an article. `origin` is the article that this one copies, else itself;
    `claim_id` is empty for a tie."""

    article_id: str
    span: Span
    published: str | None
    origin: str
    claim_id: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A standing tie as one sentence tells of it. `standing` is current, ended or planned; `dating` its start and end as far
    as they are told."""

    id: str
    kind: str
    a: Party
    b: Party
    status: str
    standing: str
    dating: Dating
    source: Source
    confidence: float


@dataclass(frozen=True, slots=True)
class Deed:
    """An event, as counting needs it. `date` is None where nobody fixes it; `independent` counts outlets that do not copy."""

    id: str
    event: str
    mode: tuple[str, ...]
    quad_code: int
    event_scale: float
    status: str
    date: str | None
    precision: str
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    independent: int
    confidence: float
    sources: tuple[Source, ...]

    @property
    def published(self) -> str | None:
        """The first day that any article told of it."""
        return min((source.published for source in self.sources if source.published), default=None)

    @property
    def dyads(self) -> tuple[tuple[Party, Party], ...]:
        """Who did it to whom, each pair once. Several actors without a recipient did it with each other, both ways."""
        doers, others = self.actor, self.recipient or self.actor
        return tuple(dict.fromkeys((a, b) for a in doers for b in others if a.id and b.id and a.id != b.id))


@dataclass(frozen=True, slots=True)
class Dealing:
    """An event between two parties, as their weeks count it. `doers` are those of the two that did it to the other; `published`
    is the first day on which anybody told of it, None where `date` is known and nobody needs it."""

    id: str
    doers: frozenset[str]
    quad_code: int
    event_scale: float
    status: str
    date: str | None
    precision: str
    published: str | None
    independent: int


@dataclass(frozen=True, slots=True)
class Attention:
    """How much was written on one day: `both` articles name both parties of a dyad, `one` name one of them without the other,
    `read` is all articles of that day."""

    day: str
    both: int
    one: int
    read: int

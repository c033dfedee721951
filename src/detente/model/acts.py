"""Records of acts: what a sentence tells of before anybody knows who its sides are.

In: nothing. Out: records. Not here: sides that are known (`claims.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from detente.model.text import Span

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""Names of PLOVER's quad codes 1 to 4."""


class Status(StrEnum):
    """How a claim is put. PLOVER's auxiliary modes are derived from it (`auxiliary`)."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"
    HISTORICAL = "historical"

    @property
    def auxiliary(self) -> tuple[str, ...]:
        """PLOVER's auxiliary modes (manual, "Auxiliary modes"); a demand is what somebody wants, so hypothetical."""
        mode = {"denied": "negation", "possible": "hypothetical", "conditional": "hypothetical", "demanded": "hypothetical"}
        known = {"future": "future", "historical": "historical", **mode}.get(self.value)
        return (known,) if known else ()


COUNTED: tuple[str, ...] = (Status.ASSERTED.value, Status.HISTORICAL.value)
"""What is said to be or to have been: the statuses that count unless somebody asks otherwise."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party to an act before anybody knows who it is: the place of its head word, its span in the text, and the encoder's
    chance that it is this side of the act (0 where the encoder was not asked), which makes it no other party."""

    head: int
    begin: int
    end: int
    chance: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """Somebody an act concerns who neither does it nor receives it; `role` is "against", "for" or "alongside"."""

    role: str
    side: Side


class Tally(NamedTuple):
    """How many were hit by an act, as told: `kind` is "dead", "injured" or "arrested"."""

    kind: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Act:
    """One act that a sentence tells of, coded by type and status, its sides not yet resolved.

    `sentence` is the sentence's place in the article, `head` the predicate's head word in it. `speaker` is the side on
    whose word the act rests, with its cue; `quoted` whether the act stands inside quotation marks.
    """

    sentence: int
    head: int
    predicate: Span
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str
    status: Status
    actor: tuple[Side, ...]
    recipient: tuple[Side, ...]
    third_party: tuple[ThirdParty, ...] = ()
    speaker: Side | None = None
    cue: Span | None = None
    quoted: bool = False
    size: tuple[Tally, ...] = ()
    confidence: float = 1.0
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bond:
    """A standing tie that a sentence tells of, its sides not yet resolved: `a` stands in it towards `b`.

    `kind` is fights, opposes, sanctions, backs, allied_with or cooperates_with; `predicate` the words that say so, `head`
    the place of their head. `standing` is current, ended or planned. `speaker`, `cue` and `quoted` are those of an act.
    """

    sentence: int
    head: int
    predicate: Span
    kind: str
    a: tuple[Side, ...]
    b: tuple[Side, ...]
    status: Status
    standing: str
    speaker: Side | None = None
    cue: Span | None = None
    quoted: bool = False
    confidence: float = 1.0
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """A report of somebody's words or attitude: who, by which cue, and what is told, where the text holds it.

    `phrase` is the whole noun phrase of the source, titles and appositions included. `held` marks an attitude: nobody's words
    are reported, only what he wants, opposes or believes.
    """

    sentence: int
    source: Side | None
    cue: Span
    content: tuple[Span, ...]
    quoted: bool = False
    held: bool = False
    phrase: Span | None = None

"""What every account says for or against a standing relation, as tables that can be argued with.

In: told ties, deeds. Out: `Signal`s by kind and pair. Not here: adding them up over time (`spells.py`).

A level of 1 makes a relation. One sentence that says so is enough; deeds have to add up. Weights are judgements of ours, set
so that the number of deeds named in each reason reaches the level where each is three quarters sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from detente.model import BOTH_WAYS, COUNTED, Deed, Evidence, Party, Source, Told

STATUSES = frozenset(COUNTED)

HALF_LIVES: Mapping[str, tuple[int, str]] = {
    "fights": (180, "a war is in the news; half a year without a shot told is half the evidence gone"),
    "opposes": (270, "quarrels are told less often than shots"),
    "sanctions": (1095, "they stand until lifted and are rarely told of in between"),
    "backs": (365, "budgets and deliveries go by the year"),
    "allied_with": (1825, "treaties outlast governments"),
    "cooperates_with": (365, "working ties are renewed about once a year"),
}
"""Days in which the weight of an account falls to one half, and why so many."""


class Weight(NamedTuple):
    """How much one deed counts for or against a kind of relation; an empty mode stands for those not named."""

    kind: str
    event: str
    mode: str
    weight: float
    reason: str


SUPPORTS = (
    Weight("fights", "ASSAULT", "", 0.7, "two attacks, either way; one may be an incident"),
    Weight("fights", "ASSAULT", "crowd-control", 0.0, "police against a crowd"),
    Weight("fights", "ASSAULT", "sexual", 0.0, "a crime against persons"),
    Weight("opposes", "ACCUSE", "", 0.35, "four accusations"),
    Weight("opposes", "REJECT", "", 0.3, "five refusals"),
    Weight("opposes", "THREATEN", "", 0.7, "two threats"),
    Weight("opposes", "PROTEST", "", 0.45, "three protests"),
    Weight("opposes", "MOBILIZE", "", 0.45, "three shows of force"),
    Weight("opposes", "COERCE", "", 0.7, "two acts of coercion"),
    Weight("opposes", "SANCTION", "", 0.7, "two penalties"),
    Weight("sanctions", "SANCTION", "", 1.35, "one imposition"),
    Weight("sanctions", "SANCTION", "convict", 0.0, "a court's sentence"),
    Weight("sanctions", "SANCTION", "expel", 0.5, "expelling diplomats is one step of several"),
    Weight("sanctions", "SANCTION", "withdraw", 0.5, "leaving a body or recalling an envoy likewise"),
    Weight("backs", "AID", "", 0.7, "two deliveries"),
    Weight("backs", "SUPPORT", "", 0.45, "three endorsements"),
    Weight("backs", "COOPERATE", "", 0.45, "three joint works that the first does for the second"),
    Weight("cooperates_with", "COOPERATE", "", 0.7, "two joint works"),
    Weight("cooperates_with", "AGREE", "", 0.45, "three agreements"),
    Weight("cooperates_with", "CONSULT", "", 0.23, "half a dozen meetings: talking is little"),
    Weight("cooperates_with", "CONSULT", "phone", 0.12, "a call is less"),
    Weight("cooperates_with", "CONSULT", "third-party", 0.05, "sitting with a mediator is what enemies do"),
)
ENDS = (
    Weight("fights", "RETREAT", "ceasefire", 0.9, "a ceasefire kept"),
    Weight("fights", "RETREAT", "disarm", 0.7, "arms laid down"),
    Weight("fights", "RETREAT", "withdraw", 0.4, "leaving one front need not end a war"),
    Weight("fights", "AGREE", "", 0.5, "enemies that sign something"),
    Weight("fights", "CONCEDE", "", 0.5, "a truce declared is a concession"),
    Weight("opposes", "SUPPORT", "", 0.4, "an endorsement"),
    Weight("opposes", "AGREE", "", 0.3, "an agreement"),
    Weight("opposes", "CONCEDE", "", 0.3, "a concession"),
    Weight("sanctions", "RETREAT", "", 0.9, "a measure taken back"),
    Weight("sanctions", "RETREAT", "access", 0.9, "a barrier lifted"),
    Weight("sanctions", "RETREAT", "ceasefire", 0.0, "says nothing of penalties"),
    Weight("sanctions", "RETREAT", "disarm", 0.0, "likewise"),
    Weight("sanctions", "RETREAT", "release", 0.0, "likewise"),
    Weight("sanctions", "RETREAT", "resign", 0.0, "likewise"),
    Weight("sanctions", "RETREAT", "withdraw", 0.0, "likewise"),
    Weight("sanctions", "CONCEDE", "", 0.7, "easing is often told as a concession"),
    Weight("backs", "SANCTION", "", 0.6, "who penalises hardly backs"),
    Weight("backs", "SANCTION", "discontinue", 0.9, "aid stopped"),
    Weight("backs", "REJECT", "assist", 0.6, "help refused"),
    Weight("backs", "ASSAULT", "", 0.9, "an attack on the one that was backed"),
    Weight("cooperates_with", "SANCTION", "", 0.5, "a penalty between partners"),
    Weight("cooperates_with", "ASSAULT", "", 0.9, "an attack between partners"),
)
"""The share of a relation's level that one deed takes away."""

_Table = Mapping[str, Mapping[str, Mapping[str, float]]]


def _by_event(rows: tuple[Weight, ...]) -> _Table:
    """Weights by event type, kind and mode."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    for row in rows:
        found.setdefault(row.event, {}).setdefault(row.kind, {})[row.mode] = row.weight
    return found


_TABLES = ((False, _by_event(SUPPORTS)), (True, _by_event(ENDS)))

TOLD = 1.0
"""What a sentence that states a relation counts, before its confidence is added: a surer one lasts longer."""


class Pairing(NamedTuple):
    """A kind of relation between two parties, the order being that of `Relation`."""

    kind: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Signal:
    """What accounts of one origin say of a pairing: that it holds (`weight` adds to its level) or that it ends (`weight` is
    the share of the level that it takes). `day` is the day it speaks for, None where unknown; `start` and `end` dates with
    precisions as they are told, "by" where it began or ended on that day at the latest."""

    day: str | None
    ends: bool
    told: bool
    weight: float
    start: tuple[str, str] | None
    end: tuple[str, str] | None
    evidence: tuple[Evidence, ...]
    by: str = ""

    @property
    def order(self) -> tuple[str, bool, tuple[tuple[str, int, str, str], ...]]:
        """By day, supports before ends, then by where they stand."""
        return self.day or "", self.ends, tuple((e.article_id, e.span.begin, e.claim_id, e.tie_id) for e in self.evidence)


def pairing(kind: str, a: str, b: str) -> Pairing:
    """The pairing of a kind; kinds that hold both ways put the smaller id first."""
    return Pairing(kind, *sorted((a, b))) if kind in BOTH_WAYS else Pairing(kind, a, b)


def collect(told: Iterable[Told], deeds: Iterable[Deed], statuses: frozenset[str] = STATUSES) -> dict[Pairing, list[Signal]]:
    """All signals by pairing, in the order of `Signal.order`."""
    found: dict[Pairing, list[Signal]] = {}
    for key, signal in [*_told(told, statuses), *(pair for deed in deeds if deed.status in statuses for pair in _done(deed))]:
        found.setdefault(key, []).append(signal)
    return {key: sorted(found[key], key=lambda signal: signal.order) for key in sorted(found)}


def parties(told: Iterable[Told], deeds: Iterable[Deed]) -> dict[str, Party]:
    """Every party by id; where labels differ, the first by the alphabet."""
    found: dict[str, Party] = {}
    sides = [side for tie in told for side in (tie.a, tie.b)]
    for side in [*sides, *(side for deed in deeds for side in (*deed.actor, *deed.recipient))]:
        known = found.setdefault(side.id, side)
        if (side.label, side.code) < (known.label, known.code):
            found[side.id] = side
    return found


def _told(told: Iterable[Told], statuses: frozenset[str]) -> list[tuple[Pairing, Signal]]:
    """One signal for all that one article and its copies say of a pairing, so that repeating adds nothing."""
    groups: dict[tuple[Pairing, str, bool], list[Told]] = {}
    for tie in told:
        if tie.status in statuses and tie.standing in ("current", "ended") and tie.a.id and tie.b.id and tie.a.id != tie.b.id:
            key = (pairing(tie.kind, tie.a.id, tie.b.id), tie.source.origin, tie.standing == "ended")
            groups.setdefault(key, []).append(tie)
    return [(key, _tied(group, ended)) for (key, _, ended), group in groups.items()]


def _tied(group: list[Told], ended: bool) -> Signal:
    ties = sorted(group, key=lambda tie: (tie.source.published or "", tie.source.article_id, tie.source.span, tie.id))
    published = min((tie.source.published for tie in ties if tie.source.published), default=None)
    starts = [(tie.dating.date, tie.dating.precision) for tie in ties if tie.dating.date]
    ends = [(tie.dating.enddate, tie.dating.precision) for tie in ties if tie.dating.enddate]
    last = max((end for end, _ in ends), default=None)
    if ended:
        day = last or published
    else:  # "in 2015 it backed them", told in 2017, speaks for 2015
        day = min(last, published) if last and published else last or published or min((s for s, _ in starts), default=None)
    effect = "ends" if ended else "supports"
    return Signal(
        day=day,
        ends=ended,
        told=True,
        weight=1.0 if ended else TOLD + max(tie.confidence for tie in ties),
        start=min(starts, default=None) or ((day, "by") if day and not ended else None),
        end=(max(ends) if ends else (day, "by") if day else None) if ended else None,
        evidence=tuple(Evidence(t.source.article_id, t.source.span, day, effect, tie_id=t.id) for t in ties),
    )


def _done(deed: Deed) -> list[tuple[Pairing, Signal]]:
    """What a deed says for and against every kind of relation between its sides."""
    day = deed.date or deed.published
    since = (day, (deed.precision or "day") if deed.date else "by") if day else None
    sure: float = 1 - (1 - deed.confidence) ** max(1, deed.independent)  # that one of the independent accounts is right
    found = []
    for ends, table in _TABLES:
        for kind, weight in _weights(table, deed).items():
            effect = "ends" if ends else "supports"
            evidence = tuple(Evidence(s.article_id, s.span, day, effect, claim_id=s.claim_id) for s in _first_of_each(deed))
            start, end = (None, since) if ends else (since, None)
            for key, by in _pairings(kind, deed).items():
                found.append((key, Signal(day, ends, False, weight * sure, start, end, evidence, by)))
    return found


def _weights(table: _Table, deed: Deed) -> dict[str, float]:
    """Weight by kind: of the first of the deed's modes that is named, else of the bare type."""
    found = {}
    for kind, modes in table.get(deed.event, {}).items():
        weight = next((modes[mode] for mode in (*deed.mode, "") if mode in modes), 0.0)
        if weight:
            found[kind] = weight
    return found


def _pairings(kind: str, deed: Deed) -> dict[Pairing, str]:
    """The pairings that a deed moves, with the one that did it where it was not done together. Backing runs one way: what both
    do together is cooperation."""
    dyads = {(a.id, b.id) for a, b in deed.dyads}
    found: dict[Pairing, str] = {}
    for a, b in sorted(dyads):
        together = (b, a) in dyads
        if not (together and kind == "backs"):
            found[pairing(kind, a, b)] = "" if together else a
    return found


def _first_of_each(deed: Deed) -> list[Source]:
    """The first sentence of each article that tells of a deed."""
    first: dict[str, Source] = {}
    for source in sorted(deed.sources, key=lambda one: (one.published or "", one.article_id, one.span, one.claim_id)):
        first.setdefault(source.article_id, source)
    return list(first.values())

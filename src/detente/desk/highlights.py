"""Text cut into segments under numbered underlines.

A claim's evidence is the stretch from the first to the last of its predicate and parties within its sentence. Where several
meet, the text is cut at every boundary and each segment lists the claims above it: three are drawn, more are counted.

In: a text, a stretch of it, marks. Out: `Segment`s that together are that stretch, character for character. Not here: HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.model import Claim, Span

DRAWN = 3
"""Underlines drawn above one another; more are counted."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One underline: the claim's number, its quad class and status for colour and line, whether it rests on a speaker's word."""

    number: int
    begin: int
    end: int
    quad: int
    status: str
    said: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the claim in focus: `label` is WHO, DID, TO WHOM, WHERE, WHEN or SAYS."""

    begin: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text with the marks over it. `starts` and `ends` are those that begin and end here; `more` counts the marks
    that are not drawn; `slot` is its label in the claim in focus, `opens` whether that part begins here."""

    text: str
    marks: tuple[Mark, ...] = ()
    starts: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()
    more: int = 0
    slot: str = ""
    opens: bool = False


def evidence(claim: Claim) -> Span:
    """From the first to the last of predicate and parties, as far as they stand in the claim's sentence."""
    parts = [claim.predicate, *(Span(one.begin, one.end) for one in (*claim.actor, *claim.recipient))]
    inside = [part for part in parts if claim.begin <= part.begin < part.end <= claim.end] or [Span(claim.begin, claim.end)]
    return Span(min(part.begin for part in inside), max(part.end for part in inside))


def slots(claim: Claim) -> list[Slot]:
    """The parts of a claim that can be shown in its text; where they meet, the shorter is shown."""
    found = [Slot(*claim.predicate, "DID")]
    found += [Slot(one.begin, one.end, "WHO") for one in claim.actor]
    found += [Slot(one.begin, one.end, "TO WHOM") for one in claim.recipient]
    if claim.place is not None:
        found.append(Slot(claim.place.begin, claim.place.end, "WHERE"))
    found += [Slot(one.speaker.begin, one.speaker.end, "SAYS") for one in claim.attribution if one.speaker is not None]
    return [slot for slot in found if slot.begin < slot.end]


def segments(text: str, span: Span, marks: Sequence[Mark], focus: Iterable[Slot] = ()) -> list[Segment]:
    """The stretch cut at every boundary of the marks and of the parts in focus."""
    inside = sorted(
        (one for one in marks if one.begin < span.end and one.end > span.begin), key=lambda m: (m.begin, -m.end, m.number)
    )
    parts = [one for one in focus if one.begin < span.end and one.end > span.begin]
    cuts = {span.begin, span.end}
    for begin, end in (*((one.begin, one.end) for one in inside), *((one.begin, one.end) for one in parts)):
        cuts |= {max(begin, span.begin), min(end, span.end)}
    places = sorted(cuts)
    return [_segment(text, Span(begin, end), inside, parts, span) for begin, end in pairwise(places)]


def _segment(text: str, piece: Span, marks: Sequence[Mark], parts: Sequence[Slot], whole: Span) -> Segment:
    over = tuple(one for one in marks if one.begin <= piece.begin and one.end >= piece.end)
    covering = [one for one in parts if one.begin <= piece.begin and one.end >= piece.end]
    part = min(covering, key=lambda one: one.end - one.begin, default=None)
    return Segment(
        text=piece.of(text),
        marks=over[:DRAWN],
        starts=tuple(sorted((one for one in over if max(one.begin, whole.begin) == piece.begin), key=lambda m: m.number)),
        ends=tuple(one for one in over if min(one.end, whole.end) == piece.end),
        more=max(0, len(over) - DRAWN),
        slot=part.label if part else "",
        opens=part is not None and max(part.begin, whole.begin) == piece.begin,
    )

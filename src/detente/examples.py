"""The lexicon as its own test: every frame's examples must code, its near misses must not.

In: a coder with its lexicon's predicates or ties. Out: `Failure`s. Not here: reading tables (`lexicon`), printing (`cli`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.lexicon.predicates import Example, Frame, Predicates
from detente.lexicon.ties import BOTH_WAYS, Joint, Ties
from detente.model import Actor, Claim, Reading, Span, Tie, agree
from detente.pipeline import Coder


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not come out as its frame says. `place` is the frame's file and line."""

    place: str
    reason: str
    text: str


def failures(coder: Coder, predicates: Predicates) -> Iterator[Failure]:
    """Every example and near miss that fails, in order of the files."""
    for frame in predicates.frames:
        for example in frame.examples:
            reason = _wrong(coder.code(example.text), frame, example)
            if reason:
                yield Failure(frame.place, reason, example.text)
        for text in frame.near_misses:
            if any(_by(claim, frame) for claim in coder.code(text).claims):
                yield Failure(frame.place, "near miss is coded", text)


def untold(coder: Coder, ties: Ties) -> Iterator[Failure]:
    """The same for the frames and joints of ties, in order of the files."""
    kinds: list[tuple[str, Frame | Joint]] = [(frame.event, frame) for frame in ties.predicates.frames]
    kinds += [(joint.kind, joint) for joint in ties.joints]
    for kind, entry in kinds:
        for example in entry.examples:
            found = [tie for tie in coder.code(example.text).relations if tie.kind == kind and _by(tie, entry)]
            reason = _astray(found, kind, example)
            if reason:
                yield Failure(entry.place, reason, example.text)
        for text in entry.near_misses:
            if any(_by(tie, entry) for tie in coder.code(text).relations):
                yield Failure(entry.place, "near miss is coded", text)


def _by(told: Claim | Tie, entry: Frame | Joint) -> bool:
    return any(f" {entry.place} " in line for line in told.trace)


def _astray(found: list[Tie], kind: str, example: Example) -> str:
    """Why a tie's example fails, "" if it does not; the two sides are one list where the kind holds both ways."""
    if not found:
        return "not coded"
    a, b = [tie.a for tie in found], [tie.b for tie in found]
    if kind in BOTH_WAYS or not example.recipient:
        return "" if _named(example, (*example.actor, *example.recipient), [*a, *b]) else "sides not as given"
    sides = (("actor", example.actor, a), ("recipient", example.recipient, b))
    return next((f"{name} not as given" for name, wanted, given in sides if not _named(example, wanted, given)), "")


def _named(example: Example, wanted: tuple[str, ...], given: Sequence[Actor]) -> bool:
    """Whether the sides given are those whose words are wanted."""
    begun = [(example.text.index(words), words) for words in wanted]
    return agree([Span(begin, begin + len(words)) for begin, words in begun], [Span(one.begin, one.end) for one in given])


def _wrong(reading: Reading, frame: Frame, example: Example) -> str:
    """Why an example fails, "" if it does not: an act of the frame's type with each side where the example says.

    Another frame of the type may be the one that fires: "carried out air strikes" is an idiom and a noun with a light verb.
    """
    found = [claim for claim in reading.claims if claim.event == frame.event]
    if not found:
        return "not coded"
    for name in ("actor", "recipient"):
        if not any(_named(example, getattr(example, name), getattr(claim, name)) for claim in found):
            return f"{name} not as given"
    return ""

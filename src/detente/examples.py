"""The lexicon as its own test: every frame's examples must code, its near misses must not.

In: a coder and the predicates. Out: `Failure`s. Not here: reading tables (`lexicon`), printing (`cli.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.lexicon.predicates import Example, Frame, Predicates
from detente.model import Claim, Reading, Span, agree
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


def _by(claim: Claim, frame: Frame) -> bool:
    return any(f"frame {frame.place} " in line for line in claim.trace)


def _wrong(reading: Reading, frame: Frame, example: Example) -> str:
    """Why an example fails, "" if it does not: an act of the frame's type with each side where the example says.

    Another frame of the type may be the one that fires: "carried out air strikes" is an idiom and a noun with a light verb.
    """
    found = [claim for claim in reading.claims if claim.event == frame.event]
    if not found:
        return "not coded"
    for name in ("actor", "recipient"):
        begun = [(example.text.index(words), words) for words in getattr(example, name)]
        wanted = [Span(begin, begin + len(words)) for begin, words in begun]
        if not any(agree(wanted, [Span(a.begin, a.end) for a in getattr(claim, name)]) for claim in found):
            return f"{name} not as given"
    return ""

"""The predicate lexicon as its own test: how many frames code their examples and let their near misses be.

In: the packaged lexicon. Out: shares. Not here: other people's sentences (`claims.py`).
"""

from __future__ import annotations

from collections import Counter

from benchmarks.report import Figures


def run() -> Figures:
    from detente.examples import failures
    from detente.pipeline import Coder

    coder = Coder(hints=False)
    frames = coder.lexicon.predicates.frames
    examples = sum(len(frame.examples) for frame in frames)
    misses = sum(len(frame.near_misses) for frame in frames)
    reasons = Counter(failure.reason for failure in failures(coder, coder.lexicon.predicates))
    caught = reasons.pop("near miss is coded", 0)
    return Figures(
        f"{len(frames)} frames, {examples} examples, {misses} near misses",
        {
            "frame fires in its example, %": 100 * (examples - reasons["not coded"]) / max(1, examples),
            "frame and both sides as given, %": 100 * (examples - reasons.total()) / max(1, examples),
            "near misses let be, %": 100 * (misses - caught) / max(1, misses),
        },
    )

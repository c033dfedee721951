"""Claims on the part of our own labelled sentences that no training sees, each sentence read by itself.

In: `training/data/*.claims`, the sentences whose hash puts them into one part. Out: precision, recall and F1 of claims
found, typed, with their sides; status; calibration of confidence. Not here: other people's sentences (`claims.py`).
A given claim meets a labelled one where their predicates touch; sides agree where every labelled span touches a given one
and the other way round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.calibration import expected_error, reliability
from benchmarks.report import Figures

if TYPE_CHECKING:
    from detente.model import Claim
    from training.claims import Labelled, LabelledClaim

DATA = Path(__file__).parents[1] / "training" / "data"


def run() -> Figures:
    from detente.pipeline import Coder

    coder = Coder()
    counts: Counter[str] = Counter()
    judged: list[tuple[float, bool]] = []
    sentences = 0
    for sentence in held_out("test"):
        sentences += 1
        given = coder.code(sentence.text).claims
        pairs = matched(sentence, given)
        counts.update(given=len(given), wanted=len(sentence.claims), found=len(pairs))
        typed = [(wanted, claim) for wanted, claim in pairs if wanted.event == claim.event]
        counts["type"] += len(typed)
        counts["status"] += sum(wanted.status == claim.status for wanted, claim in pairs)
        counts["who"] += sum(sides_agree(wanted, claim) for wanted, claim in typed)
        right = {claim.id for _, claim in typed}
        judged += [(claim.confidence, claim.id in right) for claim in given]
    values = {f"{part} F1": 200 * counts[part] / max(1, counts["given"] + counts["wanted"]) for part in ("found", "type", "who")}
    values["found precision"] = 100 * counts["found"] / max(1, counts["given"])
    values["found recall"] = 100 * counts["found"] / max(1, counts["wanted"])
    values["status of found, %"] = 100 * counts["status"] / max(1, counts["found"])
    values["expected calibration error, points"] = 100 * expected_error(judged)
    return Figures(f"{sentences} sentences of our own test part, {counts['wanted']} claims", values, tuple(reliability(judged)))


def held_out(wanted: str) -> Iterator[Labelled]:
    """Labelled sentences of one part, in order of the files."""
    from detente.annotate.words import words
    from detente.model import stable_id
    from training import claims, corpora

    for path in sorted(DATA.glob("*.claims")):
        for one in claims.read(path):
            if isinstance(one, claims.Labelled):
                found = words(one.text, 0, len(one.text), corpora.LONGEST_WORD)
                if corpora.part_of(stable_id(" ".join(w.text for w in found))) == wanted:
                    yield one


def matched(sentence: Labelled, given: tuple[Claim, ...]) -> list[tuple[LabelledClaim, Claim]]:
    """Labelled claims with the given claim whose predicate touches theirs, one to one, those of the same type first."""
    pairs: list[tuple[LabelledClaim, Claim]] = []
    for same in (True, False):
        for wanted in sentence.claims:
            for claim in given:
                taken = any(w is wanted or c is claim for w, c in pairs)
                touches = any(span.meets(claim.predicate) for span in wanted.predicate)
                if not taken and touches and (wanted.event == claim.event or not same):
                    pairs.append((wanted, claim))
    return pairs


def sides_agree(wanted: LabelledClaim, claim: Claim) -> bool:
    """Whether both sides are the same mentions."""
    for key, given in (("actor", claim.actor), ("recipient", claim.recipient)):
        spans = wanted.spans.get(key, ())
        met = [[max(s.begin, g.begin) < min(s.end, g.end) for g in given] for s in spans]
        if not all(any(row) for row in met) or not all(any(row[i] for row in met) for i in range(len(given))):
            return False
    return True

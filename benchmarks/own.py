"""Claims on the part of the sentences labelled by us that no training sees, each sentence read by itself.

In: `training/data/*.claims`, or the sentences of other people's corpora that `training/data/natural/*.acts` marks; of
either those whose hash puts them into one part. Out: precision, recall and F1 of claims found, typed, with their sides;
status; calibration of confidence. Not here: what other people labelled (`claims.py`).
A given claim meets a labelled one where their predicates touch; sides agree where every labelled span touches a given one
and the other way round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from benchmarks import kit
from benchmarks.calibration import expected_error, reliability
from benchmarks.report import Figures, absent

if TYPE_CHECKING:
    from detente.model import Claim
    from detente.pipeline import Coder
    from training.claims import Labelled, LabelledClaim


def run() -> Figures:
    from detente.pipeline import Coder

    return figures(Coder(), "sentences of our own test part", held_out("test"))


def run_natural() -> Figures:
    from detente.pipeline import Coder

    if not kit.BENCH.exists():
        return absent("bench")
    return figures(Coder(), "sentences of other people's corpora whose acts we marked", natural("test"))


def figures(coder: Coder, what: str, labelled: Iterable[Labelled]) -> Figures:
    """What a coder makes of labelled sentences, each read by itself; `what` says which they are."""
    counts: Counter[str] = Counter()
    judged: list[tuple[float, bool]] = []
    for sentence in labelled:
        given = coder.code(sentence.text).claims
        pairs = matched(sentence, given)
        counts.update(sentences=1, given=len(given), wanted=len(sentence.claims), found=len(pairs))
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
    return Figures(f"{counts['sentences']} {what}, {counts['wanted']} claims", values, tuple(reliability(judged)))


def held_out(wanted: str) -> Iterator[Labelled]:
    """Labelled sentences of one part, in order of the files."""
    from training import claims, corpora

    for path in sorted(claims.OWN.glob("*.claims")):
        yield from (
            one for one in claims.sound(path, claims.read(path)) if corpora.part_of(corpora.digest_of(one.text)) == wanted
        )


def natural(wanted: str) -> Iterator[Labelled]:
    """Sentences of other people's corpora that our batches mark, of one part, in order of the batches."""
    from training import claims, corpora

    for path in sorted((claims.OWN / "natural").glob("*.acts")):
        found = claims.sound(path, claims.read(path, corpora.texts(path, kit.BENCH)))
        yield from (one for one in found if corpora.part_of(corpora.digest_of(one.text)) == wanted)


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
    from detente.model import Span, agree

    sides = (("actor", claim.actor), ("recipient", claim.recipient))
    return all(agree(wanted.spans.get(key, ()), [Span(one.begin, one.end) for one in given]) for key, given in sides)

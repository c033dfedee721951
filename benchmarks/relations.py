"""Standing ties: on other people's documents and on those coded by hand, scored by the kit's own scorers.

In: `re3d/dev.jsonl`, `gold/dev.jsonl`, the packaged lexicon. Out: F1 of ties, shares of the lexicon's own examples.
Not here: claims (`claims.py`, `gold.py`). re3d's crowd calls any violence "fighting against" and meetings "communicated
with"; the kit takes the latter from CONSULT claims.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import kit
from benchmarks.report import SHARED, Figures, absent

KINDS = ("fighting_against", "allied_with", "likes", "dislikes", "communicated_with")


def run() -> Figures:
    documents, gold = SHARED / "bench" / "re3d" / "dev.jsonl", SHARED / "gold" / "dev.jsonl"
    if not documents.exists() or not gold.exists():
        return absent("bench")
    with tempfile.TemporaryDirectory() as folder:
        answers = kit.answered(documents, Path(folder))
        scored = kit.scored("relations", [documents], kit.converted([answers], Path(folder)))
        coded, _ = kit.analysed("gold", gold, kit.answered(gold, Path(folder)))
    values = {f"re3d {part}": 100 * scored["political_micro"][part[0].lower()] for part in ("precision", "recall")}
    values["re3d political F1"] = 100 * scored["political_micro"]["f1"]
    values |= {f"re3d {kind} F1": 100 * scored["per_type"][kind]["f1"] for kind in KINDS}
    values |= {
        f"gold {name}": 100 * coded["relations"][part] for name, part in (("precision", "p"), ("recall", "r"), ("F1", "f1"))
    }
    return Figures("54 documents of re3d, 8 coded by hand", values | _lexicon())


def _lexicon() -> dict[str, float]:
    """Shares of the examples and near misses of the tables of ties that come out as they say."""
    from detente.examples import untold
    from detente.pipeline import Coder

    coder = Coder(hints=False)
    entries = (*coder.lexicon.ties.predicates.frames, *coder.lexicon.ties.joints)
    examples, misses = sum(len(one.examples) for one in entries), sum(len(one.near_misses) for one in entries)
    failed = list(untold(coder, coder.lexicon.ties))
    caught = sum(one.reason == "near miss is coded" for one in failed)
    return {
        "examples as given, %": 100 * (examples - len(failed) + caught) / max(1, examples),
        "near misses let be, %": 100 * (misses - caught) / max(1, misses),
    }

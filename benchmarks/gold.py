"""Claims on the documents coded by hand in `../shared/gold`, scored by the kit's own scorer.

In: `dev.jsonl`. Out: F1 of claims found, typed, with sides, status. Not here: single sentences (`claims.py`).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import kit
from benchmarks.report import SHARED, Figures, absent


def run() -> Figures:
    gold = SHARED / "gold" / "dev.jsonl"
    if not gold.exists():
        return absent("gold")
    with tempfile.TemporaryDirectory() as folder:
        scored, _ = kit.analysed("gold", gold, kit.answered(gold, Path(folder)))
    values = {f"{part} F1": 100 * scored[part]["f1"] for part in ("found", "type", "type_who", "type_status", "all")}
    values |= {"found precision": 100 * scored["found"]["p"], "found recall": 100 * scored["found"]["r"]}
    values["status of found, %"] = 100 * scored["status_accuracy_of_found"]
    values["speaker known of found, %"] = 100 * scored["speaker_known_accuracy_of_found"]
    return Figures(f"8 documents, {scored['claims_gold']} claims, {scored['claims_given']} given", values)

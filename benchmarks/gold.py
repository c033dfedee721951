"""Claims on the documents coded by hand in `../shared/gold`, scored by the kit's own scorer.

In: `dev.jsonl`. Out: F1 of claims found, typed, with sides, status. Not here: single sentences (`claims`, a later issue).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.report import SHARED, Figures, absent


def run() -> Figures:
    gold = SHARED / "gold" / "dev.jsonl"
    if not gold.exists():
        return absent("gold")
    kit = SHARED / "bench" / "analysis.py"
    with tempfile.TemporaryDirectory() as folder:
        given, answered = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        given.write_text(_python(str(kit), "inputs", str(gold)), encoding="utf-8")
        answered.write_text(_python("-m", "detente.cli", "code", "--to", "analysis", str(given)), encoding="utf-8")
        scored = json.loads(_python(str(kit), "gold", str(gold), str(answered)))
    values = {f"{part} F1": 100 * scored[part]["f1"] for part in ("found", "type", "type_who", "type_status", "all")}
    values |= {"found precision": 100 * scored["found"]["p"], "found recall": 100 * scored["found"]["r"]}
    values["status of found, %"] = 100 * scored["status_accuracy_of_found"]
    values["speaker known of found, %"] = 100 * scored["speaker_known_accuracy_of_found"]
    return Figures(f"8 documents, {scored['claims_gold']} claims, {scored['claims_given']} given", values)


def _python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout

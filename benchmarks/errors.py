"""The worst errors on dev data, for people to look at: the surest wrong types of given pairs, and claims of the hand-coded
documents that are missed or coded otherwise.

In: `../shared/bench/plv/train.jsonl`, `../shared/gold/dev.jsonl`. Out: counts by family and the errors themselves as lines.
Not here: why (`docs/errors.md`, written by hand).
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import kit
from benchmarks.report import SHARED, Figures, absent

WORST = 30


def run() -> Figures:
    if not kit.BENCH.exists():
        return absent("bench")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pairs = _pairs(kit.BENCH / "plv" / "train.jsonl", folder)
        documents = _documents(SHARED / "gold" / "dev.jsonl", folder)
    families = Counter(line.split(":")[0] for line in documents)
    values = {"pairs of another type": float(len(pairs)), **{family: float(count) for family, count in sorted(families.items())}}
    return Figures("plv/train and the hand-coded documents", values, (*pairs[:WORST], *documents))


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _pairs(gold: Path, folder: Path) -> list[str]:
    """Pairs of which the answer is not the gold type, the surest first."""
    given = {record["id"]: record for record in _records(kit.answered(gold, folder))}
    found = []
    for record in _records(gold):
        answer = next(iter(given[record["id"]]["pairs"]), None)
        wanted = record["events"][0]["type"]
        if answer and answer["event"] not in kit.types(wanted):
            first, second = (record["text"][slice(*answer[side])] for side in ("actor", "recipient"))
            line = f"pair: {wanted} given {answer['event']} ({answer['confidence']:.2f}) [{first}] [{second}] {record['text']}"
            found.append((answer["confidence"], line))
    return [line for _, line in sorted(found, reverse=True)]


def _documents(gold: Path, folder: Path) -> list[str]:
    """Gold claims of documents that are not found, or found as another type or with another status."""
    given = {record["id"]: record["claims"] for record in _records(kit.answered(gold, folder))}
    lines = []
    for record in _records(gold):
        for claim in record["claims"]:
            begin, end = claim["predicate"]
            near = [one for one in given[record["id"]] if max(one["predicate"][0], begin) < min(one["predicate"][1], end)]
            told = f"{record['id']} {claim['event']} {claim['status']} '{record['text'][begin:end]}'"
            if not near:
                lines.append(f"claim missed: {told} in: {record['text'][max(0, begin - 80) : end + 60]!r}")
            elif near[0]["event"] != claim["event"]:
                lines.append(f"claim of another type: {told} given {near[0]['event']}")
            elif near[0]["status"] != claim["status"]:
                lines.append(f"claim of another status: {told} given {near[0]['status']}")
    return lines

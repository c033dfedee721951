"""Claims on the documents coded by hand in `../shared/gold`, scored by the kit's own scorer.

In: `dev.jsonl`. Out: F1 of claims found, typed, with sides, status; the codes of the sides that were found; what is wrong with
them, one a line. Not here: single sentences (`claims.py`).
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import kit
from benchmarks.report import SHARED, Figures, absent


def run() -> Figures:
    gold = SHARED / "gold" / "dev.jsonl"
    if not gold.exists():
        return absent("gold")
    with tempfile.TemporaryDirectory() as folder:
        answers = kit.answered(gold, Path(folder))
        scored, _ = kit.analysed("gold", gold, answers)
        sides = list(found_sides(_records(gold), {one["id"]: one for one in _records(answers)}))
    values = {f"{part} F1": 100 * scored[part]["f1"] for part in ("found", "type", "type_who", "type_status", "all")}
    values |= {"found precision": 100 * scored["found"]["p"], "found recall": 100 * scored["found"]["r"]}
    values["status of found, %"] = 100 * scored["status_accuracy_of_found"]
    values["speaker known of found, %"] = 100 * scored["speaker_known_accuracy_of_found"]
    values["actor code of found sides, %"] = 100 * sum(wanted == given for _, wanted, given in sides) / max(1, len(sides))
    wrong = [f"{words}: {given or 'no code'}, not {wanted or 'none'}" for words, wanted, given in sides if wanted != given]
    return Figures(
        f"8 documents, {scored['claims_gold']} claims, {scored['claims_given']} given, {len(sides)} sides found",
        values,
        tuple(wrong),
    )


def found_sides(gold: list[dict[str, Any]], answers: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Every side of a gold claim that a given claim of its sentence has too, once a place: its words, the code wanted (the
    given one where the other reading has that) and the code given."""
    for record in gold:
        given = [side for claim in answers[record["id"]]["claims"] for side in (*claim["actor"], *claim["recipient"])]
        seen = set()
        for claim in record["claims"]:
            other = claim.get("or", {})
            for key in ("actor", "recipient"):
                for side in claim[key]:
                    place = (side["begin"], side["end"])
                    met = next((one for one in given if one["begin"] < place[1] and place[0] < one["end"]), None)
                    if met is None or place in seen:
                        continue
                    seen.add(place)
                    codes = [_code(one) for one in (side, *other.get(key, ())) if (one["begin"], one["end"]) == place]
                    yield side["entity_text"], _code(met) if _code(met) in codes else codes[0], _code(met)


def _code(side: dict[str, Any]) -> str:
    return (side.get("code") or "")[:3]


def _records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

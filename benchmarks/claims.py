"""Claims on other people's labelled sentences and on ordinary news: types, sides, pairs, stance, over-generation, calibration.

In: `../shared/bench` (plv, plover_gsr, cameo, directed) and our own `data/ordinary.txt`. Out: the figures that the field
quotes, by the kit's scorers. Not here: whole documents (`gold.py`), our own sentences (`own.py`).
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from benchmarks import kit
from benchmarks.calibration import expected_error, reliability
from benchmarks.report import Figures, absent

ORDINARY = Path(__file__).with_name("data") / "ordinary.txt"


def run() -> Figures:
    if not kit.BENCH.exists():
        return absent("bench")
    values: dict[str, float] = {}
    lines: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in (_pairs, _stance, _events, _quads):
            found, more = part(folder)
            values |= found
            lines += more
    values |= _ordinary()
    return Figures("plv/train, directed/dev, plover_gsr/dev, cameo train+dev, ordinary news", values, tuple(lines))


def _pairs(folder: Path) -> tuple[dict[str, float], list[str]]:
    gold = kit.BENCH / "plv" / "train.jsonl"
    answers = kit.answered(gold, folder)
    figures, confusions = kit.analysed("pairs", gold, answers)
    values = {f"pairs {part} macro-F1": 100 * figures[f"{part}_macro_f1"] for part in ("root", "quad", "binary")}
    judged = _judged(gold, answers)
    values["pairs calibration error, points"] = 100 * expected_error(judged)
    return values, [f"pairs: {line}" for line in confusions] + [f"pairs: {line}" for line in reliability(judged)]


def _judged(gold: Path, answers: Path) -> list[tuple[float, bool]]:
    """Confidence of every pair's type and whether it is the gold's."""
    given = {r["id"]: (r["pairs"] or [None])[0] for r in map(json.loads, answers.read_text(encoding="utf-8").splitlines())}
    judged = []
    for record in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        answer = given.get(record["id"])
        if answer:
            judged.append((answer["confidence"], answer["event"] in kit.types(record["events"][0]["type"])))
    return judged


def _stance(folder: Path) -> tuple[dict[str, float], list[str]]:
    gold = kit.BENCH / "directed" / "dev.jsonl"
    figures, _ = kit.analysed("stance", gold, kit.answered(gold, folder))
    return {"directed macro-F1 over five": 100 * figures["macro_f1_5"], "directed accuracy": 100 * figures["accuracy"]}, []


def _events(folder: Path) -> tuple[dict[str, float], list[str]]:
    gold = kit.BENCH / "plover_gsr" / "dev.jsonl"
    figures = kit.scored("events", [gold], kit.converted([kit.answered(gold, folder)], folder))
    names = {
        "category_lenient_micro": "gsr category, lenient",
        "triple": "gsr triple",
        "source_country": "gsr source country",
        "target_country": "gsr target country",
    }
    values = {f"{title} F1": 100 * figures[key]["f1"] for key, title in names.items()}
    values["gsr category precision"] = 100 * figures["category_lenient_micro"]["p"]
    values["gsr category recall"] = 100 * figures["category_lenient_micro"]["r"]
    return values, []


def _quads(folder: Path) -> tuple[dict[str, float], list[str]]:
    gold = [kit.BENCH / "cameo" / f"{part}.jsonl" for part in ("train", "dev")]
    predictions = kit.converted([kit.answered(one, folder) for one in gold], folder)
    quads, roles = kit.scored("quad", gold, predictions), kit.scored("roles", gold, predictions)
    values = {"cameo macro-F1 4-way": 100 * quads["macro_f1_4way_cameo"], "cameo accuracy": 100 * quads["accuracy_cameo"]}
    values["cameo roles overlap F1"] = 100 * roles["overlap"]["all"]["f1"]
    return values, []


def _ordinary() -> dict[str, float]:
    from detente.pipeline import Coder

    coder = Coder()
    sentences = [line for line in ORDINARY.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    claims = sum(len(coder.code(sentence).claims) for sentence in sentences)
    return {"claims in 100 ordinary sentences": 100 * claims / len(sentences)}

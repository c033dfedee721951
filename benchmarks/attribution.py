"""Reports of words on other people's articles: sources, cues and contents.

In: `../shared/bench/attribution/dev.jsonl`, which nothing is trained on. Out: F1 of spans, by the kit's scorer: a span is met
where half of the longer one's words are shared. Not here: whether the speaker of a claim is known (`gold.py`).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import kit
from benchmarks.report import Figures, absent


def run() -> Figures:
    if not kit.BENCH.exists():
        return absent("bench")
    gold = kit.BENCH / "attribution" / "dev.jsonl"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = kit.scored("attribution", [gold], kit.converted([kit.answered(gold, folder)], folder))
    values = {f"{part} F1": 100 * figures[f"span_{part}"]["f1"] for part in ("source", "cue", "content")}
    values["content with its source F1"] = 100 * figures["content_and_source"]["f1"]
    return Figures("attribution/dev, 60 articles", values)

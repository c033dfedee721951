"""Places of local news (LGL) and of epidemics (GeoVirus): found, and put within 161 km.

In: `../shared/bench/places`. Out: the figures that the field quotes, by the kit's scorer. Not here: claims' places.
LGL's gold counts demonyms ("Georgian") and streets as places; we do not, so its recall cannot be full.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import kit
from benchmarks.report import Figures, absent

SETS = ("lgl", "geovirus")


def run() -> Figures:
    return Figures("lgl.dev, geovirus.dev", figures()) if kit.BENCH.exists() else absent("bench")


def figures() -> dict[str, float]:
    """Per set: overlap F1 of finding, share of gold places found and put within 161 km, median error of those found."""
    values: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in SETS:
            gold = kit.BENCH / "places" / f"{part}.dev.jsonl"
            scores = kit.scored("places", [gold], kit.converted([kit.answered(gold, folder)], folder))
            values[f"{part} found, overlap F1"] = 100 * scores["recognition_overlap"]["f1"]
            values[f"{part} accuracy@161 km over gold"] = 100 * scores["accuracy161_over_gold"]
            values[f"{part} median error, km"] = scores["median_error_km"]
    return values

"""Do offsets slice back to the words they claim? Over every file of `../shared/bench` and `../shared/gold` with text.

In: texts. Out: the share of mentions, predicates, times and places whose slice is what the reading says it is.
Not here: whether they are right (`gold.py`).
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from benchmarks.report import SHARED, Figures, absent
from detente.model import Article, Reading

A_FILE = 60  # texts read of each file; every file is read


def run() -> Figures:
    if not (SHARED / "bench").exists():
        return absent("bench")
    from detente.pipeline import Coder

    coder = Coder()
    right = total = texts = 0
    files = [*sorted((SHARED / "bench").rglob("*.jsonl*")), SHARED / "gold" / "dev.jsonl"]
    wrong: list[str] = []
    for path in files:
        for text in _texts(path):
            texts += 1
            for said, sliced in _slices(coder.code(text, published="2017-07-07"), text):
                total += 1
                right += said == sliced
                if said != sliced:
                    wrong.append(f"{path.name}: {said!r} stands as {sliced!r}")
    return Figures(
        f"{texts} texts of {len(files)} files, at most {A_FILE} a file",
        {"mentions that slice back, %": 100 * right / max(1, total), "mentions": float(total)},
        tuple(wrong[:10]),
    )


def _texts(path: Path) -> Iterator[str]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= A_FILE:
                return
            text = json.loads(line).get("text")
            if text:
                yield text


def _slices(reading: Reading, text: str) -> Iterator[tuple[str, str]]:
    article: Article = reading.article
    yield article.text, text
    for claim in reading.claims:
        for actor in (*claim.actor, *claim.recipient, *(role.actor for role in claim.third_party)):
            yield actor.entity_text, text[actor.begin : actor.end]
            yield "inside", "inside" if claim.begin <= actor.begin < actor.end <= claim.end else "outside"
        yield text[claim.begin : claim.end].strip(), text[claim.begin : claim.end]
        yield "inside", "inside" if claim.begin <= claim.predicate.begin < claim.predicate.end <= claim.end else "outside"
        for one in claim.attribution:
            if one.speaker is not None:
                yield one.speaker.entity_text, text[one.speaker.begin : one.speaker.end]
    for place in reading.places:
        yield place.name.replace("'", "’"), text[place.begin : place.end].replace("'", "’").replace("\u00a0", " ")
    for span in (*reading.times, *reading.left_out, *article.furniture):
        yield "inside", "inside" if 0 <= span.begin < span.end <= len(text) else "outside"

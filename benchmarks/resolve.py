"""Who, where, when and on whose word: what `resolve` adds to an act, on other people's labelled texts.

In: `../shared/bench`, our own labelled sentences. Out: the figures that the field quotes, by the kit's scorers, one part a
subject. Not here: acts and their sides (`claims.py`), whole documents (`gold.py`).
"""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import kit
from benchmarks.own import held_out
from benchmarks.report import Figures, absent

if TYPE_CHECKING:
    from detente.model import Sentence, When
    from training.claims import LabelledClaim

ANY_DAY = "2015-06-17"  # our sentences have no date; which words date an act does not hang on it


def run() -> Figures:
    if not kit.BENCH.exists():
        return absent("bench")
    values: dict[str, float] = {}
    parts: tuple[Callable[[Path], dict[str, float]], ...] = (_times, _dating)
    with tempfile.TemporaryDirectory() as name:
        for part in parts:
            values |= part(Path(name))
    return Figures("times/dev, our own test sentences", values)


def _times(folder: Path) -> dict[str, float]:
    """Spans, types and values of time expressions."""
    gold = kit.BENCH / "times" / "dev.jsonl"
    figures = kit.scored("times", [gold], kit.converted([kit.answered(gold, folder)], folder))
    values = {f"times {part} F1": 100 * figures[part]["f1"] for part in ("strict", "relaxed")}
    return values | {f"times {part} F1": 100 * figures[f"{part}_f1"] for part in ("value", "type")}


def _dating(folder: Path) -> dict[str, float]:
    """Whether labelled acts take the time that their label names, a length too; with what finding times costs."""
    from detente.annotate.reading import annotate
    from detente.pipeline import Coder
    from detente.resolve import times

    coder = Coder()
    counts: Counter[str] = Counter()
    took = words = 0.0
    for labelled in held_out("test"):
        article = coder.article(labelled.text, ANY_DAY)
        sentences = annotate(article.text, article.paragraphs, coder.network, coder.settings)
        began = time.process_time()
        whens = times.find(article.text, sentences, article.published, coder.lexicon.times)
        took += time.process_time() - began
        words += sum(len(sentence.tokens) for sentence in sentences)
        for claim in () if labelled.lean else labelled.claims:  # a lean batch does not mark times
            counts.update(_judged(claim, sentences, whens))
    right = counts["right"]
    values = {"dates of acts, precision": 100 * right / max(1, counts["given"])}
    values["dates of acts, recall"] = 100 * right / max(1, counts["wanted"])
    values["times, ms a thousand words"] = 1e6 * took / max(1, words)
    return values


def _judged(claim: LabelledClaim, sentences: list[Sentence], whens: list[list[When]]) -> list[str]:
    """What to count of a labelled act: a date wanted, given, right (it touches the labelled time)."""
    from detente.model import Act, Span, Status
    from detente.resolve.dating import chosen

    where = claim.predicate[0]
    for number, sentence in enumerate(sentences):
        inside = [i for i, token in enumerate(sentence.tokens) if where.begin <= token.begin < where.end]
        if inside:
            head = next((i for i in inside if sentence.tokens[i].head not in inside), inside[0])
            act = Act(number, head, where, claim.event, (), (), "", Status(claim.status), (), ())
            when = chosen(act, sentence, whens[number])
            labels = claim.spans.get("time", ())
            right = when is not None and any(s.meets(Span(when.begin, when.end)) for s in labels)
            return ["wanted"] * bool(labels) + ["given"] * (when is not None) + ["right"] * right
    return []

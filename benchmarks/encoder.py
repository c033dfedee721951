"""The encoder from raw text: sentences, words, tags, lemmas, trees and names on dev data, no gold tokens or sentences.

In: `../shared/bench/ud/*.dev` and `../shared/bench/ner`. Out: F1 as in the CoNLL 2018 shared task: a word counts where its
characters agree, an arc where its head does too. Documents are joined by paragraph as their comments say.
"""

from __future__ import annotations

import json
import lzma
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import SHARED, Figures, absent
from detente.annotate.network import Network
from detente.annotate.reading import annotate
from detente.config import DATA, Settings
from detente.model import Sentence, Span, stable_id

NAME_TYPES = ("PER", "ORG", "LOC")


@dataclass(frozen=True, slots=True)
class _Gold:
    """A paragraph with gold words `(begin, end, upos, lemma, head, label)`; head and sentence by offsets."""

    text: str
    words: list[tuple[int, int, str, str, int, str]]
    starts: list[int]


def run() -> Figures:
    if not (SHARED / "bench" / "ud").exists():
        return absent("bench/ud")
    values = figures(Network(DATA / "encoder"))
    return Figures(
        "raw text of EWT and GUM dev; names on the fifths of UNER EWT dev and WikiGold that training leaves out", values
    )


def figures(network: Network) -> dict[str, float]:
    """All figures of one set of model files."""
    bench, settings = SHARED / "bench", Settings()
    values: dict[str, float] = {}
    for name in ("ewt", "gum"):
        values |= _trees(name, _paragraphs(bench / "ud" / f"{name}.dev.conllu.xz"), network, settings)
    values |= _names("UNER EWT dev, held-out fifth", bench / "ner" / "uner_ewt.dev.jsonl", network, settings)
    return values | _names("WikiGold, held-out fifth", bench / "ner" / "wikigold.train.jsonl", network, settings)


def _trees(name: str, golds: list[_Gold], network: Network, settings: Settings) -> dict[str, float]:
    hits = dict.fromkeys(("words", "sentences", "upos", "lemmas", "uas", "las"), 0)
    wanted = given = wanted_starts = given_starts = 0
    for gold in golds:
        sentences = annotate(gold.text, [Span(0, len(gold.text))], network, settings)
        own = {(t.begin, t.end): (t, _head(s, t.head)) for s in sentences for t in s.tokens}
        wanted, given = wanted + len(gold.words), given + len(own)
        starts = {s.begin for s in sentences}
        hits["sentences"] += len(starts & set(gold.starts))
        wanted_starts, given_starts = wanted_starts + len(gold.starts), given_starts + len(starts)
        for begin, end, upos, lemma, head, label in gold.words:
            if (begin, end) not in own:
                continue
            token, above = own[begin, end]
            attached = above == head
            hits["words"] += 1
            hits["upos"] += token.upos == upos
            hits["lemmas"] += token.lemma.lower() == lemma.lower()
            hits["uas"] += attached
            hits["las"] += attached and token.label.split(":")[0] == label.split(":")[0]
    f1 = lambda hit, w, g: 200 * hit / (w + g)  # noqa: E731
    found = {f"{name} {key}": f1(hits[key], wanted, given) for key in ("words", "upos", "lemmas", "uas", "las")}
    return {**found, f"{name} sentences": f1(hits["sentences"], wanted_starts, given_starts)}


def _head(sentence: Sentence, head: int) -> int:
    return -1 if head < 0 else sentence.tokens[head].begin


def _paragraphs(path: Path) -> list[_Gold]:
    """Gold paragraphs with offsets; multiword tokens' parts are placed inside them as they are spelt."""
    golds: list[_Gold] = []
    blocks = lzma.decompress(path.read_bytes()).decode().split("\n\n")
    for block in blocks:
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdigit()]
        if not rows:
            continue
        text = next(line[9:] for line in block.split("\n") if line.startswith("# text = "))
        fresh = "# newpar" in block.replace("# newpar_block", "") or "# newdoc" in block or not golds
        if fresh:
            golds.append(_Gold("", [], []))
        last = golds.pop()
        offset = len(last.text) + bool(last.text)
        places = _places(rows, text)
        begins = {row: begin for row, (begin, _) in places.items()}
        words = [
            (offset + places[c[0]][0], offset + places[c[0]][1], c[3], c[2], offset + begins[c[6]] if c[6] != "0" else -1, c[7])
            for c in rows
            if c[0].isdigit()
        ]
        joined = f"{last.text} {text}" if last.text else text
        golds.append(_Gold(joined, last.words + words, [*last.starts, words[0][0]]))
    return golds


def _places(rows: list[list[str]], text: str) -> dict[str, tuple[int, int]]:
    places: dict[str, tuple[int, int]] = {}
    at = 0
    inside_end, inside_last = -1, 0
    for row in rows:
        if "-" in row[0]:
            begin = text.index(row[1], at)
            at, inside_end, inside_last = begin, begin + len(row[1]), int(row[0].split("-")[1])
        elif row[0].isdigit():
            if inside_end >= 0:
                begin = text.find(row[1], at, inside_end)
                begin = at if begin < 0 else begin
                at = min(begin + len(row[1]), inside_end)
                places[row[0]] = (begin, at)
                if int(row[0]) == inside_last:
                    at, inside_end = inside_end, -1
            else:
                begin = text.index(row[1], at)
                at = begin + len(row[1])
                places[row[0]] = (begin, at)
    return places


def held_out(record: str) -> bool:
    """Whether training leaves a record out: every fifth of WikiGold, every fifth document of UNER."""
    document, _, number = record.rpartition("-")
    return int(number) % 5 == 0 if document == "wikigold" else int(stable_id(document)[:4], 16) % 5 == 0


def _names(label: str, path: Path, network: Network, settings: Settings) -> dict[str, float]:
    """Exact span and type on the fifth that training leaves out; MISC counts only where the corpus marks it."""
    hit = wanted = given = 0
    kinds = NAME_TYPES if "UNER" in label else (*NAME_TYPES, "MISC")
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if not held_out(record["id"]):
            continue
        gold = {(e["b"], e["e"], e["type"]) for e in record["entities"]}
        sentences = annotate(record["text"], [Span(0, len(record["text"]))], network, settings)
        own = {(n.begin, n.end, n.kind) for s in sentences for n in s.names if n.kind in kinds}
        hit, wanted, given = hit + len(gold & own), wanted + len(gold), given + len(own)
    return {f"names {label}, F1": 200 * hit / max(1, wanted + given)}

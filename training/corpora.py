"""The training data: treebanks and name corpora as windows of words with labels.

In: CoNLL-U and JSONL files of `../shared/bench` that `TRAINABLE.txt` lists.
Out: `Window` records - a run of consecutive sentences of one paragraph, or one sentence of a name corpus.
Not here: word pieces, tensors, batches (`pieces.py`, `train.py`).
"""

from __future__ import annotations

import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FEATURES = ("Degree", "Mood", "Number", "NumType", "Person", "Polarity", "Poss", "PronType", "Tense", "VerbForm", "Voice")
NAME_TYPES = {  # every corpus's own names onto four; a type absent here is left out of the corpus
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC",
    "person": "PER", "politician": "PER",
    "organisation": "ORG", "politicalparty": "ORG", "group": "ORG", "corporation": "ORG",
    "location": "LOC", "country": "LOC",
    "election": "MISC", "event": "MISC", "misc": "MISC", "product": "MISC", "creative-work": "MISC",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """Gold words of one sentence. `heads` are 1-based within the sentence, 0 the root; empty without a tree."""

    words: tuple[str, ...]
    glued: tuple[bool, ...]
    upos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    paragraph: str = ""
    knows_misc: bool = True


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences read in one pass."""

    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> list[str]:
        return [word for sentence in self.sentences for word in sentence.words]

    @property
    def glued(self) -> list[bool]:
        return [tight for sentence in self.sentences for tight in sentence.glued]


def lines(path: Path) -> Iterator[str]:
    """Text lines of a plain or xz-packed file."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as stream:
            yield from stream
    else:
        with path.open(encoding="utf-8") as stream:
            yield from stream


def script_of(form: str, lemma: str) -> str:
    """The lemma as an edit of the lower-cased form: `2+et` strips two letters and adds `et`."""
    form, lemma = form.lower(), lemma.lower()
    shared = 0
    while shared < min(len(form), len(lemma)) and form[shared] == lemma[shared]:
        shared += 1
    return f"{len(form) - shared}+{lemma[shared:]}"


def treebank(path: Path) -> list[Sentence]:
    """Sentences of a CoNLL-U file; empty nodes and multiword lines are skipped, as UD evaluation does."""
    sentences: list[Sentence] = []
    rows: list[list[str]] = []
    paragraph = multiword_end = 0
    tight = after = False
    for line in lines(path):
        if line.startswith(("# newdoc", "# newpar")) and not line.startswith("# newpar_block"):
            paragraph += 1
        elif line[:1].isdigit():
            columns = line.rstrip("\n").split("\t")
            if "-" in columns[0]:
                multiword_end, after = int(columns[0].split("-")[1]), "SpaceAfter=No" in columns[9]
            elif columns[0].isdigit():
                rows.append([*columns[:9], "glued" if tight else ""])
                place = int(columns[0])
                tight = place < multiword_end or (after if place == multiword_end else "SpaceAfter=No" in columns[9])
        elif not line.strip() and rows:
            sentences.append(_tree(rows, f"{path.name}:{paragraph}"))
            rows, multiword_end = [], 0
    return sentences


def _tree(rows: list[list[str]], paragraph: str) -> Sentence:
    wanted = lambda bundle: "|".join(f for f in bundle.split("|") if f.split("=")[0] in FEATURES) or "_"  # noqa: E731
    return Sentence(
        words=tuple(r[1] for r in rows),
        glued=tuple(r[9] == "glued" for r in rows),
        upos=tuple(r[3] for r in rows),
        feats=tuple(wanted(r[5]) for r in rows),
        scripts=tuple("0+" if r[3] == "PROPN" else script_of(r[1], r[2]) for r in rows),
        heads=tuple(int(r[6]) for r in rows),
        labels=tuple(r[7] for r in rows),
        paragraph=paragraph,
    )


def name_corpus(path: Path, knows_misc: bool = True) -> list[Sentence]:
    """Sentences of a name corpus with BIO labels over its own tokens."""
    sentences = []
    for line in lines(path):
        record = json.loads(line)
        tokens, text = record["tokens"], record["text"]
        names = ["O"] * len(tokens)
        for entity in record["entities"]:
            kind = NAME_TYPES.get(entity["type"])
            inside = [i for i, (b, e) in enumerate(tokens) if b >= entity["b"] and e <= entity["e"]]
            for i in inside if kind else ():
                names[i] = ("B-" if i == inside[0] else "I-") + str(kind)
        words = tuple(text[b:e] for b, e in tokens)
        glued = tuple(i > 0 and tokens[i - 1][1] == b for i, (b, _) in enumerate(tokens))
        if words:
            sentences.append(
                Sentence(words=words, glued=glued, names=tuple(names), paragraph=record["id"], knows_misc=knows_misc)
            )
    return sentences


def with_names(trees: list[Sentence], named: list[Sentence]) -> list[Sentence]:
    """Trees and names of the same sentences in the same order, in one record where their words agree."""
    by_words = {sentence.words: sentence.names for sentence in named}
    joined = []
    for tree in trees:
        fields = {name: getattr(tree, name) for name in Sentence.__slots__}
        joined.append(Sentence(**{**fields, "names": by_words.get(tree.words, ())}))
    return joined


def windows(sentences: list[Sentence], longest: int, chance: random.Random | None = None) -> list[Window]:
    """Runs of sentences of one paragraph of at most `longest` words; with `chance`, of random lengths up to it."""
    out: list[Window] = []
    run: list[Sentence] = []
    limit = longest
    for sentence in sentences:
        size = sum(len(s.words) for s in run)
        if run and (sentence.paragraph != run[0].paragraph or size + len(sentence.words) > limit):
            out.append(Window(tuple(run)))
            run = []
        if not run:
            limit = chance.choice((1, longest // 4, longest // 2, longest)) if chance else longest
        run.append(sentence)
    if run:
        out.append(Window(tuple(run)))
    return [window for window in out if len(window.words) <= longest * 2]


def inventory(sentences: list[Sentence], field: str, least: int) -> list[str]:
    """Values of a word-level field seen at least `least` times, most frequent first."""
    counts = Counter(value for sentence in sentences for value in getattr(sentence, field))
    return [value for value, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])) if n >= least]

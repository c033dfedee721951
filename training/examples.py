"""Windows as numbers, and numbers as batches.

In: `Window`s, the label inventories, a piecer. Out: `Example`s and padded tensors. Not here: losses (`losses.py`).
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from detente.annotate.pieces import Piecer
from training.pairs import Act, Pair
from training.windows import Window

WORD_TASKS = ("upos", "feats", "names", "times", "source", "cue", "content")
IGNORED = -100
LONGEST = 512  # positions of the pretrained encoder; a handful of windows of addresses are longer and left out
REDRAWN = str.maketrans({'"': "“", "'": "’", "-": "–"})


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of every task, in the order of the network's outputs. Class 0 of `events` and `roles` is none."""

    tasks: dict[str, list[str]]
    labels: list[str]
    roles: list[str]
    stances: list[str]

    def sizes(self) -> dict[str, int]:
        return {"starts": 2, **{name: len(values) for name, values in self.tasks.items()}}


@dataclass(frozen=True, slots=True)
class Example:
    """One window as numbers. `heads` are 1-based over the window, 0 the root; `acts` is None where nobody looked for any."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]
    targets: dict[str, list[int]]
    heads: list[int]
    labels: list[int]
    acts: tuple[Act, ...] | None
    pairs: tuple[Pair, ...]
    knows_misc: bool


def example(window: Window, piecer: Piecer, labels: Labels, noise: random.Random | None) -> Example:
    """Numbers of a window; with `noise` its straight quotes and hyphens are redrawn as printers draw them."""
    words = window.all_words
    if noise is not None:
        words = [word.translate(REDRAWN) for word in words]
    mentions = (range(*window.pair.first), range(*window.pair.second)) if window.pair else ()
    pieces = piecer.cut(words, window.glued, mentions)
    targets: dict[str, list[int]] = {"starts": []}
    for task in WORD_TASKS:
        place = {value: i for i, value in enumerate(labels.tasks[task])}
        targets[task] = []
        for sentence in window.sentences:
            values = getattr(sentence, task) or [None] * len(sentence.words)
            targets[task] += [place.get(value, IGNORED) for value in values]
    heads: list[int] = []
    arcs: list[int] = []
    label_place = {value: i for i, value in enumerate(labels.labels)}
    for sentence in window.sentences:
        offset = len(heads)
        targets["starts"] += [1] + [0] * (len(sentence.words) - 1)
        heads += [h + offset if h else 0 for h in sentence.heads] or [IGNORED] * len(sentence.words)
        arcs += [label_place.get(label, IGNORED) for label in sentence.labels] or [IGNORED] * len(sentence.words)
    if not window.sentences[0].heads:
        targets["starts"] = [IGNORED] * len(words)
    first = window.sentences[0]
    return Example(
        pieces.ids,
        pieces.shapes,
        pieces.firsts,
        targets,
        heads,
        arcs,
        first.acts,
        first.pairs if window.pair else (),
        first.knows_misc,
    )


def batches(examples: list[Example], pieces_a_step: int, chance: random.Random) -> list[list[Example]]:
    """Examples of like length together, as many as fit the step, in random order."""
    ordered = sorted((e for e in examples if len(e.ids) <= LONGEST), key=lambda e: (len(e.ids), chance.random()))
    out: list[list[Example]] = []
    batch: list[Example] = []
    for one in ordered:
        if batch and (len(batch) + 1) * len(one.ids) > pieces_a_step:
            out.append(batch)
            batch = []
        batch.append(one)
    if batch:
        out.append(batch)
    chance.shuffle(out)
    return out


def padded(rows: list[list[int]], fill: int) -> Tensor:
    """Rows of unequal length as one matrix."""
    longest = max(map(len, rows))
    return torch.tensor([row + [fill] * (longest - len(row)) for row in rows])


def inputs(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What the network's `forward` takes."""
    ids = padded([e.ids for e in batch], 0)
    mask = padded([[1] * len(e.ids) for e in batch], 0)
    return ids, padded([e.shapes for e in batch], 0), mask, padded([e.firsts for e in batch], 0)

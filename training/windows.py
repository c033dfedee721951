"""What the network reads at once in training: runs of sentences, or one sentence with two mentions marked.

In: `Sentence` records. Out: `Window`s. Not here: the corpora (`corpora.py`), tensors and batches (`examples.py`).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from training.corpora import Sentence
from training.pairs import Pair

FLIPPED = 0.2  # share of asked pairs with an act whose second mention is the one that acts: the input says who does
TURNED = 0.5  # share of asked pairs without acts whose second mention is the one that holds the opinion: nobody says who does
IDLE = 0.5  # share of sentences of which a pair that nothing is said of is asked as well
MOST = 8  # telling pairs of a sentence that are asked about, lest a list of allies outweigh everything


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences read in one pass; with a `pair`, one sentence whose two mentions are marked."""

    sentences: tuple[Sentence, ...]
    pair: Pair | None = None

    @property
    def all_words(self) -> list[str]:
        return [word for sentence in self.sentences for word in sentence.words]

    @property
    def glued(self) -> list[bool]:
        return [tight for sentence in self.sentences for tight in sentence.glued]


def runs(sentences: list[Sentence], longest: int, chance: random.Random | None = None) -> list[Window]:
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
    return [window for window in out if len(window.all_words) <= longest * 2]


def asked(sentence: Sentence, chance: random.Random) -> list[Window]:
    """A window for every pair that something is said of and for some of the others, the two mentions marked.

    Where only stances are told, as many neutral pairs are asked about as telling ones, at least one; elsewhere one now and
    then.
    """
    ways = {(p.first, p.second): p for p in sentence.pairs}
    telling = [p for p in sentence.pairs if p.event or p.stance in ("positive", "negative")]
    others = [p for p in sentence.pairs if p not in telling and ways.get((p.second, p.first)) not in telling]
    bare = Sentence(sentence.words, sentence.glued, paragraph=sentence.paragraph)
    telling = telling if len(telling) <= MOST else chance.sample(telling, MOST)
    many = max(1, len(telling)) if all(p.event is None for p in sentence.pairs) else 0
    idle = chance.sample(others, min(len(others), max(many, int(chance.random() < IDLE))))
    out = []
    for pair in telling + idle:
        back = ways.get((pair.second, pair.first))
        share = TURNED if pair.event is None else FLIPPED
        first = back if back is not None and chance.random() < share else pair
        out.append(Window((replace(bare, pairs=tuple(one for one in (pair, back) if one)),), first))
    return out

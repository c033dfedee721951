"""Copies: who printed a text first, and who repeats it.

In: `Sheet`s, names of agencies. Out: `Copy`s, voices, and what a copy changed. Not here: which articles to compare
(`sketch.py`), counting voices (`voices.py`).
Two texts are copies of one where most of their shingles are the same, or where most of the shorter one stands in the longer
one and it is no mere snippet of it. The first to publish is the original: by day, an agency before others, then by id.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from detente.join.credits import credit
from detente.join.sketch import keys, pieces, shingles
from detente.join.traits import ordinal
from detente.join.words import plain
from detente.model import Copy, Sheet

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

ALIKE = 0.6
"""The least Jaccard index of two copies."""

CONTAINED = 0.8
"""The least share of the shorter text that stands in the longer one, where one of two copies is cut."""

LATE = 7
"""Days after which a text that is alike, but not word for word, is no copy: a form filled in again, a yearly notice."""

SNIPPET = 0.3
"""A text of less than this share of another's length quotes it and is no copy."""


def copies(sheets: Sequence[Sheet], agencies: frozenset[str]) -> list[Copy]:
    """The copies among articles, in order of their ids; each names the first original that it is like."""
    known = {one.id: one for one in sheets}
    order = {one.id: _precedence(one, agencies) for one in known.values()}
    like = alike(list(known.values()))
    found: dict[str, Copy] = {}
    for original in sorted(like, key=order.__getitem__):
        if original not in found:
            for other, score in like[original].items():
                if other not in found and order[other] > order[original]:
                    found[other] = _copy(known[other], known[original], score, agencies)
    return [found[one] for one in sorted(found)]


def alike(sheets: Sequence[Sheet]) -> dict[str, dict[str, float]]:
    """For each article the others that are the same text, with how much of it."""
    pairs = _candidates(sheets)
    paired = {one for pair in pairs for one in pair}
    shingled = {one.id: shingles(one.text) for one in sheets if one.id in paired}
    words = {one.id: plain(one.text) for one in sheets if one.id in paired}
    days = {one.id: ordinal(one.published) for one in sheets}
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for a, b in pairs:
        score = 1.0 if words[a] == words[b] else min(0.999, _similarity(shingled[a], shingled[b]))
        if score == 1.0 or (score and not _late(days[a], days[b])):
            found[a][b] = found[b][a] = score
    return dict(found)


def voices(sheets: Iterable[Sheet], found: Iterable[Copy], agencies: frozenset[str]) -> dict[str, str]:
    """Whose voice each article has: the agency it credits, the original's outlet, its own; "" where nobody is known."""
    own = {one.id: credit(one, agencies) or one.outlet for one in sheets}
    return {
        **own,
        **{one.article_id: own.get(one.original_id, "") or own[one.article_id] for one in found if one.article_id in own},
    }


def difference(original: str, copy: str) -> list[tuple[str, str]]:
    """What a copy did to a text, sentence by sentence: ("same" | "cut" | "added", sentence) in reading order."""
    ours, theirs = (_sentences(text) for text in (original, copy))
    edits: list[tuple[str, str]] = []
    matcher = difflib.SequenceMatcher(None, [plain(one) for one in ours], [plain(one) for one in theirs], autojunk=False)
    for kind, begin, end, start, stop in matcher.get_opcodes():
        if kind == "equal":
            edits += [("same", one) for one in ours[begin:end]]
        else:
            edits += [("cut", one) for one in ours[begin:end]]
            edits += [("added", one) for one in theirs[start:stop]]
    return edits


def _sentences(text: str) -> list[str]:
    return [one.strip() for one in pieces(text) if one.strip()]


def _precedence(one: Sheet, agencies: frozenset[str]) -> tuple[str, bool, str]:
    return (one.published or "~", one.outlet not in agencies, one.id)


def _candidates(sheets: Sequence[Sheet]) -> list[tuple[str, str]]:
    """Pairs of articles that share a key."""
    blocks: Mapping[str, list[str]] = defaultdict(list)
    for one in sheets:
        for key in keys(one.text):
            blocks[key].append(one.id)
    return sorted({(min(pair), max(pair)) for block in blocks.values() for pair in combinations(block, 2)})


def _late(a: int | None, b: int | None) -> bool:
    return a is not None and b is not None and abs(a - b) > LATE


def _similarity(a: NDArray[numpy.uint64], b: NDArray[numpy.uint64]) -> float:
    """The Jaccard index of copies or, where one is cut, how much of it stands in the other; 0 where they are none."""
    import numpy as np

    if not len(a) or not len(b):
        return 0.0
    shared = len(np.intersect1d(a, b, assume_unique=True))
    short, long = sorted((len(a), len(b)))
    jaccard, contained = shared / (short + long - shared), shared / short
    if jaccard >= ALIKE:
        return round(jaccard, 3)
    return round(contained, 3) if contained >= CONTAINED and short >= SNIPPET * long else 0.0


def _copy(one: Sheet, original: Sheet, score: float, agencies: frozenset[str]) -> Copy:
    ours, theirs = credit(one, agencies), credit(original, agencies)
    by = original.outlet or f"article {original.id}"
    if ours and ours == theirs:
        words = f"{ours} text" + ("" if score == 1.0 else f", {score:.0%} of it the same")
        return Copy(one.id, original.id, "wire", score, words)
    if plain(one.text) == plain(original.text):
        return Copy(one.id, original.id, "exact", 1.0, f"the same text as by {by}")
    return Copy(one.id, original.id, "near", score, f"{score:.0%} the same as by {by}, who had it first")

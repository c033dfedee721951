"""Labelled stances: who is shown for or against whom. `python -m training.stances training/data/stance/*.stance` lints.

In: batches of `> sentence`, `? positive|negative|neutral | from=span | to=span` and `@ span | span` lines. Out: `Stanced`
sentences with offsets, or complaints with line numbers. Not here: tensors, what counts as a stance (`data/GUIDE.md`).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

from detente.model import Span
from training.claims import WrongLineError, find
from training.pairs import STANCES


@dataclass(slots=True)
class Stanced:
    """A sentence with ordered pairs of mentions and their stance."""

    line: int
    text: str
    pairs: list[tuple[Span, Span, str]] = field(default_factory=list)
    all_mentions: list[Span] = field(default_factory=list)  # of an `@` line: their pairs that nothing tells are neutral


def read(path: Path) -> Iterator[Stanced | tuple[int, str]]:
    """Sentences of a batch in order, and complaints as (line, reason) where they arise."""
    current: Stanced | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        sign, _, rest = line.partition(" ")
        if sign == "#" or not line.strip():
            continue
        try:
            if sign == ">":
                if current is not None:
                    yield _whole(current)
                current = Stanced(number, rest)
            elif sign not in ("?", "@"):
                raise WrongLineError(f"unknown sign '{sign}'")
            elif current is None:
                raise WrongLineError("before the first sentence")
            elif sign == "?":
                current.pairs.append(_new(current, pair(current.text, rest)))
            else:
                current.all_mentions += _mentions(current.text, rest)
        except ValueError as wrong:
            yield number, str(wrong)
    if current is not None:
        yield _whole(current)


def _mentions(text: str, rest: str) -> list[Span]:
    """The mentions of an `@` line, each once. Raises WrongLineError."""
    found = [find(text, one.strip()) for one in rest.split("|")]
    if any(one.meets(other) for one, other in combinations(found, 2)):
        raise WrongLineError("two mentions share words")
    return found


def _whole(sentence: Stanced) -> Stanced:
    """The sentence with the pairs of its `@` line that nothing tells: they are neutral."""
    told = {frozenset(pair[:2]) for pair in sentence.pairs}
    quiet = [pair for pair in combinations(sentence.all_mentions, 2) if frozenset(pair) not in told]
    return replace(sentence, pairs=[*sentence.pairs, *((one, other, "neutral") for one, other in quiet)])


def _new(sentence: Stanced, told: tuple[Span, Span, str]) -> tuple[Span, Span, str]:
    """The pair, if nothing said before contradicts it."""
    first, second, stance = told
    if first == second:
        raise WrongLineError("a stance needs two mentions")
    if sentence.all_mentions and not {first, second} <= set(sentence.all_mentions):
        raise WrongLineError("a stance is between two mentions of the @ line above it")
    for one, other, before in sentence.pairs:
        if (one, other) == (first, second):
            raise WrongLineError("the pair stands twice")
        if (one, other) == (second, first) and "neutral" in (stance, before):
            raise WrongLineError("a neutral pair is neutral both ways")
    return told


def pair(text: str, rest: str) -> tuple[Span, Span, str]:
    """A stance written as `positive | from=words | to=words`: the two mentions and the stance. Raises WrongLineError."""
    parts = [part.strip() for part in rest.split(" | ")]
    if len(parts) != 3 or parts[0] not in STANCES or not parts[1].startswith("from=") or not parts[2].startswith("to="):
        raise WrongLineError("a stance is positive|negative|neutral | from=span | to=span")
    return find(text, parts[1][5:]), find(text, parts[2][3:]), parts[0]


def main(arguments: list[str]) -> int:
    """Lint batches and count. Status 1 where there are complaints."""
    complaints = sentences = 0
    counts: Counter[str] = Counter()
    for path in map(Path, arguments):
        for found in read(path):
            if isinstance(found, Stanced):
                sentences += 1
                counts.update(stance for _, _, stance in found.pairs)
            else:
                complaints += 1
                print(f"{path}:{found[0]}: {found[1]}")
    print(f"{sentences} sentences;", ", ".join(f"{stance} {n}" for stance, n in counts.most_common()))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

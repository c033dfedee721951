"""Names, stances and acts that we marked in other people's sentences: `python -m training.natural --bench ../shared/bench`.

In: batches of `data/natural/*.names` and `*.acts`, whose sentences are numbers in the corpus that their first line names,
and the corpus's texts. Out: the marks of each sentence, or complaints with line numbers. Not here: the corpora themselves,
which are not ours to copy (`corpora.py`); how an act is written (`claims.py`); what counts as a name, a stance or an act
(`data/GUIDE.md`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from detente.model import Span
from training import claims, stances


@dataclass(slots=True)
class Marked:
    """One sentence of a corpus: all its names, None where the corpus's own names stand, and the stances between them.

    `asked` says that every other pair of its names is neutral.
    """

    number: int
    names: list[tuple[str, Span]] | None = None
    stances: list[tuple[Span, Span, str]] = field(default_factory=list)
    asked: bool = False


def corpus(path: Path) -> str:
    """The corpus that a batch marks, relative to the bench folder. Raises ValueError where the first line names none."""
    with path.open(encoding="utf-8") as stream:
        found = [word for word in next(stream, "").split() if word.startswith("corpus=")]
    if not found:
        raise ValueError(f"{path}:1: the first line names no corpus=")
    return found[0].removeprefix("corpus=")


def read(path: Path, texts: Sequence[str]) -> Iterator[Marked | tuple[int, str]]:
    """The sentences of a batch in order, given the corpus's texts; complaints as (line, reason) where they arise."""
    current: Marked | None = None
    asked = False
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        sign, _, rest = line.partition(" ")
        asked = asked or (number == 1 and "stances=all" in line.split())
        try:
            if sign == ">":
                if current is not None:
                    yield current
                current = None  # a wrong number leaves its labels without a sentence
                current = Marked(claims.place(rest, len(texts)), asked=asked)
            elif current is not None and sign == "n":
                current.names = [claims.name(texts[current.number], part) for part in rest.split(" | ") if part.strip() != "-"]
            elif current is not None and sign == "?":
                current.stances.append(_stance(current, stances.pair(texts[current.number], rest)))
            elif line.strip() and sign != "#":
                raise claims.WrongLineError(f"unknown sign '{sign}', or a label before the first sentence")
        except ValueError as wrong:
            yield number, str(wrong)
    if current is not None:
        yield current


def _stance(sentence: Marked, pair: tuple[Span, Span, str]) -> tuple[Span, Span, str]:
    if sentence.names is not None and not {pair[0], pair[1]} <= {span for _, span in sentence.names}:
        raise claims.WrongLineError("a stance is between two of the names above it")
    return pair


def _labels(found: Marked | claims.Labelled) -> Iterator[str]:
    """What a sentence is marked with: kinds of names, stances, types of acts."""
    if isinstance(found, claims.Labelled):
        yield from (claim.event for claim in found.claims)
    else:
        yield from (kind for kind, _ in found.names or ())
        yield from (stance for _, _, stance in found.stances)


def main() -> int:
    """Lint the batches and count. Status 1 where there are complaints."""
    from training import corpora

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    bench: Path = parser.parse_args().bench
    complaints = 0
    counts: Counter[str] = Counter()
    for path in sorted([*(claims.OWN / "natural").glob("*.names"), *(claims.OWN / "natural").glob("*.acts")]):
        texts = corpora.texts(path, bench)
        for found in claims.read(path, texts) if path.suffix == ".acts" else read(path, texts):
            if isinstance(found, tuple):
                complaints += 1
                print(f"{path}:{found[0]}: {found[1]}")
            else:
                counts["sentences"] += 1
                counts.update(_labels(found))
    print(", ".join(f"{what} {n}" for what, n in counts.most_common()))
    return 1 if complaints else 0


if __name__ == "__main__":
    raise SystemExit(main())

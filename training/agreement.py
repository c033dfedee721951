"""How far two readers agree: `python -m training.agreement --bench ../shared/bench`, first labels against `data/second`.

In: batches of `data` and of `data/second`, which hold some of the same sentences labelled by somebody who had not seen the
first labels. Out: a table in per cent for our own sentences and one for those of corpora. Not here: which of the two is right.
Claims are paired one to one within a sentence, by overlap of their predicates, the same type first.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from detente.model import agree
from training import corpora
from training.claims import OWN, Labelled, LabelledClaim, read, sound


def labelled(batches: Iterable[Path]) -> dict[str, Labelled]:
    """Sentences of our own by their text."""
    return {one.text: one for path in batches for one in sound(path, read(path))}


def acted(batches: Iterable[Path], bench: Path) -> dict[str, Labelled]:
    """Sentences of corpora by their text."""
    return {one.text: one for path in batches for one in sound(path, read(path, corpora.texts(path, bench)))}


def paired(first: list[LabelledClaim], second: list[LabelledClaim]) -> list[tuple[LabelledClaim, LabelledClaim]]:
    """Pairs of claims that mark overlapping predicates, those of one type before others."""
    near = [
        (a.event != b.event, i, j)
        for i, a in enumerate(first)
        for j, b in enumerate(second)
        if any(p.meets(q) for p in a.predicate for q in b.predicate)
    ]
    pairs, left, right = [], set(), set()
    for _, i, j in sorted(near):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((first[i], second[j]))
    return pairs


def same(a: LabelledClaim, b: LabelledClaim, key: str) -> bool:
    """Whether two claims name the same parties."""
    return agree(a.spans.get(key, ()), b.spans.get(key, ()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    bench: Path = parser.parse_args().bench
    second = OWN / "second"
    print("own sentences")
    compare(labelled(sorted(OWN.glob("*.claims"))), labelled(sorted(second.glob("*.claims"))))
    print("sentences of corpora")
    compare(acted(sorted((OWN / "natural").glob("*.acts")), bench), acted(sorted(second.glob("*.acts")), bench))


def compare(first: dict[str, Labelled], second: dict[str, Labelled]) -> None:
    """Print how far two readers agree on the sentences that both have labelled."""
    texts = sorted(first.keys() & second.keys())
    if not texts:
        print("no sentence that both have labelled")
        return
    pairs = [pair for text in texts for pair in paired(first[text].claims, second[text].claims)]
    marked = [sum(len(labels[text].claims) for text in texts) for labels in (first, second)]
    alike = sum(bool(first[text].claims) == bool(second[text].claims) for text in texts)
    print(f"{len(texts)} sentences; {marked[0]} claims against {marked[1]}")
    print(f"{'sentences with or without a claim':36} {100 * alike / len(texts):6.1f}")
    print(f"{'claims found by both, F1':36} {200 * len(pairs) / sum(marked):6.1f}")
    rows = {
        "type": [a.event == b.event for a, b in pairs],
        "status": [a.status == b.status for a, b in pairs],
        "actor": [same(a, b, "actor") for a, b in pairs],
        "recipient": [same(a, b, "recipient") for a, b in pairs],
        "mode": [set(a.mode) == set(b.mode) for a, b in pairs],
        "type, both sides and status": [
            a.event == b.event and a.status == b.status and same(a, b, "actor") and same(a, b, "recipient") for a, b in pairs
        ],
    }
    for name, hits in rows.items():
        print(f"{'of those, same ' + name:36} {100 * sum(hits) / max(1, len(hits)):6.1f}")


if __name__ == "__main__":
    main()

"""What rounding to int8 costs: `python -m training.compare FLOAT_FOLDER INT8_FOLDER`, figure by figure.

In: two folders of exported model files. Out: a table. The names, claims and stances of our own sentences are those of the
dev part. Not here: the figures of the treebanks and name corpora (`benchmarks/encoder.py`) and of claims (`benchmarks/own.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import encoder, own
from detente.annotate.asked import ask
from detente.annotate.network import Network
from detente.annotate.reading import annotate
from detente.config import Settings
from detente.model import Pair, Span
from detente.pipeline import Coder
from training import claims, corpora, stances


def main() -> None:
    exact, rounded = (_figures(Network(Path(folder))) for folder in sys.argv[1:3])
    print(f"{'':44} {'float32':>9} {'int8':>9} {'lost':>7}")
    for name, value in exact.items():
        print(f"{name:44} {value:9.2f} {rounded[name]:9.2f} {value - rounded[name]:7.2f}")


def _figures(network: Network) -> dict[str, float]:
    coder = Coder()
    coder.network = network
    read = own.figures(coder, "", own.held_out("dev")).values
    of_acts = {f"own {name}": read[name] for name in ("found F1", "type F1", "who F1", "status of found, %")}
    return encoder.figures(network) | _names(network) | of_acts | _stances(network)


def _names(network: Network) -> dict[str, float]:
    """F1 of exact spans with their kinds."""
    hit = marked = 0
    for one in own.held_out("dev"):
        if one.names is not None:
            read = annotate(one.text, [Span(0, len(one.text))], network, Settings())
            given = {(n.begin, n.end, n.kind) for sentence in read for n in sentence.names}
            wanted = {(span.begin, span.end, kind) for kind, span in one.names}
            hit, marked = hit + len(given & wanted), marked + len(given) + len(wanted)
    return {"own names, F1": 200 * hit / max(1, marked)}


def _stances(network: Network) -> dict[str, float]:
    """Share of the asked pairs of our own stance batches, each read one way, whose likeliest stance is right."""
    right = asked = 0
    for text, pair, stance in _asked():
        found = ask(pair, annotate(text, [Span(0, len(text))], network, Settings()), network)
        if found is not None:
            asked += 1
            right += max(found[0].stances, key=lambda one: one[1])[0] == stance
    return {"own stances, %": 100 * right / max(1, asked)}


def _asked() -> Iterator[tuple[str, Pair, str]]:
    for path in sorted((claims.OWN / "stance").glob("*.stance")):
        for one in claims.sound(path, stances.read(path)):
            if corpora.part_of(corpora.digest_of(one.text)) == "dev":
                yield from ((one.text, Pair(first, second), stance) for first, second, stance in one.pairs)


if __name__ == "__main__":
    main()

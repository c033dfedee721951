"""No sentence of ours may resemble a benchmark's: eight words in a row in common are printed.

`python -m training.resemblance --bench ../shared/bench`. In: our labelled sentences and stances, the frames' examples, the
ordinary news, every text of the bench and gold folders. Out: complaints with file and line; status 1 where there are any
but those of `OFFICIAL`, the long names of bodies. Not here: labels (`claims.py`).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from detente.config import DATA
from detente.lexicon import predicates
from training.claims import OWN
from training.corpora import lines

LENGTH = 8
WORD = re.compile(r"[^\W_]+")
ORDINARY = Path(__file__).parents[1] / "benchmarks" / "data" / "ordinary.txt"
OFFICIAL = frozenset(
    {
        "the african union s peace and security council",
        "office of the high commissioner for human rights",
        "federal office for the protection of the constitution",
        "the organisation for the prohibition of chemical weapons",
        "the organization for security and cooperation in europe",
        "the popular front for the liberation of palestine",
    }
)


def grams(text: str) -> Iterator[str]:
    """Every run of eight words, lower-cased, signs left out."""
    found = WORD.findall(text.lower())
    return (" ".join(found[i : i + LENGTH]) for i in range(len(found) - LENGTH + 1))


def ours() -> Iterator[tuple[str, str]]:
    """(place, text) of everything that we wrote to train on or to test with."""
    for path in sorted([*OWN.rglob("*.claims"), *OWN.rglob("*.stance")]):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("> "):
                yield f"{path.name}:{number}", line[2:]
    for frame in predicates.load(DATA / "lexicon" / "predicates").frames:
        yield from ((frame.place, example.text) for example in frame.examples)
    for number, line in enumerate(ORDINARY.read_text(encoding="utf-8").splitlines(), 1):
        yield f"{ORDINARY.name}:{number}", line


def theirs(folder: Path) -> Iterator[tuple[str, str]]:
    """(file, text) of every record that has a text."""
    for path in sorted([*folder.rglob("*.jsonl"), *folder.rglob("*.jsonl.xz")]):
        yield from ((path.name, str(json.loads(line).get("text") or "")) for line in lines(path))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True)
    folder = parser.parse_args().bench
    places = {gram: place for place, text in ours() for gram in grams(text)}
    found = {(places[gram], name, gram) for name, text in theirs(folder.parent) for gram in grams(text) if places.get(gram)}
    for place, name, gram in sorted(found):
        print(f"{place}: '{gram}' stands in {name}{' (an official name)' if gram in OFFICIAL else ''}")
    print(f"{len(places)} runs of {LENGTH} words of ours, {len({gram for _, _, gram in found})} of them in the bench")
    return 1 if {gram for _, _, gram in found} - OFFICIAL else 0


if __name__ == "__main__":
    sys.exit(main())

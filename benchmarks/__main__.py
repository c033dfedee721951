"""`./run bench [NAME ...]`: run the named benchmarks, or list them. `quick` runs what CI runs. `joining` takes numbers of
articles behind its name.

In: names, numbers. Out: tables on standard output; exit status 1 where a floor is broken. Not here: how anything is measured.
"""

from __future__ import annotations

import sys

from benchmarks import (
    attribution,
    claims,
    coreference,
    crash,
    disk,
    encoder,
    errors,
    gold,
    join,
    joining,
    lexicon,
    load,
    lookups,
    offsets,
    own,
    places,
    relations,
    resolve,
    scale,
    shifts,
    speed,
    start,
)
from benchmarks.report import Figures, header, show

BENCHMARKS = {
    "offsets": (offsets.run, "mentions slice back to their text, over every benchmark file that has text"),
    "gold": (gold.run, "claims on the documents coded by hand"),
    "claims": (claims.run, "types, sides, pairs and stance on other people's sentences; claims in ordinary news"),
    "attribution": (attribution.run, "sources, cues and contents of reports of words on dev data"),
    "coreference": (coreference.run, "pronouns and bare descriptions on our own documents"),
    "own": (own.run, "claims and their confidence on our own sentences that no training sees"),
    "natural": (own.run_natural, "the same on sentences of web logs, Wikipedia and GUM whose acts we marked"),
    "places": (places.run, "places found and put within 161 km, in local news and in reports of epidemics"),
    "resolve": (resolve.run, "times and dates of acts"),
    "errors": (errors.run, "the worst errors on dev data, one a line"),
    "encoder": (encoder.run, "trees, tags and names from raw text on dev data"),
    "relations": (relations.run, "standing ties on other people's documents, on those coded by hand, on their own examples"),
    "lexicon": (lexicon.run, "examples and near misses of the predicate frames"),
    "shifts": (shifts.run, "planted shifts found and false alarms on simulated years, a moving average beside"),
    "join": (join.run, "copies, events and stories of a corpus with known truth, and claims joined a second"),
    "joining": (joining.run, "claims joined from a store: how time and memory grow, and portions of 200 articles more"),
    "lookups": (lookups.run, "who held what on which day: two hundred names in dated sentences, most of them traps"),
    "start": (start.run, "seconds that a stranger waits for ./run demo, first and second time (needs the network)"),
    "crash": (crash.run, "detente read killed 300 times: what was lost, doubled or torn"),
    "disk": (disk.run, "saving on a disk that is full at the n-th page, n = 1 to 300 (needs root)"),
    "scale": (scale.run, "100,000 articles: how fast saved, how large the file, how soon everyday questions are answered"),
    "load": (load.run, "pages of the desk over 50,000 articles with twenty readers"),
    "scale-quick": (scale.quick, "the same with 5,000 articles"),
    "speed": (speed.run, "words a second and where the time goes"),
}
ASKED_FOR = ("errors", "start", "crash", "disk", "scale", "load", "joining")
"""Left out of `quick`: for reading, or for a machine or minutes of its own."""

QUICK = tuple(name for name in BENCHMARKS if name not in ASKED_FOR)


def main() -> int:
    names = [one for one in sys.argv[1:] if not one.isdecimal()] or ["help"]
    sizes = [int(one) for one in sys.argv[1:] if one.isdecimal()]
    if names == ["quick"]:
        names = list(QUICK)
    if any(name not in BENCHMARKS for name in names) or (sizes and names != ["joining"]):
        for name, (_, about) in BENCHMARKS.items():
            print(f"  {name:11} {about}")
        print(f"  {'quick':11} {', '.join(QUICK)}: what CI runs")
        return 0 if names == ["help"] else 2
    print(header())
    broken = 0
    for name in names:
        figures: Figures = joining.run(*sizes) if name == "joining" else BENCHMARKS[name][0]()
        broken += show(name, figures)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())

"""A page of examples from our labelled sentences: `python -m training.browse > docs/examples.md`.

In: the training part of `training/data/*.claims`. Out: Markdown, for every type a few sentences of each of its modes and of
each status, with their sides. Not here: what the labels mean (`data/GUIDE.md`).
"""

from __future__ import annotations

import sys
from collections import defaultdict

from detente.config import DATA
from detente.lexicon import ontology
from detente.model import Status
from training import claims, corpora

A_MODE, A_STATUS = 2, 1  # sentences shown


def shown() -> dict[tuple[str, str], list[str]]:
    """Lines by (type, mode or status), in the order of a hash, so that new batches change the page little."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for path in sorted(claims.OWN.glob("*.claims")):
        for one in claims.sound(path, claims.read(path)):
            digest = corpora.digest_of(one.text)
            for claim in one.claims if corpora.part_of(digest) == "train" else ():
                keys = [*claim.mode[:1], *([] if claim.status is Status.ASSERTED else [str(claim.status)])]
                for key in keys or [""]:
                    found[claim.event, key].append((digest, _line(one, claim)))
    return {key: [line for _, line in sorted(lines)] for key, lines in found.items()}


def _line(sentence: claims.Labelled, claim: claims.LabelledClaim) -> str:
    def of(key: str) -> str:
        return ", ".join(span.of(sentence.text) for span in claim.spans.get(key, ())) or "-"

    predicate = " ... ".join(span.of(sentence.text) for span in claim.predicate)
    return f"- {sentence.text}  \n  {of('actor')} | **{predicate}** | {of('recipient')}"


def main() -> None:
    known = ontology.load(DATA / "lexicon")
    lines = shown()
    out = ["# Examples", "", "Printed by `python -m training.browse` from our own labelled sentences (CC BY 4.0).", ""]
    for event in sorted(known.quad):
        out += [f"## {event}", ""]
        used: set[str] = set()
        keys = [("", A_MODE), *((mode, A_MODE) for mode in known.modes(event)), *((str(status), A_STATUS) for status in Status)]
        for key, count in keys:
            fresh = [line for line in lines.get((event, key), []) if line not in used][:count]
            used |= set(fresh)
            if fresh:
                out += [*([f"### {event} {key}", ""] if key else []), *fresh, ""]
    sys.stdout.write("\n".join(out))


if __name__ == "__main__":
    main()

"""Who held what on which day: two hundred names in short sentences with dates, most of them traps.

In: `data/lookups.tsv`. Out: how many the program resolves to the right actor, code and sector, and the wrong ones, one a line.
Each sentence is read as an article of its day and the name resolved as a side of an act would be. A row is right where the
code is the one expected, the main sector one of those expected (any where none is), and the actor the labelled one.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.report import Figures
from detente.model import Side

if TYPE_CHECKING:
    from detente.model import Actor, Sentence
    from detente.pipeline import Coder

TABLE = Path(__file__).with_name("data") / "lookups.tsv"


def run() -> Figures:
    from detente.pipeline import Coder

    coder = Coder()
    counts: Counter[str] = Counter()
    lines = []
    for row in rows():
        given = looked_up(row, coder)
        fault = wrong(row, given)
        counts.update(rows=1, right=not fault, traps=bool(row["trap"]), sprung=bool(row["trap"]) and not fault)
        if fault:
            lines.append(f"{row['date']} {row['sentence']} -> {fault}")
    values = {"right": float(counts["right"]), "right of the traps, %": 100 * counts["sprung"] / max(1, counts["traps"])}
    return Figures(f"{counts['rows']} dated look-ups, {counts['traps']} of them traps", values, tuple(lines))


def rows() -> list[dict[str, str]]:
    """The table's rows by column."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def looked_up(row: dict[str, str], coder: Coder) -> Actor:
    """Whom the program takes the row's name for, as a side in its sentence."""
    from detente.resolve.actors import Resolver
    from detente.resolve.known import remembered

    article = coder.article(row["sentence"], row["date"])
    _, sentences = coder.read_with_sentences(article)
    register = coder.lexicon.register
    memory = remembered(article, sentences, [], register, coder.names)
    begin = article.text.index(row["name"])
    sentence, side = next(_sides(sentences, begin, begin + len(row["name"])))
    return Resolver(register, memory, article.text, sentences).resolve(side, sentence)[0]


def _sides(sentences: list[Sentence], begin: int, end: int) -> Iterator[tuple[Sentence, Side]]:
    """The sentence and the side that a stretch of the text is, headed by the word that hangs on none of the others."""
    for sentence in sentences:
        inside = [i for i, token in enumerate(sentence.tokens) if begin <= token.begin < end]
        for place in inside:
            if sentence.tokens[place].head not in inside:
                yield sentence, Side(place, begin, end)


def wrong(row: dict[str, str], given: Actor) -> str:
    """What of an answer is not as expected, "" where all is."""
    sectors = row["sector"].split(";") if row["sector"] else list(given.sector[:1])
    right = given.code in row["code"].split(";") and (not row["sector"] or (given.sector[:1] and given.sector[0] in sectors))
    if right and (not row["label"] or row["label"] == given.identifier_text):
        return ""
    found = "/".join((given.code or "?", *given.sector[:1]))
    return f"{found} {given.identifier_text or 'nobody known'}, not {row['code']}/{row['sector']} {row['label']}"

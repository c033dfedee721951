"""Pronouns and bare descriptions on the documents of our own labelled sentences: whether they mean the right country or body.

In: `training/data/*.claims`, the `=` lines of their documents. Out: shares right, left open and wrong. Not here: claims.
No training sees these lines; the scores of `resolve/mentions.py` and a few rules were chosen on them. What stands for a
party without a code of its own is counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from benchmarks.report import Figures

if TYPE_CHECKING:
    from detente.model import Article, Sentence, Span
    from detente.pipeline import Coder
    from detente.resolve.actors import Resolver
    from detente.resolve.memory import Memory
    from detente.resolve.names import Names
    from training.claims import Labelled


def run() -> Figures:
    from detente.pipeline import Coder

    coder = Coder()
    counts: Counter[tuple[str, str]] = Counter()
    documents = list(_documents())
    for document in documents:
        counts.update(_judged(document, coder))
    values = {}
    for kind in ("pronouns", "descriptions"):
        known = sum(counts[kind, answer] for answer in ("right", "open", "wrong"))
        values |= {f"{kind} {answer}, %": 100 * counts[kind, answer] / max(1, known) for answer in ("right", "open", "wrong")}
    apart = sum(count for (_, answer), count in counts.items() if answer == "nobody")
    return Figures(f"{len(documents)} documents, {sum(counts.values()) - apart} words; {apart} of nobody known apart", values)


def _documents() -> Iterator[list[Labelled]]:
    from training import claims

    for path in sorted(claims.OWN.glob("*.claims")):
        document: list[Labelled] = []
        for one in claims.sound(path, claims.read(path)):
            if one.document:
                if document and one.document == f"{one.text} ":
                    yield document
                    document = []
                document.append(one)
        if document:
            yield document


def _judged(document: list[Labelled], coder: Coder) -> Iterator[tuple[str, str]]:
    """(pronouns or descriptions, right, open, wrong or nobody) of every labelled word of a document."""
    from detente.annotate.reading import annotate
    from detente.resolve.actors import Resolver
    from detente.resolve.known import remembered
    from detente.resolve.names import Names

    article = coder.article("".join(f"{one.text} " for one in document))
    sentences = annotate(article.text, article.paragraphs, coder.network, coder.settings)
    names = Names(coder.lexicon.register)
    memory = remembered(article, sentences, [], coder.lexicon.register, names)
    resolver = Resolver(coder.lexicon.register, memory, article.text, sentences)
    meant: dict[str, set[str]] = {}
    begin = 0
    for one in document:
        for span, parties in one.same:
            codes = {code for party in parties for code in _codes(party, names, memory) or meant.get(party, set())}
            meant[span.of(one.text)] = codes
            yield _answer(span, begin, codes, article, sentences, resolver)
        begin += len(one.text) + 1


def _codes(words: str, names: Names, memory: Memory) -> set[str]:
    from detente.model import Span

    return {code for hit in names.find(words, Span(0, len(words)), None) if (code := memory.actor(hit).code)}


def _answer(
    span: Span, begin: int, codes: set[str], article: Article, sentences: list[Sentence], resolver: Resolver
) -> tuple[str, str]:
    from detente.model import Side

    first, last = begin + span.begin, begin + span.end
    for sentence in sentences:
        places = [i for i, token in enumerate(sentence.tokens) if token.begin < last and first < token.end]
        if places:
            head = [i for i in places if sentence.tokens[i].head not in places][-1]
            kind = "pronouns" if sentence.tokens[head].upos == "PRON" else "descriptions"
            given = {a.code for a in resolver.resolve(Side(head, first, last), sentence)} - {""}
            return kind, "nobody" if not codes else "right" if given == codes else "wrong" if given else "open"
    return "descriptions", "open"

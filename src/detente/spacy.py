"""The spaCy bridge: `nlp.add_pipe("detente")` on any English pipeline.

In: a `Doc`, of which only the text is used. Out: a new `Doc` in Detente's words with tags, lemmas, trees, sentences and
names; each claim's sentence in `doc.spans["detente"]` under its event type; the whole `Reading` in `doc._.detente`.
Not here: coding (`pipeline.py`). spaCy is an extra: `pip install '.[spacy]'`.

The words are Detente's own, so the component comes first; a component before it would see its work dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from detente.pipeline import Coder

if TYPE_CHECKING:
    from detente.model import Reading, Sentence

COLOURS = {"PER": "#f4b6c2", "ORG": "#a8d5ba", "LOC": "#fbe5a2", "MISC": "#c5cbe3"}
"""What displaCy paints the four kinds of names with; registered as an entry point."""


class Component:
    """Reads texts with one coder. `published` (`YYYY-MM-DD`) dates every text; without it weekdays stay open."""

    def __init__(self, nlp: Language, published: str | None) -> None:
        self._vocab = nlp.vocab
        self._published = published
        self._coder = Coder()

    def __call__(self, doc: Doc) -> Doc:
        """Read the doc's text."""
        reading, sentences = self._coder.read_with_sentences(self._coder.article(doc.text, published=self._published))
        return build(self._vocab, doc.text, sentences, reading)


@Language.factory(
    "detente",
    assigns=["doc.sents", "doc.ents", "doc.spans", "doc._.detente", "token.pos", "token.lemma", "token.dep", "token.head"],
    default_config={"published": None},
)
def make(nlp: Language, name: str, published: str | None) -> Component:
    """The factory behind `nlp.add_pipe("detente", config={"published": "2017-07-07"})`."""
    if not Doc.has_extension("detente"):
        Doc.set_extension("detente", default=None)
    return Component(nlp, published)


def build(vocab: Any, text: str, sentences: list[Sentence], reading: Reading) -> Doc:
    """A `Doc` over the whole text: what is not read (furniture, blank lines) stands as words without a tree."""
    rows = list(_rows(text, sentences))
    doc = Doc(
        vocab,
        words=[row["text"] for row in rows],
        spaces=[row["space"] for row in rows],
        pos=[row["upos"] for row in rows],
        lemmas=[row["lemma"] for row in rows],
        morphs=[row["feats"] for row in rows],
        deps=[row["label"] for row in rows],
        heads=_heads(rows),
    )
    names = [doc.char_span(n.begin, n.end, label=n.kind, alignment_mode="expand") for s in sentences for n in s.names]
    doc.set_ents([name for name in names if name is not None], default="outside")
    claims = [doc.char_span(c.begin, c.end, label=c.event, alignment_mode="expand") for c in reading.claims]
    doc.spans["detente"] = [span for span in claims if isinstance(span, Span)]
    doc._.detente = reading
    return doc


def _heads(rows: list[dict[str, Any]]) -> list[int]:
    """Places of heads; what no sentence covers leans on the word before it, so that spaCy sees one sentence a stretch."""
    at = {row["begin"]: place for place, row in enumerate(rows)}
    heads = []
    for place, row in enumerate(rows):
        if row["head"] is not None:
            heads.append(at[row["head"]])
            continue
        words_before = next((k for k in range(place - 1, -1, -1) if rows[k]["upos"] != "SPACE"), None)
        leans = place > 0 and (row["upos"] == "SPACE" or (words_before is not None and rows[words_before]["upos"] == "X"))
        heads.append(place - 1 if leans else place)
    return heads


def _rows(text: str, sentences: list[Sentence]) -> Iterator[dict[str, Any]]:
    """One row a word, the stretches between words cut into blank and other runs."""
    at = 0
    for sentence in sentences:
        yield from _between(text, at, sentence.begin)
        for place, token in enumerate(sentence.tokens):
            yield from _between(text, at if place == 0 and at > sentence.begin else max(at, sentence.begin), token.begin)
            space = text[token.end : token.end + 1] == " "
            head = sentence.tokens[token.head].begin if token.head >= 0 else token.begin
            yield {
                "text": token.text, "begin": token.begin, "space": space, "upos": token.upos, "lemma": token.lemma,
                "feats": "" if token.feats == "_" else token.feats, "label": "ROOT" if token.head < 0 else token.label,
                "head": head,
            }  # fmt: skip
            at = token.end + space
    yield from _between(text, at, len(text))


def _between(text: str, begin: int, end: int) -> Iterator[dict[str, Any]]:
    """Text that no sentence covers: blank runs as spaCy keeps them, and words of furniture."""
    while begin < end:
        blank = text[begin].isspace()
        stop = begin
        while stop < end and text[stop].isspace() == blank:
            stop += 1
        space = not blank and text[stop : stop + 1] == " "
        yield {
            "text": text[begin:stop], "begin": begin, "space": space, "upos": "SPACE" if blank else "X",
            "lemma": text[begin:stop], "feats": "", "label": "dep", "head": None,
        }  # fmt: skip
        begin = stop + space

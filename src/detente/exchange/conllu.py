"""CoNLL-U: the reading of raw text as treebank tools take it, names and times in the MISC column.

In: an article's sentences with its times. Out: text. Not here: claims (`plover.py`, `analysis.py`).
MISC holds `SpaceAfter=No`, `Name=B-PER`, `Time=B-DATE`, `TimeValue=2017-07-07` on the first word of a time, and the
word's `Range=begin:end` in the article.
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Article, Name, Sentence, Token, When


def document(article: Article, sentences: Sequence[Sentence], times: Sequence[When]) -> str:
    """The whole article, a blank line after each sentence."""
    lines = [f"# newdoc id = {article.id}"]
    paragraph = -1
    for number, sentence in enumerate(sentences, 1):
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            lines.append("# newpar")
        lines += [f"# sent_id = {article.id}-{number}", f"# text = {_one_line(article.text[sentence.begin : sentence.end])}"]
        own = [time for time in times if sentence.begin <= time.begin < sentence.end]
        for place, token in enumerate(sentence.tokens):
            follows = sentence.tokens[place + 1].begin if place + 1 < len(sentence.tokens) else token.end + 1
            lines.append(_row(place, token, follows, _marks(token, sentence.names, own)))
        lines.append("")
    return "\n".join(lines) + "\n"


def _row(place: int, token: Token, follows: int, marks: list[str]) -> str:
    misc = ["SpaceAfter=No"] if follows == token.end else []
    misc += [*marks, f"Range={token.begin}:{token.end}"]
    columns = (place + 1, token.text, token.lemma, token.upos, "_", token.feats, token.head + 1, token.label, "_", "|".join(misc))
    return "\t".join(map(str, columns))


def _marks(token: Token, names: Sequence[Name], times: Sequence[When]) -> list[str]:
    found = []
    for name in names:
        if name.begin <= token.begin < name.end:
            found.append(f"Name={'B' if token.begin == name.begin else 'I'}-{name.kind}")
    for time in times:
        if time.begin < token.end and token.begin < time.end:
            first = token.begin <= time.begin
            found.append(f"Time={'B' if first else 'I'}-{time.type}")
            if first:
                found.append(f"TimeValue={time.value}")
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())

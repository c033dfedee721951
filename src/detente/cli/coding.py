"""Commands that only print: `code`, `annotate`, `explain`, `settings`.

In: files. Out: claims, trees or reasons on standard output; nothing is kept. Not here: the forms themselves (`exchange`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.parts import AsJson, Own, Paths, Published, each, out, out_json
from detente.config import SETTINGS

if TYPE_CHECKING:
    from detente.model import Article, Reading
    from detente.pipeline import Coder


class Form(StrEnum):
    """What `detente code` writes."""

    PLOVER = "plover"
    ANALYSIS = "analysis"
    CSV = "csv"


class Notation(StrEnum):
    """What `detente annotate` writes."""

    CONLLU = "conllu"


def code(
    files: Paths,
    to: Annotated[Form, typer.Option(help="PLOVER JSON Lines, the whole reading as JSON Lines, or CSV.")] = Form.PLOVER,
    published: Published = None,
    own: Own = None,
) -> None:
    """Code articles and print their claims; nothing is kept."""

    def write(coder: Coder, article: Article) -> None:
        for line in _lines(coder.read(article), to):
            out(line)

    if to is Form.CSV:
        from detente.exchange import table

        out(table.header())
    each(files, published, write, own)


def annotate(
    files: Paths,
    to: Annotated[Notation, typer.Option(help="CoNLL-U is the one form so far.")] = Notation.CONLLU,
    published: Published = None,
) -> None:
    """Print how the encoder reads raw text: words, tags, lemmas, trees, names and times."""
    from detente.exchange import conllu

    def write(coder: Coder, article: Article) -> None:
        reading, sentences = coder.read_with_sentences(article)
        out(conllu.document(article, sentences, reading.times))

    each(files, published, write)


def explain(files: Paths, published: Published = None, own: Own = None) -> None:
    """Say why: every claim with the frame, the encoder's chances and the rules behind it, and what was let go and why."""
    from detente.exchange import explain as account

    def write(coder: Coder, article: Article) -> None:
        out("".join(f"{line}\n" for line in account.lines(coder.read(article))))

    each(files, published, write, own)


def settings(as_json: AsJson = False) -> None:
    """Every setting with its default and what it does."""
    if as_json:
        out_json([{"name": name, "default": default, "help": text} for name, default, text in SETTINGS])
        return
    for name, default, text in SETTINGS:
        out(f"{name:20} {default!s:>12}  {text}\n")


def _lines(reading: Reading, to: Form) -> Iterator[str]:
    from detente.exchange import analysis, plover, table

    if to is Form.ANALYSIS:
        yield json.dumps(analysis.document(reading), ensure_ascii=False) + "\n"
    elif to is Form.PLOVER:
        yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in plover.rows(reading))
    else:
        yield table.lines(reading)

"""What every command shares: options, the loop over inputs, the two streams.

In: arguments, inputs. Out: text on standard output, complaints on standard error. Not here: any command.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from detente.config import DATA, Settings
from detente.errors import InputError
from detente.model import Status

if TYPE_CHECKING:
    from rich.console import Console

    from detente.model import Article
    from detente.pipeline import Coder

DEFAULT_DB = Settings().db
Paths = Annotated[
    list[str], typer.Argument(help="Files or folders of text, HTML or JSON Lines; - for standard input.", metavar="FILES...")
]
Database = Annotated[
    str, typer.Option("--db", help="The SQLite file to keep articles and claims in, or postgresql://user@host/database.")
]
Published = Annotated[str | None, typer.Option(help="Publication date of the files, YYYY-MM-DD; without one weekdays stay open.")]
Own = Annotated[
    Path | None, typer.Option("--lexicon", help="A folder of your own tables of actors, laid over the packaged ones.")
]
Since = Annotated[str, typer.Option(help="First day, YYYY-MM-DD.")]
Until = Annotated[str, typer.Option(help="Last day, YYYY-MM-DD.")]
Party = Annotated[str, typer.Option(help="A code (USA) or part of a name, on either side.")]
Doing = Annotated[str, typer.Option("--actor", help="The same, doing.")]
Receiving = Annotated[str, typer.Option("--recipient", help="The same, receiving.")]
Type = Annotated[str, typer.Option("--type", help="A PLOVER type, such as ASSAULT.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


def each(files: list[str], published: str | None, write: Callable[[Coder, Article], None], own: Path | None = None) -> NoReturn:
    """Hand every readable article to `write` with the coder, and leave with the status: 0 all read, 1 some refused, 2 none."""
    from detente.pipeline import articles

    coder = open_coder(own=own)
    refused: list[InputError] = []
    status = 2
    for article in readable(articles(files, coder.settings, date(published)), refused.append):
        status = 1
        write(coder, article)
    raise typer.Exit(status if refused else 0)


def readable(found: Iterable[Article | InputError], refuse: Callable[[InputError], None]) -> Iterator[Article]:
    """The articles, with a remark where one is due; what could not be read is complained of and handed to `refuse`."""
    for article in found:
        if isinstance(article, InputError):
            refuse(article)
            complain(article)
        else:
            remark(article)
            yield article


def open_coder(
    settings: Settings | None = None, lexicon: Path | None = None, *, own: Path | None = None, hints: bool = True
) -> Coder:
    """Lexicon and encoder, opened; `own` is a folder of the user's actors."""
    from detente.pipeline import Coder

    gc.disable()  # what is read here stays until the end: looking through it for waste takes a fifth of the time
    try:
        return Coder(settings, lexicon=lexicon or DATA / "lexicon", own=own, hints=hints)
    finally:
        gc.freeze()
        gc.enable()


def date(given: str | None) -> str | None:
    """The date given, checked; a usage error where it is none."""
    import datetime

    if given is None:
        return None
    try:
        return datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        raise typer.BadParameter(f"'{given}' is not a date like 2017-07-07") from None


def day(given: str) -> str:
    """The date given, checked; "" where none is asked for. A usage error where it is none."""
    return date(given or None) or ""


def status_of(given: str) -> Status | None:
    """The status given, None for all; a usage error where there is none of that name."""
    if given == "all":
        return None
    try:
        return Status(given)
    except ValueError:
        raise typer.BadParameter(f"'{given}' is no status: it is none of all, {', '.join(Status)}") from None


def complain(error: InputError) -> None:
    """One line of complaint on standard error."""
    from detente.exchange.plain import plain

    sys.stderr.write(f"refused: {plain(str(error))}\n")


def remark(article: Article) -> None:
    """The notes on how an article was read, on standard error."""
    for note in article.notes:
        sys.stderr.write(f"note: {article.origin}: {note}\n")


def out(text: str) -> None:
    """Text on standard output."""
    sys.stdout.write(text)


def out_json(*records: object) -> None:
    """Records on standard output, one line of JSON each."""
    for record in records:
        out(json.dumps(record, ensure_ascii=False) + "\n")


def console(stream: TextIO | None = None) -> Console:
    """A console for tables and bars: standard output unless another stream is named."""
    from rich.console import Console

    file = stream or sys.stdout
    return Console(file=file, highlight=False, width=None if file.isatty() else 160)

"""The command line: the only module that prints.

In: arguments. Out: text on standard output, progress and complaints on standard error, an exit status: 0 all read, 1 some
inputs refused, 2 nothing done. Not here: anything decided about news.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from detente.config import DATA, SETTINGS, Settings
from detente.errors import DetenteError, InputError
from detente.model import Status

if TYPE_CHECKING:
    from rich.console import Console

    from detente.model import Article, Reading
    from detente.pipeline import Coder
    from detente.store.connect import Store

app = typer.Typer(
    name="detente",
    help="Reads news articles and says who did what to whom, when, where and on whose word - each answer with its sentence.\n\n"
    "Start with `detente demo`; then `detente read FILES` and `detente claims`.",
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
)  # fmt: skip

DEFAULT_DB = Settings().db
Paths = Annotated[
    list[str], typer.Argument(help="Files or folders of text, HTML or JSON Lines; - for standard input.", metavar="FILES...")
]
Database = Annotated[str, typer.Option("--db", help="The SQLite file to keep articles and claims in.")]
Published = Annotated[str | None, typer.Option(help="Publication date of the files, YYYY-MM-DD; without one weekdays stay open.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


class Form(StrEnum):
    """What `detente code` writes."""

    PLOVER = "plover"
    ANALYSIS = "analysis"
    CSV = "csv"


class Notation(StrEnum):
    """What `detente annotate` writes."""

    CONLLU = "conllu"


@app.command()
def read(files: Paths, db: Database = DEFAULT_DB, published: Published = None, as_json: AsJson = False) -> None:
    """Read articles into claims and keep them in one SQLite file. The same command again changes nothing."""
    from detente.pipeline import articles
    from detente.store.connect import open_store

    settings = replace(Settings(), db=db)
    with open_store(db) as store:
        refused = _keep(store, settings, articles(files, settings, _date(published)), _count(files))
        _closing(store, db, as_json)
    raise typer.Exit(1 if refused else 0)


@app.command()
def code(
    files: Paths,
    to: Annotated[Form, typer.Option(help="PLOVER JSON Lines, the whole reading as JSON Lines, or CSV.")] = Form.PLOVER,
    published: Published = None,
) -> None:
    """Code articles and print their claims; nothing is kept."""
    from detente.pipeline import articles

    settings = Settings()
    coder = _coder(settings)
    refused: list[InputError] = []
    coded = 0
    if to is Form.CSV:
        from detente.exchange import table

        _out(table.header())
    for article in _readable(articles(files, settings, _date(published)), refused.append):
        coded += 1
        for line in _lines(coder.read(article), to):
            _out(line)
    raise typer.Exit(0 if not refused else 1 if coded else 2)


@app.command()
def annotate(
    files: Paths,
    to: Annotated[Notation, typer.Option(help="CoNLL-U is the one form so far.")] = Notation.CONLLU,
    published: Published = None,
) -> None:
    """Print how the encoder reads raw text: words, tags, lemmas, trees, names and times."""
    from detente.exchange import conllu
    from detente.pipeline import articles

    settings = Settings()
    coder = _coder(settings)
    refused: list[InputError] = []
    read_any = False
    for article in _readable(articles(files, settings, _date(published)), refused.append):
        read_any = True
        reading, sentences = coder.read_with_sentences(article)
        _out(conllu.document(article, sentences, reading.times))
    raise typer.Exit(0 if not refused else 1 if read_any else 2)


@app.command()
def explain(files: Paths, published: Published = None) -> None:
    """Say why: every claim with the frame, the encoder's chances and the rules behind it, and what was let go and why."""
    from detente.exchange import explain as account
    from detente.pipeline import articles

    coder = _coder(Settings())
    refused: list[InputError] = []
    read_any = False
    for article in _readable(articles(files, coder.settings, _date(published)), refused.append):
        read_any = True
        _out("".join(f"{line}\n" for line in account.lines(coder.read(article))))
    raise typer.Exit(0 if not refused else 1 if read_any else 2)


@app.command()
def claims(
    db: Database = DEFAULT_DB,
    party: Annotated[str, typer.Option(help="A code (USA) or part of a name, on either side.")] = "",
    actor: Annotated[str, typer.Option(help="The same, doing.")] = "",
    recipient: Annotated[str, typer.Option(help="The same, receiving.")] = "",
    event: Annotated[str, typer.Option("--type", help="A PLOVER type, such as ASSAULT.")] = "",
    status: Annotated[Status | None, typer.Option(help="How it is put.")] = None,
    since: Annotated[str, typer.Option(help="First day, YYYY-MM-DD.")] = "",
    until: Annotated[str, typer.Option(help="Last day, YYYY-MM-DD.")] = "",
    limit: Annotated[int, typer.Option(help="At most so many claims; 0 for all.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Look at the claims that are stored, each with its sentence."""
    from detente.store.connect import open_to_read
    from detente.store.read import claims as listed
    from detente.store.records import Filters

    filters = Filters(
        party, actor, recipient, event.upper(), status, _date(since or None) or "", _date(until or None) or "", "", limit or None
    )
    with open_to_read(db) as store:
        rows = [asdict(row) for row in listed(store, filters)]
    if as_json:
        for row in rows:
            _out(json.dumps(row, ensure_ascii=False) + "\n")
        return
    from detente import display

    _console().print(display.claims(rows))
    if limit and len(rows) == limit:
        _console().print(f"The first {limit} claims; --limit 0 shows all.")


@app.command()
def demo(db: Annotated[str, typer.Option("--db", help="The SQLite file to fill.")] = "detente-demo.db") -> None:
    """Read the articles that come with the program and show what they say."""
    from detente.packaged import samples
    from detente.store.connect import open_store
    from detente.store.read import claims as listed

    settings = replace(Settings(), db=db)
    found = list(samples(settings))
    with open_store(db) as store:
        _keep(store, settings, found, len(found))
        from detente import display

        _console().print(display.claims([asdict(row) for row in listed(store)]))
        _closing(store, db, as_json=False)
    _console().print(f"Look closer: [bold]detente claims --db {db} --type ASSAULT[/bold] or open {db} in any SQLite tool.")


@app.command()
def settings(as_json: AsJson = False) -> None:
    """Every setting with its default and what it does."""
    if as_json:
        _out(json.dumps([{"name": name, "default": default, "help": text} for name, default, text in SETTINGS]) + "\n")
        return
    for name, default, text in SETTINGS:
        _out(f"{name:20} {default!s:>12}  {text}\n")


lexicon_app = typer.Typer(help="Check the tables that say what words mean.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.command("check")
def lexicon_check(
    folder: Annotated[Path | None, typer.Argument(help="A folder of tables; the packaged one without it.")] = None,
    examples: Annotated[bool, typer.Option(help="Code every frame's examples and near misses too.")] = True,
) -> None:
    """Read every table and name the first wrong line; then code the examples of every frame."""
    from detente import lexicon as lexicons

    lexicon = lexicons.load(folder or DATA / "lexicon")
    register = lexicon.register
    _out(f"{len(register.entries)} actors, {len(register.names)} names, {len(register.agents)} agents, ")
    acts, told = len(lexicon.predicates.frames), len(lexicon.ties.predicates.frames) + len(lexicon.ties.joints)
    _out(f"{acts} frames of acts, {told} of ties, {len(lexicon.ontology.contexts)} context words: well formed\n")
    if not examples:
        return
    from detente.examples import failures, untold

    coder = _coder(Settings(), folder, hints=False)
    failed = [*failures(coder, lexicon.predicates), *untold(coder, lexicon.ties)]
    for failure in failed:
        _out(f"{failure.place}: {failure.reason}: {failure.text}\n")
    frames = (*lexicon.predicates.frames, *lexicon.ties.predicates.frames)
    total = sum(len(one.examples) + len(one.near_misses) for one in frames)
    total += sum(len(one.examples) + len(one.near_misses) for one in lexicon.ties.joints)
    _out(f"{total - len(failed)} of {total} examples and near misses coded as their frames say\n")
    raise typer.Exit(1 if failed else 0)


@lexicon_app.command("fmt")
def lexicon_fmt(
    folder: Annotated[Path | None, typer.Argument(help="A folder of tables; the packaged one without it.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Only say which tables are not in form; status 1 if any.")] = False,
) -> None:
    """Sort every table and drop repeated rows, so that one fact is one line in a diff."""
    from detente.lexicon.fmt import unformatted

    wrong = list(unformatted(folder or DATA / "lexicon"))
    for path, right in wrong:
        _out(f"{path}: {'not in form' if check else 'sorted'}\n")
        if not check:
            path.write_text(right, encoding="utf-8")
    raise typer.Exit(1 if check and wrong else 0)


def main() -> NoReturn:
    """Run the command line; every error raised on purpose becomes one line and status 2."""
    try:
        app()
    except DetenteError as error:
        sys.stderr.write(f"detente: {error}\n")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(2)


def _keep(store: Store, settings: Settings, found: Iterable[Article | InputError], total: int | None) -> int:
    """Code and store article after article under a progress bar; the number of inputs refused."""
    from rich.progress import track

    from detente.store.load import known
    from detente.store.write import refuse, save

    coder = _coder(settings)
    refused: list[InputError] = []

    def turn_away(error: InputError) -> None:
        refused.append(error)
        refuse(store, error)

    console = _console(sys.stderr)
    tracked = track(found, "Reading", total=total, console=console, disable=not console.is_terminal)
    for article in _readable(tracked, turn_away):
        if not known(store, article, coder.version):
            save(store, coder.read(article))
    return len(refused)


def _readable(found: Iterable[Article | InputError], refuse: Callable[[InputError], None]) -> Iterator[Article]:
    """The articles, with a remark where one is due; what could not be read is complained of and handed to `refuse`."""
    for article in found:
        if isinstance(article, InputError):
            refuse(article)
            _complain(article)
        else:
            _remark(article)
            yield article


def _coder(settings: Settings, lexicon: Path | None = None, *, hints: bool = True) -> Coder:
    from detente.pipeline import Coder

    return Coder(settings, lexicon=lexicon or DATA / "lexicon", hints=hints)


def _lines(reading: Reading, to: Form) -> Iterator[str]:
    from detente.exchange import analysis, plover, table

    if to is Form.ANALYSIS:
        yield json.dumps(analysis.document(reading), ensure_ascii=False) + "\n"
    elif to is Form.PLOVER:
        yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in plover.rows(reading))
    else:
        yield table.lines(reading)


def _closing(store: Store, db: str, as_json: bool) -> None:
    """What is in the file now: articles, claims by type, what was left out and why, what was refused and why."""
    from rich.table import Table

    from detente.store.read import counts

    found = counts(store)
    if as_json:
        _out(json.dumps({"db": db, **asdict(found)}, ensure_ascii=False) + "\n")
        return
    left: Counter[str] = Counter()
    for reason, count in found.left_out:
        left[_family(reason)] += count
    grid = Table(title=f"{db}: {found.articles} articles, {sum(n for _, n in found.claims)} claims")
    for column in ("claims", "", "left out", "", "refused", ""):
        grid.add_column(column, justify="left" if column else "right")
    columns = [found.claims, tuple(left.most_common()), found.refusals]
    for place in range(max(map(len, columns))):
        cells = [column[place] if place < len(column) else ("", "") for column in columns]
        grid.add_row(*(str(cell) for pair in cells for cell in pair))
    _console().print(grid)


def _family(reason: str) -> str:
    """A reason without the event type in front, so that like counts with like."""
    first, _, rest = reason.partition(" ")
    return rest if first.isupper() and rest else reason


def _date(given: str | None) -> str | None:
    from datetime import date

    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise typer.BadParameter(f"'{given}' is not a date like 2017-07-07") from None


def _count(files: list[str]) -> int | None:
    """How many inputs a progress bar should count on; None where a folder or record file leaves it open."""
    plain = all(Path(name).is_file() and Path(name).suffix not in (".jsonl", ".ndjson") for name in files)
    return len(files) if plain else None


def _complain(error: InputError) -> None:
    from detente.exchange.plain import plain

    sys.stderr.write(f"refused: {plain(str(error))}\n")


def _remark(article: Article) -> None:
    for note in article.notes:
        sys.stderr.write(f"note: {article.origin}: {note}\n")


def _out(text: str) -> None:
    sys.stdout.write(text)


def _console(stream: TextIO | None = None) -> Console:
    from rich.console import Console

    file = stream or sys.stdout
    return Console(file=file, highlight=False, width=None if file.isatty() else 160)


if __name__ == "__main__":
    main()

"""The command line: the only folder that prints.

In: arguments. Out: text on standard output, progress and complaints on standard error, an exit status: 0 all read, 1 some
inputs refused, 2 nothing done. Not here: anything decided about news.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import typer

from detente.cli import coding, desk, exporting, joined, keeping, lexicon, plots, reading, recoding, relations, searching
from detente.errors import DetenteError

app = typer.Typer(
    name="detente",
    help="Reads news articles and says who did what to whom, when, where and on whose word - each answer with its sentence.\n\n"
    "Start with `detente demo`; then `detente read FILES`, `detente claims` and `detente events`.",
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
)  # fmt: skip
for command in (
    reading.read,
    coding.code,
    coding.annotate,
    coding.explain,
    reading.claims,
    searching.search,
    joined.events,
    joined.event,
    joined.stories,
    joined.related,
    relations.relations,
    relations.dyad,
    relations.changes,
    relations.triads,
    relations.blocs,
    reading.demo,
    exporting.export,
    exporting.release,
    recoding.recode,
    recoding.diff,
    keeping.backup,
    keeping.restore,
    keeping.doctor,
    desk.serve,
    desk.judgements,
    coding.settings,
):
    app.command()(command)
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(plots.app, name="plot")
app.add_typer(desk.user, name="user")


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

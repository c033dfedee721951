"""Commands on the tables that say what words mean: `lexicon check`, `lexicon fmt`.

In: a folder of tables. Out: what is wrong with them, by line. Not here: reading them (`detente.lexicon`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.parts import open_coder, out
from detente.config import DATA, Settings

app = typer.Typer(help="Check the tables that say what words mean.", no_args_is_help=True)


@app.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(help="A folder of tables; the packaged one without it.")] = None,
    examples: Annotated[bool, typer.Option(help="Code every frame's examples and near misses too.")] = True,
) -> None:
    """Read every table and name the first wrong line; then code the examples of every frame."""
    from detente import lexicon as lexicons

    lexicon = lexicons.load(folder or DATA / "lexicon")
    register = lexicon.register
    out(f"{len(register.entries)} actors, {len(register.names)} names, {len(register.agents)} agents, ")
    out(f"{len(lexicon.predicates.frames)} frames, {len(lexicon.ontology.contexts)} context words: well formed\n")
    if not examples:
        return
    from detente.examples import failures

    coder = open_coder(Settings(), folder, hints=False)
    failed = list(failures(coder, lexicon.predicates))
    for failure in failed:
        out(f"{failure.place}: {failure.reason}: {failure.text}\n")
    total = sum(len(frame.examples) + len(frame.near_misses) for frame in lexicon.predicates.frames)
    out(f"{total - len(failed)} of {total} examples and near misses coded as their frames say\n")
    raise typer.Exit(1 if failed else 0)


@app.command("fmt")
def fmt(
    folder: Annotated[Path | None, typer.Argument(help="A folder of tables; the packaged one without it.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Only say which tables are not in form; status 1 if any.")] = False,
) -> None:
    """Sort every table and drop repeated rows, so that one fact is one line in a diff."""
    from detente.lexicon.fmt import unformatted

    wrong = list(unformatted(folder or DATA / "lexicon"))
    for path, right in wrong:
        out(f"{path}: {'not in form' if check else 'sorted'}\n")
        if not check:
            path.write_text(right, encoding="utf-8")
    raise typer.Exit(1 if check and wrong else 0)

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
    acts, told = len(lexicon.predicates.frames), len(lexicon.ties.predicates.frames) + len(lexicon.ties.joints)
    out(f"{acts} frames of acts, {told} of ties, {len(lexicon.ontology.contexts)} context words: well formed\n")
    if not examples:
        return
    from detente.examples import failures, untold

    coder = open_coder(Settings(), folder, hints=False)
    failed = [*failures(coder, lexicon.predicates), *untold(coder, lexicon.ties)]
    for failure in failed:
        out(f"{failure.place}: {failure.reason}: {failure.text}\n")
    frames = (*lexicon.predicates.frames, *lexicon.ties.predicates.frames)
    total = sum(len(one.examples) + len(one.near_misses) for one in frames)
    total += sum(len(one.examples) + len(one.near_misses) for one in lexicon.ties.joints)
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

"""Commands that look after the store: `backup`, `restore`, `doctor`.

In: the store, a file. Out: a copy, a store filled from one, a list of findings. Not here: how any of it is done (`store`).
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.parts import DEFAULT_DB, AsJson, Database, console, out, out_json


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write the copy to.", metavar="FILE")],
    db: Database = DEFAULT_DB,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE where it is there already.")] = False,
) -> None:
    """Copy the store to a file while it is in use, and check the copy."""
    from detente.store.backup import backup as copy

    copy(db, file, force=force)
    out(f"{file}: {file.stat().st_size / 1e6:.1f} MB, checked; `detente restore {file}` puts it back\n")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `detente backup` made.", metavar="FILE")],
    db: Database = DEFAULT_DB,
    force: Annotated[bool, typer.Option("--force", help="Replace what the store holds.")] = False,
    erasures: Annotated[Path | None, typer.Option(help="A ledger of erasures kept elsewhere.", metavar="FILE")] = None,
) -> None:
    """Fill the store from a copy; what was erased since stays erased. One that holds articles is left alone without --force."""
    from detente.store.backup import restore as put_back

    again = put_back(file, db, force=force, erased=erasures)
    but = f", but for {again} repl{'y' if again == 1 else 'ies'} erased since" if again else ""
    out(f"{db} holds what {file} holds{but}\n")


def doctor(db: Database = DEFAULT_DB, as_json: AsJson = False) -> None:
    """Say what the store is, whether anything is wrong with it and what to do; status 1 if something is."""
    from detente.store.health import examine

    findings = list(examine(db))
    if as_json:
        out_json(*map(asdict, findings))
    else:
        from detente import display

        console().print(display.findings([asdict(finding) for finding in findings]))
    raise typer.Exit(1 if any(finding.wrong for finding in findings) else 0)

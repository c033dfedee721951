"""The command `search`: articles by their words.

In: words, filters. Out: what was found, newest first. Not here: the index (`store`), how it looks (`display`).
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from detente.cli.parts import DEFAULT_DB, AsJson, Database, console, day, out_json


def search(
    words: Annotated[list[str], typer.Argument(help='Words that all stand in the article; "cease fire", sanction*.')],
    db: Database = DEFAULT_DB,
    since: Annotated[str, typer.Option(help="First day of publication, YYYY-MM-DD.")] = "",
    until: Annotated[str, typer.Option(help="Last day of publication, YYYY-MM-DD.")] = "",
    outlet: Annotated[str, typer.Option(help="The outlet's whole name.")] = "",
    event: Annotated[str, typer.Option("--type", help="A PLOVER type that the article tells of.")] = "",
    party: Annotated[str, typer.Option(help="A code (USA) or part of a name, on either side of a claim.")] = "",
    limit: Annotated[int, typer.Option(help="At most so many articles.", min=1)] = 20,
    as_json: AsJson = False,
) -> None:
    """Find articles by their words, the newest first, each with the place where the words stand."""
    from detente.store.connect import open_to_read
    from detente.store.records import Sought
    from detente.store.search import search as sought_in

    sought = Sought(day(since), day(until), outlet, event.upper(), party)
    text = " ".join(f'"{word}"' if " " in word else word for word in words)
    with open_to_read(db) as store:
        rows = [asdict(found) for found in sought_in(store, text, sought, limit)]
    if as_json:
        out_json(*rows)
        return
    from detente import display

    console().print(display.found(rows))
    if len(rows) == limit:
        console().print(f"The newest {limit}; --limit shows more.")

"""Commands that keep what they read: `read`, `claims`, `demo`.

In: files, filters. Out: a filled store, tables. Not here: what is stored and how (`store`), how tables look (`display`).
"""

from __future__ import annotations

import secrets
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import desk
from detente.cli.joined import join
from detente.cli.parts import (
    DEFAULT_DB,
    AsJson,
    Database,
    Doing,
    Own,
    Party,
    Paths,
    Published,
    Receiving,
    Since,
    Type,
    Until,
    console,
    date,
    day,
    open_coder,
    out_json,
    readable,
)
from detente.config import Settings
from detente.errors import InputError
from detente.model import Status

if TYPE_CHECKING:
    from detente.model import Article
    from detente.pipeline import Coder
    from detente.store.connect import Store


def read(files: Paths, db: Database = DEFAULT_DB, published: Published = None, own: Own = None, as_json: AsJson = False) -> None:
    """Read articles into claims and keep them in one SQLite file. The same command again changes nothing."""
    from detente.pipeline import articles
    from detente.store.connect import open_store

    settings = replace(Settings(), db=db)
    with open_store(db) as store:
        refused = _keep(store, open_coder(settings, own=own), articles(files, settings, date(published)), _count(files))
        _closing(store, db, as_json)
    raise typer.Exit(1 if refused else 0)


def claims(
    db: Database = DEFAULT_DB,
    party: Party = "",
    actor: Doing = "",
    recipient: Receiving = "",
    event: Type = "",
    status: Annotated[Status | None, typer.Option(help="How it is put.")] = None,
    since: Since = "",
    until: Until = "",
    limit: Annotated[int, typer.Option(help="At most so many claims; 0 for all.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Look at the claims that are stored, each with its sentence."""
    from detente.store.connect import open_to_read
    from detente.store.read import claims as listed
    from detente.store.records import Filters

    filters = Filters(party, actor, recipient, event.upper(), status, day(since), day(until), limit=limit or None)
    with open_to_read(db) as store:
        rows = [asdict(row) for row in listed(store, filters)]
    if as_json:
        out_json(*rows)
        return
    from detente import display

    console().print(display.claims(rows))
    if limit and len(rows) == limit:
        console().print(f"The first {limit} claims; --limit 0 shows all.")


def demo(
    db: Annotated[str, typer.Option("--db", help="The SQLite file to fill.")] = "detente-demo.db",
    serve: Annotated[bool, typer.Option("--serve", help="Open the desk on them.")] = False,
    port: desk.Port = desk.PORT,
) -> None:
    """Read the articles that come with the program and show what they say."""
    from detente.packaged import samples
    from detente.store.connect import open_store
    from detente.store.read import claims as listed

    settings = replace(Settings(), db=db)
    found = list(samples(settings))
    with open_store(db) as store:
        _keep(store, open_coder(settings), found, len(found))
        if serve:
            _closing(store, db, as_json=False)
            place = desk.Place(desk.OWN[0], port, (), False, ())
            desk.run(store, place, team=False, link=secrets.token_urlsafe(32), first=best_told(store))
            return
        from detente import display

        console().print(display.claims([asdict(row) for row in listed(store)]))
        _closing(store, db, as_json=False)
    console().print(f"Look closer: [bold]detente claims --db {db} --type ASSAULT[/bold], [bold]detente events --db {db}[/bold]")
    console().print(f"Open the desk on it: [bold]detente serve --db {db}[/bold]")


def best_told(store: Store) -> str:
    """The page of the event that most independent voices tell of, the first page where there is none."""
    from detente.desk.addresses import slug
    from detente.store.desk_events import EventFilter, page

    rows, _ = page(store, EventFilter(), 0, 1, by_voices=True)
    return f"/events/{slug(rows[0].id)}" if rows else "/"


def _keep(store: Store, coder: Coder, found: Iterable[Article | InputError], total: int | None) -> int:
    """Code and store article after article under a progress bar, then join them; the number of inputs refused."""
    from rich.progress import track

    from detente.store.load import known
    from detente.store.write import refuse, save

    refused: list[InputError] = []

    def turn_away(error: InputError) -> None:
        refused.append(error)
        refuse(store, error)

    bar = console(sys.stderr)
    tracked = track(found, "Reading", total=total, console=bar, disable=not bar.is_terminal)
    for article in readable(tracked, turn_away):
        if not known(store, article, coder.version):
            save(store, coder.read(article))
    join(store, coder.lexicon.register)
    return len(refused)


def _closing(store: Store, db: str, as_json: bool) -> None:
    """What is in the file now: articles, events, stories, claims by type, what was left out and why, what was refused and why."""
    from rich.table import Table

    from detente.store.read import counts

    found = counts(store)
    if as_json:
        out_json({"db": db, **asdict(found)})
        return
    left: Counter[str] = Counter()
    for reason, count in found.left_out:
        left[_family(reason)] += count
    told = f"{sum(n for _, n in found.claims)} claims of {found.events} events in {found.stories} stories"
    grid = Table(title=f"{db}: {found.articles} articles, {told}")
    for column in ("claims", "", "left out", "", "refused", ""):
        grid.add_column(column, justify="left" if column else "right")
    columns = [found.claims, tuple(left.most_common()), found.refusals]
    for place in range(max(map(len, columns))):
        cells = [column[place] if place < len(column) else ("", "") for column in columns]
        grid.add_row(*(str(cell) for pair in cells for cell in pair))
    console().print(grid)


def _family(reason: str) -> str:
    """A reason without the event type in front, so that like counts with like."""
    first, _, rest = reason.partition(" ")
    return rest if first.isupper() and rest else reason


def _count(files: list[str]) -> int | None:
    """How many inputs a progress bar should count on; None where a folder or record file leaves it open."""
    plain = all(Path(name).is_file() and Path(name).suffix not in (".jsonl", ".ndjson") for name in files)
    return len(files) if plain else None

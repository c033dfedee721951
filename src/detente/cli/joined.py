"""Commands on what articles say together: `events`, `event`, `stories`, `related`.

In: filters, ids. Out: tables, JSON lines. Not here: joining (`memory`), how tables look (`display`).
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.parts import (
    DEFAULT_DB,
    AsJson,
    Database,
    Doing,
    Party,
    Receiving,
    Since,
    Type,
    Until,
    console,
    day,
    out_json,
    status_of,
)
from detente.errors import StoreError
from detente.model import Status

if TYPE_CHECKING:
    from detente.lexicon.actors import Register
    from detente.store.connect import Store

Limit = Annotated[int, typer.Option(help="At most so many; 0 for all.")]


def join(store: Store, register: Register) -> None:
    """Bring memory up to date under a progress bar: copies, events, stories, relations, shifts."""
    from rich.progress import Progress

    from detente.memory.judged import judged
    from detente.memory.upkeep import upkeep

    bar = console(sys.stderr)
    with Progress(console=bar, disable=not bar.is_terminal) as progress:
        task = progress.add_task("Joining", total=None)
        upkeep(
            store,
            register.agencies(),
            register.labels(),
            judged(store),
            progress=lambda done, of: progress.update(task, completed=done, total=of),
        )


def events(
    db: Database = DEFAULT_DB,
    party: Party = "",
    actor: Doing = "",
    recipient: Receiving = "",
    event: Type = "",
    status: Annotated[str, typer.Option(help="How firmly it is told; `all` for every status.")] = Status.ASSERTED.value,
    since: Since = "",
    until: Until = "",
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """Look at events: claims of one act joined across articles, with how many outlets and independent voices tell of them."""
    from detente.store.connect import open_to_read
    from detente.store.events import events as listed
    from detente.store.records import Filters

    filters = Filters(party, actor, recipient, event.upper(), status_of(status), day(since), day(until), limit=limit or None)
    with open_to_read(db) as store:
        rows = [asdict(row) for row in listed(store, filters)]
    if as_json:
        out_json(*rows)
        return
    from detente import display

    console().print(display.events(rows))
    if limit and len(rows) == limit:
        console().print(f"The first {limit} events; --limit 0 shows all.")


def event(
    event_id: Annotated[str, typer.Argument(help="The event's id, or the beginning of it.", metavar="ID")],
    db: Database = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Look at one event: every account with its sentence, where accounts differ, and why they were joined."""
    from detente.store import events as stored
    from detente.store.connect import open_to_read

    with open_to_read(db) as store:
        row = stored.event(store, event_id)
        if row is None:
            raise StoreError(f"there is no event {event_id}, or more than one begins so; `detente events --json` lists their ids")
        told, links = stored.accounts(store, row.event_id), stored.reasons(store, row.event_id)
        differing = stored.variants(store, row.event_id)
    if as_json:
        lists = (("accounts", told), ("variants", differing), ("links", links))
        out_json({**asdict(row), **{name: [asdict(one) for one in found] for name, found in lists}})
        return
    from detente import display

    console().print(f"[bold]{display.safe(row.title)}[/bold]  {display.told(asdict(row))}")
    console().print(display.claims([asdict(one) for one in told]))
    if differing:
        console().print(display.variants([asdict(one) for one in differing]))
    if links:
        console().print(display.links([asdict(one) for one in links]))


def stories(db: Database = DEFAULT_DB, since: Since = "", until: Until = "", limit: Limit = 50, as_json: AsJson = False) -> None:
    """Look at stories: articles that tell of the same happening, the latest first."""
    from detente.store.connect import open_to_read
    from detente.store.events import stories as listed

    with open_to_read(db) as store:
        found = listed(store, day(since), day(until), limit or None)
    if as_json:
        out_json(*map(asdict, found))
        return
    from detente import display

    console().print(display.stories([asdict(one) for one in found]))


def related(
    article: Annotated[str, typer.Argument(help="The article's id, as `detente claims --json` gives it.", metavar="ARTICLE")],
    db: Database = DEFAULT_DB,
    limit: Annotated[int, typer.Option(help="At most so many articles.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Look at the articles related to one, each with the reason."""
    from detente.memory.kin import related as kin
    from detente.store.connect import open_to_read
    from detente.store.load import article as stored

    with open_to_read(db) as store:
        if stored(store, article) is None:
            raise StoreError(f"there is no article {article}; `detente claims --json` gives the ids of articles")
        found = kin(store, article, limit)
        rows = []
        for one in found:
            other = stored(store, one.b if one.a == article else one.a)
            if other is not None:
                words = {"kind": one.kind, "score": one.score, "words": one.words}
                rows.append(
                    {"article_id": other.id, "published": other.published, "outlet": other.outlet, "title": other.title, **words}
                )
    if as_json:
        out_json(*rows)
        return
    from detente import display

    console().print(display.related(rows))

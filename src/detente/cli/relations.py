"""Commands on how parties stand to each other: `relations`, `dyad`, `changes`, `triads`, `blocs`.

In: names or codes, dates. Out: tables, JSON, CSV. Not here: how any of it is found (`relate`), how tables look (`tables`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.cli.parties import party_of
from detente.cli.parts import DEFAULT_DB, AsJson, Database, Since, Until, console, date, out, out_json
from detente.config import DATA
from detente.model import QUADS

if TYPE_CHECKING:
    from detente.lexicon.actors import Register
    from detente.model import Relation
    from detente.relate.series import Bin
    from detente.store.connect import Store

At = Annotated[str, typer.Option("--at", help="A day, month or year: 2017-07-07, 2017-07, 2017. Without it, all times.")]
Name = Annotated[str, typer.Argument(help="A code (USA) or a name.")]


class Stretch(StrEnum):
    """What a dyad is counted by."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def relations(
    party: Name,
    other: Annotated[str, typer.Argument(help="Another; without it all ties of the first.")] = "",
    at: At = "",
    db: Database = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """How two parties stand to each other, or one to all: fights, backs, opposes ..., since when, on which sentences."""
    from detente.store.connect import open_to_read
    from detente.store.relations import relations as stored
    from detente.store.relations import sentences

    with open_to_read(db) as store:
        ids = _ids(store, party, other)
        found = _at(stored(store, *ids), at)
        quoted = sentences(store, [e for one in found for e in one.evidence])
    if as_json:
        for one in found:
            evidence = [{**asdict(e), "sentence": quoted.get((e.article_id, e.span), ("", ""))[0]} for e in one.evidence]
            out_json({**asdict(one), "evidence": evidence})
        return
    from detente.cli import tables

    console().print(tables.relations(found, quoted, ids[0]))
    if not found:
        console().print("No relation is known" + (f" at {at}; without --at all times are shown." if at else "."))


def dyad(
    actor: Name,
    recipient: Name,
    since: Since = "",
    until: Until = "",
    by: Annotated[Stretch, typer.Option(help="What to count by.")] = Stretch.WEEK,
    every_status: Annotated[bool, typer.Option("--all", help="Count possible, denied, planned ... events too.")] = False,
    db: Database = DEFAULT_DB,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """What one party did to another, week by week, with its shifts and how closely anybody was looking."""
    from detente.relate.series import ASSERTED, EVERY, series
    from detente.store.connect import open_to_read
    from detente.store.dyads import attention, dealings
    from detente.store.relations import parties, shifts

    with open_to_read(db) as store:
        a, b = _ids(store, actor, recipient)
        own = [one for one in dealings(store, a, b) if a in one.doers]
        statuses = EVERY if every_status else ASSERTED
        bins = series(own, attention(store, a, b), by.value, statuses, date(since or None), date(until or None))
        moved = [one for one in shifts(store, a, b) if not bins or bins[0].begin <= one.date <= bins[-1].end]
        known = parties(store)
    if as_json:
        out_json({"actor": a, "recipient": b, "by": by.value, "bins": [asdict(one) for one in bins], "shifts": _plain(moved)})
    elif as_csv:
        out("".join(f"{line}\n" for line in _csv(bins)))
    else:
        from detente.cli import tables

        console().print(tables.dyad(f"{known[a].label} towards {known[b].label}", bins))
        for one in moved:
            console().print(f"{one.direction}: {one.words}\n  {', '.join(one.articles)}", markup=False)


def changes(
    since: Annotated[str, typer.Option(help="The day to compare with, YYYY-MM-DD.")],
    every_pair: Annotated[bool, typer.Option("--all", help="Show pairs without change too.")] = False,
    db: Database = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """What changed since a day: which pairs are worse or better and why, who is new, whether anybody was looking."""
    from detente.relate.changes import overview
    from detente.store import related
    from detente.store.connect import open_to_read
    from detente.store.relations import relations as stored
    from detente.store.relations import shifts

    with open_to_read(db) as store:
        published = related.published(store)
        named: dict[str, dict[str, str]] = {}
        for article, parties in related.named(store).items():
            for id_ in parties:
                if article in published:
                    named.setdefault(id_, {})[article] = published[article]
        found = overview(date(since) or "", stored(store), shifts(store), related.deeds(store), named, sorted(published.values()))
    if as_json:
        out_json(asdict(found))
        return
    from detente.cli import tables

    for part in tables.overview(found, every_pair=every_pair):
        console().print(part)


def triads(at: At = "", db: Database = DEFAULT_DB, as_json: AsJson = False) -> None:
    """Who shares an enemy but stands on opposite sides over a third, and how balanced the triangles are."""
    from detente.relate.blocs import balance
    from detente.relate.triads import splits
    from detente.store.connect import open_to_read
    from detente.store.relations import relations as stored

    with open_to_read(db) as store:
        every = stored(store)
    known = _at(every, at)
    balances = [balance(_at(every, year), year) for year in ([at] if at else _years(every))]
    if as_json:
        out_json({"splits": _plain(splits(known)), "balance": _plain(balances)})
        return
    from detente.cli import tables

    for split in splits(known):
        console().print(f"{split.words}.", markup=False)
    console().print(tables.balances(balances))


def blocs(
    at: At = "",
    since: Annotated[str, typer.Option(help="An earlier day, month or year: who has moved between the two.")] = "",
    db: Database = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Who stands together by all ties of a date, and who has changed sides since an earlier one."""
    from detente.relate.blocs import blocs as grouped
    from detente.relate.blocs import moves
    from detente.store.connect import open_to_read
    from detente.store.relations import relations as stored

    with open_to_read(db) as store:
        every = stored(store)
    now = grouped(_at(every, at))
    moved = moves(grouped(_at(every, since)), now) if since else ()
    if as_json:
        out_json({"blocs": _plain(now), "moves": _plain(moved)})
        return
    from detente.cli import tables

    console().print(tables.blocs(now))
    for move in moved:
        was, with_ = (", ".join(party.label for party in side) for side in (move.was_with, move.is_with))
        console().print(f"{move.party.label} moved: was with {was}; is with {with_}.", markup=False)


def _ids(store: Store, *given: str) -> list[str]:
    """Ids of the parties called so."""
    from detente.store.relations import parties

    known = parties(store)
    return [party_of(one, known, _register) for one in given if one]


def _register() -> Register:
    from detente.lexicon import actors

    return actors.load(DATA / "lexicon")


def _at(found: Iterable[Relation], at: str) -> tuple[Relation, ...]:
    from detente.relate.relations import at as held

    try:
        return held(found, at) if at else tuple(found)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _years(found: Iterable[Relation]) -> list[str]:
    """Every year from the first start or end of a relation to the last, for balance over time."""
    days = [day for one in found for day in (one.start, one.end) if day]
    return [f"{year:04}" for year in range(int(min(days)[:4]), int(max(days)[:4]) + 1)] if days else []


def _plain(found: Iterable[Any]) -> list[dict[str, Any]]:
    return [asdict(one) for one in found]


def _csv(bins: Iterable[Bin]) -> Iterable[str]:
    from detente.relate.series import Bin

    names = [field.name for field in fields(Bin) if field.name not in ("begin", "end", "counts", "scale")]
    yield ",".join(("begin", "end", *(quad.replace(" ", "_") for quad in QUADS), "scale", *names))
    for one in bins:
        scale = "" if one.scale is None else f"{one.scale:.3f}"
        yield ",".join(map(str, (one.begin, one.end, *one.counts, scale, *(getattr(one, name) for name in names))))

"""Tables of relations, weeks, changes, blocs and balance for people at a terminal.

In: records of `relate`. Out: `rich` tables. Not here: where they are printed (`relations.py`), tables of claims (`display`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from detente.model import BOTH_WAYS

if TYPE_CHECKING:
    from detente.model import Relation, Span
    from detente.relate.blocs import Balance, Bloc
    from detente.relate.changes import Overview
    from detente.relate.series import Bin

SHOWN = 3
"""Sentences shown for a relation; --json gives all."""

WIDTH = 24
Quoted = Mapping[tuple[str, "Span"], tuple[str, str]]


def relations(found: Iterable[Relation], quoted: Quoted, first: str) -> Table:
    """Relations with why, and the first sentences they rest on. In those that run both ways the party `first` goes first."""
    grid = Table(show_lines=True, expand=True)
    for column, ratio in (("who", 2), ("stands", 2), ("to whom", 2), ("why", 6), ("sentences", 9)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    for one in found:
        chosen = sorted(one.evidence, key=lambda e: ("starts", "ends", "supports").index(e.effect))[:SHOWN]
        lines = [f"{e.date or 'undated'} {e.effect}: {_quote(quoted.get((e.article_id, e.span)))}" for e in chosen]
        more = len(one.evidence) - len(chosen)
        a, b = (one.b, one.a) if one.kind in BOTH_WAYS and one.b.id == first else (one.a, one.b)
        cells = (a.label, f"{one.kind}\n{one.standing}", b.label, one.words)
        grid.add_row(*map(Text, cells), Text("\n".join([*lines, *([f"and {more} more"] if more else [])])))
    return grid


def dyad(title: str, bins: Sequence[Bin]) -> Table:
    """Weeks of a dyad with bars: cooperation grows to the left, conflict to the right; acts solid, words hatched."""
    grid = Table(title=title)
    for column in ("from", "cooperation", "conflict", "scale", "aside", "articles", ""):
        grid.add_column(column, justify="right" if column in ("cooperation", "scale", "aside", "articles") else "left")
    most = max((max(sum(one.counts[:2]), sum(one.counts[2:])) for one in bins), default=1) or 1
    for one in bins:
        said, done, accused, fought = one.counts
        grid.add_row(
            one.begin,
            Text(f"{said + done or ''} {bar(said, most, '░')}{bar(done, most, '█')}"),
            Text(f"{bar(fought, most, '█')}{bar(accused, most, '░')} {accused + fought or ''}"),
            "" if one.scale is None else f"{one.scale:+.1f}",
            str(one.aside or ""),
            f"{one.both} of {one.read}",
            ("////// thin " if one.thin else "") + (one.reading if one.reading != "events" else ""),
        )
    grid.caption = "█ acts  ░ words  articles naming both, of all read"
    return grid


def bar(number: int, most: int, sign: str) -> str:
    """A bar as long as the number is of the most; something is never nothing."""
    return sign * max(round(WIDTH * number / most), number > 0)


def overview(found: Overview, *, every_pair: bool) -> Iterator[Table | str]:
    """What changed, who is new, how much was read."""
    grid = Table(title=f"Since {found.since}, compared with {found.baseline} to then", expand=True)
    for column, ratio in (("pair", 3), ("", 1), ("why", 9), ("events", 2), ("articles naming both", 3)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    shown = [one for one in found.changes if every_pair or one.verdict != "unchanged"]
    for one in shown:
        volume = f"{one.volume.before:.1f} to {one.volume.since:.1f} a week: {one.volume.words}"
        why = "\n".join([*one.reasons, *([", ".join(one.articles)] if one.articles else [])])
        events = f"{one.events[0]} before, {one.events[1]} since"
        grid.add_row(*map(Text, (f"{one.a.label} and {one.b.label}", one.verdict, why, events, volume)))
    yield grid
    rest = len(found.changes) - len(shown)
    if rest:
        yield f"{rest} pairs unchanged; --all shows them."
    for party, day in found.newcomers:
        yield f"New: {party.label}, first on {day}."
    yield f"Articles read: {found.read.before:.1f} to {found.read.since:.1f} a week: {found.read.words}."


def blocs(found: Iterable[Bloc]) -> Table:
    """Blocs, the largest first."""
    grid = Table()
    grid.add_column("bloc")
    grid.add_column("friendly ties inside", justify="right")
    for one in found:
        grid.add_row(Text(", ".join(party.label for party in one.parties)), f"{100 * one.cohesion:.0f} %")
    return grid


def balances(found: Iterable[Balance]) -> Table:
    """Balance by date."""
    grid = Table(title="Structural balance")
    for column in ("at", "triangles", "balanced", "weakly balanced"):
        grid.add_column(column, justify="right")
    for one in found:
        shares = [f"{100 * part / one.triangles:.0f} %" if one.triangles else "" for part in (one.balanced, one.weakly)]
        grid.add_row(one.date, str(one.triangles), *shares)
    return grid


def _quote(sentence: tuple[str, str] | None) -> str:
    if sentence is None:
        return "(the article is no longer stored)"
    text, outlet = sentence
    return f"“{' '.join(text.split())}”{f' {outlet}' if outlet else ''}"

"""Commands that write what is stored for other programs: `export`, `release`.

In: a store, filters. Out: files. Not here: the forms (`exchange`), what is stored (`store`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.parts import DEFAULT_DB, Database, Party, Since, Until, day, out, status_of
from detente.model import Status

if TYPE_CHECKING:
    from detente.model import Dossier
    from detente.store.connect import Store
    from detente.store.records import Filters


class Layout(StrEnum):
    """What `detente export` writes: events in other systems' columns, on a map, as rows; relations as a graph."""

    POLECAT = "polecat"
    ICEWS = "icews"
    PHOENIX = "phoenix"
    GDELT_EVENTS = "gdelt-events"
    GDELT_MENTIONS = "gdelt-mentions"
    GEOJSON = "geojson"
    CSV = "csv"
    PARQUET = "parquet"
    GEXF = "gexf"
    GRAPHML = "graphml"


GRAPHS = (Layout.GEXF, Layout.GRAPHML)
OTHERS = {
    Layout.GEOJSON: ("an event known to its country only has no point",),
    Layout.CSV: ("evidence: one sentence of each event", "a cell that a spreadsheet takes for a formula gets a quote"),
    Layout.PARQUET: ("evidence: one sentence of each event",),
    Layout.GEXF: ("evidence: the words of a relation, not its sentences", "months and years become their first day"),
    Layout.GRAPHML: ("evidence: the words of a relation, not its sentences", "months and years become their first day"),
}
Status_ = Annotated[str, typer.Option("--status", help="asserted, denied, possible ... or all.")]


def export(
    layout: Annotated[Layout, typer.Option(help="The form to write.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file; standard output without one.")] = None,
    db: Database = DEFAULT_DB,
    status: Status_ = Status.ASSERTED.value,
    since: Since = "",
    until: Until = "",
    party: Party = "",
    loss: Annotated[bool, typer.Option("--loss", help="Only print what the form cannot carry.")] = False,
) -> None:
    """Write stored events or relations in a form that other programs read. Asserted events only, unless --status says more."""
    if loss:
        for line in _losses(layout):
            out(f"{line}\n")
        return
    from detente.store.connect import open_to_read

    filters = _filters(status, since, until, party)
    with open_to_read(db) as store:
        if layout is Layout.PARQUET:
            _parquet(store, filters, output)
        else:
            _write(_lines(store, layout, filters), output)


def release(
    folder: Annotated[Path, typer.Argument(help="The folder to fill; made where absent.")],
    db: Database = DEFAULT_DB,
    status: Status_ = Status.ASSERTED.value,
    since: Since = "",
    until: Until = "",
) -> None:
    """Write a data release: events and relations as CSV, with datapackage.json and croissant.json."""
    from detente.exchange import flat
    from detente.exchange.release import Part, croissant, datapackage
    from detente.store.connect import open_to_read

    folder.mkdir(parents=True, exist_ok=True)
    parts = [
        Part(folder / "events.csv", "events", flat.EVENT_COLUMNS),
        Part(folder / "relations.csv", "relations", flat.RELATION_COLUMNS),
    ]
    with open_to_read(db) as store:
        for part, rows in zip(parts, (_rows(store, _filters(status, since, until, "")), _related(store)), strict=True):
            _write(_csv(rows, part.columns), part.path)
        coder = _coders(store)
    for name, paper in (("datapackage.json", datapackage), ("croissant.json", croissant)):
        text = json.dumps(paper("detente-release", coder, parts), ensure_ascii=False, indent=1)
        (folder / name).write_text(text + "\n", encoding="utf-8")
    out("".join(f"{path}\n" for path in sorted(folder.iterdir())))


def _filters(status: str, since: str, until: str, party: str) -> Filters:
    from detente.store.records import Filters

    return Filters(party=party, status=status_of(status), since=day(since), until=day(until))


def _losses(layout: Layout) -> tuple[str, ...]:
    from detente.exchange.layouts import LAYOUTS

    return OTHERS[layout] if layout in OTHERS else LAYOUTS[layout.value].losses


def _lines(store: Store, layout: Layout, filters: Filters) -> Iterator[str]:
    if layout in GRAPHS:
        from detente.exchange import graphs
        from detente.store.relations import relations

        draw: Callable[..., str] = graphs.gexf if layout is Layout.GEXF else graphs.graphml
        yield draw(relations(store))
    elif layout is Layout.CSV:
        from detente.exchange import flat

        yield from _csv(_rows(store, filters), flat.EVENT_COLUMNS)
    elif layout is Layout.GEOJSON:
        from detente.exchange import geojson

        yield json.dumps(geojson.collection(_dossiers(store, filters)), ensure_ascii=False) + "\n"
    else:
        from detente.exchange.layouts import LAYOUTS

        yield from LAYOUTS[layout.value].lines(_dossiers(store, filters))


def _parquet(store: Store, filters: Filters, output: Path | None) -> None:
    from detente.exchange import flat, parquet

    if output is None:
        raise typer.BadParameter("Parquet needs a file: -o events.parquet")
    about = {"detente": _coders(store), "ontology": "PLOVER 2.0"}
    parquet.write(output, _rows(store, filters), flat.EVENT_COLUMNS, about)


def _dossiers(store: Store, filters: Filters) -> Iterator[Dossier]:
    from detente.store.dossiers import dossiers

    return dossiers(store, filters)


def _rows(store: Store, filters: Filters) -> Iterator[dict[str, object]]:
    from detente.exchange import flat

    return (flat.event(one) for one in _dossiers(store, filters))


def _related(store: Store) -> Iterator[dict[str, object]]:
    from detente.exchange import flat
    from detente.store.relations import relations

    return (flat.relation(one) for one in relations(store))


def _csv(rows: Iterable[dict[str, object]], columns: Iterable[str]) -> Iterator[str]:
    """Rows as CSV; lists joined with semicolons, cells safe for spreadsheets."""
    from detente.exchange import table

    names = tuple(columns)
    yield table.csv_line(names)
    for row in rows:
        yield table.csv_line(tuple(table.safe(_cell(row[name])) for name in names))


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ";".join(map(str, value))
    return "" if value is None else str(value)


def _coders(store: Store) -> str:
    """The versions that coded what is stored."""
    from detente.store.read import articles

    return "; ".join(sorted({row.coder for row in articles(store)})) or "nothing coded"


def _write(lines: Iterable[str], output: Path | None) -> None:
    if output is None:
        for line in lines:
            out(line)
        return
    with output.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)

"""The layout of ICEWS: 20 columns, a header line, one row for a pair of sides.

In: `Dossier`s. Out: lines. Not here: which events are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.exchange.layouts import rows
from detente.exchange.layouts.rows import Country, Pair
from detente.model import Actor, Dossier

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
    "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def lines(dossiers: Iterator[Dossier]) -> Iterator[str]:
    """The header, then every pair of sides of every event."""
    known = rows.countries()
    yield rows.line(list(COLUMNS))
    for dossier in dossiers:
        for pair in rows.pairs(dossier):
            yield rows.line(_cells(pair, known))


def _cells(pair: Pair, known: Mapping[str, Country]) -> list[str]:
    event, telling = pair.dossier.event, pair.first
    city = event.place if event.place_resolution >= 3 else ""
    return [
        f"{event.id}-{pair.ordinal}", pair.day, rows.name(pair.actor), _sectors(pair.actor), _country(pair.actor, known),
        f"{event.event} {', '.join(event.mode)}".strip(), pair.claim.cameo, rows.number(event.event_scale),
        rows.name(pair.recipient), _sectors(pair.recipient), _country(pair.recipient, known), pair.dossier.story_id,
        str(telling.sentence), telling.outlet, city, "", event.place if event.place_resolution == 2 else "",
        known[event.country_code].name if event.country_code in known else "", rows.number(event.lat), rows.number(event.lon),
    ]  # fmt: skip


def _sectors(actor: Actor | None) -> str:
    return "" if actor is None else ",".join(actor.sector)


def _country(actor: Actor | None, known: Mapping[str, Country]) -> str:
    return known[actor.code].name if actor is not None and actor.code in known else ""

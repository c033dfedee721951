"""The layout of POLECAT: 40 columns, a header line, one row an event, several sides joined with `;`.

In: `Dossier`s. Out: lines. Not here: which events are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.exchange.layouts import rows
from detente.exchange.layouts.rows import Country
from detente.model import QUADS, Actor, Dossier

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District",
    "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
FEATURES = {1: "country", 2: "province", 3: "district", 4: "city", 5: "place"}


def lines(dossiers: Iterator[Dossier]) -> Iterator[str]:
    """The header, then every event."""
    known = rows.countries()
    yield rows.line(list(COLUMNS))
    for dossier in dossiers:
        yield rows.line(_cells(dossier, known))


def _cells(dossier: Dossier, known: Mapping[str, Country]) -> list[str]:
    event, first = dossier.event, dossier.tellings[0]
    claim = first.claim
    geonameid = claim.place.geonameid if claim.place is not None else None
    return [
        event.id, event.date or "", event.event, ";".join(event.mode), rows.number(event.event_scale),
        QUADS[event.quad_code - 1].upper(), ";".join(claim.context), *_side(claim.actor, known), *_side(claim.recipient, known),
        event.place, event.place if event.place_resolution >= 4 else "",
        event.place if event.place_resolution == 3 else "", event.place if event.place_resolution == 2 else "",
        known[event.country_code].name if event.country_code in known else "", rows.number(event.lat), rows.number(event.lon),
        "" if geonameid is None else str(geonameid), claim.place.name if claim.place is not None else "",
        FEATURES.get(event.place_resolution, ""), first.outlet, first.published or "", "", "", "", "English", "Detente",
    ]  # fmt: skip


def _side(actors: tuple[Actor, ...], known: Mapping[str, Country]) -> list[str]:
    """The eight columns of a side; the title and the Wikipedia id are not known to the program."""
    return [
        ";".join(rows.name(one) for one in actors), ";".join(one.code or "None" for one in actors),
        ";".join(known[one.code].cow if one.code in known else "" for one in actors),
        ";".join(one.sector[0] if one.sector else "" for one in actors), ";".join(",".join(one.sector) for one in actors), "",
        ";".join(one.entity_text for one in actors), "",
    ]  # fmt: skip

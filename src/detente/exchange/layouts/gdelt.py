"""The two layouts of GDELT 2.0: events (61 columns) and mentions (16), tab-separated, without a header.

In: `Dossier`s. Out: lines. Not here: which events are written.
Actors carry three-letter codes, places FIPS 10-4: so GDELT has it. The id is a whole number, for readers expect one: the
first 12 hexadecimal digits of ours, then two decimal ones for the pair. A place known to the country only keeps type 1 and
gets no latitude: GDELT would give the centroid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.exchange.layouts import rows
from detente.exchange.layouts.rows import Country, Pair
from detente.model import KIND_CODES, Actor, Dossier, Event

EVENT_COLUMNS = 61
TYPE_OF = {1: "1", 2: "5", 3: "4", 4: "4", 5: "4"}  # PLOVER's resolution onto Geo_Type, outside the United States
TYPE_IN_USA = {1: "1", 2: "2", 3: "3", 4: "3", 5: "3"}
ROOTS = {"1": range(1, 6), "2": range(6, 9), "3": range(9, 14), "4": range(14, 21)}  # GDELT's QuadClass by CAMEO root
QUAD_OF = {f"{root:02}": quad for quad, roots in ROOTS.items() for root in roots}


def events(dossiers: Iterator[Dossier]) -> Iterator[str]:
    """A line for every pair of sides of every event."""
    known = rows.countries()
    for dossier in dossiers:
        for pair in rows.pairs(dossier):
            yield rows.line(_event(pair, known))


def mentions(dossiers: Iterator[Dossier]) -> Iterator[str]:
    """A line for every telling of every pair."""
    for dossier in dossiers:
        for pair in rows.pairs(dossier):
            for telling in dossier.tellings:
                claim = telling.claim
                found = [
                    _number(pair), _stamp(pair.day), _stamp(telling.published or ""), "1", telling.outlet, telling.url,
                    str(telling.sentence), _offset(claim.actor), _offset(claim.recipient), str(claim.predicate.begin), "1",
                    str(round(100 * claim.confidence)), "", "", "", "",
                ]  # fmt: skip
                yield rows.line(found)


def _event(pair: Pair, known: Mapping[str, Country]) -> list[str]:
    event, tellings = pair.dossier.event, pair.dossier.tellings
    day = pair.day.replace("-", "")
    code = pair.claim.cameo
    fraction = f"{int(day[:4]) + (int(day[4:6]) * 30 + int(day[6:8])) / 365:.4f}" if day else ""
    nowhere = [""] * 8
    return [
        _number(pair), day, day[:6], day[:4], fraction, *_actor(pair.actor), *_actor(pair.recipient),
        "1", code, code[:3], code[:2], QUAD_OF.get(code[:2], ""), rows.number(event.event_scale), str(len(tellings)),
        str(event.outlets), str(event.articles), "", *nowhere, *nowhere, *_place(event, known), _stamp(pair.day),
        pair.first.url,
    ]  # fmt: skip


def _number(pair: Pair) -> str:
    return str(int(pair.dossier.event.id[:12], 16) * 100 + pair.ordinal % 100)


def _stamp(day: str) -> str:
    """Midnight of a day as GDELT writes it, "" for none."""
    return f"{day.replace('-', '')}000000" if day else ""


def _offset(actors: tuple[Actor, ...]) -> str:
    return str(actors[0].begin) if actors else "-1"


def _actor(actor: Actor | None) -> list[str]:
    """Code, name, country, known group, ethnic, two religions, three types."""
    if actor is None:
        return [""] * 10
    types = [*actor.sector[:3], "", "", ""][:3]
    country = actor.code if len(actor.code) == 3 and actor.code not in KIND_CODES else ""
    return [f"{actor.code}{types[0]}", rows.name(actor).upper(), country, "", "", "", "", *types]


def _place(event: Event, known: Mapping[str, Country]) -> list[str]:
    """Type, full name, country, two administrative codes, latitude, longitude, feature."""
    if not event.place_resolution:
        return ["0", *[""] * 7]
    fips = known[event.country_code].fips if event.country_code in known else ""
    kind = (TYPE_IN_USA if event.country_code == "USA" else TYPE_OF)[event.place_resolution]
    return [kind, event.place, fips, fips, "", rows.number(event.lat), rows.number(event.lon), ""]

"""The layout of Phoenix: 26 columns without a header; `QuadClass` is a class from 0 to 4.

In: `Dossier`s. Out: lines. Not here: which events are written. Column order as in openeventdata/phoenix_pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.exchange.layouts import rows
from detente.exchange.layouts.rows import Pair
from detente.model import Actor, Dossier

COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole",
    "SourceActorAttribute", "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute", "EventCode",
    "EventRootCode", "QuadClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode",
    "SentenceID", "URLs", "NewsSources",
)  # fmt: skip
VERBAL_THERE = frozenset({"16"})  # CAMEO roots that Phoenix counts as verbal conflict and PLOVER as material


def lines(dossiers: Iterator[Dossier]) -> Iterator[str]:
    """Every pair of sides of every event."""
    for dossier in dossiers:
        for pair in rows.pairs(dossier):
            yield rows.line(_cells(pair))


def _cells(pair: Pair) -> list[str]:
    event, tellings = pair.dossier.event, pair.dossier.tellings
    root = pair.claim.cameo[:2]
    quad = 3 if root in VERBAL_THERE else event.quad_code
    return [
        f"{event.id}-{pair.ordinal}", pair.day.replace("-", ""), *(pair.day.split("-") if pair.day else ("", "", "")),
        *_side(pair.actor), *_side(pair.recipient), pair.claim.cameo, root, str(quad), rows.number(event.event_scale),
        ";".join(f"{context},1" for context in pair.claim.context), rows.number(event.lat), rows.number(event.lon),
        event.place if event.place_resolution >= 3 else "", event.place if event.place_resolution == 2 else "",
        event.country_code, ";".join(f"{one.article_id}_{one.sentence}" for one in tellings),
        ";".join(_each(one.url for one in tellings)), ";".join(_each(one.outlet for one in tellings)),
    ]  # fmt: skip


def _side(actor: Actor | None) -> tuple[str, str, str, str]:
    """Full code, entity, role, attribute."""
    if actor is None:
        return "", "", "", ""
    role = actor.sector[0] if actor.sector else ""
    return f"{actor.code}{role}" or rows.NO_NAME, actor.code, role, ";".join(actor.sector[1:])


def _each(found: Iterator[str]) -> list[str]:
    return [one for one in dict.fromkeys(found) if one]

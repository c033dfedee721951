"""GeoJSON (RFC 7946): events as features, longitude first.

In: `Dossier`s. Out: a dictionary ready for JSON. Not here: pictures of maps.
An event known to its country only has no geometry: a point in the middle of a country would be made up.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.exchange import flat
from detente.model import Dossier

PRECISIONS = {0: "unknown", 1: "country", 2: "province", 3: "district", 4: "city", 5: "within a city"}


def collection(dossiers: Iterable[Dossier]) -> dict[str, Any]:
    """All events, those without a place too."""
    return {"type": "FeatureCollection", "features": [_feature(one) for one in dossiers]}


def _feature(dossier: Dossier) -> dict[str, Any]:
    event = dossier.event
    row = flat.event(dossier)
    properties = {name: value for name, value in row.items() if name not in ("lat", "lon")}
    known = event.lat is not None and event.lon is not None and event.place_resolution > 1
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [event.lon, event.lat]} if known else None,
        "properties": {**properties, "precision": PRECISIONS[event.place_resolution]},
    }

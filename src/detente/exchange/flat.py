"""Events and relations as flat rows: what every table, frame and file of columns is made of.

In: `Dossier`s, `Relation`s. Out: dictionaries of plain values, lists for what comes in several. Not here: files
(`parquet.py`, `table.py`), frames (`frames.py`).
"""

from __future__ import annotations

from typing import Any

from detente.model import Dossier, Relation

EVENT_COLUMNS = {
    "event_id": "text", "story_id": "text", "title": "text", "event": "text", "mode": "list", "context": "list",
    "cameo": "text", "quad_code": "integer", "event_scale": "number", "status": "text", "date": "date", "enddate": "date",
    "date_precision": "text", "actor": "list", "actor_name": "list", "recipient": "list", "recipient_name": "list",
    "place": "text", "country_code": "text", "place_resolution": "integer", "lat": "number", "lon": "number",
    "articles": "integer", "outlets": "integer", "independent": "integer", "speakers": "integer", "speaker": "list",
    "dead_low": "integer", "dead_high": "integer", "injured_low": "integer", "injured_high": "integer",
    "confidence": "number", "sentence": "text", "url": "text",
}  # fmt: skip
"""Columns of events with the kind of their values: text, list (of text), integer, number, date."""

RELATION_COLUMNS = {
    "relation_id": "text", "kind": "text", "a": "text", "a_name": "text", "b": "text", "b_name": "text", "standing": "text",
    "start": "date", "start_precision": "text", "end": "date", "end_precision": "text", "strength": "number",
    "basis": "text", "words": "text", "evidence": "integer",
}  # fmt: skip
"""The same for relations."""


def event(dossier: Dossier) -> dict[str, Any]:
    """One event, a value for every column; None where nobody says. Numbers of victims span all tellings."""
    told, first = dossier.event, dossier.tellings[0]
    (dead_low, dead_high), (injured_low, injured_high) = _bounds(dossier, "dead"), _bounds(dossier, "injured")
    said = [a.speaker.entity_text for one in dossier.tellings for a in one.claim.attribution if a.speaker is not None]
    return {
        "event_id": told.id, "story_id": dossier.story_id, "title": told.title, "event": told.event, "mode": list(told.mode),
        "context": list(first.claim.context), "cameo": first.claim.cameo, "quad_code": told.quad_code,
        "event_scale": told.event_scale, "status": told.status, "date": told.date, "enddate": told.enddate,
        "date_precision": told.date_precision, "actor": [p.id for p in told.actor], "actor_name": [p.label for p in told.actor],
        "recipient": [p.id for p in told.recipient], "recipient_name": [p.label for p in told.recipient],
        "place": told.place, "country_code": told.country_code, "place_resolution": told.place_resolution, "lat": told.lat,
        "lon": told.lon, "articles": told.articles, "outlets": told.outlets, "independent": told.independent,
        "speakers": told.speakers, "speaker": list(dict.fromkeys(said)), "dead_low": dead_low, "dead_high": dead_high,
        "injured_low": injured_low, "injured_high": injured_high, "confidence": told.confidence,
        "sentence": first.words, "url": first.url,
    }  # fmt: skip


def relation(told: Relation) -> dict[str, Any]:
    """One relation, a value for every column."""
    return {
        "relation_id": told.id, "kind": told.kind, "a": told.a.id, "a_name": told.a.label, "b": told.b.id,
        "b_name": told.b.label, "standing": told.standing, "start": told.start, "start_precision": told.start_precision,
        "end": told.end, "end_precision": told.end_precision, "strength": told.strength, "basis": told.basis,
        "words": told.words, "evidence": len(told.evidence),
    }  # fmt: skip


def _bounds(dossier: Dossier, kind: str) -> tuple[int | None, int | None]:
    """The least and the most that any telling gives."""
    found = [tally for one in dossier.tellings for tally in one.claim.size if tally.kind == kind]
    return min((tally.low for tally in found), default=None), max((tally.high for tally in found), default=None)

"""The `analysis` form: one JSON object an article, the whole reading, offsets in code points into the input text.

In: a `Reading`. Out: a dictionary ready for JSON, its fields those of the records in `model/claims.py`. Not here: PLOVER's own
form (`plover.py`).
"""

from __future__ import annotations

from typing import Any

from detente.model import Actor, Attribution, Claim, PairAnswer, Place, Reading, Saying, Tie


def document(reading: Reading) -> dict[str, Any]:
    """The whole reading."""
    return {
        "id": reading.article.id,
        "claims": [claim(one) for one in reading.claims],
        "relations": [relation(one) for one in reading.relations],
        "times": [{"begin": t.begin, "end": t.end, "type": t.type, "value": t.value} for t in reading.times],
        "attributions": [saying(one) for one in reading.sayings],
        "places": [place(one) for one in reading.places],
        "furniture": [{"begin": f.begin, "end": f.end, "kind": f.kind} for f in reading.article.furniture],
        "pairs": [pair(one) for one in reading.pairs],
        "left_out": [{"begin": one.begin, "end": one.end, "reason": one.reason} for one in reading.left_out],
        "coder": reading.coder,
    }


def claim(one: Claim) -> dict[str, Any]:
    """One claim."""
    return {
        "event": one.event,
        "mode": list(one.mode),
        "context": list(one.context),
        "cameo": one.cameo,
        "quad_code": one.quad_code,
        "event_scale": one.event_scale,
        "begin": one.begin,
        "end": one.end,
        "predicate": list(one.predicate),
        "actor": [actor(a) for a in one.actor],
        "recipient": [actor(a) for a in one.recipient],
        "third_party": [{"role": role.role, **actor(role.actor)} for role in one.third_party],
        "status": str(one.status),
        "auxiliary": list(one.status.auxiliary),
        "attribution": [attribution(a) for a in one.attribution],
        "date": one.dating.date or one.dating.value or None,
        "enddate": one.dating.enddate,
        "date_precision": one.dating.precision,
        "date_basis": one.dating.basis,
        "event_loc": None if one.place is None else place_slot(one.place),
        "size": {tally.kind: {"low": tally.low, "high": tally.high} for tally in one.size},
        "confidence": one.confidence,
        "trace": list(one.trace),
    }


def relation(one: Tie) -> dict[str, Any]:
    """One standing tie; an open or unknown end is null."""
    return {
        "kind": one.kind,
        "a": actor(one.a),
        "b": actor(one.b),
        "status": str(one.status),
        "standing": one.standing,
        "date": one.dating.date,
        "enddate": one.dating.enddate,
        "date_precision": one.dating.precision,
        "date_basis": one.dating.basis,
        "evidence": [one.begin, one.end],
        "cue": list(one.cue),
        "confidence": one.confidence,
        "trace": list(one.trace),
    }


def pair(one: PairAnswer) -> dict[str, Any]:
    """What the text says of two mentions that the input asked about."""
    return {
        "actor": list(one.actor),
        "recipient": list(one.recipient),
        "event": one.event,
        "quad_code": one.quad_code,
        "confidence": one.confidence,
        "stance": one.stance,
        "direction": one.direction,
        "trace": list(one.trace),
    }


def actor(one: Actor) -> dict[str, Any]:
    """An entity object of PLOVER with its offsets and how it was resolved."""
    return {
        "begin": one.begin,
        "end": one.end,
        "entity_text": one.entity_text,
        "code": one.code,
        "sector": list(one.sector),
        "identifier_text": one.identifier_text,
        "via": one.via,
    }


def attribution(one: Attribution) -> dict[str, Any]:
    """On whose word."""
    found: dict[str, Any] = {"kind": one.kind, "cue": None if one.cue is None else list(one.cue)}
    if one.speaker is not None:
        found["speaker"] = actor(one.speaker)
    if one.outlet:
        found["outlet"] = one.outlet
    return found


def saying(one: Saying) -> dict[str, Any]:
    """A report of words as spans: `source`, `cue`, `content`, each a list of [begin, end]."""
    return {
        "source": [] if one.phrase is None else [list(one.phrase)],
        "cue": [list(one.cue)],
        "content": [list(part) for part in one.content],
    }


def place(one: Place) -> dict[str, Any]:
    """A place mention; coordinates only where a gazetteer gave them."""
    return {
        "begin": one.begin,
        "end": one.end,
        "name": one.name,
        "country_code": one.country_code,
        "resolution": one.resolution,
        "lat": one.lat,
        "lon": one.lon,
        "geonameid": one.geonameid,
        "admin1": one.admin1,
        "alternatives": list(one.alternatives),
        "confidence": one.confidence,
        "reason": one.reason,
    }


def place_slot(one: Place) -> dict[str, Any]:
    """PLOVER's location object, with the fields that are known."""
    known: dict[str, Any] = {"extracted_place": one.name, "country_code": one.country_code, "resolution": one.resolution}
    if one.lat is not None and one.lon is not None:
        known |= {"lat": one.lat, "lon": one.lon, "geonameid": one.geonameid}
    return known

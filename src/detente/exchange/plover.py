"""PLOVER JSON: one claim a row, the manual's field names, everything of ours under the one key `detente`.

In: a `Reading`. Out: dictionaries ready for JSON Lines. Not here: the whole reading (`analysis.py`).
PLOVER wants a date: where the text gives none, the publication date stands in and `detente.date_basis` says "published";
without either, `date` is null, which the manual does not foresee.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.exchange import analysis
from detente.model import Actor, Claim, Reading


def rows(reading: Reading) -> Iterator[dict[str, Any]]:
    """One row a claim, in order of the text."""
    for claim in reading.claims:
        yield row(reading, claim)


def row(reading: Reading, claim: Claim) -> dict[str, Any]:
    """One PLOVER record."""
    article, dating = reading.article, claim.dating
    date = dating.date or (article.published if dating.basis == "none" else None)
    found: dict[str, Any] = {
        "id": f"dt:{claim.id}",
        "date": date,
        "actor": [entity(a) for a in claim.actor],
        "event": [claim.event],
        "recipient": [entity(a) for a in claim.recipient],
        "mode": list(claim.mode),
        "context": list(claim.context),
        "quad_code": claim.quad_code,
        "event_scale": claim.event_scale,
        "event_text": [article.text[claim.predicate.begin : claim.predicate.end]],
        "text": article.text[claim.begin : claim.end],
        "text_info": {"start": claim.begin, "end": claim.end},
        "coder": reading.coder,
    }
    if dating.enddate and dating.enddate != dating.date:
        found["enddate"] = dating.enddate
    if claim.place is not None:
        found["event_loc"] = analysis.place_slot(claim.place)
    cite = {"title": article.title, "publication": article.outlet, "url": article.url}
    if any(cite.values()):
        found["cite_info"] = {key: value for key, value in cite.items() if value}
    found["detente"] = {
        "article": article.id,
        "status": str(claim.status),
        "auxiliary": list(claim.status.auxiliary),
        "attribution": [analysis.attribution(a) for a in claim.attribution],
        "third_party": [{"role": role.role, **entity(role.actor)} for role in claim.third_party],
        "cameo": claim.cameo,
        "date_precision": dating.precision or ("day" if date and dating.basis == "none" else ""),
        "date_basis": "published" if date and dating.basis == "none" else dating.basis,
        "date_value": dating.value,
        "predicate": list(claim.predicate),
        "size": {tally.kind: tally.low for tally in claim.size},
        "confidence": claim.confidence,
        "why": list(claim.trace),
    }
    return found


def entity(actor: Actor) -> dict[str, Any]:
    """PLOVER's entity object."""
    found: dict[str, Any] = {"code": actor.code, "sector": list(actor.sector), "entity_text": actor.entity_text}
    if actor.identifier_text:
        found["identifier_text"] = actor.identifier_text
    return found

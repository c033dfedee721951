"""Saving: one reading, one transaction.

What is to be stored is decided by `rows`, a pure function; `save` only carries it out. The same article, content and
coder again touches nothing; other content or another coder under the same id takes the place of what was there.

In: `Reading`, `InputError`. Out: rows, and what happened. Not here: reading back (`read.py`, `load.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, exists, insert, select, update

from detente.errors import InputError
from detente.model import Actor, Article, Claim, Dating, Place, Reading, Tie
from detente.store import schema
from detente.store.connect import Store, writing
from detente.store.names import plain
from detente.store.records import Outcome

Row = Mapping[str, Any]

CODED = "coded"
"""The status of an article all of whose stages are done."""


def save(store: Store, reading: Reading) -> Outcome:
    """Store a reading with all its parts, or nothing of it.

    Raises `StoreError` where the database fails, or where two claims share an id.
    """
    article = reading.article
    with writing(store) as connection:
        found = connection.execute(
            select(schema.articles.c.content_hash, schema.articles.c.coder).where(schema.articles.c.id == article.id)
        ).one_or_none()
        # What is read now is refused no longer.
        connection.execute(delete(schema.refusals).where(schema.refusals.c.origin == plain(article.origin)))
        if found is not None and tuple(found) == (article.content_hash, reading.coder):
            return Outcome.UNCHANGED
        if found is not None:
            connection.execute(delete(schema.articles).where(schema.articles.c.id == article.id))
            # What memory made of it went with it, also where it becomes again what memory once took in.
            connection.execute(update(schema.joined).where(schema.joined.c.article_id == article.id).values(coder=""))
        _insert(connection, rows(reading))
    return Outcome.NEW if found is None else Outcome.REPLACED


def refuse(store: Store, error: InputError) -> None:
    """Note an input that could not be read; the same again changes nothing. Raises `StoreError`."""
    row = {"origin": plain(error.origin), "reason": plain(error.reason)}
    known = exists().where(schema.refusals.c.origin == row["origin"], schema.refusals.c.reason == row["reason"])
    with writing(store) as connection:
        if not connection.scalar(select(known)):
            connection.execute(insert(schema.refusals), row)


def rows(reading: Reading) -> dict[Table, list[Row]]:
    """The rows of a reading, table by table, parents first."""
    article, claims = reading.article, reading.claims
    found: dict[Table, list[Row]] = {
        schema.articles: [_article(article, reading.coder)],
        schema.furniture: [
            {"article_id": article.id, "ordinal": i, "begin": cut.begin, "end": cut.end, "kind": cut.kind}
            for i, cut in enumerate(article.furniture)
        ],
        schema.ties: [_tie(article.id, i, tie) for i, tie in enumerate(reading.relations)],
        schema.tie_sides: [
            {"tie_id": tie.id, "role": role, **_actor(actor)}
            for tie in reading.relations
            for role, actor in (("a", tie.a), ("b", tie.b))
        ],
        schema.times: [
            {"article_id": article.id, "ordinal": i, "begin": when.begin, "end": when.end, "type": when.type, "value": when.value}
            for i, when in enumerate(reading.times)
        ],
        schema.places: [_place(article.id, i, place) for i, place in enumerate(reading.places)],
        schema.left_out: [
            {"article_id": article.id, "ordinal": i, "begin": left.begin, "end": left.end, "reason": left.reason}
            for i, left in enumerate(reading.left_out)
        ],
        schema.claims: [_claim(article.id, i, claim) for i, claim in enumerate(claims)],
        schema.sides: [side for claim in claims for side in _sides(claim)],
        schema.attributions: [row for claim in claims for row in _attributions(claim)],
        schema.sizes: [
            {"claim_id": claim.id, "ordinal": i, "kind": kind, "low": low, "high": high}
            for claim in claims
            for i, (kind, low, high) in enumerate(claim.size)
        ],
    }
    return {table: part for table, part in found.items() if part}


def _insert(connection: Connection, found: Mapping[Table, list[Row]]) -> None:
    for table, part in found.items():
        connection.execute(insert(table), part)


def packed(items: Iterable[object]) -> str:
    """A list as it stands in a column."""
    return json.dumps(list(items), ensure_ascii=False, separators=(",", ":"))


def _article(article: Article, coder: str) -> Row:
    return {
        "id": article.id,
        "content_hash": article.content_hash,
        "origin": plain(article.origin),
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "published_basis": article.published_basis,
        "text": article.text,
        "paragraphs": packed(article.paragraphs),
        "pairs": packed((*pair.actor, *pair.recipient) for pair in article.pairs),
        "notes": packed(article.notes),
        "status": CODED,
        "coder": coder,
    }


def _place(article_id: str, ordinal: int, place: Place) -> Row:
    return {
        "article_id": article_id,
        "ordinal": ordinal,
        "begin": place.begin,
        "end": place.end,
        "name": place.name,
        "country_code": place.country_code,
        "resolution": place.resolution,
        "lat": place.lat,
        "lon": place.lon,
        "geonameid": place.geonameid,
        "admin1": place.admin1,
        "alternatives": packed(place.alternatives),
        "confidence": place.confidence,
        "reason": place.reason,
    }


def _tie(article_id: str, ordinal: int, tie: Tie) -> Row:
    return {
        "id": tie.id,
        "article_id": article_id,
        "ordinal": ordinal,
        "kind": tie.kind,
        "begin": tie.begin,
        "end": tie.end,
        "cue_begin": tie.cue.begin,
        "cue_end": tie.cue.end,
        "status": tie.status.value,
        "standing": tie.standing,
        **_dating(tie.dating),
        "confidence": tie.confidence,
        "trace": packed(tie.trace),
    }


def _dating(dating: Dating) -> Row:
    return {
        "date": dating.date,
        "enddate": dating.enddate,
        "date_precision": dating.precision,
        "date_basis": dating.basis,
        "date_value": dating.value,
    }


def _claim(article_id: str, ordinal: int, claim: Claim) -> Row:
    place = claim.place
    return {
        "id": claim.id,
        "article_id": article_id,
        "ordinal": ordinal,
        "event": claim.event,
        "modes": packed(claim.mode),
        "contexts": packed(claim.context),
        "cameo": claim.cameo,
        "quad_code": claim.quad_code,
        "event_scale": claim.event_scale,
        "begin": claim.begin,
        "end": claim.end,
        "predicate_begin": claim.predicate.begin,
        "predicate_end": claim.predicate.end,
        "status": claim.status.value,
        **_dating(claim.dating),
        "place_begin": place and place.begin,
        "place_end": place and place.end,
        "place_name": place and place.name,
        "country_code": place and place.country_code,
        "place_resolution": place and place.resolution,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "geonameid": place and place.geonameid,
        "confidence": claim.confidence,
        "trace": packed(claim.trace),
        "admin1": place and place.admin1,
        "place_alternatives": place and packed(place.alternatives),
        "place_reason": place and place.reason,
        "place_confidence": place and place.confidence,
    }


def _sides(claim: Claim) -> Iterator[Row]:
    yield from (_side(claim.id, "actor", i, actor) for i, actor in enumerate(claim.actor))
    yield from (_side(claim.id, "recipient", i, actor) for i, actor in enumerate(claim.recipient))
    yield from (_side(claim.id, third.role, i, third.actor) for i, third in enumerate(claim.third_party))
    for i, attribution in enumerate(claim.attribution):
        if attribution.speaker is not None:
            yield _side(claim.id, "speaker", i, attribution.speaker)


def _side(claim_id: str, role: str, ordinal: int, actor: Actor) -> Row:
    return {"claim_id": claim_id, "role": role, "ordinal": ordinal, **_actor(actor)}


def _actor(actor: Actor) -> Row:
    return {
        "begin": actor.begin,
        "end": actor.end,
        "entity_text": actor.entity_text,
        "code": actor.code,
        "sector": packed(actor.sector),
        "identifier_id": actor.identifier_id,
        "identifier_text": actor.identifier_text,
        "via": actor.via,
        "reason": actor.reason,
        "runner_up": actor.runner_up,
    }


def _attributions(claim: Claim) -> Iterator[Row]:
    for i, attribution in enumerate(claim.attribution):
        yield {
            "claim_id": claim.id,
            "ordinal": i,
            "kind": attribution.kind,
            "outlet": attribution.outlet,
            "cue_begin": attribution.cue and attribution.cue.begin,
            "cue_end": attribution.cue and attribution.cue.end,
        }

"""Events with everything that tells of them, for exports.

In: a `Store`, `Filters`. Out: `Dossier`s. Not here: lists of events for people (`events.py`), the files themselves (`exchange`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from detente.model import Article, Claim, Dossier, Event, Telling
from detente.store import load, schema, shelf
from detente.store.connect import Store, reading
from detente.store.events import conditions
from detente.store.lists import chunks
from detente.store.records import Filters

_AT_ONCE = 200
"""Events whose articles are held at a time."""


def dossiers(store: Store, filters: Filters = Filters()) -> Iterator[Dossier]:  # noqa: B008 - frozen
    """The events that pass the filters, by day and id, each with its tellings by day of publication and place in the article.

    One transaction, open until the last is taken or the iterator is closed. Raises `StoreError`.
    """
    e = schema.events.c
    with reading(store) as connection:
        wanted = conditions(connection, filters)
        query = select(e.id, e.story_id).where(*wanted).order_by(func.coalesce(e.date, ""), e.id).limit(filters.limit)
        found = [(row[0], row[1] or "") for row in connection.execute(query)]
        for some in chunks(found, _AT_ONCE):
            yield from _some(connection, some)


def _some(connection: Connection, wanted: Sequence[tuple[str, str]]) -> Iterator[Dossier]:
    m = schema.event_claims.c
    rows = connection.execute(select(m.event_id, m.claim_id).where(m.event_id.in_([event for event, _ in wanted])))
    members: dict[str, list[str]] = defaultdict(list)
    for event, claim in rows:
        members[event].append(claim)
    claims = {claim for some in members.values() for claim in some}
    events = {event.id: event for event in shelf.events(connection, claims)}
    told = {one.claim.id: one for one in _tellings(connection, claims)}
    for event_id, story_id in wanted:
        yield Dossier(events[event_id], story_id, _ordered(events[event_id], told))


def _tellings(connection: Connection, claims: set[str]) -> Iterator[Telling]:
    for article, coded in load.readings(connection, sorted(shelf.articles_of(connection, claims))):
        sentences = sorted({claim.begin for claim in coded})
        yield from (_telling(article, claim, sentences.index(claim.begin) + 1) for claim in coded if claim.id in claims)


def _telling(article: Article, claim: Claim, sentence: int) -> Telling:
    words = " ".join(article.text[claim.begin : claim.end].split())
    return Telling(claim, article.id, article.outlet, article.url, article.title, article.published, sentence, words)


def _ordered(event: Event, told: dict[str, Telling]) -> tuple[Telling, ...]:
    """The first published first; of one day the one that names most sides, for it stands for the event."""
    found = [told[claim] for claim in event.claims]
    return tuple(sorted(found, key=lambda one: (one.published or "~", -_sides(one.claim), one.article_id, one.claim.begin)))


def _sides(claim: Claim) -> int:
    return bool(claim.actor) + bool(claim.recipient)

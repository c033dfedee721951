"""The page of one event: every account of it with its sentence, conflicting ones side by side, why they were joined.

In: an event's id. Out: `EventPage`. Not here: the list (`events.py`), judging which claims belong together (`review.py`),
taking replies (`replies.py`).
Printed it is an incident card.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request

from detente.desk import words
from detente.desk.addresses import unslug
from detente.desk.answer import page
from detente.desk.drafts import Draft, draft
from detente.desk.lists import LIMIT
from detente.desk.state import desk_of
from detente.desk.threads import SHOWN, Thread, counted, nested
from detente.model import Dating, Link
from detente.store import desk_events, desk_replies, desk_stories, events
from detente.store.desk_events import Account, EventRow
from detente.store.desk_stories import StoryRow

router = APIRouter()

ACCOUNTS = 200
"""Accounts that the page shows."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of several accounts that contradict each other, with the claims that give it."""

    account: str
    claims: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the accounts differ in, and the accounts side by side."""

    kind: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """All that the page shows. `statuses` counts the accounts by how they put it; `more` says how many claims are not shown;
    `replies` counts the replies."""

    event: EventRow
    when: str
    where: str
    status_words: str
    accounts: tuple[Account, ...]
    more: int
    statuses: tuple[tuple[str, int], ...]
    disputes: tuple[Dispute, ...]
    joined: tuple[Link, ...]
    story: StoryRow | None
    threads: tuple[Thread, ...]
    replies: int
    draft: Draft

    def numbered(self, claim_id: str) -> str:
        """The number that an account has on the page, "" where it is not shown."""
        return next((str(place) for place, one in enumerate(self.accounts, 1) if one.claim_id == claim_id), "")

    def table(self) -> Iterator[Sequence[str]]:
        """The accounts for a spreadsheet."""
        yield ("published", "outlet", "speaker", "status", "date", "place", "sentence", "article", "claim", "copy of")
        for one in self.accounts:
            yield (
                one.published or "", one.outlet, one.speaker, one.status, one.date or "", one.place, one.sentence,
                one.article_id, one.claim_id, one.original_id,
            )  # fmt: skip


@page(router, "/events/{slug}", "event.html", csv=True)
def event(request: Request, slug: str) -> EventPage:
    """One event with its accounts."""
    return built(request, unslug(slug))


def built(request: Request, event_id: str) -> EventPage:
    """The page of an event. Raises HTTPException 404 where there is none."""
    store = desk_of(request).store
    found = desk_events.event(store, event_id)
    if found is None:
        raise HTTPException(404, "There is no such event here. Events are made anew when articles are added or coded again.")
    told = desk_events.accounts(store, event_id, LIMIT)
    replies = desk_replies.of_event(store, event_id, SHOWN)
    by_id = {one.claim_id: one for one in told}
    kinds: dict[str, list[Side]] = {}
    for one in events.variants(store, event_id):
        claims = tuple(by_id[claim] for claim in one.claims if claim in by_id)
        kinds.setdefault(one.kind, []).append(Side(one.account, claims))
    return EventPage(
        event=found,
        when=when(found),
        where=where(found),
        status_words=words.STATUSES.get(found.status, found.status),
        accounts=tuple(told[:ACCOUNTS]),
        more=max(0, len(told) - ACCOUNTS),
        statuses=tuple(sorted(Counter(one.status for one in told).items())),
        disputes=tuple(Dispute(kind, tuple(sides)) for kind, sides in kinds.items()),
        joined=tuple(events.reasons(store, event_id)[:LIMIT]),
        story=desk_stories.story(store, found.story_id) if found.story_id else None,
        threads=nested(replies),
        replies=counted(replies),
        draft=draft(request, "", found.id),
    )


def when(found: EventRow) -> str:
    """The day or days with how closely they are known; `reported` is the day that somebody first told of it."""
    if found.date and found.date_precision == "reported":
        return f"by {words.day(found.date)}, the day of the first report"
    return words.period(Dating(found.date, found.enddate, found.date_precision))


def where(found: EventRow) -> str:
    """The place with how closely it is known."""
    if not found.place and not found.country_code:
        return "not said"
    name = found.place or found.country_code
    country = f", {found.country_code}" if found.country_code and found.country_code != name else ""
    return f"{name}{country} (known to the {words.RESOLUTIONS.get(found.place_resolution, 'place')})"

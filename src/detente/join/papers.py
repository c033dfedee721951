"""Articles as stories are made of them: what they tell of, among whom, where, when and in what words.

In: `Traits`, events, titles. Out: `Paper`s. Not here: comparing them (`kinship.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from detente.join.traits import Traits, ordinal
from detente.join.words import content
from detente.model import Event, Status


@dataclass(frozen=True, slots=True)
class Headline:
    """An article by its head: who printed it under which title and when, and the article it copies, if any."""

    id: str
    title: str
    outlet: str
    published: str | None
    original: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """An article ready for comparing. `events` are those it tells of, `lead` the first of them that is news, `cast` its
    parties; `dyads` are pairs of countries, bodies and groups that stand in one claim, as two names with a plus between; `day`
    is counted as `datetime.date.toordinal` does."""

    headline: Headline
    day: int | None
    events: Mapping[str, Event]
    lead: str
    cast: frozenset[str]
    dyads: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]


def papers(headlines: Iterable[Headline], traits: Iterable[Traits], events: Iterable[Event]) -> list[Paper]:
    """The papers of articles, in order of their ids."""
    told: dict[str, list[Traits]] = defaultdict(list)
    for one in traits:
        told[one.account.article_id].append(one)
    home = {claim: event for event in events for claim in event.claims}
    return [_paper(one, told[one.id], home) for one in sorted(headlines, key=lambda one: one.id)]


def _paper(headline: Headline, told: list[Traits], home: Mapping[str, Event]) -> Paper:
    told = sorted(told, key=lambda one: (one.account.begin, one.account.id))
    found = [(one, home[one.account.id]) for one in told if one.account.id in home]
    news = [event.id for one, event in found if one.account.status is Status.ASSERTED]
    known = {event.id: event for _, event in found}
    lead = next(iter(news or known), "")
    return Paper(
        headline=headline,
        day=ordinal(headline.published),
        events=known,
        lead=lead,
        cast=frozenset(party.id for party in (*known[lead].actor, *known[lead].recipient)) if lead else frozenset(),
        dyads=frozenset("+".join(pair) for one in told for pair in combinations(sorted(one.blocks), 2)),
        places=frozenset(place for one in told for place in one.places),
        words=content(headline.title).union(*(one.words for one in told)),
    )

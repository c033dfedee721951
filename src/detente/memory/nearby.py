"""Which articles joining has to look at beside the new ones: those with claims, or on parties, that may be compared with theirs.

In: a connection inside a transaction, traits of claims. Out: ids of articles: all whose claims `join` would compare, and few
others. Not here: comparing (`join`), rows (`store/shelf.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from detente.join import kinship, links
from detente.join.clusters import ECHO
from detente.join.features import meeting
from detente.join.traits import Traits
from detente.memory.days import around, runs
from detente.model import KIND_CODES, date_of
from detente.store import shelf

Loaded = Callable[[Set[str]], list[Traits]]
"""The traits of all accounts of articles."""

_Stretch = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A party, "" for nobody, and a type of act asked for at a time: around a day, in a time that is given as first and last
    day, or with neither, where no day is known."""

    around: int | None
    time: _Stretch | None
    party: str
    event: str


def surroundings(connection: shelf.Transaction, fresh: Set[str], loaded: Loaded) -> list[Traits]:
    """The accounts of all articles that hold one that may be linked with one of the fresh claims, or with one in its words, or
    one that stands for such."""
    near = shelf.articles_of(connection, fresh)
    asked: set[_Asked] = set()
    while True:
        found = loaded(near)
        touched = links.touched(found, fresh)
        new = {ask for one in found if one.account.id in touched for ask in _asking(one)} - asked
        if not new:
            break
        asked |= new
        near |= _answering(connection, new)
    echoes = shelf.linked(connection, {one.account.id for one in found}, ECHO)
    return loaded(near | shelf.articles_of(connection, echoes))


def neighbours(connection: shelf.Transaction, articles: Set[str], loaded: Loaded) -> set[str]:
    """Articles, and all that may be their kin."""
    parties: dict[int, set[str]] = defaultdict(set)
    for one in loaded(articles):
        if one.published is not None and len(one.blocks) > 1:
            parties[one.published] |= one.blocks
    near = set(articles) | shelf.sharers(connection, articles)
    for run in runs(parties):
        (stretch,) = around(run, kinship.WINDOW)
        near |= shelf.among(connection, stretch, {block for published in run for block in parties[published]})
    return near | {one for copy in shelf.copies(connection, articles) for one in (copy.article_id, copy.original_id)}


def _asking(one: Traits) -> Iterator[_Asked]:
    given = (date_of(one.first), date_of(one.last)) if one.first is not None and one.last is not None and not one.exact else None
    for party in _parties(one) or {""}:
        yield _Asked(one.day, None, party, one.account.event)
        if given:
            yield _Asked(None, given, party, one.account.event)


def _parties(one: Traits) -> set[str]:
    """By what the sides of claims on an account's parties are known: codes of countries and bodies, ids in the lexicon."""
    parties = {mention.party for mention in (*one.account.actor, *one.account.recipient) if mention.party.id}
    return {name for party in parties for name in (party.id, party.code) if name and name not in KIND_CODES}


def _answering(connection: shelf.Transaction, asked: Iterable[_Asked]) -> set[str]:
    """The articles with a claim of a type asked for, on a party asked for, at its time. What is asked around days in a row is
    asked at once: the stretches around them are nearly the same."""
    days: dict[int, list[_Asked]] = defaultdict(list)
    times: dict[_Stretch | None, list[_Asked]] = defaultdict(list)
    for one in asked:
        if one.around is not None:
            days[one.around].append(one)
        else:
            times[one.time].append(one)
    found: set[str] = set()
    for run in runs(days):
        (stretch,) = around(run, links.WINDOW)
        found |= shelf.dated(connection, _wanted(one for middle in run for one in days[middle]), stretch)
    for time, some in times.items():
        wanted = _wanted(some)
        found |= shelf.undated(connection, wanted) if time is None else shelf.timed(connection, wanted, time)
    return found


def _wanted(asked: Iterable[_Asked]) -> shelf.Wanted:
    some = list(asked)
    events = frozenset(event for one in some for event in meeting(one.event))
    return shelf.Wanted(frozenset(one.party for one in some), events)

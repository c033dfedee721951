"""What of an account is compared, worked out once.

In: `Account`s, whole articles at a time. Out: `Traits`. Not here: comparing (`features.py`).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from detente.join.words import content, plain, spots, stem
from detente.model import KIND_CODES, Account, Party, PartyMention, Status, stable_id

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
"""Types that parties may do together: who is named first says little."""

TOWN = 3
"""PLOVER's resolution from which a place is a place and no country or province."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an act: parties that the words name, everybody who may be meant, those guessed from the setting too, their
    countries, and the words; `blocks` are the countries, or bodies and groups without one, of those whom the words name."""

    sure: frozenset[str]
    all: frozenset[str]
    codes: frozenset[str]
    words: frozenset[str]
    blocks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Traits:
    """An account ready for comparing. Days are counted as `datetime.date.toordinal` does.

    `first` and `last` bound the day of the act where the text gives it, `exact` where it gives it to the day; `published`
    is the day of publication; `day` the best of them, None where neither is known. `anchors` are the exact days of all acts
    in the article. `parties` are all on either side, `blocks` the countries, bodies and groups that the words name there.
    `together` says that the act is one that its parties do with each other: a mutual type without recipient, or talks.
    `echo` is the same for accounts in the same words on the same day, and, where they give no day themselves, in articles that
    speak of the same days.
    """

    account: Account
    actor: Side
    recipient: Side
    first: int | None
    last: int | None
    exact: bool
    published: int | None
    day: int | None
    anchors: frozenset[int]
    places: frozenset[str]
    country: str
    head: str
    words: frozenset[str]
    numbers: dict[str, tuple[int, int]]
    parties: frozenset[str]
    blocks: frozenset[str]
    together: bool
    echo: tuple[str, int | None, tuple[int, ...]]


def traits(accounts: Iterable[Account]) -> list[Traits]:
    """The traits of accounts, those of an article standing together, in order of their ids."""
    articles: dict[str, list[Account]] = defaultdict(list)
    for one in accounts:
        articles[one.article_id].append(one)
    found = []
    for told in articles.values():
        days = [_days(one) for one in told]
        anchors = frozenset(first for first, last, exact in days if exact and first is not None and first == last)
        found += [_traits(one, bounds, anchors) for one, bounds in zip(told, days, strict=True)]
    return sorted(found, key=lambda one: one.account.id)


def ordinal(day: str | None) -> int | None:
    """`YYYY-MM-DD` as a number of days."""
    return datetime.date.fromisoformat(day).toordinal() if day else None


def _days(account: Account) -> tuple[int | None, int | None, bool]:
    dating = account.dating
    first, last = ordinal(dating.date), ordinal(dating.enddate or dating.date)
    return first, last, first is not None and dating.precision == "day"


def _traits(account: Account, days: tuple[int | None, int | None, bool], anchors: frozenset[int]) -> Traits:
    first, last, exact = days
    published = ordinal(account.published)
    day = first if exact else published
    actor, recipient = _side(account.actor), _side(account.recipient)
    return Traits(
        account=account,
        actor=actor,
        recipient=recipient,
        first=first,
        last=last,
        exact=exact,
        published=published,
        day=day,
        anchors=anchors,
        places=_places(account),
        country=account.place.country_code if account.place else "",
        head=stem(account.predicate.split()[0]) if account.predicate.split() else "",
        words=content(account.sentence),
        numbers={kind: (low, high) for kind, low, high in account.size},
        parties=actor.all | recipient.all,
        blocks=actor.blocks | recipient.blocks,
        together=account.event in MUTUAL and (not account.recipient or account.event == "CONSULT"),
        echo=(_fingerprint(account, actor, recipient), day, () if exact else tuple(sorted(anchors))),
    )


@lru_cache(maxsize=20_000)
def _side(mentions: tuple[PartyMention, ...]) -> Side:
    return Side(
        sure=frozenset(one.party.id for one in mentions if one.sure and one.party.id),
        all=frozenset(one.party.id for one in mentions if one.party.id),
        blocks=frozenset(_block(one.party) for one in mentions if one.sure and one.party.id),
        codes=frozenset(one.party.code for one in mentions if one.party.code),
        words=content(" ".join(one.text for one in mentions)),
    )


def _block(party: Party) -> str:
    return party.id if party.code in KIND_CODES or not party.code else party.code


def _places(account: Account) -> frozenset[str]:
    """Towns and the like named with the act; countries, and names that are only those of the parties, do not count."""
    parties = {one.text.lower() for one in (*account.actor, *account.recipient) if one.sure}
    place = account.place
    if place and place.resolution < TOWN:
        parties.add(place.name.lower())
    named = spots(account.sentence, frozenset(parties))
    return named | {place.name.lower()} if place and place.resolution >= TOWN else named


def _fingerprint(account: Account, actor: Side, recipient: Side) -> str:
    sides = (" ".join(sorted(actor.all)), " ".join(sorted(recipient.all)))
    historical = "historical" if account.status is Status.HISTORICAL else ""
    return stable_id(plain(account.sentence), account.event, account.predicate.lower(), *sides, historical)

"""Accounts straight from rows: what joining compares of a claim, its place, speakers and numbers included."""

from __future__ import annotations

from detente.model import Account, Party, PartyMention, Status, stable_id
from detente.store.accounts import accounts
from detente.store.connect import Store, reading
from detente.store.write import save
from tests.store.readings import TEXT, full, small


def test_an_account_holds_what_is_compared_of_its_claim(store: Store) -> None:
    assault, denial = full().claims
    save(store, full())
    with reading(store) as connection:
        found = list(accounts(connection, {"full"}))
    state = Party("FRA", "FRA", "FRA")
    assert found == [
        Account(
            id=assault.id,
            article_id="full",
            outlet="The Daily",
            published="2017-07-09",
            begin=0,
            event="ASSAULT",
            mode=("heavy-weapons", "aerial"),
            quad_code=4,
            event_scale=-10.0,
            status=Status.ASSERTED,
            actor=(
                PartyMention(Party("TUR", "TUR", "TUR"), "Türkiye", sure=True),
                PartyMention(Party("", "two", ""), "two", sure=False),
                PartyMention(state, "France", sure=True),
            ),
            recipient=(PartyMention(Party("", "villages", ""), "villages", sure=False),),
            speakers=tuple(sorted(("The Daily", stable_id("France")))),
            dating=assault.dating,
            place=assault.place,
            size=assault.size,
            predicate="shelled",
            sentence=TEXT[: assault.end],
            confidence=0.1 + 0.2,
        ),
        Account(
            id=denial.id,
            article_id="full",
            outlet="The Daily",
            published="2017-07-09",
            begin=denial.begin,
            event="REJECT",
            mode=(),
            quad_code=1,
            event_scale=1.0,
            status=Status.DENIED,
            actor=(PartyMention(state, "Élise Dupont", sure=True),),
            recipient=(),
            speakers=("The Daily",),
            dating=denial.dating,
            place=denial.place,
            size=(),
            predicate="denied",
            sentence="Élise Dupont, a minister, denied it.",
            confidence=0.5,
        ),
    ]


def test_accounts_come_by_article_and_place(store: Store) -> None:
    for one in (small(3), full(), small(1)):
        save(store, one)
    with reading(store) as connection:
        found = list(accounts(connection, {"full", "a3", "a1"}))
    assert [one.id for one in found] == [claim.id for one in (small(1), small(3), full()) for claim in one.claims]

"""What joining looks at beside the new articles: everything that may be compared, and not everything that is stored."""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path

import pytest
from told import reading as told

from detente.join.traits import Traits, traits
from detente.memory.joined import remember
from detente.memory.nearby import neighbours, surroundings
from detente.store import shelf
from detente.store.connect import Store, open_store, reading
from detente.store.write import save

ACT = ("ASSAULT", "TUR", "SYR")
OTHERS = ("ASSAULT", "RUS", "FRA")


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(str(tmp_path / "d.db")) as opened:
        yield opened


def articles_around(store: Store, name: str) -> set[str]:
    """The articles whose accounts are compared with those of one article."""
    with reading(store) as connection:
        load = lambda wanted: traits(shelf.told(connection, wanted))  # noqa: E731
        found: list[Traits] = surroundings(connection, shelf.claims_of(connection, {name}), load)
    return {one.account.article_id for one in found}


def kin_of(store: Store, articles: Set[str]) -> set[str]:
    with reading(store) as connection:
        return neighbours(connection, articles, lambda wanted: traits(shelf.told(connection, wanted)))


def test_accounts_of_other_parties_other_types_and_other_weeks_are_left_alone(store: Store) -> None:
    save(store, told("a", "2020-03-02", ("Turkey bombed Manbij today.", *ACT, None)))
    save(store, told("near", "2020-03-05", ("Turkey shelled Manbij again.", *ACT, None)))
    save(store, told("dated", "2020-06-05", ("Turkey shelled Manbij then.", *ACT, "2020-03-01")))
    save(store, told("close", "2020-03-02", ("Turkey held people in Syria.", "COERCE", *ACT[1:], None)))
    save(store, told("others", "2020-03-02", ("Russia bombed France today.", *OTHERS, None)))
    save(store, told("far", "2020-03-12", ("Turkey bombed Manbij later.", *ACT, None)))
    save(store, told("talks", "2020-03-02", ("Turkey met Syria today.", "CONSULT", *ACT[1:], None)))
    assert articles_around(store, "a") == {"a", "near", "dated", "close"}


def test_nobody_known_is_compared_with_nobody_known(store: Store) -> None:
    save(store, told("a", "2020-03-02", ("Shells hit the market.", "ASSAULT", "", "", None)))
    save(store, told("b", "2020-03-02", ("Rockets hit the square.", "ASSAULT", "", "", None)))
    save(store, told("c", "2020-03-02", ("Turkey hit the market.", *ACT, None)))
    assert articles_around(store, "a") == {"a", "b"}


def test_undated_accounts_are_compared_with_undated_ones(store: Store) -> None:
    for name, day in (("a", None), ("b", None), ("c", "2020-03-02")):
        save(store, told(name, day, (f"Turkey bombed Manbij, says {name}.", *ACT, None)))
    assert articles_around(store, "a") == {"a", "b"}


def test_kin_are_near_on_the_same_pair_or_tell_of_the_same_event(store: Store) -> None:
    same = ("Turkey bombed Manbij today.", *ACT, "2020-03-01")
    save(store, told("a", "2020-03-02", same))
    save(store, told("pair", "2020-03-09", ("Turkey met Syria today.", "CONSULT", *ACT[1:], None)))
    save(store, told("event", "2020-06-01", same))
    save(store, told("others", "2020-03-02", ("Russia bombed France today.", *OTHERS, None)))
    save(store, told("one", "2020-03-02", ("Turkey sent them food today.", "AID", "TUR", "", None)))
    remember(store, frozenset())
    assert kin_of(store, {"a"}) == {"a", "pair", "event"}

"""Accounts straight from rows are those of whole claims, place, speakers and numbers included."""

from __future__ import annotations

from detente.model import accounts
from detente.store.accounts import accounts as stored
from detente.store.connect import Store, reading
from detente.store.load import readings
from detente.store.write import save
from tests.store.readings import full, small


def test_accounts_are_those_of_whole_claims(store: Store) -> None:
    for one in (small(3), full(), small(1)):
        save(store, one)
    with reading(store) as connection:
        whole = [one for article, claims in readings(connection, ["a3", "full", "a1"]) for one in accounts(article, claims)]
        found = list(stored(connection, {"full", "a3", "a1"}))
    assert found == whole
    assert [one.article_id for one in found] == sorted(one.article_id for one in found)
    assert any(one.place and one.speakers and one.size for one in found)

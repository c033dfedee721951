"""Saving: everything or nothing, once."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from detente.errors import MalformedError, StoreError, UnreadableError
from detente.model import Article, Reading, Tally
from detente.store import load
from detente.store.connect import Store, writing
from detente.store.read import articles, counts, digest
from detente.store.records import Outcome
from detente.store.write import refuse, save

from .readings import full, small


def test_what_was_saved_is_given_back(store: Store) -> None:
    reading = full()
    assert save(store, reading) is Outcome.NEW
    assert load.article(store, "full") == reading.article
    assert load.claims(store, "full") == reading.claims
    assert load.left_out(store, "full") == reading.left_out
    assert load.times(store, "full") == reading.times
    assert load.places(store, "full") == reading.places
    assert load.ties(store, "full") == reading.relations
    two = load.claims(store, "full")[0].actor[1]
    assert (two.reason, two.runner_up) == ("first on that day", "Two of Three, 4 points")


def test_an_unknown_article_is_none(store: Store) -> None:
    assert load.article(store, "nobody") is None
    assert load.claims(store, "nobody") == ()


def test_an_article_without_claims_is_stored(store: Store) -> None:
    bare = Reading(Article("bare", "No more.", ()), (), (), (), (), (), "one")
    assert save(store, bare) is Outcome.NEW
    assert load.article(store, "bare") == bare.article


def test_the_same_again_changes_not_a_byte(on_file: Store, db: Path) -> None:
    save(on_file, full())
    before = db.read_bytes()
    assert save(on_file, full()) is Outcome.UNCHANGED
    assert db.read_bytes() == before


@pytest.mark.parametrize(
    "other",
    [
        replace(full(), coder="detente 0.2.0", claims=full().claims[1:]),
        replace(full(), article=replace(full().article, title="Another title"), left_out=()),
    ],
    ids=["coder", "content"],
)
def test_other_content_or_coder_replaces_every_row(
    on_file: Store, db: Path, other: Reading, template: Path, tmp_path: Path
) -> None:
    save(on_file, small(1))
    save(on_file, full())
    assert save(on_file, other) is Outcome.REPLACED
    assert load.article(on_file, "full") == other.article
    assert load.claims(on_file, "full") == other.claims
    assert load.left_out(on_file, "full") == other.left_out
    assert load.claims(on_file, "a1") == small(1).claims
    assert digest(on_file) == _digest_of_fresh(template, tmp_path, [other, small(1)])
    assert _foreign_keys_hold(db)


def test_a_transaction_that_fails_in_the_middle_leaves_nothing(on_file: Store, db: Path) -> None:
    save(on_file, full())
    before = db.read_bytes()
    twice = replace(full("other"), claims=(*small(1).claims, small(1).claims[0]))
    with pytest.raises(StoreError, match="nothing of it was stored"):
        save(on_file, twice)
    assert db.read_bytes() == before
    stolen = replace(full(), claims=(*full().claims, full().claims[0]), coder="two")
    with pytest.raises(StoreError):
        save(on_file, stolen)
    assert load.claims(on_file, "full") == full().claims
    assert save(on_file, small(1)) is Outcome.NEW


def test_a_caller_that_fails_in_its_transaction_leaves_nothing(store: Store) -> None:
    def interrupted() -> None:
        with writing(store) as connection:
            connection.exec_driver_sql("INSERT INTO refusals VALUES ('a', 'b')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert counts(store).refusals == ()


def test_a_refusal_is_noted_once(on_file: Store, db: Path) -> None:
    refuse(on_file, UnreadableError("a.txt", "no such file"))
    refuse(on_file, MalformedError("b.gz", "cut off at byte 100"))
    refuse(on_file, MalformedError("b.gz", "cut off at byte 900"))
    before = db.read_bytes()
    refuse(on_file, UnreadableError("a.txt", "no such file"))
    assert db.read_bytes() == before
    assert counts(on_file).refusals == (("cut off at byte 100", 1), ("cut off at byte 900", 1), ("no such file", 1))


def test_known_is_what_need_not_be_coded_again(store: Store) -> None:
    reading = full()
    assert not load.known(store, reading.article, reading.coder)
    save(store, reading)
    assert load.known(store, reading.article, reading.coder)
    assert not load.known(store, reading.article, "another coder")
    assert not load.known(store, replace(reading.article, title="Another title"), reading.coder)
    assert not load.known(store, replace(reading.article, id="another"), reading.coder)
    refuse(store, UnreadableError(reading.article.origin, "forbidden"))
    assert not load.known(store, reading.article, reading.coder)
    assert save(store, reading) is Outcome.UNCHANGED
    assert load.known(store, reading.article, reading.coder)


@pytest.mark.parametrize("times", [1, 2])
def test_an_input_that_can_be_read_now_is_refused_no_longer(store: Store, times: int) -> None:
    reading = full()
    for _ in range(times):
        refuse(store, UnreadableError(reading.article.origin, "forbidden"))
        save(store, reading)
    assert counts(store).refusals == ()


def test_a_file_name_that_is_not_utf8_is_kept_readable(store: Store) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    refuse(store, UnreadableError(name, f"no such file: {name}"))
    save(store, replace(full(), article=replace(full().article, origin=name)))
    assert next(articles(store)).origin == "caf\\udce9.txt"
    assert counts(store).refusals == ()


@pytest.mark.parametrize("size", [(Tally("dead", 1, 2**63),), (Tally("dead \ud800", 1, 1),)])
def test_what_the_database_cannot_hold_is_one_line(store: Store, size: tuple[Tally, ...]) -> None:
    reading = full()
    odd = replace(reading, claims=(replace(reading.claims[0], size=size),))
    with pytest.raises(StoreError) as caught:
        save(store, odd)
    assert "\n" not in str(caught.value)
    assert load.article(store, "full") is None


def test_a_full_disk_loses_nothing_and_saving_goes_on_after_it(on_file: Store) -> None:
    save(on_file, full())
    with writing(on_file) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    large = Reading(Article("large", "word " * 100_000, ()), (), (), (), (), (), "one")
    with pytest.raises(StoreError, match="no space left"):
        save(on_file, large)
    assert load.claims(on_file, "full") == full().claims
    assert load.article(on_file, "large") is None
    with writing(on_file) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert save(on_file, large) is Outcome.NEW


def _digest_of_fresh(template: Path, folder: Path, readings: list[Reading]) -> str:
    from detente.store.connect import open_store

    path = folder / "fresh.db"
    path.write_bytes(template.read_bytes())
    with open_store(str(path)) as fresh:
        for reading in readings:
            save(fresh, reading)
        return digest(fresh)


def _foreign_keys_hold(db: Path) -> bool:
    connection = sqlite3.connect(db)
    try:
        return connection.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        connection.close()

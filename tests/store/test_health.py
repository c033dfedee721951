"""The doctor: nothing wrong with a sound store, each ailment found, nothing changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from detente.store import header
from detente.store.connect import Store
from detente.store.health import examine
from detente.store.write import save

from .readings import full, small

EVENT = (
    "INSERT INTO events VALUES ('e', 'a met b', 'CONSULT', '[]', 1, 1.0, 'asserted', NULL, NULL, '', '', '', 0, NULL, NULL,"
    " 1, 1, 1, 1, 0.5, {story}, 1, 'w')"
)


def wrong(db: Path) -> dict[str, str]:
    return {finding.what: finding.how for finding in examine(str(db)) if finding.wrong}


def break_it(db: Path, *statements: str) -> None:
    with closing(sqlite3.connect(db)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_sound_store_has_nothing_wrong(store: Store, db: Path) -> None:
    save(store, full())
    where = str(db) if store.path else store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    before = db.read_bytes()
    findings = list(examine(where))
    assert [finding for finding in findings if finding.wrong] == []
    assert {"store", "schema", "size", "content", "parties", "memory"} <= {finding.what for finding in findings}
    assert "1 articles, 2 claims, 0 events" in [finding.how for finding in findings]
    assert db.read_bytes() == before


def test_nothing_yet_is_not_wrong(tmp_path: Path) -> None:
    findings = list(examine(str(tmp_path / "none.db")))
    assert [finding.how for finding in findings][-1] == "nothing yet"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("statements", "what"),
    [
        (("INSERT INTO furniture VALUES ('nobody', 0, 0, 1, 'x')",), "foreign keys"),
        (("DROP TRIGGER article_words_new", "UPDATE articles SET text = 'other'"), "search"),
        (("DELETE FROM article_numbers",), "search"),
        ((EVENT.format(story="NULL"),), "memory"),
        ((EVENT.format(story="'gone'"), "INSERT INTO event_claims SELECT id, 'e' FROM claims LIMIT 1"), "memory"),
        (("INSERT INTO event_parties VALUES ('e', 'actor', 'XXX')",), "parties"),
        (("INSERT INTO stories VALUES ('s', 'title', NULL, NULL, 1, 'w')",), "memory"),
    ],
)
def test_each_ailment_is_found_and_has_advice(on_file: Store, db: Path, statements: tuple[str, ...], what: str) -> None:
    save(on_file, full())
    save(on_file, small(1))
    assert wrong(db) == {}
    break_it(db, *statements)
    assert what in wrong(db)
    assert all(finding.advice for finding in examine(str(db)) if finding.wrong)


def test_articles_not_joined_yet_are_told(on_file: Store, db: Path) -> None:
    save(on_file, full())
    found = {finding.what: finding for finding in examine(str(db))}
    assert found["joining"].how == "1 articles to be joined"
    assert found["joining"].advice
    assert not found["joining"].wrong


def test_damage_is_told_to_the_end(on_file: Store, db: Path) -> None:
    for number in range(40):
        save(on_file, small(number))
    on_file.close()
    whole = bytearray(db.read_bytes())
    whole[-4096 * 6 :] = b"\xa5" * 4096 * 6
    db.write_bytes(whole)
    assert wrong(db)
    db.write_bytes(b"no database at all" * 20)
    assert list(wrong(db)) == ["store"]


def test_an_older_store_stays_what_it_is(on_file: Store, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(on_file, full())
    before = db.read_bytes()
    monkeypatch.setattr(header, "SCHEMA_VERSION", header.SCHEMA_VERSION + 1)
    assert "brought up to date" in list(examine(str(db)))[-1].advice
    assert db.read_bytes() == before


def test_the_journal_is_explained(on_file: Store, db: Path) -> None:
    found = {finding.what: finding.how for finding in examine(str(db))}
    assert sqlite3.sqlite_version in found["journal"]

"""Search: any text is a question, both engines answer alike, the index never falls behind."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from detente.model import Article, Reading, Span
from detente.store.connect import Store
from detente.store.records import Sought
from detente.store.search import search
from detente.store.write import save

from .readings import TEXT, full, small

TEXTS = {
    "a": "The U.S. and Côte d'Ivoire signed a cease-fire in the north-east.",
    "b": "They fire at will; a cease of arms is far. Sanctions bite 100% of trade.",
    "c": "E\u0301lyse\u0301e palace: “sanctioned” goods — 5,000 tons of_it.",
    "d": "Ελλάδα met МОСКВА in straße 9.",
}


def ids(store: Store, text: str, sought: Sought = Sought(), limit: int = 50) -> list[str]:  # noqa: B008 - frozen
    return [found.article_id for found in search(store, text, sought, limit)]


def fill(store: Store) -> None:
    for place, (name, text) in enumerate(TEXTS.items()):
        article = Article(name, text, (), title=f"Title {name}", outlet=f"Outlet {place % 2}", published=f"2020-01-0{place + 1}")
        save(store, Reading(article, (), (), (), (), (), "one"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S.", ["a"]),
        ("u.s. IVOIRE", ["a"]),
        ("Côte d'Ivoire", ["a"]),
        ("cote", ["a"]),
        ("north-east", ["a"]),
        ("east-north", []),
        ("cease fire", ["b", "a"]),
        ('"cease fire"', ["a"]),
        ("cease-fire", ["a"]),
        ("sanction", []),
        ("sanction*", ["c", "b"]),
        ("SANCTION* trade", ["b"]),
        ("100%", ["b"]),
        ("elysee", ["c"]),
        ("élysée", ["c"]),
        ("5,000", ["c"]),
        ("of_it", ["c"]),
        ("title", ["d", "c", "b", "a"]),
        ("москва", ["d"]),
        ("straße", ["d"]),
        ("", []),
        ('" " - * "', []),
        ("NOT fire", []),
        ("fire OR palace", []),
        ("fire) AND (text:cease", []),
        ("cease:*&!fire | 'x", []),
    ],
)
def test_words(store: Store, text: str, expected: list[str]) -> None:
    fill(store)
    assert ids(store, text) == expected


def test_filters_and_limit(store: Store) -> None:
    fill(store)
    save(store, full())
    save(store, small(1))
    assert ids(store, "title", Sought(since="2020-01-02", until="2020-01-03")) == ["c", "b"]
    assert ids(store, "title", Sought(outlet="Outlet 1")) == ["d", "b"]
    assert ids(store, "title", limit=2) == ["d", "c"]
    assert ids(store, "shelled", Sought(party="TUR", event="ASSAULT")) == ["full"]
    assert ids(store, "shelled", Sought(party="turkey")) == ["full"]
    assert ids(store, "shelled", Sought(party="TUR", event="REJECT")) == []
    assert ids(store, "shelled", Sought(party="DEU")) == []
    assert ids(store, "met", Sought(party="DEU", event="CONSULT")) == ["a1"]


def test_what_is_found_shows_where(store: Store) -> None:
    save(store, full())
    (found,) = search(store, "shelled KOBANI")
    assert (found.article_id, found.published, found.outlet) == ("full", "2017-07-09", "The Daily")
    assert [found.snippet[mark.begin : mark.end] for mark in found.marks] == ["shelled", "Kobanî"]
    assert TEXT[found.begin :].startswith(found.snippet)
    long = Article("long", "word " * 1000 + "needle " + "word " * 1000, ())
    save(store, Reading(long, (), (), (), (), (), "one"))
    (found,) = search(store, "needle")
    assert long.text[found.begin : found.begin + len(found.snippet)] == found.snippet
    assert len(found.snippet) < 300
    assert found.snippet.startswith("word ")
    assert [found.snippet[mark.begin : mark.end] for mark in found.marks] == ["needle"]
    assert search(store, "villages shelled minister says")[0].marks != ()


def test_the_index_follows_every_change(on_file: Store, db: Path) -> None:
    fill(on_file)
    changed = Article("a", "Nothing of it.", (), title="Other")
    save(on_file, Reading(changed, (), (), (), (), (), "two"))
    assert ids(on_file, "ivoire") == []
    assert ids(on_file, "nothing") == ["a"]
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("PRAGMA foreign_keys = ON")
        other.execute("UPDATE articles SET text = 'quite new' WHERE id = 'b'")
        other.execute("DELETE FROM articles WHERE id = 'c'")
        other.execute("VACUUM")
        other.execute("INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)")
    assert ids(on_file, "fire") == []
    assert ids(on_file, "quite") == ["b"]
    assert ids(on_file, "palace") == []
    assert ids(on_file, "москва") == ["d"]


def test_a_very_long_article_is_saved_and_its_beginning_found(store: Store) -> None:
    text = " ".join(f"𐍈{number}" for number in range(250_000))
    save(store, Reading(Article("x", text, (Span(0, len(text)),)), (), (), (), (), (), "one"))
    assert ids(store, "𐍈77") == ["x"]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40) | st.text(st.sampled_from("ab\"'*():&|!<->\\%_-^{}. \0\ud800é"), max_size=25))
@example('U.S. AND NEAR("a" \'b) OR col:x* ^y')
@example('\0"')
def test_no_text_is_an_error(store: Store, text: str) -> None:
    save(store, replace(full(), coder="one"))
    found = search(store, text)
    assert all(one.article_id == "full" for one in found)


def test_a_question_of_a_thousand_words_is_no_error(store: Store) -> None:
    save(store, full())
    assert ids(store, "villages " * 1000) == ["full"]

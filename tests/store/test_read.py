"""Listing, counting, the views, and the digest."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from detente.errors import UnreadableError
from detente.model import Article, Dating, Reading, Span, Status
from detente.store.connect import Store, open_store
from detente.store.read import articles, claims, counts, digest
from detente.store.records import ArticleRow, ClaimRow, Filters
from detente.store.write import refuse, save

from .readings import TEXT, actor, claim, full, small


def ids(store: Store, filters: Filters) -> list[str]:
    return [row.claim_id for row in claims(store, filters)]


def test_a_claim_as_people_read_it(store: Store) -> None:
    save(store, full())
    row = next(claims(store))
    assert row.actor == "TUR;FRA"
    assert row.actor_text == "Türkiye;two;France"
    assert (row.recipient, row.recipient_text) == ("", "villages")
    assert (row.mode, row.context) == ("heavy-weapons;aerial", "military;diplomatic")
    assert [(row.mode, row.context) for row in claims(store, Filters(event="REJECT"))] == [("", "")]
    assert (row.attribution, row.speaker) == ("reported;outlet", "France")
    assert row.sentence == TEXT[: TEXT.index(" 😀")]
    assert row.predicate == "shelled"
    assert (row.title, row.outlet, row.published) == ("Villages shelled; “no”, says minister", "The Daily", "2017-07-09")
    assert (row.place, row.country_code, row.lat, row.lon) == ("Kobanî", "SYR", 36.8915, 38.3539)


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        (Filters(), [0, 1]),
        (Filters(party="TUR"), [0]),
        (Filters(party="FRA"), [0, 1]),
        (Filters(party="SYR"), []),
        (Filters(party="türk"), [0]),
        (Filters(party="turkey"), [0]),
        (Filters(party="ÉLISE"), [1]),
        (Filters(party="élise"), [1]),
        (Filters(party="%"), []),
        (Filters(party="villages"), [0]),
        (Filters(actor="villages"), []),
        (Filters(recipient="VILLAGES"), []),
        (Filters(recipient="Villages"), [0]),
        (Filters(actor="TUR", recipient="village"), [0]),
        (Filters(actor="dupont", recipient="village"), []),
        (Filters(event="REJECT"), [1]),
        (Filters(status=Status.DENIED), [1]),
        (Filters(since="2017-07-07", until="2017-07-07"), [0]),
        (Filters(since="2017-07-08"), []),
        (Filters(until="2017-07-06"), []),
        (Filters(article="full"), [0, 1]),
        (Filters(article="other"), []),
        (Filters(limit=1), [0]),
        (Filters(limit=0), []),
    ],
)
def test_filters(store: Store, filters: Filters, places: list[int]) -> None:
    save(store, full())
    assert ids(store, filters) == [full().claims[place].id for place in places]


def test_capitals_are_a_word_of_their_own(store: Store) -> None:
    text = "Jerusalem heard from the PKK and the USA."
    parts = ("Jerusalem", "the PKK", "USA")
    found = tuple(claim("a", i, Span(0, len(text)), Span(10, 15), actor=(actor(text, part),)) for i, part in enumerate(parts))
    save(store, Reading(Article("a", text, ()), found, (), (), (), (), "one"))
    assert ids(store, Filters(party="USA")) == [found[2].id]
    assert ids(store, Filters(party="PKK")) == [found[1].id]
    assert ids(store, Filters(party="USALEM")) == []
    assert ids(store, Filters(party="Usalem")) == [found[0].id]


def test_a_stretch_of_time_meets_what_it_overlaps(store: Store) -> None:
    text = "They met."
    dates = [("2020-01-01", "2020-01-31"), ("2020-02-01", "2020-02-29"), (None, None), ("2020-03-05", None), (None, "2020-03-06")]
    found = tuple(
        claim("a", i, Span(0, 9), Span(5, 8), dating=Dating(first, last, "day", "text")) for i, (first, last) in enumerate(dates)
    )
    save(store, Reading(Article("a", text, (), published="2020-01-15"), found, (), (), (), (), "one"))

    def places(since: str = "", until: str = "") -> list[int]:
        return [row.ordinal for row in claims(store, Filters(since=since, until=until))]

    assert places("2020-01-31", "2020-02-01") == [0, 1]
    assert places("2020-01-10", "2020-01-11") == [0]
    assert places("2020-03-01") == [3, 4]
    assert places(until="2020-01-01") == [0]
    assert places() == [0, 1, 2, 3, 4]


def test_order_is_day_article_place(store: Store) -> None:
    numbers = list(range(30))
    random.Random(5).shuffle(numbers)  # noqa: S311 - no secret
    for number in numbers:
        save(store, small(number))
    undated = small(99)
    save(store, replace(undated, article=replace(undated.article, published=None)))
    keys = [(row.published or "", row.article_id, row.ordinal) for row in claims(store)]
    assert len(keys) == 93
    assert keys[0] == ("", "a99", 0)
    assert all(left < right for left, right in pairwise(keys))
    listed = [(row.published or "", row.article_id) for row in articles(store)]
    assert listed == sorted(listed)


def test_an_article_without_its_text(store: Store) -> None:
    reading = full()
    save(store, reading)
    (row,) = articles(store)
    assert (row.characters, row.furniture, row.claims, row.left_out) == (len(TEXT), 1, 2, 2)
    assert (row.article_id, row.coder, row.status, row.published_basis) == ("full", reading.coder, "coded", "page")


def test_counts_for_the_closing_table(store: Store) -> None:
    save(store, full())
    save(store, small(1))
    refuse(store, UnreadableError("x", "no such file"))
    refuse(store, UnreadableError("y", "no such file"))
    found = counts(store)
    assert found.articles == 2
    assert found.claims == (("CONSULT", 3), ("ASSAULT", 1), ("REJECT", 1))
    assert found.left_out == (("actor unknown", 1), ("no predicate", 1), ("test", 1))
    assert found.refusals == (("no such file", 2),)


def test_the_digest_does_not_know_the_order_of_saving(template: Path, tmp_path: Path) -> None:
    readings = [full(), *(small(number) for number in range(8))]
    found = set()
    for turn in range(3):
        path = tmp_path / f"{turn}.db"
        path.write_bytes(template.read_bytes())
        random.Random(turn).shuffle(readings)  # noqa: S311 - no secret
        with open_store(str(path)) as store:
            empty = digest(store)
            for reading in readings:
                save(store, reading)
            found.add(digest(store))
    assert len(found) == 1
    assert empty not in found


def test_the_digest_sees_every_change(store: Store) -> None:
    save(store, full())
    seen = {digest(store)}
    reading = full()
    for changed in (
        replace(reading, coder="two"),
        replace(reading, coder="three", left_out=()),
        replace(reading, coder="three ", claims=(reading.claims[0], replace(reading.claims[1], confidence=0.4999999999))),
    ):
        save(store, changed)
        seen.add(digest(store))
    refuse(store, UnreadableError("x", "no such file"))
    seen.add(digest(store))
    assert len(seen) == 5


def test_a_listing_given_up_half_way_lets_the_writer_go_on(on_file: Store) -> None:
    for number in range(3):
        save(on_file, small(number))
    listing = claims(on_file)
    next(listing)
    listing.close()  # type: ignore[attr-defined]
    save(on_file, small(3))
    assert len(ids(on_file, Filters())) == 12


def test_the_views_open_with_the_sqlite3_module_alone(on_file: Store, db: Path) -> None:
    save(on_file, full())
    with closing(sqlite3.connect(db)) as connection:
        for name, record, key in (("claim_rows", ClaimRow, "claim_id"), ("article_rows", ArticleRow, "article_id")):
            found = connection.execute(f"SELECT * FROM {name} ORDER BY {key}")  # noqa: S608 - names from the line above
            assert [column[0] for column in found.description] == [field.name for field in fields(record)]
            rows = found.fetchall()
            assert rows
            assert None not in rows[0][4:7]
        cut = connection.execute("SELECT sentence FROM claim_rows WHERE ordinal = 0").fetchone()[0]
    assert cut == TEXT[full().claims[0].begin : full().claims[0].end]


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, int, int, int, int]:
    """A text with odd characters and two stretches of it."""
    plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
    odd = st.sampled_from(
        ["👩‍👩‍👧", "e\u0301", "𐍈", "\U0010ffff", "\ufeff", "\u2028", "\r\n", "🇫🇷", "שלום", "\x1a", "\ufffe", "ß"]
    )
    text = "".join(draw(st.lists(plain | odd, max_size=12)))
    places = [draw(st.integers(0, len(text))) for _ in range(4)]
    return text, *sorted(places[:2]), *sorted(places[2:])  # type: ignore[return-value]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts())
@example(("a😀b\u0301c", 1, 3, 3, 5))
def test_sentences_are_cut_as_python_cuts_them(store: Store, case: tuple[str, int, int, int, int]) -> None:
    text, begin, end, first, last = case
    article = Article("x", text, (Span(0, len(text)),), title=text)
    found = claim("x", 0, Span(begin, end), Span(first, last), actor=(actor(text, text[begin:end]),))
    # A coder of its own for each case, or a text met before would rightly be left alone.
    save(store, Reading(article, (found,), (), (), (), (), repr(case[1:])))
    (row,) = claims(store)
    assert (row.sentence, row.predicate) == (text[begin:end], text[first:last])
    assert (row.title, row.actor_text) == (text, text[begin:end])
    assert next(articles(store)).characters == len(text)

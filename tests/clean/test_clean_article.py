"""From page to article: what is given wins, offsets hold, nothing readable is lost."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.clean import clean, from_text
from detente.clean.dates import day
from detente.config import Settings
from detente.errors import InputError, MalformedError, RefusedError
from detente.ingest.records import records
from detente.model import Article, Page, Span, stable_id

SETTINGS = Settings()


def text_page(text: str | bytes, **fields: str) -> Page:
    data = text if isinstance(text, bytes) else text.encode()
    return Page("f.txt", "text", data, tuple(fields.items()))


def record(text: str | bytes, **fields: str) -> Page:
    data = text if isinstance(text, bytes) else text.encode()
    return Page("f.jsonl:3", "record", data, tuple(fields.items()))


def read(article: Article) -> list[str]:
    return [span.of(article.text) for span in article.paragraphs]


def test_a_plain_file() -> None:
    text = "Trump meets Putin\r\n\r\nBy Jane Roe\r\n\r\nThey met on Friday.\r\nIt was the first time.\r\n\r\nRelated Articles\r\n"
    found = clean(text_page(text), SETTINGS)
    assert found.text == text
    assert read(found) == ["Trump meets Putin", "They met on Friday.", "It was the first time."]
    assert [(text[f.begin : f.end], f.kind) for f in found.furniture] == [
        ("By Jane Roe", "byline"),
        ("Related Articles", "related articles"),
    ]
    assert (found.title, found.outlet, found.url, found.published, found.published_basis) == (
        "Trump meets Putin",
        "",
        "",
        None,
        "",
    )
    assert found.id == "dt:" + stable_id(text, "Trump meets Putin", "", "", "")
    assert found.notes == ()
    assert found.origin == "f.txt"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A title\n\nA sentence.", "A title"),
        ("\n\n  A\u00a0 title \n \nA sentence.", "A title"),
        ("A title\nA sentence.", ""),
        ("A sentence.\n\nA sentence.", ""),
        ("Only a title", ""),
        ("Skip to content\n\nA title\n\nA sentence.", "A title"),
    ],
)
def test_the_first_line_as_title(text: str, title: str) -> None:
    assert clean(text_page(text), SETTINGS).title == title


def test_a_title_given_and_repeated_is_not_read_twice() -> None:
    text = "A  title\n\nA sentence."
    assert read(clean(record(text, title="A title"), SETTINGS)) == ["A sentence."]
    assert read(clean(record(text, title="Another"), SETTINGS)) == ["A  title", "A sentence."]
    assert read(clean(record("A title", title="A title"), SETTINGS)) == ["A title"]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2017-07-07", "2017-07-07"),
        (" 2017-07-07 ", "2017-07-07"),
        ("2017-07-07T23:30:00-05:00", "2017-07-07"),
        ("2017-07-07T23:30:00Z", "2017-07-07"),
        ("2017-07-07 23:30:00.123", "2017-07-07"),
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31T23:59:59+14:00", "9999-12-31"),
        ("2017-02-30", None),
        ("2017-07", None),
        ("7 July 2017", None),
        ("07/07/2017", None),
        ("last week", None),
        ("", None),
        ("٢٠١٧-٠٧-٠٧", None),
    ],
)
def test_days(written: str, date: str | None) -> None:
    assert day(written) == date


def test_the_date_given_wins_and_a_bad_one_is_told() -> None:
    page = record("They met.", published="2017-07-07T10:00:00Z")
    assert (clean(page, SETTINGS).published, clean(page, SETTINGS).published_basis) == ("2017-07-07", "given")
    assert clean(page, SETTINGS, "2018-01-01").published == "2018-01-01"
    bad = clean(record("They met.", published="last\nweek"), SETTINGS)
    assert (bad.published, bad.published_basis) == (None, "")
    assert bad.notes == ("published 'last\\nweek' is not a date: left out",)
    with pytest.raises(MalformedError, match="published 'soon' is not a date like 2017-07-07"):
        clean(page, SETTINGS, "soon")
    html = Page("p", "html", b"<meta property='article:published_time' content='2011-01-01'><p>" + b"They met on Friday. " * 30)
    assert clean(html, SETTINGS).published_basis == "page"
    assert clean(Page("p", "html", html.data, (("published", "2012-02-02"),)), SETTINGS).published == "2012-02-02"
    told = clean(Page("p", "html", html.data, (("published", "x"),)), SETTINGS)
    assert (told.published, told.published_basis, len(told.notes)) == ("2011-01-01", "page", 1)


def test_a_records_text_stays_as_given() -> None:
    text = "\ufeff A\u00a0b\u200b\r\nc \r d.\tE “f”.Glued \u2028 x\x0b\x85\x1f\n"
    found = clean(record(text, id="a1", outlet="AFP", url="http://x"), SETTINGS)
    assert found.text == text
    assert (found.id, found.outlet, found.url) == ("a1", "AFP", "http://x")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (record("a\x00b"), "`text` holds a NUL character at 2"),
        (record("a", title="b\x00"), "`title` holds a NUL character at 2"),
        (record("a", outlet="b\ud800"), "`outlet` holds half a character"),
        (record(b"caf\xe9"), "the text is not UTF-8 at byte 4"),
        (record(""), "holds no text"),
        (record(" \n\u200b… "), "holds no text"),
        (text_page(b""), "holds no text"),
        (text_page(b"\xff\xfe"), "holds no text"),
    ],
)
def test_what_is_refused(page: Page, words: str) -> None:
    with pytest.raises(MalformedError, match=words) as caught:
        clean(page, SETTINGS)
    assert caught.value.origin == page.origin


def test_the_wrong_encoding_is_told() -> None:
    found = clean(text_page("Israel’s café closed.".encode("windows-1252")), SETTINGS)
    assert found.text == "Israel’s café closed."
    assert found.notes == ("read as windows-1252, not UTF-8",)
    named = clean(text_page("Москва".encode("koi8-r"), charset="koi8-r"), SETTINGS)
    assert named.text == "Москва"


def test_one_line_of_100_000_characters() -> None:
    found = clean(text_page("word " * 19_999 + "end.."), SETTINGS)
    assert found.notes == ("one line of 100,000 characters: read in windows",)
    assert len(found.paragraphs) == 1
    assert clean(text_page(("x" * 60_000 + "\n") * 2), SETTINGS).notes == (
        "2 lines of more than 50,000 characters: read in windows",
    )


def test_a_million_lines_are_refused() -> None:
    with pytest.raises(RefusedError, match="1,000,001 lines, over the limit of 100,000 for one article; split it"):
        clean(text_page("a\n" * 1_000_000), SETTINGS)


def test_twenty_megabytes_of_text() -> None:
    start = time.process_time()
    found = clean(text_page(b"The army entered the town on Monday, two officials said. " * 350_000), SETTINGS)
    assert len(found.text) > 19_900_000
    assert time.process_time() - start < 10


def test_nothing_but_furniture_is_told() -> None:
    found = clean(text_page("Leave a Reply\n\nName\n"), SETTINGS)
    assert found.paragraphs == ()
    assert found.notes == ("nothing but page furniture",)


def test_pairs() -> None:
    pairs = [{"actor": [0, 4], "recipient": [9, 15]}, {"actor": [9, 15], "recipient": [0, 4]}]
    found = clean(record("U.S. and Russia met.", pairs=json.dumps(pairs)), SETTINGS)
    assert [(p.actor, p.recipient) for p in found.pairs] == [(Span(0, 4), Span(9, 15)), (Span(9, 15), Span(0, 4))]


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ("{}", "`pairs` is not a list"),
        ("[", "`pairs` is not JSON"),
        ("[" * 100_000, "`pairs` is not JSON"),
        ("[3]", "pair 1 is not an object like"),
        ('[{"actor": [0, 4]}]', "pair 1: recipient is missing"),
        (
            '[{"actor": [0, 4], "recipient": [9, 15]}, {"actor": 4, "recipient": [1, 2]}]',
            "pair 2: actor is not two whole numbers",
        ),
        ('[{"actor": [0, true], "recipient": [9, 15]}]', "pair 1: actor is not two whole numbers"),
        ('[{"actor": [0, 4.0], "recipient": [9, 15]}]', "pair 1: actor is not two whole numbers"),
        (
            '[{"actor": [0, 4], "recipient": [15, 9]}]',
            r"pair 1: recipient \[15, 9\] lies outside the text of 20 characters or is empty",
        ),
        ('[{"actor": [-1, 4], "recipient": [9, 15]}]', "pair 1: actor"),
        ('[{"actor": [0, 4], "recipient": [9, 21]}]', "pair 1: recipient"),
        ('[{"actor": [4, 4], "recipient": [9, 15]}]', "pair 1: actor"),
    ],
)
def test_bad_pairs(pairs: str, words: str) -> None:
    with pytest.raises(MalformedError, match=words):
        clean(record("U.S. and Russia met.", pairs=pairs), SETTINGS)


def test_a_text_in_hand() -> None:
    found = from_text("Title\n\nThey met.", SETTINGS, published="2017-07-07", title="Title", outlet="AFP")
    assert (found.title, found.outlet, found.published) == ("Title", "AFP", "2017-07-07")
    assert read(found) == ["They met."]
    assert from_text("They met.", SETTINGS).id == clean(text_page("They met."), SETTINGS).id
    for bad in ("", "a\x00", "a\ud800"):
        with pytest.raises(MalformedError):
            from_text(bad, SETTINGS)


def test_a_sample_article_scraped_with_its_furniture() -> None:
    path = Path(detente.__file__).parent / "data" / "articles" / "sudan-convoy-2024.txt"
    found = clean(Page(str(path), "text", path.read_bytes()), SETTINGS)
    assert [piece.kind for piece in found.furniture] == [
        "byline",
        "share links",
        "photo credit",
        "related articles",
        "reply form",
    ]
    assert found.text[found.furniture[-1].end :].strip() == ""
    assert found.title == read(found)[0]
    assert all(line.endswith((".", "”")) for line in read(found)[1:])


def check(article: Article) -> None:
    """What holds of any article."""
    article.text.encode("utf-8")
    assert "\x00" not in article.text
    pieces = sorted([*article.paragraphs, *(Span(f.begin, f.end) for f in article.furniture)])
    last = 0
    for span in pieces:
        assert last <= span.begin < span.end <= len(article.text)
        last = span.end
    assert list(article.paragraphs) == sorted(article.paragraphs)
    assert article.id
    assert all("\n" not in note for note in article.notes)


lines = st.sampled_from(
    ["Related Articles", "Leave a Reply", "A title", "They met on Friday.", "", "© 2017 X", "\r", "x" * 70, "Share this:"]
)


@settings(max_examples=250, deadline=None)
@given(
    st.binary(max_size=200) | st.lists(lines, max_size=12).map(lambda chosen: "\n".join(chosen).encode()),
    st.sampled_from(["text", "record", "html"]),
    st.sampled_from([None, "2017-07-07", "x"]),
)
def test_any_bytes_are_an_article_or_an_error(data: bytes, kind: str, published: str | None) -> None:
    page = Page("f", kind, data)
    try:
        found = clean(page, SETTINGS, published)
    except InputError as error:
        told = error
    else:
        check(found)
        assert found == clean(page, SETTINGS, published)
        assert kind != "record" or found.text.encode() == data
        return
    assert told.origin == "f"
    assert "\n" not in told.reason


fields = st.fixed_dictionaries(
    {"text": st.text(min_size=1)},
    optional={
        "id": st.text() | st.integers(),
        "title": st.text(),
        "published": st.text() | st.dates().map(str) | st.datetimes().map(str),
        "outlet": st.text(),
        "url": st.text(),
        "pairs": st.lists(
            st.fixed_dictionaries({}, optional={"actor": st.lists(st.integers(0, 9)), "recipient": st.just([0, 1])})
        ),
    },
)


@settings(max_examples=250, deadline=None)
@given(fields)
def test_any_record_is_an_article_or_an_error(value: dict[str, object]) -> None:
    (page,) = records("f", io.BytesIO(json.dumps(value).encode()), 100_000)
    if isinstance(page, InputError):
        return
    try:
        found = clean(page, SETTINGS)
    except InputError:
        return
    check(found)
    assert found.text == value["text"]
    for pair in found.pairs:
        assert pair.actor.of(found.text)
        assert pair.recipient.of(found.text)

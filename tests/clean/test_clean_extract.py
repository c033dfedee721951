"""Main text of pages, and pages built to stall or fool a parser."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import detente
from detente.clean import clean
from detente.clean.extract import MOST_CHILDREN, MOST_MARKUP, MOST_TAGS, extract
from detente.config import Settings
from detente.errors import InputError, MalformedError, RefusedError
from detente.model import Page

SETTINGS = Settings()
SENTENCE = "The president of Chad met the prime minister of Niger in Paris on Friday to discuss their border, officials said."
PARAGRAPHS = "".join(f"<p>{SENTENCE} It was meeting number {n}.</p>\n" for n in range(6))
PAGE = f"""<!DOCTYPE html>
<html><head><title>Chad and Niger talk - The Daily Post</title>
<meta property="og:site_name" content="The Daily Post">
<meta property="article:published_time" content="2017-07-07T23:30:00-05:00">
<link rel="canonical" href="https://daily.example.com/chad">
</head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Chad and Niger talk</h1>
{PARAGRAPHS}
<p>First line of a dispatch<br>second line of it</p>
<blockquote><p>We had very good talks.</p></blockquote>
<ul><li>Item one about Syria</li><li>Item two about Iran</li></ul>
<table><tr><td>Syria</td><td>10</td></tr></table>
</article>
<div id="comments"><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div>
<footer>© 2017 The Daily Post</footer></body></html>"""


def article(body: str) -> str:
    return (
        f"<!doctype html><html><head><title>T</title></head><body><article>{PARAGRAPHS}{body}{PARAGRAPHS}</article></body></html>"
    )


def test_an_ordinary_page() -> None:
    found = extract("p", PAGE, SETTINGS)
    paragraphs = found.text.split("\n\n")
    assert paragraphs[0] == "Chad and Niger talk"
    assert paragraphs[1] == f"{SENTENCE} It was meeting number 0."
    assert paragraphs[7:] == [
        "First line of a dispatch\nsecond line of it",
        "We had very good talks.",
        "Item one about Syria",
        "Item two about Iran",
        "Syria | 10",
    ]
    assert (found.title, found.outlet, found.url) == ("Chad and Niger talk", "The Daily Post", "https://daily.example.com/chad")
    assert found.published == "2017-07-07"
    assert found.notes == ()


def test_a_page_as_an_article() -> None:
    found = clean(Page("p.html", "html", PAGE.encode()), SETTINGS)
    assert found.title == "Chad and Niger talk"
    assert found.paragraphs[0].of(found.text).startswith("The president of Chad")  # the title is not read twice
    assert (found.published, found.published_basis) == ("2017-07-07", "page")
    assert found.url == "https://daily.example.com/chad"
    given_beside = clean(Page("p.html", "html", PAGE.encode(), (("url", "u"), ("outlet", "o"), ("title", "t"))), SETTINGS)
    assert (given_beside.url, given_beside.outlet, given_beside.title) == ("u", "o", "t")
    assert clean(Page("p.html", "html", PAGE.encode()), SETTINGS, "2016-01-02").published == "2016-01-02"


@pytest.mark.parametrize(
    ("name", "outlet", "day"),
    [
        ("colombia-havana-2013.html", "Crónica del Páramo", "2013-08-27"),
        ("lebanon-strikes-2006.html", "The Cedar Road Review", "2006-08-01"),
    ],
)
def test_the_sample_pages(name: str, outlet: str, day: str) -> None:
    data = (Path(detente.__file__).parent / "data" / "articles" / name).read_bytes()
    found = clean(Page(name, "html", data), SETTINGS)
    assert (found.outlet, found.published) == (outlet, day)
    read = "\n".join(span.of(found.text) for span in found.paragraphs)
    for word in ("Home", "See also", "Copyright", "\ufffd"):
        assert word not in read
    assert len(found.paragraphs) >= 9


def test_no_date_is_guessed() -> None:
    page = article("<p>The war began in 1998 and ended in 2003. Copyright 2019.</p>")
    assert extract("p", page, SETTINGS).published is None
    future = page.replace("<title>", '<meta property="article:published_time" content="2150-01-01"><title>')
    assert extract("p", future, SETTINGS).published == "2150-01-01"  # today's date plays no part


def test_fragments_and_controls() -> None:
    assert SENTENCE in extract("p", PARAGRAPHS, SETTINGS).text
    assert (
        SENTENCE
        in extract("p", "\ufeff<?xml version='1.0' encoding='utf-16'?>" + article("<p>a\x01b\x0c\ufffe</p>"), SETTINGS).text
    )
    json_ld = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "\\ud800 x"}</script>'
    assert SENTENCE in extract("p", article(json_ld), SETTINGS).text


@pytest.mark.parametrize("page", ["", "   ", "<html></html>", "<script>x</script>", "<!--"])
def test_no_text_is_told(page: str) -> None:
    with pytest.raises(MalformedError, match=r"^p: (holds no article text|cannot be read as HTML)"):
        extract("p", page, SETTINGS)


def test_depth() -> None:
    with pytest.raises(RefusedError, match=r"nested 10,003 deep, over the limit of 512 \(html_depth\); save its text as \.txt"):
        extract("p", article("<div>" * 10_000 + "x" + "</div>" * 10_000), SETTINGS)
    flagged = extract("p", article("<div>" * 300 + "x" + "</div>" * 300), SETTINGS)
    assert flagged.notes == ("nested 303 deep: what stands deeper than 256 may be missing (html_flagged_depth)",)
    assert SENTENCE in flagged.text
    assert extract("p", article("<div>" * 200 + "x" + "</div>" * 200), SETTINGS).notes == ()


def test_limits_of_shape() -> None:
    with pytest.raises(RefusedError, match="more than 30,000 tags"):
        extract("p", article("<p>x</p>" * (MOST_TAGS + 1)), SETTINGS)
    with pytest.raises(RefusedError, match="one element holds 2,013 others, over the limit of 2,000"):
        extract("p", article("<i>x</i>" * (MOST_CHILDREN + 1)), SETTINGS)
    with pytest.raises(RefusedError, match="characters without scripts"):
        extract("p", article(f"<p>{'word ' * (MOST_MARKUP // 5)}</p>"), SETTINGS)
    scripts = article(f"<script>{'x' * MOST_MARKUP}</script>")
    assert SENTENCE in extract("p", scripts, SETTINGS).text


HOSTILE = {
    "unclosed tag": "<a " * 300_000,
    "lists": "<ul><li>" * 100_000,
    "open brackets": "<" * 1_000_000,
    "one text": "word " * 200_000,
    "one word": "x" * 1_000_000,
    "comments": "<!-- " * 200_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x",
    "attribute": f'<p title="{"x" * 1_000_000}">x',
    "meta": f"<meta name=description content='{'<!--' * 100_000}'>",
    "quotes": '<script type="application/ld+json">"' + '\\"' * 300_000 + "</script>",
    "entities": "&#x41;" * 150_000,
    "ends": "</p>" * 250_000,
    "dates": "2020-01-01 " * 90_000,
    "links": ("<p>" + "<a href=x>x</a> y " * 1_900 + "</p>") * 2,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_soon(name: str) -> None:
    """Each of about 1 MB; unguarded, several of them take minutes."""
    page = article(HOSTILE[name])
    start = time.process_time()
    try:
        text = extract("p", page, SETTINGS).text
    except RefusedError:
        text = SENTENCE
    assert time.process_time() - start < 6
    assert SENTENCE in text


def test_nothing_reaches_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    for page in ("<html></html>", "x", PAGE, "<p>x</p>"):
        with suppress(InputError):
            extract("p", page, SETTINGS)
    assert capfd.readouterr() == ("", "")


tags = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<br>",
    "<li>",
    "<table><tr><td>",
    "<b>",
    "</b>",
    "<a href=x>",
    "<h1>",
    "<!--",
    "-->",
    "<title>",
]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from([*tags, SENTENCE, "word ", "\x00", "\ufffe", "&nbsp;", "&#0;", "&#xD800;", "<p"]), max_size=30))
def test_any_page_is_an_article_or_an_error(pieces: list[str]) -> None:
    data = "".join(pieces).encode()
    try:
        found = clean(Page("p", "html", data), SETTINGS)
    except InputError:
        return
    found.text.encode("utf-8")
    assert "\x00" not in found.text
    assert all(span.of(found.text).strip() for span in found.paragraphs)

"""The look at a page before it is parsed: right on ordinary pages, linear on any."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.clean.markup import LONG_TAG, METAS, Markup, survey


def look(page: str, most: int = 100_000) -> Markup:
    return survey(page, most)


@pytest.mark.parametrize(
    ("page", "depth"),
    [
        ("plain < text", 0),
        ("<html><body><p>x</p></body></html>", 3),
        ("<p>a<p>b<p>c", 1),
        ("<ul><li>a<li>b<li>c</ul><p>", 2),
        ("<table><tr><td>a<td>b<tr><td>c</table>", 3),
        ("<br><img><hr><input>" * 9, 0),
        ("<div>" * 300, 300),
        ("<div></div>" * 300, 1),
        ("</div></p>" * 300, 0),
        ("<b><i></b></i><b>", 2),
        ("<p title='<div><div>'>x", 1),
        ('<p title="a>b" x=\'"\'><b>', 2),
        ("<p don't><b>it's</b>", 2),
        ("<!-- <div><div> --><p>", 1),
        ("<!--><p>", 1),
        ("<!-- never closed <div>", 0),
        ("<script>'<div><div>'</script><p>", 1),
        ("<SCRIPT>'<div>'</ScRiPt ><p>", 1),
        ("<title><div></title><p>", 1),
        ("<div/><div/>", 2),
    ],
)
def test_depth(page: str, depth: int) -> None:
    assert look(page).depth == depth


def test_tags_and_children() -> None:
    assert look("<div>" + "<b>x</b>" * 70 + "</div>")[:3] == (2, 71, 70)
    assert look("<b>x</b>" * 70 + "</i>" * 5)[:3] == (1, 75, 70)
    assert look("<b>x</b>" * 70, most=10).tags == 11


def test_an_ordinary_page_stays_as_it_is() -> None:
    head = "<!doctype html>\n<html lang=en><head><title>A &amp; B</title></head>\n"
    page = f'{head}<body class="x"><p>One <b>two</b>.</p></body></html>'
    assert look(page).page == page


def test_what_carries_no_text_is_left_out() -> None:
    page = f'<p>a</p><!-- b --><script>c</script><style>d</style><img src="data:{"e" * LONG_TAG}"><p>f</p>'
    assert look(page).page == "<p>a</p><script></script><style></style><img><p>f</p>"
    assert look("<meta name=description content='" + "<" * 5_000 + "'><p>x").page == "<p>x"
    assert look("<meta name=a>" * (METAS + 50)).page.count("<meta") == METAS


def test_json_about_the_article_keeps_its_short_strings() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Çà «là»",
        "datePublished": "2017-07-07",
        "articleBody": "x" * 9_000,
        "a": ["<b>", {"n": 1}],
    }
    page = look(f'<script type="application/ld+json">{json.dumps(data)}</script>').page
    kept = json.loads(page.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))
    assert kept == {**data, "articleBody": "", "a": ["", {"n": 1}]}
    for broken in ("{", '"' + '\\"' * 50_000, "[" * 100_000, "9" * 10_000):
        assert look(f'<script type="application/ld+json">{broken}</script>').page == (
            '<script type="application/ld+json"></script>'
        )


HOSTILE = {
    "<a ": "an unclosed tag",
    "<": "nothing",
    "</": "nothing",
    "<!--": "unclosed comments",
    "<!-- -->": "comments",
    "<a =": "equal signs",
    "<a ='": "quotes",
    '<a ="': "quotes",
    "= ": "spaces",
    "<a b= ": "spaces",
    "<script>": "scripts",
    "<script></script": "scripts",
    "<ul><li>": "lists",
    "</p>": "ends",
    "<b></p>": "ends of others",
    "<p>": "paragraphs",
    "<![CDATA[": "sections",
    "&lt;": "entities",
}


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_length_only(unit: str) -> None:
    """2 MB in well under a second where the square of the length would take hours."""
    start = time.process_time()
    survey(unit * (2_000_000 // len(unit)), 30_000)
    survey("<p x" + unit * (2_000_000 // len(unit)), 30_000)
    assert time.process_time() - start < 4


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(["<", ">", "</", "<p", "<!--", "-->", "script", "<script>", "</script>", "='", '"', " ", "x", "ü"]))
)
def test_any_page(pieces: list[str]) -> None:
    found = look("".join(pieces))
    assert 0 <= found.depth <= found.tags
    assert 0 <= found.children <= found.tags

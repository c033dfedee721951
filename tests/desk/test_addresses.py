"""Ids in addresses, links out, ways back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.desk.addresses import homeward, outward, slug, unslug


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_slug_leads_back_and_is_one_part_of_a_path(known: str) -> None:
    assert unslug(slug(known)) == known
    assert not set(slug(known)) & set('/.?#%& \\"<>')


@pytest.mark.parametrize("part", ["~", "~GG", "~FF", "é"])
def test_what_is_no_slug_is_nobodys(part: str) -> None:
    assert isinstance(unslug(part), str)


@pytest.mark.parametrize("url", ["http://a.example", "https://a.example/b?c=d#e", "HTTPS://a.example/%C3%A9"])
def test_links_out(url: str) -> None:
    assert outward(url) == url


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x",
     "//evil.example", "/x", "x", "http:", "http://", "https:///x", "file:///etc/passwd", "http://a b", "http://a\n.example", "ftp://a.example",
     "http://[", "\x00http://a.example", "http://a.example/" + "x" * 3000],
)  # fmt: skip
def test_no_other_link_leads_out(url: str) -> None:
    assert outward(url) == ""


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "///evil.example", "http://evil.example", "/\\evil.example", "\\\\evil.example", "evil", "", "/a\r\nb", "/\t/evil.example",
     "javascript:alert(1)", "/ /x", " /x", "https:evil.example"],
)  # fmt: skip
def test_no_way_back_leads_elsewhere(path: str) -> None:
    assert homeward(path) == "/"


def test_a_way_back_of_ours() -> None:
    assert homeward("/articles/dt:1?claim=2#card-2") == "/articles/dt:1?claim=2#card-2"

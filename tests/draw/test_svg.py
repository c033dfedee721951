"""SVG as text: well-formed whatever the words are, colours written out in files of their own."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from detente.draw.svg import linked, picture, standalone, tag, text


@given(st.text(), st.text(), st.text())
def test_any_words_make_well_formed_xml(title: str, desc: str, said: str) -> None:
    drawn = picture((100, 50), "x", title, desc, text(1.0, 2.0, said), tag("g", data_words=said))
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    assert root.attrib["role"] == "img"
    assert len(list(root)) == 4
    ElementTree.fromstring(standalone(drawn))  # noqa: S314 - our own


def test_a_picture_with_links_is_a_group_and_its_file_has_none() -> None:
    drawn = picture((100, 50), "x", "a", "b", linked("/events?a=1&b=2", tag("rect", x=1, y=2)))
    assert 'role="group"' in drawn
    assert "a=1&amp;b=2" in drawn
    assert "<a " not in standalone(drawn)


def test_a_file_names_no_variable_and_asks_for_nothing() -> None:
    alone = standalone(picture((100, 50), "x", "a", "b", tag("rect", class_="q4")))
    assert "var(" not in alone
    assert re.findall(r"https?://[^\"]*", alone) == ["http://www.w3.org/2000/svg"]
    assert 'width="132"' in alone

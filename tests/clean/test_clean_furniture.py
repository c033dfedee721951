"""Furniture: found where it is furniture, left alone where it is a sentence of the article."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.clean import furniture
from detente.clean.furniture import KINDS, find, load, phrases
from detente.clean.paragraphs import lay_out
from detente.errors import LexiconError
from detente.lexicon.tables import rows

SENTENCE = "The army entered the town on Monday, two officials said."


def pieces(text: str) -> list[tuple[str, str]]:
    found = find(text, lay_out(text, 50_000).paragraphs, phrases())
    return [(piece.kind, text[piece.begin : piece.end]) for piece in found]


def test_every_row_of_the_table_finds_itself() -> None:
    for row in rows(furniture.TABLE, furniture.COLUMNS):
        kind, pattern, where, _ = row.cells
        after = {"name": " Jane Roe", "label": " Jane Roe", "begin": " this"}.get(where, "")
        shown = pattern.upper() if where != "list" else f"{pattern}\n{pattern}"
        assert [found for found, _ in pieces(f"{SENTENCE}\n\n{shown}{after}\n\n{SENTENCE}")] == [kind], row


def test_the_table_is_sorted_and_covers_all_kinds() -> None:
    table = [row.cells[:3] for row in rows(furniture.TABLE, furniture.COLUMNS)]
    assert table == sorted(set(table))
    assert {kind for kind, _, _ in table} == set(KINDS)


def test_the_end_of_a_scraped_page() -> None:
    form = "Leave a Reply\n\nYour email address will not be published. Required fields are marked *"
    found = pieces(f"{SENTENCE}\n\nRelated Articles\n\n{form}")
    assert found == [("related articles", "Related Articles"), ("reply form", form)]


def test_a_heading_takes_titles_up_to_the_next_sentence() -> None:
    titles = "Chad asks donors for tents\nWho controls the tin?\nPort Sudan power cuts enter second week after drone raid"
    assert pieces(f"{SENTENCE}\n\nRELATED STORIES:\n\n{titles}\n\n{SENTENCE}\nOther title\n") == [
        ("related articles", f"RELATED STORIES:\n\n{titles}")
    ]


def test_a_heading_takes_no_more_than_twelve() -> None:
    titles = "\n".join(f"A title of the other page {word}" for word in "abcdefghijklmnop")
    ((_, piece),) = pieces(f"Related Articles\n{titles}")
    assert piece.endswith("page l")


def test_a_form_takes_all_to_its_end() -> None:
    form = (
        "Leave a Reply Cancel reply\nYour email address will not be published. Required fields are marked *\nComment *\nName *\n"
        "Email *\nWebsite\nSave my name, email, and website in this browser for the next time I comment.\nPost Comment\nΔ"
    )
    assert pieces(f"{SENTENCE}\n{form}\n{SENTENCE}") == [("reply form", form)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Roe", "byline"),
        ("BY JANE ROE AND JOHN DOE", "byline"),
        ("By Solène Mbuyi in Goma and Piers Hathaway, Reuters", "byline"),
        ("By Ludwig van der Berg | The Daily Post | 7 July 2017", "byline"),
        ("By The Associated Press", "byline"),
        ("(Reporting by Jane Roe in Paris; Editing by John Doe)", "byline"),
        ("Additional reporting by Kim Lee", "byline"),
        ("Published on July 7, 2017", "byline"),
        ("Last updated: 7 July 2017 10:31 GMT", "byline"),
        ("© 2017 The Daily Post. All rights reserved.", "copyright"),
        ("Copyright 2017 The Associated Press", "copyright"),
        ("The Daily Post 2017. All Rights Reserved", "copyright"),
        ("Photo: A driver checks his load at Adre. (J. Lindqvist / AFP)", "photo credit"),
        ("Photo by Jane Roe/AP", "photo credit"),
        ("REUTERS/Stringer", "photo credit"),
        ("File photo", "photo credit"),
        ("- ADVERTISEMENT -", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("[Advertisement]", "advertisement"),
        ("» READ MORE: Trump meets Putin in Hamburg", "read more"),
        ("Read more…", "read more"),
        ("Related: Trump meets Putin in Hamburg", "related articles"),
        ("Share this: Facebook | X | WhatsApp", "share links"),
        ("Click to share on Twitter (Opens in new window)", "share links"),
        ("Follow us on Facebook and Twitter", "share links"),
        ("Sign up for our newsletter to get the day's top stories.", "newsletter"),
        ("Sign\u00a0up for  the Lakes\u200b Letter", "newsletter"),
        ("Our Friday briefing, free, in your inbox.", "newsletter"),
        ("Skip to main content", "navigation"),
        ("Home > World > Syria", "navigation"),
        ("Filed Under: Syria, Russia", "navigation"),
    ],
)
def test_single_lines(line: str, kind: str) -> None:
    assert pieces(f"{SENTENCE}\n\n{line}\n\n{SENTENCE}") == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "He said readers would share this article with their friends.",
        "By Friday the troops had left the town.",
        "By Tuesday",
        "By land and sea, Russia moved on Odessa.",
        "By Land and Sea, Russia Moves on Kyiv",
        "Reporting by Reuters found that troops had crossed the border.",
        "Published on Friday, the report says that troops shelled the town.",
        "“Leave a reply for us,” the rebels wrote to the minister.",
        "Related articles in the Turkish press accused Greece of aggression.",
        "Share this land, the two presidents urged their peoples.",
        "Subscribers to the agreement include Iran and Russia.",
        "Copyright law divided the ministers of France and Germany.",
        "Advertisements for the army appeared in Moscow on Monday.",
        "Home to 2 million people, Gaza was bombed again.",
        "World powers met in Vienna",
        "PARIS (Reuters) - France recalled its ambassador.",
        "Facebook",
        "World",
        "Comments",
        "Photographs showed soldiers at the gate.",
        "Read more than once, the letter still puzzled diplomats.",
        "Recommended by his party, he took over the foreign ministry.",
        "Sign up for our newsletter" + " and learn what the ministers said" * 5 + ".",
    ],
)
def test_the_article_is_left_alone(line: str) -> None:
    assert pieces(f"{SENTENCE}\n\n{line}\n\n{SENTENCE}") == []


def test_names_of_a_list_need_company() -> None:
    assert pieces(f"{SENTENCE}\nFacebook\nTwitter\nEmail\n{SENTENCE}") == [("share links", "Facebook\nTwitter")]
    assert pieces(f"{SENTENCE}\nShare this:\nFacebook\nEmail\n{SENTENCE}") == [("share links", "Share this:\nFacebook\nEmail")]
    assert pieces(f"Skip to content\nHome\nWorld\nTrump meets Putin\n{SENTENCE}") == [
        ("navigation", "Skip to content\nHome\nWorld")
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("carpet\tx\tline\t", "unknown kind 'carpet'"),
        ("byline\tx\tmiddle\t", "unknown place 'middle'"),
        ("byline\tX y\tline\t", "small letters"),
        ("byline\t\tline\t", "small letters"),
        ("byline\tx\tline", "3 cells where 4 are wanted"),
        ("byline\tx\tline\t\ncopyright\tx\tline\t", "stands twice"),
    ],
)
def test_a_wrong_table_is_named_by_line(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "furniture.tsv"
    path.write_text(f"kind\tpattern\twhere\tnote\n{line}\n")
    with pytest.raises(LexiconError, match=words) as caught:
        load(path)
    assert caught.value.line in (2, 3)


def test_time_grows_with_length_only() -> None:
    start = time.process_time()
    for unit in ("Leave a reply\n", "Related articles\n", "Facebook\n", "x y\n", "Leave a reply\nName\n", "By " * 400):
        pieces(unit * (60_000 // len(unit)))
    assert time.process_time() - start < 10


lines = st.sampled_from(
    [SENTENCE, "Related Articles", "Leave a Reply", "Facebook", "Email", "Name", "A title", "By Jane Roe", "©", ""]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(lines | st.text(max_size=30), max_size=25))
def test_pieces_are_whole_paragraphs_in_order(chosen: list[str]) -> None:
    text = "\n".join(chosen)
    paragraphs = lay_out(text, 50_000).paragraphs
    last = 0
    for piece in find(text, paragraphs, phrases()):
        assert last <= piece.begin < piece.end
        assert piece.begin in {span.begin for span in paragraphs}
        assert piece.end in {span.end for span in paragraphs}
        assert piece.kind in KINDS
        assert SENTENCE not in text[piece.begin : piece.end]
        last = piece.end

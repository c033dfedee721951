"""Tables for people at a terminal.

In: rows as the store gives them. Out: a `rich` table. Not here: where it is printed (`cli.py`), CSV (`exchange`).
"""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text

from detente.exchange.plain import plain


def claims(rows: list[dict[str, str]]) -> Table:
    """Claims for people: who, did, to whom, how and when, on whose word, with the sentence."""
    grid = Table(show_lines=True, expand=True)
    for column, ratio in (("who", 3), ("did", 2), ("to whom", 3), ("status, date, speaker", 3), ("sentence", 9)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    for row in rows:
        put = " ".join(part for part in (row["status"], _day(row)) if part)
        said = row["speaker"] or row["attribution"]
        sentence = Text(plain(row["sentence"]))
        sentence.highlight_words([plain(row["predicate"])], "bold underline")
        did = f"{row['event']} {row['mode'].replace(';', ', ')}".strip()
        how = put + (f"\nsays {said}" if said else "")
        cells = (_party(row, "actor"), did, _party(row, "recipient"), how)
        grid.add_row(*(Text(plain(cell)) for cell in cells), sentence)
    return grid


def found(rows: list[dict[str, Any]]) -> Table:
    """Articles found by their words: when and where published, title, and the place where the words stand."""
    grid = Table(show_lines=True, expand=True)
    for column, ratio in (("published", 2), ("outlet", 3), ("title", 6), ("where the words stand", 10)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    for row in rows:
        place = Text(plain(row["snippet"]))  # as long as the snippet, so the marks still fit
        for begin, end in row["marks"]:
            place.stylize("bold underline", begin, end)
        title = plain(row["title"] or row["article_id"])
        grid.add_row(row["published"] or "", Text(plain(row["outlet"])), Text(title), place)
    return grid


def findings(rows: list[dict[str, Any]]) -> Table:
    """What was looked at in a store, how it is and what to do."""
    grid = Table(expand=True)
    for column, ratio in (("", 2), ("", 6), ("what to do", 6)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    for row in rows:
        style = "bold red" if row["wrong"] else ""
        grid.add_row(*(Text(plain(row[cell]), style) for cell in ("what", "how", "advice")))
    return grid


def _day(row: dict[str, str]) -> str:
    """The act's date as precisely as it is known: 2015, 2015-03, 2015-03-09."""
    length = {"decade": 3, "year": 4, "month": 7}.get(row["date_precision"], 10)
    return (row["date"] or "")[:length]


def _party(row: dict[str, str], side: str) -> str:
    codes = row[side].replace(";", " + ")
    words = ", ".join(dict.fromkeys(row[f"{side}_text"].split(";")))
    return f"{codes} ({words})" if codes else words

"""Tables for people at a terminal.

In: rows of claims as the store gives them. Out: a `rich` table. Not here: where it is printed (`cli.py`), CSV (`exchange`).
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


def changes(rows: list[dict[str, Any]]) -> Table:
    """Changes of claims between two codings, with what is different and the steps that made it so."""
    grid = Table(show_lines=True, expand=True)
    for column, ratio in (("", 1), ("type", 2), ("what changed", 6), ("why", 6), ("sentence", 8)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    for row in rows:
        cells = (row["kind"], row["event"], "\n".join(row["what"]), "\n".join(row["why"]), row["words"])
        grid.add_row(*(Text("\n".join(plain(line) for line in cell.split("\n"))) for cell in cells))
    return grid


def _day(row: dict[str, str]) -> str:
    """The act's date as precisely as it is known: 2015, 2015-03, 2015-03-09."""
    length = {"decade": 3, "year": 4, "month": 7}.get(row["date_precision"], 10)
    return (row["date"] or "")[:length]


def _party(row: dict[str, str], side: str) -> str:
    codes = row[side].replace(";", " + ")
    words = ", ".join(dict.fromkeys(row[f"{side}_text"].split(";")))
    return f"{codes} ({words})" if codes else words

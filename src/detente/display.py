"""Tables for people at a terminal.

In: rows as the store gives them. Out: `rich` tables. Not here: where it is printed (`cli`), CSV (`exchange`).
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


def changes(rows: list[dict[str, Any]]) -> Table:
    """Changes of claims between two codings, with what is different and the steps that made it so."""
    grid = Table(show_lines=True, expand=True)
    for column, ratio in (("", 1), ("type", 2), ("what changed", 6), ("why", 6), ("sentence", 8)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    for row in rows:
        cells = (row["kind"], row["event"], "\n".join(row["what"]), "\n".join(row["why"]), row["words"])
        grid.add_row(*(Text("\n".join(plain(line) for line in cell.split("\n"))) for cell in cells))
    return grid


def events(rows: list[dict[str, Any]]) -> Table:
    """Events for people: what happened, who tells of it, one sentence."""
    grid = Table(show_lines=True, expand=True)
    for column, ratio in (("event", 4), ("how", 2), ("told by", 3), ("sentence", 8)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    for row in rows:
        how = f"{row['event']} {row['mode'].replace(';', ', ')}".strip() + f"\n{row['status']}\n{row['event_id']}"
        grid.add_row(*(Text(plain(cell)) for cell in (row["title"], how, told(row), row["sentence"])))
    return grid


def told(row: dict[str, Any]) -> str:
    """How many tell of an event: articles, outlets, independent voices, speakers."""
    words = [
        _counted(row["articles"], "article"),
        _counted(row["outlets"], "outlet"),
        f"{row['independent']} independent",
        _counted(row["speakers"], "speaker"),
    ]
    return ", ".join(words)


def stories(rows: list[dict[str, Any]]) -> Table:
    """Stories for people."""
    grid = Table(expand=True)
    for column, ratio in (("days", 2), ("story", 8), ("articles", 1), ("events", 1)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    for row in rows:
        days = " to ".join(dict.fromkeys(day for day in (row["begin"], row["end"]) if day))
        cells = (days, row["title"] or "(no title)", str(len(row["articles"])), str(row["events"]))
        grid.add_row(*(Text(plain(cell)) for cell in cells))
    return grid


def related(rows: list[dict[str, Any]]) -> Table:
    """Related articles for people, each with the reason."""
    grid = Table(expand=True)
    for column, ratio in (("article", 6), ("outlet, day", 3), ("why", 6)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    for row in rows:
        where = ", ".join(part for part in (row["outlet"], row["published"]) if part)
        grid.add_row(
            *(Text(plain(cell)) for cell in (row["title"] or row["article_id"], where, f"{row['kind']}: {row['words']}"))
        )
    return grid


def variants(rows: list[dict[str, Any]]) -> Table:
    """Where the accounts of an event differ."""
    grid = Table(title="Where accounts differ")
    for column in ("about", "account", "claims"):
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(plain(cell)) for cell in (row["kind"], row["account"], str(len(row["claims"])))))
    return grid


def links(rows: list[dict[str, Any]]) -> Table:
    """Why claims were taken for one event: each link with what spoke for and against it."""
    grid = Table(title="Why they were joined", expand=True)
    for column, ratio in (("claims", 3), ("score", 1), ("because", 9)):
        grid.add_column(column, ratio=ratio, overflow="fold")
    for row in rows:
        why = "; ".join(f"{one['words']} ({one['weight']:+.1f})" for one in row["reasons"])
        grid.add_row(f"{row['a']} {row['b']}", f"{row['score']:.1f}", Text(plain(why)))
    return grid


def safe(text: str) -> str:
    """A text that a terminal may show as it is, markup set aside."""
    return plain(text).replace("[", "\\[")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _day(row: dict[str, str]) -> str:
    """The act's date as precisely as it is known: 2015, 2015-03, 2015-03-09."""
    length = {"decade": 3, "year": 4, "month": 7}.get(row["date_precision"], 10)
    return (row["date"] or "")[:length]


def _party(row: dict[str, str], side: str) -> str:
    codes = row[side].replace(";", " + ")
    words = ", ".join(dict.fromkeys(row[f"{side}_text"].split(";")))
    return f"{codes} ({words})" if codes else words

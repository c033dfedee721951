"""The sample articles that come with the program.

In: the folder `data/articles` with its `index.tsv` of dates. Out: `Article`s. Not here: coding them (`pipeline.py`).
Plain text files carry no date, so their dates stand in the index, as a newsroom's own list would hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from detente.config import DATA, Settings
from detente.lexicon import tables
from detente.model import Article
from detente.pipeline import articles

COLUMNS = ("file", "published", "outlet")
KINDS = (".txt", ".html", ".jsonl")


def samples(settings: Settings, folder: Path = DATA / "articles") -> Iterator[Article]:
    """The packaged articles in order of their file names. Raises InputError if one cannot be read."""
    index = {row.cells[0]: row.cells[1:] for row in tables.rows(folder / "index.tsv", COLUMNS)}
    for path in sorted(p for p in folder.iterdir() if p.suffix in KINDS):
        published, outlet = index.get(path.name, (None, ""))
        for article in articles([str(path)], settings, published):
            if not isinstance(article, Article):
                raise article
            yield replace(article, outlet=article.outlet or outlet)

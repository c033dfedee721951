"""The list of articles.

In: words to look for, an outlet, a page number. Out: `ArticleList`. Not here: one article (`article.py`), search in texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Annotated

from fastapi import APIRouter, Query, Request

from detente.desk.answer import page
from detente.desk.state import desk_of
from detente.store.desk_articles import page as stored
from detente.store.records import ArticleRow

PAGE = 50
router = APIRouter()


@dataclass(frozen=True, slots=True)
class ArticleList:
    """One page of the list: what was asked for, how many there are in all, the rows."""

    words: str
    outlet: str
    number: int
    pages: int
    total: int
    rows: tuple[ArticleRow, ...]

    def table(self) -> Iterator[Sequence[str]]:
        """The rows for a spreadsheet."""
        yield [one.name for one in fields(ArticleRow)]
        yield from ([str(cell if cell is not None else "") for cell in astuple(row)] for row in self.rows)


@page(router, "/articles", "articles.html", csv=True, kept=True)
def articles(
    request: Request,
    q: Annotated[str, Query(max_length=200)] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,
) -> ArticleList:
    """Articles, the newest first, by words of headline or outlet."""
    words = q.replace("\x00", "").strip()
    rows, total = stored(desk_of(request).store, words, outlet.replace("\x00", ""), (number - 1) * PAGE, PAGE)
    return ArticleList(words, outlet, number, max(1, -(-total // PAGE)), total, tuple(rows))

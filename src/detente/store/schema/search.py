"""Search over words: what stands beside the tables on either engine, and how the index is asked.

SQLite: `article_words`, an FTS5 index over title and text that takes its content from the view `article_texts`, and
`article_numbers`, which gives each article the whole number that FTS5 wants (a rowid of `articles` itself may change with
VACUUM) and has the day at hand, by which answers are sorted. Triggers keep them in step. Postgres: the function
`search_words` and a GIN index over it, which is always in step; of an article longer than 200,000 characters it knows the
beginning only, for a tsvector holds one megabyte.
None of it is content: it can be made anew from `articles`, and no digest sees it.

In: nothing. Out: names, SQLAlchemy tables. Not here: how any of it is made (`migrations/versions`), queries (`search.py`).
"""

from __future__ import annotations

from sqlalchemy import Integer, TableClause, Text, column, table

article_words: TableClause = table("article_words", column("rowid"), column("title"), column("text"))
article_numbers: TableClause = table(
    "article_numbers", column("number", Integer), column("article_id", Text), column("published", Text)
)

BESIDE = frozenset(
    {
        "article_numbers",
        "article_texts",
        "article_words",
        *(f"article_words_{part}" for part in ("config", "data", "docsize", "idx")),
    }
)
"""Tables and views of the index in a SQLite file."""

POSTGRES_INDEX = "ix_articles_words"

"""Search over the words of titles and texts: one question and one answer on either engine.

What is asked is never read as the engine's own query language. It is cut into words here; `"cease fire"` in quotation
marks asks for words side by side, `sanction*` for words that begin so, everything else for articles that have all the
words. Letter case and marks over letters are set aside. What holds no word finds nothing.

In: a `Store`, words, `Sought`. Out: `Found`, newest first. Not here: how the index is made (`migrations/versions`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, exists, false, func, literal_column, select, true

from detente.model import Span
from detente.store import schema
from detente.store.connect import Store, reading
from detente.store.parties import Part, taking_part
from detente.store.records import Found, Sought

_AROUND = 120
"""Characters shown before the first word found and, at least, after it."""

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
"""Letters and figures, with the marks that combine with them."""

_MOST_TERMS = 32
"""Words or phrases of one question; what follows is not looked at."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words side by side; `prefix` where the last may go on."""

    words: tuple[str, ...]
    prefix: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Where articles are looked up by their words: the columns of their id and day, what holds of those that are meant."""

    id_: ColumnElement[str]
    day: ColumnElement[str | None]
    match: ColumnElement[bool]


def search(store: Store, text: str, sought: Sought = Sought(), limit: int = 50) -> list[Found]:  # noqa: B008 - frozen
    """The articles that have all the words of `text`, the newest first, at most `limit`. Raises `StoreError`."""
    phrases = _phrases(text)
    if not phrases:
        return []
    article = schema.articles.c
    with reading(store) as connection:
        query = (
            select(article.id, article.published, article.outlet, article.title, article.url, article.text)
            .where(article.id.in_(_newest(connection, phrases, sought).limit(limit)))
            .order_by(article.published.desc().nulls_last(), article.id)
        )
        return [_found(row, text) for row in connection.execute(query)]


def having(connection: Connection, text: str) -> Catalogue:
    """The articles that have all the words of a text; none where it holds no word, all where it is empty."""
    phrases = _phrases(text)
    if connection.dialect.name == "postgresql":
        article = schema.articles.c
        match = _in_text(phrases) if phrases else false()
        return Catalogue(article.id, article.published, match if text.strip() else true())
    numbers = schema.article_numbers.c
    match = numbers.number.in_(_rows(phrases)) if phrases else false()
    return Catalogue(numbers.article_id, numbers.published, match if text.strip() else true())


def hits(text: str, asked: str) -> list[Span]:
    """Where words that are asked for stand in a text."""
    return list(_hits(text, asked))


def excerpt(text: str, asked: str, longest: int) -> str:
    """A stretch of a text around the first word asked for, its beginning where none is; on one line."""
    found = next(_hits(text, asked), None)
    first = found.begin if found else 0
    begin, end = _cut(text, max(0, first - _AROUND), max(0, first - _AROUND) + longest)
    return " ".join(text[begin:end].split())


def _hits(text: str, asked: str) -> Iterator[Span]:
    """One after another, for whoever wants the first does not need the others."""
    phrases = _phrases(asked)
    return (Span(*match.span()) for match in _WORD.finditer(text) if _wanted(_folded(match[0]), phrases))


def _phrases(text: str) -> tuple[_Phrase, ...]:
    found = []
    for quoted, plain in _TERM.findall(text):
        words = tuple(_folded(word) for word in _WORD.findall(quoted or plain))
        if words:
            found.append(_Phrase(words, plain.endswith("*")))
    return tuple(found[:_MOST_TERMS])


def _folded(word: str) -> str:
    """A word without letter case and marks, so that its place in the text can be found again."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).lower()


def _newest(connection: Connection, phrases: tuple[_Phrase, ...], sought: Sought) -> Select[Any]:
    """The ids of the articles that answer, the newest first."""
    id_: ColumnElement[str]
    day: ColumnElement[str]
    if connection.dialect.name == "postgresql":
        article = schema.articles.c
        match = _in_text(phrases)
        id_, day = article.id, article.published
    else:
        numbers = schema.article_numbers.c
        # A sum, so that SQLite goes through the articles by day and stops as soon as there are enough.
        match = (numbers.number + 0).in_(_rows(phrases))
        id_, day = numbers.article_id, numbers.published
    return select(id_).where(match, *_conditions(connection, sought, id_, day)).order_by(day.desc().nulls_last(), id_)


def _in_text(phrases: tuple[_Phrase, ...]) -> ColumnElement[bool]:
    """What holds of articles with these phrases, on Postgres."""
    article = schema.articles.c
    asked = func.to_tsquery("simple", " & ".join(f"({_in_postgres(phrase)})" for phrase in phrases))
    return func.search_words(article.title + literal_column("' '") + article.text).op("@@")(asked)


def _rows(phrases: tuple[_Phrase, ...]) -> Select[Any]:
    """The numbers of the articles with these phrases, on SQLite."""
    words = schema.article_words
    # The table's own name is the hidden column that FTS5 matches in.
    hit = column(words.name, _selectable=words).op("MATCH")(" AND ".join(map(_in_sqlite, phrases)))
    return select(words.c.rowid).where(hit)


def _in_sqlite(phrase: _Phrase) -> str:
    return f'"{" ".join(phrase.words)}"{" *" if phrase.prefix else ""}'


def _in_postgres(phrase: _Phrase) -> str:
    return " <-> ".join(f"'{word}'" for word in phrase.words) + (":*" if phrase.prefix else "")


def _conditions(
    connection: Connection, sought: Sought, id_: ColumnElement[str], day: ColumnElement[str]
) -> list[ColumnElement[bool]]:
    """What is asked of articles besides their words, told of the columns that hold their id and day."""
    told, claims = schema.articles.alias("told").c, schema.claims
    found = [day >= sought.since] if sought.since else []
    found += [day <= sought.until] if sought.until else []
    if sought.outlet:
        found.append(exists().where(told.id == id_, told.outlet == sought.outlet))
    acts = [claims.c.event == sought.event] if sought.event else []
    taken = taking_part(connection, [Part(sought.party, schema.ACTING)]) if sought.party else None
    if taken:
        acts.append(taken.condition)
    if taken and taken.rare:
        found.append(id_.in_(select(claims.c.article_id).where(*acts)))
    elif acts:
        found.append(exists().where(claims.c.article_id == id_, *acts))
    return found


def _found(row: Any, asked: str) -> Found:
    places = hits(row.text, asked)
    if not places:
        return Found(row.id, row.published, row.outlet, row.title, row.url, "", 0, ())
    first = places[0]
    begin, end = _cut(row.text, max(0, first.begin - _AROUND), first.end + _AROUND)
    marks = tuple(Span(place.begin - begin, place.end - begin) for place in places if place.end <= end)
    return Found(row.id, row.published, row.outlet, row.title, row.url, row.text[begin:end], begin, marks)


def _wanted(word: str, phrases: tuple[_Phrase, ...]) -> bool:
    return any(word in phrase.words or (phrase.prefix and word.startswith(phrase.words[-1])) for phrase in phrases)


def _cut(text: str, begin: int, end: int) -> tuple[int, int]:
    """A stretch of at most this size that neither begins nor ends inside a word."""
    if begin > 0:
        begin = text.find(" ", begin) + 1 or begin
    if end < len(text):
        end = max(text.rfind(" ", begin, end), begin) if " " in text[begin:end] else end
    return begin, end

"""The tables, with what each column means, and the views by name.

The tables as they are now; how a file gets there stands in `migrations/versions`, and a test holds the two together.
Offsets are half-open, in Unicode code points of `articles.text`. Lists are JSON text. No row holds a time of writing: two
runs over the same input give the same rows.

In: nothing. Out: SQLAlchemy tables. Not here: queries (`read.py`, `load.py`), writing (`write.py`).
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Index, Integer, MetaData, Table, TableClause, Text
from sqlalchemy import column as view_column
from sqlalchemy import table as view
from sqlalchemy.types import TypeEngine

from detente.store.records import ArticleRow, ClaimRow

metadata = MetaData()


def _key(name: str, kind: type[TypeEngine[Any]], comment: str) -> Column[Any]:
    return Column(name, kind, primary_key=True, comment=comment)


def _part_of(name: str, parent: str, comment: str) -> Column[Any]:
    return Column(name, Text, ForeignKey(parent, ondelete="CASCADE"), primary_key=True, comment=comment)


def _field(name: str, kind: type[TypeEngine[Any]], comment: str) -> Column[Any]:
    return Column(name, kind, nullable=False, comment=comment)


def _maybe(name: str, kind: type[TypeEngine[Any]], comment: str) -> Column[Any]:
    return Column(name, kind, nullable=True, comment=comment)


meta = Table(
    "meta",
    metadata,
    _key("key", Text, "what is said of the file"),
    _field("value", Text, "what is said"),
)

articles = Table(
    "articles",
    metadata,
    _key("id", Text, "the input's own id, or a hash of content"),
    _field("content_hash", Text, "SHA-256 over everything that coding depends on"),
    _field("origin", Text, "the path or record it was read from"),
    _field("title", Text, "headline, empty where unknown"),
    _field("outlet", Text, "publisher, empty where unknown"),
    _field("url", Text, "address, empty where unknown"),
    _maybe("published", Text, "day of publication, YYYY-MM-DD"),
    _field("published_basis", Text, "how the day was found: given, page, or empty"),
    _field("text", Text, "the whole text; every offset counts in it"),
    _field("paragraphs", Text, "what of the text was read, a list of [begin, end]"),
    _field("pairs", Text, "pairs of mentions the input asked about, a list of [begin, end, begin, end]"),
    _field("notes", Text, "remarks on how the text was read, a list"),
    _field("status", Text, "how far it came: coded"),
    _field("coder", Text, "version of program, model and lexicon that coded it"),
    Index("ix_articles_published", "published"),
)

furniture = Table(
    "furniture",
    metadata,
    _part_of("article_id", "articles.id", "the article whose page it stood on"),
    _key("ordinal", Integer, "place in the article's list, from 0"),
    _field("begin", Integer, "where it begins in the text"),
    _field("end", Integer, "where it ends"),
    _field("kind", Text, "what it is: reply form, share links, ..."),
)

claims = Table(
    "claims",
    metadata,
    _key("id", Text, "the claim's own id, the same in every run"),
    Column("article_id", Text, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, comment="the article that says it"),
    _field("ordinal", Integer, "place in the article's list of claims, from 0"),
    _field("event", Text, "PLOVER event type"),
    _field("modes", Text, "PLOVER modes, a list"),
    _field("contexts", Text, "PLOVER contexts, a list"),
    _field("cameo", Text, "the nearest CAMEO code, empty where there is none"),
    _field("quad_code", Integer, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    _field("event_scale", Double, "conflict and cooperation scale of the type, -10 to 10"),
    _field("begin", Integer, "where its sentence begins in the text"),
    _field("end", Integer, "where its sentence ends"),
    _field("predicate_begin", Integer, "where the words that carry the act begin"),
    _field("predicate_end", Integer, "where they end"),
    _field("status", Text, "how it is put: asserted, denied, possible, future, conditional, demanded, historical"),
    _maybe("date", Text, "first day of the act, YYYY-MM-DD; null where the text does not fix it"),
    _maybe("enddate", Text, "last day of the act"),
    _field("date_precision", Text, "day, month, year, ..., empty without a date"),
    _field("date_basis", Text, "text, term (of office) or none"),
    _field("date_value", Text, "TIMEX3 value, underspecified where the text alone cannot fix it"),
    _maybe("place_begin", Integer, "where the place is named in the text; null, with all of the place, where it is not"),
    _maybe("place_end", Integer, "where that ends"),
    _maybe("place_name", Text, "the place as written"),
    _maybe("country_code", Text, "its country, ISO 3166-1 alpha-3, empty where unknown"),
    _maybe("place_resolution", Integer, "how closely it is known, as in PLOVER"),
    _maybe("lat", Double, "degrees north; null where it is known to the country only"),
    _maybe("lon", Double, "degrees east"),
    _maybe("geonameid", Integer, "GeoNames id"),
    _field("confidence", Double, "0 to 1"),
    _field("trace", Text, "who decided what on the way to this claim, a list"),
    Index("ix_claims_article", "article_id", "ordinal", unique=True),
    Index("ix_claims_event", "event"),
    Index("ix_claims_date", "date"),
)

sides = Table(
    "sides",
    metadata,
    _part_of("claim_id", "claims.id", "the claim"),
    _key("role", Text, "actor, recipient, against, for, alongside, speaker"),
    _key("ordinal", Integer, "place in the claim's list, from 0; a speaker has that of its attribution"),
    _field("begin", Integer, "where the mention begins in the text"),
    _field("end", Integer, "where it ends"),
    _field("entity_text", Text, "the mention as written"),
    _field("code", Text, "ISO 3166-1 alpha-3, or UNO EUR IGO NGO ISM IMG MNC, empty where unknown"),
    _field("sector", Text, "PLOVER sectors, a list"),
    _field("identifier_id", Text, "id in the lexicon, empty where unknown"),
    _field("identifier_text", Text, "name in the lexicon, empty where unknown"),
    _field("via", Text, "how it was resolved: name, demonym, place, office, agent, pronoun, description, unknown"),
    Index("ix_sides_code", "code"),
)

attributions = Table(
    "attributions",
    metadata,
    _part_of("claim_id", "claims.id", "the claim that rests on this word"),
    _key("ordinal", Integer, "place in the claim's list, from 0"),
    _field("kind", Text, "quoted, reported or outlet; the speaker, where there is one, is in sides"),
    _field("outlet", Text, "outlet on whose word, empty where none"),
    _maybe("cue_begin", Integer, "where the words that say so begin; null where there are none"),
    _maybe("cue_end", Integer, "where they end"),
)

sizes = Table(
    "sizes",
    metadata,
    _part_of("claim_id", "claims.id", "the claim that gives the number"),
    _key("ordinal", Integer, "place in the claim's list, from 0"),
    _field("kind", Text, "of what: dead, injured or arrested"),
    _field("low", BigInteger, "how many at least"),
    _field("high", BigInteger, "how many at most"),
)

left_out = Table(
    "left_out",
    metadata,
    _part_of("article_id", "articles.id", "the article it stands in"),
    _key("ordinal", Integer, "place in the article's list, from 0"),
    _field("begin", Integer, "where it begins in the text"),
    _field("end", Integer, "where it ends"),
    _field("reason", Text, "why it was read and not coded"),
)

refusals = Table(
    "refusals",
    metadata,
    _key("origin", Text, "the path or record that could not be read"),
    _key("reason", Text, "why"),
)

claim_rows: TableClause = view("claim_rows", *(view_column(field.name) for field in fields(ClaimRow)))
article_rows: TableClause = view("article_rows", *(view_column(field.name) for field in fields(ArticleRow)))

VIEWS = (claim_rows.name, article_rows.name)

"""Tables of readings: one article with all that it says.

In: nothing. Out: SQLAlchemy tables. Not here: what articles say together (`memory.py`).
"""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import BigInteger, Double, Index, Integer, Table, TableClause, Text, text
from sqlalchemy import column as view_column
from sqlalchemy import table as view

from detente.store.records import ArticleRow, ClaimRow
from detente.store.schema.base import child_of, field, key, maybe, metadata, part_of

LONGEST_NAME = 500
"""Characters of a mention that is looked up as a name; Postgres cannot index text without end."""

SHORT = text(f"length(entity_text) <= {LONGEST_NAME}")

meta = Table(
    "meta",
    metadata,
    key("key", Text, "what is said of the file"),
    field("value", Text, "what is said"),
)

articles = Table(
    "articles",
    metadata,
    key("id", Text, "the input's own id, or a hash of content"),
    field("content_hash", Text, "SHA-256 over everything that coding depends on"),
    field("origin", Text, "the path or record it was read from"),
    field("title", Text, "headline, empty where unknown"),
    field("outlet", Text, "publisher, empty where unknown"),
    field("url", Text, "address, empty where unknown"),
    maybe("published", Text, "day of publication, YYYY-MM-DD"),
    field("published_basis", Text, "how the day was found: given, page, or empty"),
    field("text", Text, "the whole text; every offset counts in it"),
    field("paragraphs", Text, "what of the text was read, a list of [begin, end]"),
    field("pairs", Text, "pairs of mentions the input asked about, a list of [begin, end, begin, end]"),
    field("notes", Text, "remarks on how the text was read, a list"),
    field("status", Text, "how far it came: coded"),
    field("coder", Text, "version of program, model and lexicon that coded it"),
    Index("ix_articles_day", "published", "id"),
)

furniture = Table(
    "furniture",
    metadata,
    part_of("article_id", "articles.id", "the article whose page it stood on"),
    key("ordinal", Integer, "place in the article's list, from 0"),
    field("begin", Integer, "where it begins in the text"),
    field("end", Integer, "where it ends"),
    field("kind", Text, "what it is: reply form, share links, ..."),
)

claims = Table(
    "claims",
    metadata,
    key("id", Text, "the claim's own id, the same in every run"),
    child_of("article_id", "articles.id", "the article that says it"),
    field("ordinal", Integer, "place in the article's list of claims, from 0"),
    field("event", Text, "PLOVER event type"),
    field("modes", Text, "PLOVER modes, a list"),
    field("contexts", Text, "PLOVER contexts, a list"),
    field("cameo", Text, "the nearest CAMEO code, empty where there is none"),
    field("quad_code", Integer, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    field("event_scale", Double, "conflict and cooperation scale of the type, -10 to 10"),
    field("begin", Integer, "where its sentence begins in the text"),
    field("end", Integer, "where its sentence ends"),
    field("predicate_begin", Integer, "where the words that carry the act begin"),
    field("predicate_end", Integer, "where they end"),
    field("status", Text, "how it is put: asserted, denied, possible, future, conditional, demanded, historical"),
    maybe("date", Text, "first day of the act, YYYY-MM-DD; null where the text does not fix it"),
    maybe("enddate", Text, "last day of the act"),
    field("date_precision", Text, "day, month, year, ..., empty without a date"),
    field("date_basis", Text, "text, term (of office) or none"),
    field("date_value", Text, "TIMEX3 value, underspecified where the text alone cannot fix it"),
    maybe("place_begin", Integer, "where the place is named in the text; null, with all of the place, where it is not"),
    maybe("place_end", Integer, "where that ends"),
    maybe("place_name", Text, "the place as written"),
    maybe("country_code", Text, "its country, ISO 3166-1 alpha-3, empty where unknown"),
    maybe("place_resolution", Integer, "how closely it is known, as in PLOVER"),
    maybe("lat", Double, "degrees north; null where it is known to the country only"),
    maybe("lon", Double, "degrees east"),
    maybe("geonameid", Integer, "GeoNames id"),
    field("confidence", Double, "0 to 1"),
    field("trace", Text, "who decided what on the way to this claim, a list"),
    maybe("admin1", Text, "the place's region of first order, empty where unknown"),
    maybe("place_alternatives", Text, "GeoNames ids of the next likeliest places of that name, a list"),
    maybe("place_reason", Text, "why it is this place"),
    maybe("place_confidence", Double, "share of this place among those of the name, 0 to 1"),
    # With the id: claims are tried in the order of their articles without a look at the claims themselves.
    Index("ix_claims_article", "article_id", "ordinal", "id"),
    Index("ix_claims_kinds", "article_id", "event", "country_code"),
    Index("ix_claims_event", "event"),
    Index("ix_claims_date", "date"),
)

ACTING = ("actor", "recipient")
"""The roles of those between whom an act is."""

sides = Table(
    "sides",
    metadata,
    part_of("claim_id", "claims.id", "the claim"),
    key("role", Text, "actor, recipient, against, for, alongside, speaker"),
    key("ordinal", Integer, "place in the claim's list, from 0; a speaker has that of its attribution"),
    field("begin", Integer, "where the mention begins in the text"),
    field("end", Integer, "where it ends"),
    field("entity_text", Text, "the mention as written"),
    field("code", Text, "ISO 3166-1 alpha-3, or UNO EUR IGO NGO ISM IMG MNC, empty where unknown"),
    field("sector", Text, "PLOVER sectors, a list"),
    field("identifier_id", Text, "id in the lexicon, empty where unknown"),
    field("identifier_text", Text, "name in the lexicon, empty where unknown"),
    field("via", Text, "how it was resolved: name, demonym, place, office, agent, pronoun, description, unknown"),
    field("reason", Text, "why it is this party"),
    field("runner_up", Text, "which other bearer of the name came second, empty where none"),
    Index("ix_sides_code", "code", "role", "claim_id"),
    Index(
        "ix_sides_names",
        "code",
        "entity_text",
        "sector",
        "identifier_id",
        "identifier_text",
        "via",
        sqlite_where=SHORT,
        postgresql_where=SHORT,
    ),
    Index("ix_sides_text", "entity_text", sqlite_where=SHORT, postgresql_where=SHORT),
    Index("ix_sides_name", "identifier_text"),
)

attributions = Table(
    "attributions",
    metadata,
    part_of("claim_id", "claims.id", "the claim that rests on this word"),
    key("ordinal", Integer, "place in the claim's list, from 0"),
    field("kind", Text, "quoted, reported or outlet; the speaker, where there is one, is in sides"),
    field("outlet", Text, "outlet on whose word, empty where none"),
    maybe("cue_begin", Integer, "where the words that say so begin; null where there are none"),
    maybe("cue_end", Integer, "where they end"),
)

sizes = Table(
    "sizes",
    metadata,
    part_of("claim_id", "claims.id", "the claim that gives the number"),
    key("ordinal", Integer, "place in the claim's list, from 0"),
    field("kind", Text, "of what: dead, injured or arrested"),
    field("low", BigInteger, "how many at least"),
    field("high", BigInteger, "how many at most"),
)

ties = Table(
    "ties",
    metadata,
    key("id", Text, "the tie's own id, the same in every run"),
    child_of("article_id", "articles.id", "the article that says it"),
    field("ordinal", Integer, "place in the article's list of ties, from 0"),
    field("kind", Text, "fights, opposes, sanctions, backs, allied_with, cooperates_with"),
    field("begin", Integer, "where its sentence begins in the text"),
    field("end", Integer, "where its sentence ends"),
    field("cue_begin", Integer, "where the words that say so begin"),
    field("cue_end", Integer, "where they end"),
    field("status", Text, "how it is put, as for claims"),
    field("standing", Text, "current, ended or planned"),
    maybe("date", Text, "first day, YYYY-MM-DD; null where open"),
    maybe("enddate", Text, "last day; null where open"),
    field("date_precision", Text, "day, month, year, ..., empty without a date"),
    field("date_basis", Text, "text, term (of office) or none"),
    field("date_value", Text, "TIMEX3 value, underspecified where the text alone cannot fix it"),
    field("confidence", Double, "0 to 1"),
    field("trace", Text, "who decided what on the way to this tie, a list"),
    Index("ix_ties_article", "article_id", "ordinal", unique=True),
)

tie_sides = Table(
    "tie_sides",
    metadata,
    part_of("tie_id", "ties.id", "the tie"),
    key("role", Text, "a or b: a stands so towards b"),
    field("begin", Integer, "where the mention begins in the text"),
    field("end", Integer, "where it ends"),
    field("entity_text", Text, "the mention as written"),
    field("code", Text, "as in sides"),
    field("sector", Text, "PLOVER sectors, a list"),
    field("identifier_id", Text, "id in the lexicon, empty where unknown"),
    field("identifier_text", Text, "name in the lexicon, empty where unknown"),
    field("via", Text, "how it was resolved"),
    field("reason", Text, "as in sides"),
    field("runner_up", Text, "as in sides"),
)

times = Table(
    "times",
    metadata,
    part_of("article_id", "articles.id", "the article it stands in"),
    key("ordinal", Integer, "place in the article's list, from 0"),
    field("begin", Integer, "where it begins in the text"),
    field("end", Integer, "where it ends"),
    field("type", Text, "DATE, TIME, DURATION or SET"),
    field("value", Text, "TIMEX3 value"),
)

places = Table(
    "places",
    metadata,
    part_of("article_id", "articles.id", "the article it stands in"),
    key("ordinal", Integer, "place in the article's list, from 0"),
    field("begin", Integer, "where it begins in the text"),
    field("end", Integer, "where it ends"),
    field("name", Text, "the place as written"),
    field("country_code", Text, "its country, ISO 3166-1 alpha-3, empty where unknown"),
    field("resolution", Integer, "how closely it is known, as in PLOVER"),
    maybe("lat", Double, "degrees north; null where it is known to the country only"),
    maybe("lon", Double, "degrees east"),
    maybe("geonameid", Integer, "GeoNames id"),
    field("admin1", Text, "its region of first order, empty where unknown"),
    field("alternatives", Text, "GeoNames ids of the next likeliest places of that name, a list"),
    field("confidence", Double, "share of this place among those of the name, 0 to 1"),
    field("reason", Text, "why it is this place"),
)

left_out = Table(
    "left_out",
    metadata,
    part_of("article_id", "articles.id", "the article it stands in"),
    key("ordinal", Integer, "place in the article's list, from 0"),
    field("begin", Integer, "where it begins in the text"),
    field("end", Integer, "where it ends"),
    field("reason", Text, "why it was read and not coded"),
)

refusals = Table(
    "refusals",
    metadata,
    key("origin", Text, "the path or record that could not be read"),
    key("reason", Text, "why"),
)

claim_rows: TableClause = view("claim_rows", *(view_column(one.name) for one in fields(ClaimRow)))
article_rows: TableClause = view("article_rows", *(view_column(one.name) for one in fields(ArticleRow)))

VIEWS = (claim_rows.name, article_rows.name, "event_rows", "relation_rows", "story_rows")
"""What people open first; what is listed by the program has its columns above."""

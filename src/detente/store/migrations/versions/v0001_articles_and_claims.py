"""Version 1: articles with their claims, what was left out, what was refused, and two views for people.

In: an empty database. Out: the tables and views. Not here: what the columns mean (`store/schema.py`).
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Double, ForeignKey, Integer

from detente.store.schema.base import WORDS
from detente.store.schema.views import for_engine

revision = "0001"
down_revision = None

# group_concat over an ordered subquery keeps that order in every SQLite: the planner never drops the ORDER BY of a
# subquery under an aggregate. ORDER BY inside the call needs 3.44, which Debian 12 has not. Modes and contexts are words
# of the codebook, with nothing to escape; json_each would do as well, but SQLite 3.38, the one inside DuckDB, then joins
# them with their quotes.
CLAIM_ROWS = """
CREATE VIEW claim_rows AS
SELECT
  c.id AS claim_id,
  c.article_id,
  c.ordinal,
  a.published,
  a.outlet,
  a.title,
  a.url,
  c.event,
  replace(trim(c.modes, '["]'), '","', ';') AS mode,
  replace(trim(c.contexts, '["]'), '","', ';') AS context,
  c.cameo,
  c.quad_code,
  c.event_scale,
  c.status,
  coalesce((SELECT group_concat(code, ';') FROM (
    SELECT code FROM sides WHERE claim_id = c.id AND role = 'actor' AND code <> '' ORDER BY ordinal) AS l), '') AS actor,
  coalesce((SELECT group_concat(entity_text, ';') FROM (
    SELECT entity_text FROM sides WHERE claim_id = c.id AND role = 'actor' ORDER BY ordinal) AS l), '') AS actor_text,
  coalesce((SELECT group_concat(code, ';') FROM (
    SELECT code FROM sides WHERE claim_id = c.id AND role = 'recipient' AND code <> '' ORDER BY ordinal) AS l), '') AS recipient,
  coalesce((SELECT group_concat(entity_text, ';') FROM (
    SELECT entity_text FROM sides WHERE claim_id = c.id AND role = 'recipient' ORDER BY ordinal) AS l), '') AS recipient_text,
  coalesce((SELECT group_concat(kind, ';') FROM (
    SELECT kind FROM attributions WHERE claim_id = c.id ORDER BY ordinal) AS l), '') AS attribution,
  coalesce((SELECT group_concat(entity_text, ';') FROM (
    SELECT entity_text FROM sides WHERE claim_id = c.id AND role = 'speaker' ORDER BY ordinal) AS l), '') AS speaker,
  c.date,
  c.enddate,
  c.date_precision,
  coalesce(c.place_name, '') AS place,
  coalesce(c.country_code, '') AS country_code,
  c.lat,
  c.lon,
  c.confidence,
  substr(a.text, c.predicate_begin + 1, c.predicate_end - c.predicate_begin) AS predicate,
  substr(a.text, c."begin" + 1, c."end" - c."begin") AS sentence
FROM claims AS c
JOIN articles AS a ON a.id = c.article_id
"""

ARTICLE_ROWS = """
CREATE VIEW article_rows AS
SELECT
  a.id AS article_id,
  a.published,
  a.published_basis,
  a.outlet,
  a.title,
  a.url,
  a.origin,
  length(a.text) AS characters,
  (SELECT count(*) FROM furniture AS f WHERE f.article_id = a.id) AS furniture,
  (SELECT count(*) FROM claims AS c WHERE c.article_id = a.id) AS claims,
  (SELECT count(*) FROM left_out AS l WHERE l.article_id = a.id) AS left_out,
  a.status,
  a.coder
FROM articles AS a
"""

META = {
    "what": "news articles and the claims they make, coded by Detente; open claim_rows and article_rows first",
    "offsets": "half-open [begin, end), counted from 0 in Unicode code points of articles.text",
}


def upgrade() -> None:
    """Make everything."""
    _articles()
    _claims()
    _parts_of_claims()
    _beside()
    op.execute(for_engine(CLAIM_ROWS, op.get_bind().dialect.name))
    op.execute(ARTICLE_ROWS)


def _text(name: str) -> Column[str]:
    return Column(name, WORDS, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _article_id() -> Column[str]:
    return Column("article_id", WORDS, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)


def _claim_id() -> Column[str]:
    return Column("claim_id", WORDS, ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True)


def _ordinal() -> Column[int]:
    return Column("ordinal", Integer, primary_key=True)


def _articles() -> None:
    op.create_table(
        "articles",
        Column("id", WORDS, primary_key=True),
        *map(_text, ("content_hash", "origin", "title", "outlet", "url")),
        Column("published", WORDS),
        *map(_text, ("published_basis", "text", "paragraphs", "pairs", "notes", "status", "coder")),
    )
    op.create_index("ix_articles_published", "articles", ["published"])
    op.create_table("furniture", _article_id(), _ordinal(), _number("begin"), _number("end"), _text("kind"))
    op.create_table("left_out", _article_id(), _ordinal(), _number("begin"), _number("end"), _text("reason"))


def _claims() -> None:
    op.create_table(
        "claims",
        Column("id", WORDS, primary_key=True),
        Column("article_id", WORDS, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
        _number("ordinal"),
        *map(_text, ("event", "modes", "contexts", "cameo")),
        _number("quad_code"),
        Column("event_scale", Double, nullable=False),
        *map(_number, ("begin", "end", "predicate_begin", "predicate_end")),
        _text("status"),
        Column("date", WORDS),
        Column("enddate", WORDS),
        *map(_text, ("date_precision", "date_basis", "date_value")),
        Column("place_begin", Integer),
        Column("place_end", Integer),
        Column("place_name", WORDS),
        Column("country_code", WORDS),
        Column("place_resolution", Integer),
        Column("lat", Double),
        Column("lon", Double),
        Column("geonameid", Integer),
        Column("confidence", Double, nullable=False),
        _text("trace"),
    )
    op.create_index("ix_claims_article", "claims", ["article_id", "ordinal"], unique=True)
    op.create_index("ix_claims_event", "claims", ["event"])
    op.create_index("ix_claims_date", "claims", ["date"])


def _parts_of_claims() -> None:
    op.create_table(
        "sides",
        _claim_id(),
        Column("role", WORDS, primary_key=True),
        _ordinal(),
        *map(_number, ("begin", "end")),
        *map(_text, ("entity_text", "code", "sector", "identifier_id", "identifier_text", "via")),
    )
    op.create_index("ix_sides_code", "sides", ["code"])
    op.create_table(
        "attributions",
        _claim_id(),
        _ordinal(),
        *map(_text, ("kind", "outlet")),
        Column("cue_begin", Integer),
        Column("cue_end", Integer),
    )
    op.create_table("sizes", _claim_id(), _ordinal(), _text("kind"), Column("value", BigInteger, nullable=False))


def _beside() -> None:
    op.create_table("refusals", Column("origin", WORDS, primary_key=True), Column("reason", WORDS, primary_key=True))
    meta = op.create_table("meta", Column("key", WORDS, primary_key=True), _text("value"))
    op.bulk_insert(meta, [{"key": key, "value": value} for key, value in META.items()])

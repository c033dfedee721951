"""Version 7: search over words, names of sides by index, and views of events, relations and stories for people.

In: a database of version 6. Out: the search index filled from the articles, new indexes and views. Not here: what they
mean (`store/schema`).
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

from detente.store.schema.views import for_engine

revision = "0007"
down_revision = "0006"

# FTS5 is told what to take out before the row is gone, for an index without content of its own cannot look it up later.
_PUT = """
  INSERT INTO article_numbers (article_id, published) VALUES (new.id, new.published);
  INSERT INTO article_words (rowid, title, text)
    SELECT number, new.title, new.text FROM article_numbers WHERE article_id = new.id;
"""
_TAKE = """
  INSERT INTO article_words (article_words, rowid, title, text)
    SELECT 'delete', number, old.title, old.text FROM article_numbers WHERE article_id = old.id;
  DELETE FROM article_numbers WHERE article_id = old.id;
"""

SQLITE = (
    "CREATE TABLE article_numbers (number INTEGER PRIMARY KEY, article_id TEXT NOT NULL UNIQUE, published TEXT)",
    "CREATE INDEX article_numbers_day ON article_numbers (published DESC, article_id, number)",
    """
    CREATE VIEW article_texts AS
    SELECT n.number, a.title, a.text FROM article_numbers AS n JOIN articles AS a ON a.id = n.article_id
    """,
    """
    CREATE VIRTUAL TABLE article_words USING fts5(
      title, text, content = 'article_texts', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2")
    """,
    f"CREATE TRIGGER article_words_in AFTER INSERT ON articles BEGIN {_PUT} END",
    f"CREATE TRIGGER article_words_out BEFORE DELETE ON articles BEGIN {_TAKE} END",
    f"CREATE TRIGGER article_words_new AFTER UPDATE OF id, published, title, text ON articles BEGIN {_TAKE} {_PUT} END",
    "INSERT INTO article_numbers (article_id, published) SELECT id, published FROM articles ORDER BY id",
    "INSERT INTO article_words (article_words) VALUES ('rebuild')",
)

# The same words as FTS5 finds: marks over letters are set aside, and everything between words is a space, or Postgres
# would take north-east and U.S. for words of kinds of their own.
POSTGRES = (
    r"""
    CREATE FUNCTION search_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
      SELECT to_tsvector('pg_catalog.simple', translate(
        regexp_replace(normalize(left(words, 200000), NFD), '[\u0300-\u036f]', '', 'g'),
        E'!"#$%&()*+,-./:;<=>?@[]^_`{|}~\\\'“”‘’„«»–—…·•§°',
        repeat(' ', 50)))
    $$
    """,
    "CREATE INDEX ix_articles_words ON articles USING gin (search_words(title || ' ' || text))",
)

EVENT_ROWS = """
CREATE VIEW event_rows AS
SELECT
  e.id AS event_id,
  e.date,
  e.enddate,
  e.date_precision,
  e.title,
  e.event,
  replace(trim(e.modes, '["]'), '","', ';') AS mode,
  e.quad_code,
  e.event_scale,
  e.status,
  coalesce((SELECT group_concat(party_id, ';') FROM (
    SELECT party_id FROM event_parties WHERE event_id = e.id AND role = 'actor' ORDER BY party_id) AS listed), '') AS actor,
  coalesce((SELECT group_concat(label, ';') FROM (
    SELECT coalesce(p.label, s.party_id) AS label FROM event_parties AS s LEFT JOIN parties AS p ON p.id = s.party_id
    WHERE s.event_id = e.id AND s.role = 'actor' ORDER BY s.party_id) AS listed), '') AS actor_label,
  coalesce((SELECT group_concat(party_id, ';') FROM (
    SELECT party_id FROM event_parties WHERE event_id = e.id AND role = 'recipient' ORDER BY party_id) AS listed), '')
    AS recipient,
  coalesce((SELECT group_concat(label, ';') FROM (
    SELECT coalesce(p.label, s.party_id) AS label FROM event_parties AS s LEFT JOIN parties AS p ON p.id = s.party_id
    WHERE s.event_id = e.id AND s.role = 'recipient' ORDER BY s.party_id) AS listed), '') AS recipient_label,
  e.place_name AS place,
  e.country_code,
  e.lat,
  e.lon,
  e.articles,
  e.outlets,
  e.independent,
  e.speakers,
  e.confidence,
  (SELECT count(*) FROM variants AS v WHERE v.event_id = e.id) AS accounts,
  coalesce(e.story_id, '') AS story_id
FROM events AS e
"""

RELATION_ROWS = """
CREATE VIEW relation_rows AS
SELECT
  r.id AS relation_id,
  r.kind,
  r.a,
  coalesce(a.label, r.a) AS a_label,
  r.b,
  coalesce(b.label, r.b) AS b_label,
  r.standing,
  r.start,
  r.start_precision,
  r."end",
  r.end_precision,
  r.strength,
  r.basis,
  r.words,
  (SELECT count(*) FROM relation_evidence AS e WHERE e.relation_id = r.id) AS evidence,
  (SELECT count(DISTINCT e.article_id) FROM relation_evidence AS e WHERE e.relation_id = r.id) AS articles
FROM relations AS r
LEFT JOIN parties AS a ON a.id = r.a
LEFT JOIN parties AS b ON b.id = r.b
"""

STORY_ROWS = """
CREATE VIEW story_rows AS
SELECT
  s.id AS story_id,
  s.title,
  s."begin",
  s."end",
  s.articles,
  (SELECT count(DISTINCT a.outlet) FROM story_articles AS m JOIN articles AS a ON a.id = m.article_id
    WHERE m.story_id = s.id AND a.outlet <> '') AS outlets,
  (SELECT count(*) FROM events AS e WHERE e.story_id = s.id) AS events
FROM stories AS s
"""


def upgrade() -> None:
    """Make everything."""
    dialect = op.get_bind().dialect.name
    # Past the reading of `:name` as a parameter, which the triggers and the list of signs would not survive.
    for statement in POSTGRES if dialect == "postgresql" else SQLITE:
        op.execute(text(statement.replace(":", r"\:")))
    op.drop_index("ix_articles_published", "articles")
    op.create_index("ix_articles_day", "articles", ["published", "id"])
    op.drop_index("ix_sides_code", "sides")
    op.create_index("ix_sides_code", "sides", ["code", "role", "claim_id"])
    short = text("length(entity_text) <= 500")
    op.create_index("ix_sides_text", "sides", ["entity_text"], sqlite_where=short, postgresql_where=short)
    op.create_index("ix_sides_name", "sides", ["identifier_text"])
    op.create_index("ix_parties_label", "parties", ["label"])
    for view in (EVENT_ROWS, RELATION_ROWS, STORY_ROWS):
        op.execute(for_engine(view, dialect))

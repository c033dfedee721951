"""Tables that tell joining what it has seen, and relations what has changed since they were found.

In: nothing. Out: SQLAlchemy tables. Not here: what joining found (`memory.py`). The rows of the first two outlive the
article they name, so that joining learns what is gone; the last two are empty while relations are as they should be.
"""

from __future__ import annotations

from sqlalchemy import Index, Table, Text

from detente.store.schema.base import field, key, metadata

joined = Table(
    "joined",
    metadata,
    key("article_id", Text, "an article that memory has taken in"),
    field("content_hash", Text, "its content then"),
    field("coder", Text, "its coder then"),
    field("voice", Text, "whose text it prints: the first outlet or an agency, empty where unknown"),
)

sketches = Table(
    "sketches",
    metadata,
    key("article_id", Text, "the article"),
    key("sketch", Text, "a key that near copies of its text are likely to share"),
    Index("ix_sketches_sketch", "sketch"),
)

moved_pairs = Table(
    "moved_pairs",
    metadata,
    key("a", Text, "one party, the smaller id"),
    key("b", Text, "another, whose events with it may have changed"),
)

moved_articles = Table(
    "moved_articles",
    metadata,
    key("article_id", Text, "an article whose ties, or whether it counts as naming anybody, may have changed"),
)

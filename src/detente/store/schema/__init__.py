"""The tables, with what each column means, and the views by name.

The tables as they are now; how a file gets there stands in `migrations/versions`, and a test holds the two together.
Offsets are half-open, in Unicode code points of `articles.text`. Lists are JSON text. No row of a reading or of memory holds
a time of writing: two runs over the same input give the same rows.

In: nothing. Out: SQLAlchemy tables. Not here: queries (`read.py`, `load.py`), writing (`write.py`).
"""

from detente.store.schema.base import metadata
from detente.store.schema.coverage import article_parties, tie_parties
from detente.store.schema.desk import api_tokens, deeds, holds, judgements, replies, reply_emails, sessions, users
from detente.store.schema.joined import joined, moved_articles, moved_pairs, sketches
from detente.store.schema.memory import (
    copies,
    event_claims,
    event_parties,
    events,
    kinships,
    links,
    parties,
    relation_evidence,
    relations,
    shift_articles,
    shifts,
    stories,
    story_articles,
    variants,
)
from detente.store.schema.readings import (
    ACTING,
    LONGEST_NAME,
    SHORT,
    VIEWS,
    article_rows,
    articles,
    attributions,
    claim_rows,
    claims,
    furniture,
    left_out,
    meta,
    places,
    refusals,
    sides,
    sizes,
    tie_sides,
    ties,
    times,
)
from detente.store.schema.search import BESIDE, POSTGRES_INDEX, article_numbers, article_words

__all__ = [
    "ACTING",
    "BESIDE",
    "LONGEST_NAME",
    "POSTGRES_INDEX",
    "SHORT",
    "VIEWS",
    "api_tokens",
    "article_numbers",
    "article_parties",
    "article_rows",
    "article_words",
    "articles",
    "attributions",
    "claim_rows",
    "claims",
    "copies",
    "deeds",
    "event_claims",
    "event_parties",
    "events",
    "furniture",
    "holds",
    "joined",
    "judgements",
    "kinships",
    "left_out",
    "links",
    "meta",
    "metadata",
    "moved_articles",
    "moved_pairs",
    "parties",
    "places",
    "refusals",
    "relation_evidence",
    "relations",
    "replies",
    "reply_emails",
    "sessions",
    "shift_articles",
    "shifts",
    "sides",
    "sizes",
    "sketches",
    "stories",
    "story_articles",
    "tie_parties",
    "tie_sides",
    "ties",
    "times",
    "users",
    "variants",
]

"""Tables of people at work: judgements, replies, accounts. None hangs on a reading's row: all of it outlives re-coding.

Times are ISO 8601 in UTC. In: nothing. Out: SQLAlchemy tables. Not here: what follows from judgements (`desk/judging.py`).
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from detente.store.schema.base import field, key, maybe, metadata
from detente.store.schema.readings import claims

judgements = Table(
    "judgements",
    metadata,
    key("id", Integer, "number of the step, rising"),
    field("key", Text, "hash of article, sentence, predicate and ordinal; of two such keys for same and different"),
    field("article_id", Text, "the article, by id and not by row: judgements outlive re-coding"),
    field("sentence", Text, "the claim's sentence as written"),
    field("predicate", Text, "the words that carry the act as written"),
    field("ordinal", Integer, "which of several claims on that predicate, from 0"),
    field("decision", Text, "accept, reject, correct, flag, same, different, add or undo"),
    field("slot", Text, "what correct changes, else empty"),
    field("value", Text, "to what"),
    field("other", Text, "key of the second claim of same and different, else empty"),
    field("undoes", Integer, "id of the step taken back, else 0"),
    field("reason", Text, "why, in the reviewer's words, may be empty"),
    field("claim", Text, "the coded claim as it stood, JSON"),
    field("who", Text, "the reviewer"),
    field("at", Text, "when"),
    field("version", Integer, "place among the steps on this key, from 1"),
    UniqueConstraint("key", "version", name="uq_judgements_version"),
    Index("ix_judgements_article", "article_id"),
    Index("ix_judgements_undoes", "undoes"),
)

holds = Table(
    "holds",
    metadata,
    key("key", Text, "key of the claim that somebody has before him"),
    field("who", Text, "who"),
    field("until", Text, "when the hold ends by itself"),
)

replies = Table(
    "replies",
    metadata,
    key("id", Integer, "number of the reply, rising"),
    field("article_id", Text, "the article replied to, by id and not by row"),
    field("claim_key", Text, "key of the claim replied to, empty where none"),
    field("event_id", Text, "the event replied to, empty where none"),
    field("parent", Integer, "the reply answered, 0 where none"),
    field("name", Text, "name given, empty once erased"),
    field("website", Text, "address given, empty where none"),
    field("comment", Text, "the words, empty once erased"),
    field("state", Text, "pending, approved, rejected or erased"),
    field("network", Text, "keyed hash of the sender's network, never the address itself"),
    field("at", Text, "when"),
    field("token", Text, "SHA-256 of the token that its writer's browser was given, empty once erased"),
    Index("ix_replies_article", "article_id", "state"),
)

reply_emails = Table(
    "reply_emails",
    metadata,
    Column(
        "reply_id",
        Integer,
        ForeignKey("replies.id", ondelete="CASCADE"),
        primary_key=True,
        comment="the reply whose sender it is",
    ),
    field("email", Text, "address given in confidence: shown to administrators only, in no export"),
)

users = Table(
    "users",
    metadata,
    key("name", Text, "name of the account"),
    field("rank", Text, "reader, reviewer or admin"),
    field("password", Text, "argon2id hash"),
    field("disabled", Integer, "1 where the account is shut"),
    field("at", Text, "when it was made"),
)

sessions = Table(
    "sessions",
    metadata,
    key("token", Text, "SHA-256 of the cookie's token"),
    Column("user", Text, ForeignKey("users.name", ondelete="CASCADE"), nullable=False, comment="whose session"),
    field("at", Text, "when it began"),
    field("seen", Text, "when its owner last wrote something"),
)

api_tokens = Table(
    "api_tokens",
    metadata,
    key("token", Text, "SHA-256 of the token"),
    Column("user", Text, ForeignKey("users.name", ondelete="CASCADE"), nullable=False, comment="whose token"),
    field("label", Text, "what it is for"),
    field("rank", Text, "what it may do at most: reader, reviewer or admin"),
    field("ends", Text, "when it ends"),
    field("at", Text, "when it was made"),
)

deeds = Table(
    "deeds",
    metadata,
    key("id", Integer, "number of the deed, rising"),
    field("at", Text, "when"),
    field("who", Text, "who"),
    field("deed", Text, "what: approve, reject, erase, add user, ..."),
    field("object", Text, "to what: a reply's number, an account's name"),
    maybe("note", Text, "why, in that person's words"),
)

# The queue of review begins with the least sure claims.
Index("ix_claims_confidence", claims.c.confidence, claims.c.id)

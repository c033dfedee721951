"""Version 6: judgements, replies, accounts.

In: a database of version 5. Out: the new tables, empty. Not here: what the columns mean (`store/schema/desk.py`).
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, UniqueConstraint

from detente.store.schema.base import WORDS

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """The new tables."""
    _judgements()
    _replies()
    _people()


def _text(name: str) -> Column[str]:
    return Column(name, WORDS, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _judgements() -> None:
    op.create_table(
        "judgements",
        Column("id", Integer, primary_key=True),
        *map(_text, ("key", "article_id", "sentence", "predicate")),
        _number("ordinal"),
        *map(_text, ("decision", "slot", "value", "other")),
        _number("undoes"),
        *map(_text, ("reason", "claim", "who", "at")),
        _number("version"),
        UniqueConstraint("key", "version", name="uq_judgements_version"),
    )
    op.create_index("ix_judgements_article", "judgements", ["article_id"])
    op.create_index("ix_judgements_undoes", "judgements", ["undoes"])
    op.create_index("ix_claims_confidence", "claims", ["confidence", "id"])
    op.create_table("holds", Column("key", WORDS, primary_key=True), *map(_text, ("who", "until")))


def _replies() -> None:
    op.create_table(
        "replies",
        Column("id", Integer, primary_key=True),
        *map(_text, ("article_id", "claim_key", "event_id")),
        _number("parent"),
        *map(_text, ("name", "website", "comment", "state", "network", "at")),
    )
    op.create_index("ix_replies_article", "replies", ["article_id", "state"])
    op.create_table(
        "reply_emails",
        Column("reply_id", Integer, ForeignKey("replies.id", ondelete="CASCADE"), primary_key=True),
        _text("email"),
    )


def _people() -> None:
    op.create_table(
        "users",
        Column("name", WORDS, primary_key=True),
        *map(_text, ("rank", "password")),
        _number("disabled"),
        _text("at"),
    )
    op.create_table(
        "sessions",
        Column("token", WORDS, primary_key=True),
        Column("user", WORDS, ForeignKey("users.name", ondelete="CASCADE"), nullable=False),
        *map(_text, ("at", "seen")),
    )
    op.create_table(
        "api_tokens",
        Column("token", WORDS, primary_key=True),
        Column("user", WORDS, ForeignKey("users.name", ondelete="CASCADE"), nullable=False),
        *map(_text, ("label", "rank", "ends", "at")),
    )
    op.create_table(
        "deeds",
        Column("id", Integer, primary_key=True),
        *map(_text, ("at", "who", "deed", "object")),
        Column("note", WORDS),
    )

"""Version 3: ties, times and places of readings, reasons for parties and places; copies, events, stories, relations and shifts.

In: a database of version 2. Out: the new tables, empty. Not here: what the columns mean (`store/schema`).
"""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import Column, Double, ForeignKey, Integer

from detente.store.schema.base import WORDS

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """The new tables."""
    _readings()
    _whys()
    _copies()
    _events()
    _stories()
    _relations()


def _of(name: str, parent: str, **options: Any) -> Column[str]:
    return Column(name, WORDS, ForeignKey(parent, ondelete="CASCADE"), nullable=False, **options)


def _text(name: str) -> Column[str]:
    return Column(name, WORDS, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _real(name: str) -> Column[float]:
    return Column(name, Double, nullable=False)


def _readings() -> None:
    op.create_table(
        "ties",
        Column("id", WORDS, primary_key=True),
        _of("article_id", "articles.id"),
        _number("ordinal"),
        _text("kind"),
        *map(_number, ("begin", "end", "cue_begin", "cue_end")),
        *map(_text, ("status", "standing")),
        Column("date", WORDS),
        Column("enddate", WORDS),
        *map(_text, ("date_precision", "date_basis", "date_value")),
        _real("confidence"),
        _text("trace"),
    )
    op.create_index("ix_ties_article", "ties", ["article_id", "ordinal"], unique=True)
    op.create_table(
        "tie_sides",
        _of("tie_id", "ties.id", primary_key=True),
        Column("role", WORDS, primary_key=True),
        *map(_number, ("begin", "end")),
        *map(_text, ("entity_text", "code", "sector", "identifier_id", "identifier_text", "via", "reason", "runner_up")),
    )
    op.create_table(
        "times",
        _of("article_id", "articles.id", primary_key=True),
        Column("ordinal", Integer, primary_key=True),
        *map(_number, ("begin", "end")),
        *map(_text, ("type", "value")),
    )
    op.create_table(
        "places",
        _of("article_id", "articles.id", primary_key=True),
        Column("ordinal", Integer, primary_key=True),
        *map(_number, ("begin", "end")),
        *map(_text, ("name", "country_code")),
        _number("resolution"),
        Column("lat", Double),
        Column("lon", Double),
        Column("geonameid", Integer),
        *map(_text, ("admin1", "alternatives")),
        _real("confidence"),
        _text("reason"),
    )


def _whys() -> None:
    """Why it is this party and this place, in claims that know it already."""
    for name in ("reason", "runner_up"):
        op.add_column("sides", Column(name, WORDS, nullable=False, server_default=""))
    for name in ("admin1", "place_alternatives", "place_reason"):
        op.add_column("claims", Column(name, WORDS))
    op.add_column("claims", Column("place_confidence", Double))


def _copies() -> None:
    op.create_table(
        "parties",
        Column("id", WORDS, primary_key=True),
        *map(_text, ("label", "code")),
    )
    op.create_table(
        "copies",
        _of("article_id", "articles.id", primary_key=True),
        _of("original_id", "articles.id"),
        _text("kind"),
        _real("similarity"),
        _text("reason"),
    )
    op.create_index("ix_copies_original", "copies", ["original_id"])
    op.create_table(
        "links",
        _of("a", "claims.id", primary_key=True),
        _of("b", "claims.id", primary_key=True),
        _real("score"),
        _text("reasons"),
    )
    op.create_index("ix_links_b", "links", ["b"])


def _events() -> None:
    op.create_table(
        "events",
        Column("id", WORDS, primary_key=True),
        *map(_text, ("title", "event", "modes")),
        _number("quad_code"),
        _real("event_scale"),
        _text("status"),
        Column("date", WORDS),
        Column("enddate", WORDS),
        *map(_text, ("date_precision", "place_name", "country_code")),
        _number("place_resolution"),
        Column("lat", Double),
        Column("lon", Double),
        *map(_number, ("articles", "outlets", "independent", "speakers")),
        _real("confidence"),
        Column("story_id", WORDS),
    )
    op.create_index("ix_events_date", "events", ["date"])
    op.create_index("ix_events_story", "events", ["story_id"])
    op.create_table(
        "event_claims",
        _of("claim_id", "claims.id", primary_key=True),
        _of("event_id", "events.id"),
    )
    op.create_index("ix_event_claims_event", "event_claims", ["event_id"])
    op.create_table(
        "event_parties",
        _of("event_id", "events.id", primary_key=True),
        Column("role", WORDS, primary_key=True),
        Column("party_id", WORDS, primary_key=True),
    )
    op.create_index("ix_event_parties_party", "event_parties", ["party_id", "role", "event_id"])
    op.create_table(
        "variants",
        _of("event_id", "events.id", primary_key=True),
        Column("ordinal", Integer, primary_key=True),
        *map(_text, ("kind", "account", "claims")),
    )


def _stories() -> None:
    op.create_table(
        "stories",
        Column("id", WORDS, primary_key=True),
        _text("title"),
        Column("begin", WORDS),
        Column("end", WORDS),
        _number("articles"),
    )
    op.create_index("ix_stories_end", "stories", ["end"])
    op.create_table(
        "story_articles",
        _of("article_id", "articles.id", primary_key=True),
        _of("story_id", "stories.id"),
        _number("ordinal"),
    )
    op.create_index("ix_story_articles_story", "story_articles", ["story_id", "ordinal"])
    op.create_table(
        "kinships",
        _of("a", "articles.id", primary_key=True),
        _of("b", "articles.id", primary_key=True),
        _text("kind"),
        _real("score"),
        _text("words"),
    )
    op.create_index("ix_kinships_b", "kinships", ["b"])


def _relations() -> None:
    op.create_table(
        "relations",
        Column("id", WORDS, primary_key=True),
        *map(_text, ("kind", "a", "b", "standing")),
        Column("start", WORDS),
        _text("start_precision"),
        Column("end", WORDS),
        _text("end_precision"),
        _real("strength"),
        *map(_text, ("basis", "words")),
    )
    op.create_index("ix_relations_a", "relations", ["a"])
    op.create_index("ix_relations_b", "relations", ["b"])
    op.create_table(
        "relation_evidence",
        _of("relation_id", "relations.id", primary_key=True),
        Column("ordinal", Integer, primary_key=True),
        _of("article_id", "articles.id"),
        *map(_number, ("begin", "end")),
        Column("date", WORDS),
        *map(_text, ("effect", "claim_id", "tie_id")),
    )
    op.create_table(
        "shifts",
        Column("id", WORDS, primary_key=True),
        *map(_text, ("a", "b", "measure", "direction", "date", "low", "high")),
        *map(_real, ("before", "after")),
        _text("words"),
    )
    op.create_index("ix_shifts_date", "shifts", ["date"])
    op.create_index("ix_shifts_pair", "shifts", ["a", "b"])
    op.create_table(
        "shift_articles",
        _of("shift_id", "shifts.id", primary_key=True),
        _of("article_id", "articles.id", primary_key=True),
    )

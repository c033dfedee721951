"""Tables of memory: what articles say together. All of it can be made anew from readings and judgements.

In: nothing. Out: SQLAlchemy tables. Not here: how any of it is found (`join`, `relate`).
"""

from __future__ import annotations

from sqlalchemy import Double, Index, Integer, Table, Text

from detente.store.schema.base import child_of, field, key, maybe, metadata, part_of

parties = Table(
    "parties",
    metadata,
    key("id", Text, "a country or body code, a lexicon id, or country and sector (SYR:REB)"),
    field("label", Text, "the name for people"),
    field("code", Text, "country or body code, empty where unknown"),
    Index("ix_parties_label", "label"),
)

copies = Table(
    "copies",
    metadata,
    part_of("article_id", "articles.id", "the article that repeats another"),
    child_of("original_id", "articles.id", "the first to publish it"),
    field("kind", Text, "exact, near or wire"),
    field("similarity", Double, "0 to 1"),
    field("reason", Text, "why it is taken for a copy"),
    Index("ix_copies_original", "original_id"),
)

links = Table(
    "links",
    metadata,
    part_of("a", "claims.id", "one claim, the smaller id"),
    part_of("b", "claims.id", "another that may tell of the same act"),
    field("score", Double, "sum of the weights"),
    field("reasons", Text, "what speaks for and against, a list of [feature, weight, words]"),
    Index("ix_links_b", "b"),
)

stories = Table(
    "stories",
    metadata,
    key("id", Text, "hash of its first article's id"),
    field("title", Text, "headline of the article that stands for it"),
    maybe("begin", Text, "day of the first article, YYYY-MM-DD"),
    maybe("end", Text, "day of the last"),
    field("articles", Integer, "how many articles, copies counted"),
    field(
        "web",
        Text,
        "the smallest id of the articles that close kinship connects with these; stories of one web are made together",
    ),
    Index("ix_stories_end", "end"),
    Index("ix_stories_web", "web"),
)

story_articles = Table(
    "story_articles",
    metadata,
    part_of("article_id", "articles.id", "the article"),
    child_of("story_id", "stories.id", "its story"),
    field("ordinal", Integer, "place in the story, from 0, by day"),
    Index("ix_story_articles_story", "story_id", "ordinal"),
)

kinships = Table(
    "kinships",
    metadata,
    part_of("a", "articles.id", "one article, the smaller id"),
    part_of("b", "articles.id", "another that is related"),
    field("kind", Text, "copy, same event, same dispute, follow-up or background"),
    field("score", Double, "how close"),
    field("words", Text, "the reason for people"),
    Index("ix_kinships_b", "b"),
)

events = Table(
    "events",
    metadata,
    key("id", Text, "hash of its first claim's id"),
    field("title", Text, "who did what to whom, in words"),
    field("event", Text, "PLOVER event type"),
    field("modes", Text, "PLOVER modes, a list"),
    field("quad_code", Integer, "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    field("event_scale", Double, "-10 to 10"),
    field("status", Text, "the firmest that any independent voice gives it"),
    maybe("date", Text, "first day, YYYY-MM-DD"),
    maybe("enddate", Text, "last day"),
    field("date_precision", Text, "day, month, year, ..., reported for the day of first publication; empty without a date"),
    field("place_name", Text, "where, empty where nobody says"),
    field("country_code", Text, "its country, empty where unknown"),
    field("place_resolution", Integer, "how closely it is known, as in PLOVER; 0 without a place"),
    maybe("lat", Double, "degrees north; null where it is known to the country only"),
    maybe("lon", Double, "degrees east"),
    field("articles", Integer, "how many articles tell of it"),
    field("outlets", Integer, "how many outlets"),
    field("independent", Integer, "how many voices that do not merely copy or pass on one speaker's word"),
    field("speakers", Integer, "on how many different words it rests"),
    field("confidence", Double, "0 to 1"),
    maybe("story_id", Text, "the story most of its articles belong to"),
    field("claims", Integer, "how many claims tell of it"),
    field("web", Text, "the smallest id of the claims that close links connect with these; events of one web are made together"),
    Index("ix_events_date", "date"),
    Index("ix_events_event", "event"),
    Index("ix_events_country", "country_code"),
    Index("ix_events_story", "story_id"),
    Index("ix_events_web", "web"),
)

event_claims = Table(
    "event_claims",
    metadata,
    part_of("claim_id", "claims.id", "the claim"),
    child_of("event_id", "events.id", "the event it tells of"),
    Index("ix_event_claims_event", "event_id"),
)

event_parties = Table(
    "event_parties",
    metadata,
    part_of("event_id", "events.id", "the event"),
    key("role", Text, "actor or recipient"),
    key("party_id", Text, "the party, as in parties"),
    Index("ix_event_parties_party", "party_id", "role", "event_id"),
)

variants = Table(
    "variants",
    metadata,
    part_of("event_id", "events.id", "the event told in several ways"),
    key("ordinal", Integer, "place in the list, from 0"),
    field("kind", Text, "blame, dead, injured, arrested or denial"),
    field("account", Text, "the account in words"),
    field("claims", Text, "ids of the claims that give it, a list"),
)

relations = Table(
    "relations",
    metadata,
    key("id", Text, "hash of kind, parties and start"),
    field("kind", Text, "fights, opposes, sanctions, backs, allied_with, cooperates_with"),
    field("a", Text, "the party that stands so"),
    field("b", Text, "towards this one"),
    field("standing", Text, "current or ended"),
    maybe("start", Text, "first day known, YYYY-MM-DD; null where open"),
    field("start_precision", Text, "how closely it is known"),
    maybe("end", Text, "last day; null where open"),
    field("end_precision", Text, "how closely it is known"),
    field("strength", Double, "0 to 1"),
    field("basis", Text, "told or events"),
    field("words", Text, "why, in a sentence"),
    Index("ix_relations_a", "a"),
    Index("ix_relations_b", "b"),
)

relation_evidence = Table(
    "relation_evidence",
    metadata,
    part_of("relation_id", "relations.id", "the relation"),
    key("ordinal", Integer, "place in the list, from 0, by day"),
    child_of("article_id", "articles.id", "the article that says it"),
    field("begin", Integer, "where the sentence begins in the text"),
    field("end", Integer, "where it ends"),
    maybe("date", Text, "the day it speaks for"),
    field("effect", Text, "starts, supports or ends"),
    field("claim_id", Text, "its claim, empty where it is none"),
    field("tie_id", Text, "its tie, empty where it is none"),
)

shifts = Table(
    "shifts",
    metadata,
    key("id", Text, "hash of dyad, measure and day"),
    field("a", Text, "the party that does"),
    field("b", Text, "the party that receives"),
    field("measure", Text, "what changed: material conflict, verbal conflict, material cooperation, verbal cooperation"),
    field("direction", Text, "worse or better"),
    field("date", Text, "the likeliest day, YYYY-MM-DD"),
    field("low", Text, "first day it may have been"),
    field("high", Text, "last day"),
    field("before", Double, "events a week before"),
    field("after", Double, "events a week after"),
    field("words", Text, "what changed, in a sentence"),
    Index("ix_shifts_pair", "a", "b"),
    Index("ix_shifts_date", "date"),
)

shift_articles = Table(
    "shift_articles",
    metadata,
    part_of("shift_id", "shifts.id", "the shift"),
    part_of("article_id", "articles.id", "an article that moved it"),
)

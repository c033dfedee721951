"""The records that travel between the stages: frozen, plain, written once.

In: nothing. Out: records. Offsets are half-open `[begin, end)` in Unicode code points of `Article.text`.
Not here: how any of them is found (the stages), stored (`store`) or written out (`exchange`).
"""

from detente.model.acts import Act, Saying, Side, Status, Tally, ThirdParty
from detente.model.claims import Actor, Attribution, Claim, Dating, LeftOut, PairAnswer, Place, Reading, Role, When
from detente.model.desk import Decision, Judgement, Person, Rank, Reply, ReplyState, Subject
from detente.model.memory import (
    Copy,
    Event,
    Evidence,
    Kinship,
    Link,
    Party,
    Reason,
    Relation,
    Shift,
    Story,
    Variant,
    party,
)
from detente.model.text import Article, Asked, Furniture, Hint, Name, Page, Pair, Part, Sentence, Span, Token, merge, stable_id

__all__ = [
    "Act",
    "Actor",
    "Article",
    "Asked",
    "Attribution",
    "Claim",
    "Copy",
    "Dating",
    "Decision",
    "Event",
    "Evidence",
    "Furniture",
    "Hint",
    "Judgement",
    "Kinship",
    "LeftOut",
    "Link",
    "Name",
    "Page",
    "Pair",
    "PairAnswer",
    "Part",
    "Party",
    "Person",
    "Place",
    "Rank",
    "Reading",
    "Reason",
    "Relation",
    "Reply",
    "ReplyState",
    "Role",
    "Saying",
    "Sentence",
    "Shift",
    "Side",
    "Span",
    "Status",
    "Story",
    "Subject",
    "Tally",
    "ThirdParty",
    "Token",
    "Variant",
    "When",
    "merge",
    "party",
    "stable_id",
]

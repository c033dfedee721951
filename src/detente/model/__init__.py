"""The records that travel between the stages: frozen, plain, written once.

In: nothing. Out: records. Offsets are half-open `[begin, end)` in Unicode code points of `Article.text`.
Not here: how any of them is found (the stages), stored (`store`) or written out (`exchange`).
"""

from detente.model.accounts import Account, PartyMention, Sheet, account, accounts, mention, sheet
from detente.model.acts import Act, Saying, Side, Status, Tally, ThirdParty
from detente.model.claims import Actor, Attribution, Claim, Dating, LeftOut, PairAnswer, Place, Reading, Role, When
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
    "Account",
    "Act",
    "Actor",
    "Article",
    "Asked",
    "Attribution",
    "Claim",
    "Copy",
    "Dating",
    "Event",
    "Evidence",
    "Furniture",
    "Hint",
    "Kinship",
    "LeftOut",
    "Link",
    "Name",
    "Page",
    "Pair",
    "PairAnswer",
    "Part",
    "Party",
    "PartyMention",
    "Place",
    "Reading",
    "Reason",
    "Relation",
    "Role",
    "Saying",
    "Sentence",
    "Sheet",
    "Shift",
    "Side",
    "Span",
    "Status",
    "Story",
    "Tally",
    "ThirdParty",
    "Token",
    "Variant",
    "When",
    "account",
    "accounts",
    "mention",
    "merge",
    "party",
    "sheet",
    "stable_id",
]

"""The records that travel between the stages: frozen, plain, written once.

In: nothing. Out: records. Offsets are half-open `[begin, end)` in Unicode code points of `Article.text`.
Not here: how any of them is found (the stages), stored (`store`) or written out (`exchange`).
"""

from detente.model.acts import Act, Bond, Saying, Side, Status, Tally, ThirdParty
from detente.model.claims import Actor, Attribution, Claim, Dating, LeftOut, PairAnswer, Place, Reading, Role, Tie, When
from detente.model.text import Article, Asked, Furniture, Hint, Name, Page, Pair, Part, Sentence, Span, Token, merge, stable_id

__all__ = [
    "Act",
    "Actor",
    "Article",
    "Asked",
    "Attribution",
    "Bond",
    "Claim",
    "Dating",
    "Furniture",
    "Hint",
    "LeftOut",
    "Name",
    "Page",
    "Pair",
    "PairAnswer",
    "Part",
    "Place",
    "Reading",
    "Role",
    "Saying",
    "Sentence",
    "Side",
    "Span",
    "Status",
    "Tally",
    "ThirdParty",
    "Tie",
    "Token",
    "When",
    "merge",
    "stable_id",
]

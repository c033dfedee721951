"""The party spoken of before that a word for its kind means: "the group", "the regional bloc", "the coalition".

In: a side with its sentence, the names so far, the register. Out: the `Actor` at its own place, or None. Not here: role nouns
("the rebels"), pronouns, parties that nobody knows (`actors.py`, `descriptions.py`).
"""

from __future__ import annotations

from detente.lexicon.actors import Register
from detente.model import Actor, Sentence, Side, Token
from detente.resolve.memory import Memory

GROUPS = frozenset(
    "group movement organisation organization militia militant rebel insurgent faction party front coalition".split()
)
BLOCS = frozenset({"bloc"})
NAMED_SO = frozenset("coalition commission council league alliance union federation tribunal agency committee".split())


def meant_by_kind(side: Side, sentence: Sentence, memory: Memory, register: Register) -> Actor | None:
    """The group, the body of states or the body of that name that was named last; None for other words."""
    lemma = sentence.tokens[side.head].lemma.lower()
    kids = [t for t in sentence.tokens if t.head == side.head and t.label != "punct"]
    found = None
    if lemma in BLOCS and _determined(kids):
        found = memory.last_bloc(side.begin)
    elif lemma in GROUPS and _determined(kids):
        armed = [t for t in kids if _calls_armed(t, register)]
        if all(t.label in ("det", "case", "nsubj", "acl:relcl") or t in armed for t in kids):
            found = memory.last_group(side.begin, armed=bool(armed))
    if found is None and lemma in NAMED_SO and sentence.tokens[side.head].has("Number=Sing"):
        before = [
            t.lemma.lower() for t in sentence.tokens[: side.head] if t.head == side.head and t.label not in ("case", "punct")
        ]
        found = memory.last_called(lemma, side.begin) if before == ["the"] else None
    return found


def _determined(kids: list[Token]) -> bool:
    return any(t.label == "det" and t.lemma.lower() in ("the", "this", "that") for t in kids)


def _calls_armed(token: Token, register: Register) -> bool:
    """Whether a word before a noun says that it bears arms: "terrorist group"."""
    agent = register.agents.get(token.lemma.lower())
    return token.label in ("amod", "compound") and agent is not None and agent.sector[:1] == ("REB",)

"""The role noun of a side: "foreign minister", "gunmen", "Vice-President Moody Awori".

In: a side with its sentence, the role nouns that the register knows. Out: the `Agent` that its words call it. Not here: whose
minister it is (`actors.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from detente.lexicon.actors import Agent
from detente.model import Sentence, Side
from detente.resolve.descriptions import noun_of

STATE = frozenset({"GOV", "MIL", "JUD", "LEG", "COP", "SPY", "REB", "PRM"})  # whose titles make a stranger a party
PLURALS = (("men", "man"), ("women", "woman"), ("ies", "y"), ("s", ""))


def agent_of(side: Side, sentence: Sentence, agents: Mapping[str, Agent]) -> Agent | None:
    """The role noun at the head, else the office before a name."""
    known = role_of(side, sentence, agents)
    if known is not None or sentence.tokens[side.head].upos != "PROPN":
        return known
    return _title(side, sentence, agents)


def role_of(side: Side, sentence: Sentence, agents: Mapping[str, Agent]) -> Agent | None:
    """The role noun at the head, longer ones first ("member of parliament", "foreign minister")."""
    lemma = lemma_of(sentence, side.head)
    before = [t.lemma.lower() for t in sentence.tokens[max(0, side.head - 2) : side.head]]
    behind = [t.lemma.lower() for t in sentence.tokens[side.head + 1 : side.head + 3]]
    whole = (" ".join([lemma, *behind]), " ".join([*before, lemma]), " ".join([*before[-1:], lemma]))
    phrases = (*whole, noun_of(sentence, side.head), lemma)
    return next((agents[phrase] for phrase in phrases if phrase in agents), None)


def lemma_of(sentence: Sentence, place: int) -> str:
    """The lemma of a word; of a plural that opens its sentence and was taken for a name or pronoun, its singular: "Gunmen who
    ..."."""
    token = sentence.tokens[place]
    if place or token.upos not in ("PROPN", "PRON"):
        return token.lemma.lower()
    lower = token.text.lower()
    return next((lower.removesuffix(end) + one for end, one in PLURALS if lower.endswith(end)), token.lemma.lower())


def _title(side: Side, sentence: Sentence, agents: Mapping[str, Agent]) -> Agent | None:
    """The office before a name, the longest that is known."""
    before = [t.lemma.lower() for t in sentence.tokens if side.begin <= t.begin < sentence.tokens[side.head].begin]
    phrases = [" ".join(before[i:j]) for i in range(len(before)) for j in range(len(before), i, -1)]
    known = [p.replace(" - ", "-") for p in phrases]
    offices = [p for p in known if p in agents and STATE & set(agents[p].sector)]
    return agents[max(offices, key=len)] if offices else None

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
OWNS = {"'s": "'s", "’s": "'s", "'": "'", "’": "'"}  # marks of an owner, as the tables write them
BEHIND = frozenset({"amod", "compound", "flat", "fixed"})  # how "general" hangs on the head of "attorney general"
PLURALS = (("men", "man"), ("women", "woman"), ("ies", "y"), ("s", ""))


def agent_of(side: Side, sentence: Sentence, agents: Mapping[str, Agent]) -> Agent | None:
    """The role noun at the head, else the office before a name."""
    known = role_of(side, sentence, agents)
    if known is not None or sentence.tokens[side.head].upos != "PROPN":
        return known
    return _title(side, sentence, agents)


def role_of(side: Side, sentence: Sentence, agents: Mapping[str, Agent]) -> Agent | None:
    """The role noun at the head, longer ones first ("member of parliament", "foreign minister")."""
    if is_surname(sentence, side.head):
        return None
    return next((agents[phrase] for phrase in phrases_of(sentence, side.head) if phrase in agents), None)


def phrases_of(sentence: Sentence, head: int) -> list[str]:
    """What a role noun may be called in the tables, longer phrases first: two words behind it and two before it, one behind it
    that is part of it ("attorney general"), its owner's name in full ("women's group", "prime minister's office"), itself."""
    lemma = lemma_of(sentence, head)
    before = [t.lemma.lower() for t in sentence.tokens[max(0, head - 2) : head]]
    behind = [t.lemma.lower() for t in sentence.tokens[head + 1 : head + 3]]
    part = [f"{lemma} {t.lemma.lower()}" for t in sentence.tokens[head + 1 : head + 2] if t.head == head and t.label in BEHIND]
    whole = [" ".join([lemma, *behind]), " ".join([*before, lemma]), *_owned(sentence, head, lemma)]
    return [*whole, " ".join([*before[-1:], lemma]), *part, noun_of(sentence, head), lemma]


def is_surname(sentence: Sentence, head: int) -> bool:
    """Whether a word is a person's name though it is written like a role noun: "Baker" in "James Baker", not "the Pope"."""
    token = sentence.tokens[head]
    named = token.upos == "PROPN" and any(
        n.kind == "PER" and n.begin <= token.begin and n.end == token.end for n in sentence.names
    )
    return named and not any(t.head == head and t.label == "det" for t in sentence.tokens)


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


def _owned(sentence: Sentence, head: int, lemma: str) -> list[str]:
    """A noun behind its owner, with the word before that and without."""
    mark = OWNS.get(sentence.tokens[head - 1].text) if head > 1 else None
    if mark is None:
        return []
    words = [t.text.lower() for t in sentence.tokens[max(0, head - 3) : head - 1]]
    return [f"{' '.join(words[first:])}{mark} {lemma}" for first in range(len(words))]

"""Who acts and who is acted on: a frame's slots, its light verb and its partners weighed together.

In: a `Tree` and a match. Out: `Parties`, places of head words. Not here: filling one slot (`sides.py`), who they are
(`resolve`).
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.code import frames
from detente.code.grammar import NOMINAL, RELATIVE, Tree
from detente.code.match import Match
from detente.code.sides import fill, lender
from detente.lexicon.cues import Cues

BEHIND = ("by", "from", "owner", "nation")  # where the doer stands when a light verb's subject is the one acted on
THIRD = (("against", "against"), ("alongside", "alongside"))
BEHALF = frozenset({"behalf"})  # "on behalf of X": X is the third party, behalf nobody


@dataclass(frozen=True, slots=True)
class Parties:
    """Head words of both sides."""

    actor: tuple[int, ...]
    recipient: tuple[int, ...]


def of(tree: Tree, match: Match, cues: Cues) -> Parties:
    """Both sides of a match; partners of a mutual act are all actors."""
    frame = match.frame
    actor, recipient = _first(tree, match, frame.actor), _first(tree, match, frame.recipient)
    if frames.light_role(tree, match, cues) == "recipient":
        befallen = _named(tree, lender(tree, match.head, match.light)) if match.light is not None else []
        actor, recipient = [head for head in _first(tree, match, BEHIND) if head not in befallen], befallen
    if frame.event == "REQUEST" and not recipient:
        # "demanded that Iran withdraw": who is asked is the subject of what is asked
        recipient = _named(tree, [k for clause in fill(tree, match, "clause") for k in tree.kids(clause, "nsubj")])
    partners = [head for slot in frame.mutual for head in _named(tree, fill(tree, match, slot))]
    everybody = tuple(dict.fromkeys([*actor, *partners]))
    return Parties(everybody, tuple(head for head in recipient if head not in everybody))


def borrowed(own: Parties, folded: list[Parties]) -> Parties:
    """The sides of an act that only speaks of others: "threatened to bomb X" threatens X, "agreed to meet X" agrees with X."""
    others = (*(head for one in folded for head in one.recipient), *(head for one in folded for head in one.actor))
    return Parties(own.actor, tuple(dict.fromkeys(head for head in others if head not in own.actor)))


def third(tree: Tree, match: Match, taken: Parties) -> list[tuple[str, int]]:
    """Third parties with their roles: against whom, for whom, alongside whom."""
    found = [(role, head) for role, preposition in THIRD for head in _named(tree, fill(tree, match, preposition))]
    behalf = [k for k in fill(tree, match, "on") if tree.tokens[k].lemma in BEHALF]
    found += [("for", head) for one in behalf for head in _named(tree, tree.oblique(one, "of"))]
    return [(role, head) for role, head in found if head not in (*taken.actor, *taken.recipient)]


def _first(tree: Tree, match: Match, slots: tuple[str, ...]) -> list[int]:
    """The parties of the first slot that is filled."""
    return next((found for slot in slots if (found := _named(tree, fill(tree, match, slot)))), [])


def _named(tree: Tree, heads: list[int]) -> list[int]:
    """The heads that can name a party: nouns, names and pronouns, no relatives, each once; of "dozens of men" the men."""
    out: list[int] = []
    for head in (tree.counted(one) for one in heads):
        token = tree.tokens[head]
        if token.upos in NOMINAL and token.lemma.lower() not in RELATIVE | BEHALF and head not in out:
            out.append(head)
    return out

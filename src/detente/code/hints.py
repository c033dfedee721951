"""Sides as the encoder hears them, weighed against those of the tree.

In: a `Tree`, a match with the sides that its slots give, the encoder's hint. Out: `Parties`. Not here: the slots
(`parties.py`), which words are acts (`verdict.py`).
"""

from __future__ import annotations

from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.parties import MUTUAL, Parties
from detente.code.sides import named
from detente.model import Hint

SURE = 0.5  # chance of a role from which on the encoder's side is one where the tree has none on either
LIKELY = 0.3  # the same where the tree has the other side, or words in this place that are doubted
DOUBTED = 0.05  # chance of a role up to which the tree's side gives way to one that the encoder is sure of
WHERE = frozenset("from in at near inside outside".split())
MEANWHILE = frozenset("after before when while as since although though where whereas once".split())


def heard(tree: Tree, match: Match, event: str, own: Parties, hint: Hint | None) -> Parties:
    """Sides that the tree leaves empty, or gives to words that the encoder thinks nothing of, as the encoder hears them."""
    if hint is None:
        return own
    chances = {(part.role, part.place): part.chance for part in hint.parts}

    def listed(role: str, least: float) -> list[int]:
        likely = [part.place for part in hint.parts if part.role == role and part.chance >= least]
        own = [place for place in likely if not _elsewhere(tree, match.head, place)]
        return named(tree, [place for place in own if role != "actor" or not _where(tree, place)])

    def side(role: str, found: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
        believed = {head for head in found if chances.get((role, head), 0.0) > DOUBTED}
        kept = tuple(head for head in found if believed & {head, *_joined_to(tree, head)})
        return kept or tuple(head for head in listed(role, LIKELY if found else SURE) if head not in other) or found

    actor = side("actor", own.actor, own.recipient)
    mutual = event in MUTUAL and not own.recipient and len(own.actor) > 1 and not listed("recipient", SURE)
    if mutual:
        return Parties(actor if len(actor) > 1 else own.actor, ())  # nobody meets alone: "after his meeting with X"
    recipient = tuple(head for head in side("recipient", own.recipient, actor) if head not in actor)
    if recipient and not actor:
        actor = tuple(head for head in listed("actor", LIKELY) if head not in recipient)
    elif actor and not recipient:
        recipient = tuple(head for head in listed("recipient", LIKELY) if head not in actor)
    return Parties(actor, recipient)


def _where(tree: Tree, place: int) -> bool:
    """Whether a common noun only says where: of "kidnapped from a school" the school does nothing."""
    return tree.tokens[place].upos == "NOUN" and tree.label(place) == "obl" and tree.preposition(place) in WHERE


def _joined_to(tree: Tree, place: int) -> list[int]:
    """The words before it that a word is coordinated with: Romania for the Poland of "Romania and Poland"."""
    return [] if tree.label(place) != "conj" else [tree.tokens[place].head, *_joined_to(tree, tree.tokens[place].head)]


def _of_subject(tree: Tree, head: int, clause: int) -> bool:
    """Whether a clause is about the subject of an act: "the general, who led the mission, condemned the raid"."""
    noun = tree.tokens[clause].head
    return tree.tokens[noun].head == head and tree.label(noun) == "nsubj"


def _elsewhere(tree: Tree, head: int, place: int) -> bool:
    """Whether a word is a side of another act: it hangs on a verb joined to this one ("condemns the raid and calls on Y"), or
    told beside it ("condemned the raid, urging Y", "after Y struck"); or on a verb within a clause about one of its words
    ("hailed talks that were said to have revolved around Y"); or it is the "it" of "it was the third attack"."""
    if tree.tokens[place].head == head and tree.label(place) == "nsubj" and tree.kids(head, "cop"):
        return tree.tokens[place].upos == "PRON"
    below_verb = False
    for node in [place, *tree.above(place)]:
        if node == head:
            return False
        verb = tree.tokens[node].upos == "VERB"
        beside = tree.label(node) == "advcl" and tree.lemmas(node, "mark") <= MEANWHILE
        within = tree.tokens[node].label == "acl:relcl" and (below_verb or _of_subject(tree, head, node))
        if within or (verb and (beside or tree.label(node) in ("conj", "parataxis"))):
            return head in tree.above(node)
        below_verb = below_verb or verb
    return False

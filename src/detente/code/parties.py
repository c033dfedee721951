"""Who acts and who is acted on: a frame's slots, its light verb and its partners weighed together.

In: a `Tree` and a match. Out: `Parties`, places of head words. Not here: filling one slot (`sides.py`), what the
encoder hears (`hints.py`), who they are (`resolve`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.code import frames, violence
from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.sides import BEHALF, fill, lender, named
from detente.lexicon.cues import Cues

BEHIND = ("by", "from", "owner", "nation")  # where the doer stands when a light verb's subject is the one acted on
THIRD = (("against", "against"), ("alongside", "alongside"))
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "ASSAULT", "SUPPORT"})  # types whose partners are all actors
VIOLENT = frozenset({"ASSAULT", "COERCE"})
PLACED = frozenset("in at near on outside inside across around along of".split())
THINGS = frozenset({"which", "that"})  # relatives that speak of a deed
SAME = frozenset({"it", "he", "she", "they"})


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
        befallen = named(tree, lender(tree, match.head, match.light)) if match.light is not None else []
        actor, recipient = [head for head in _first(tree, match, BEHIND) if head not in befallen], befallen
    if frame.event in VIOLENT and match.noun:
        blamed = violence.blamed(tree, match)
        recipient = [head for head in recipient if head not in blamed]
        actor = actor or blamed or [head for head in violence.armed(tree, match) if head not in recipient]
        recipient = recipient or violence.targeted(tree, match)
    if frame.event == "REQUEST" and not recipient:
        # "demanded that Iran withdraw": who is asked is the subject of what is asked
        recipient = named(tree, [k for clause in fill(tree, match, "clause") for k in tree.kids(clause, "nsubj")])
    partners = [head for slot in frame.mutual for head in named(tree, fill(tree, match, slot))]
    everybody = tuple(dict.fromkeys(meant(tree, head, cues) for head in (*actor, *partners)))
    others = dict.fromkeys(meant(tree, head, cues) for head in recipient)
    return Parties(everybody, tuple(head for head in others if head not in everybody))


def through(tree: Tree, match: Match, event: str, own: Parties, deeds: Mapping[int, Match], cues: Cues) -> Parties:
    """The sides of a violent act that a deed does are those of the deed: "a rebel attack killed ten", "killed by an airstrike".

    `deeds` are the matches of nouns by place. A deed whose doer is not told is nobody.
    """
    if event not in VIOLENT:
        return own
    actor: list[int] = []
    for head in own.actor:
        deed = _deed(tree, head, deeds)
        doers = None if deed is None or deed is match else of(tree, deed, cues).actor or violence.claimed(tree, deed)
        actor += [head] if doers is None else [k for k in doers if k not in own.recipient]
    return Parties(tuple(dict.fromkeys(actor)), own.recipient)


def _deed(tree: Tree, head: int, deeds: Mapping[int, Match]) -> Match | None:
    """The deed that a word names, or that a relative clause behind a place tells of: "attacks in X which killed ten"."""
    clauses = [k for k in tree.kids(head, "acl:relcl") if THINGS & tree.lemmas(k, "nsubj")]
    node = tree.tokens[head].head if tree.label(head) == "flat" else head
    while node not in deeds and clauses and tree.preposition(node) in PLACED:
        above = tree.tokens[node].head
        beside = [k for k in tree.kids(above, "obj", "nsubj") if k < node and k in deeds]
        node = beside[-1] if beside else above
    deed = deeds.get(node)
    return deed if deed is not None and deed.frame.event in VIOLENT else None


def meant(tree: Tree, head: int, cues: Cues) -> int:
    """The subject of the saying for a pronoun that is subject of what is said ("Russia said it had expelled"), else the word."""
    token = tree.tokens[head]
    if token.text.lower() not in SAME or tree.label(head) != "nsubj":
        return head
    clause = token.head
    if tree.label(clause) != "ccomp" or tree.tokens[tree.tokens[clause].head].lemma not in cues.speech:
        return head
    speakers = tree.doer(tree.tokens[clause].head)
    fits = len(speakers) == 1 and speakers[0] < head and tree.tokens[speakers[0]].upos in ("PROPN", "NOUN")
    return speakers[0] if fits else head


def borrowed(own: Parties, folded: list[Parties]) -> Parties:
    """The sides of an act that only speaks of others: "threatened to bomb X" threatens X, "agreed to meet X" agrees with X."""
    others = (*(head for one in folded for head in one.recipient), *(head for one in folded for head in one.actor))
    return Parties(own.actor, tuple(dict.fromkeys(head for head in others if head not in own.actor)))


def asked(own: Parties, others: list[Parties]) -> Parties:
    """The sides of a demand that names nobody: who is to do what is demanded ("demanded the withdrawal of X's forces")."""
    heads = dict.fromkeys(head for one in others for head in one.actor if head not in own.actor)
    return Parties(own.actor, tuple(heads))


def third(tree: Tree, match: Match, taken: Parties) -> list[tuple[str, int]]:
    """Third parties with their roles: against whom, for whom, alongside whom."""
    found = [(role, head) for role, preposition in THIRD for head in named(tree, fill(tree, match, preposition))]
    behalf = [k for k in fill(tree, match, "on") if tree.tokens[k].lemma in BEHALF]
    found += [("for", head) for one in behalf for head in named(tree, tree.oblique(one, "of"))]
    return [(role, head) for role, head in found if head not in (*taken.actor, *taken.recipient)]


def _first(tree: Tree, match: Match, slots: tuple[str, ...]) -> list[int]:
    """The parties of the first slot that is filled."""
    return next((found for slot in slots if (found := named(tree, fill(tree, match, slot)))), [])

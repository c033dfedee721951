"""Violent deeds told as nouns: who does them, whom they hit.

In: a `Tree` and the match of a noun such as "raid". Out: places of head words. Not here: the sides that a frame's slots give
(`parties.py`).
"""

from __future__ import annotations

from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.sides import named

ARMED = frozenset(
    "army coalition gang government guerrilla insurgent jihadist military militant militia navy police rebel regime separatist "
    "terrorist".split()
)
HITTING = frozenset({"target", "hit", "strike"})
BLAMING = frozenset({"blame", "pin"})


def armed(tree: Tree, deed: Match) -> tuple[int, ...]:
    """The armed body before a deed: "a coalition airstrike", "police raids"."""
    before = tree.kids(deed.head, "compound", "amod")
    return tuple(k for k in before if k not in deed.words and tree.tokens[k].lemma.lower() in ARMED)


def targeted(tree: Tree, deed: Match) -> list[int]:
    """What a deed is told to hit: "an air strike targeted the airport"."""
    above = tree.tokens[deed.head].head
    hits = above >= 0 and tree.label(deed.head) == "nsubj" and tree.tokens[above].lemma in HITTING
    return named(tree, tree.undergoer(above)) if hits else []


def blamed(tree: Tree, deed: Match) -> list[int]:
    """On whom a deed is blamed: "blamed the bombing on X", "the bombing was blamed on X"."""
    above = tree.tokens[deed.head].head
    blames = above >= 0 and tree.tokens[above].lemma in BLAMING
    return named(tree, tree.oblique(above, "on") or tree.oblique(deed.head, "on")) if blames else []


def claimed(tree: Tree, deed: Match) -> list[int]:
    """Who claims a deed as his own: "claimed attacks in X which killed ten"."""
    above = tree.tokens[deed.head].head
    claims = above >= 0 and tree.label(deed.head) == "obj" and tree.tokens[above].lemma == "claim"
    return named(tree, tree.doer(above)) if claims else []

"""How an act is put: asserted, denied, possible, future, conditional, demanded.

In: a `Tree`, the place of an act, the cues. Out: a `Status` with the word that gave it. Not here: historical acts, which
need dates (`resolve`), and the codebook's changes of type (`codebook.py`).

The nearest cue decides: the act's own negation, modal or adverb; then the mark of its clause; then the words that govern
it, from the inside out. Saying alone changes nothing; claiming or denying does.
"""

from __future__ import annotations

from typing import NamedTuple

from detente.code.grammar import Tree
from detente.code.match import Match
from detente.lexicon.cues import Cues
from detente.model import Status

CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "conj", "parataxis", "obj", "nsubj", "nmod", "obl"})


class Put(NamedTuple):
    """A status with the place of the word that gave it (-1: no cue) and that word's kind."""

    status: Status
    cue: int
    kind: str


def put(tree: Tree, match: Match, cues: Cues) -> Put:
    """The status of a match."""
    if match.frame.status:
        return Put(Status(match.frame.status), match.head, "frame")
    centre = match.light if match.light is not None else match.head
    for place in (match.head, centre):
        own = _own(tree, place, cues)
        if own is not None:
            return own
    return _governed(tree, centre, cues)


def _own(tree: Tree, place: int, cues: Cues) -> Put | None:
    """Negation, modal, adverb or mark that hangs on the act itself; negation outweighs the others."""
    found: list[Put] = []
    for kid in tree.kids(place, "advmod", "aux", "det", "mark", "cc", "case"):
        word = tree.tokens[kid].lemma.lower()
        text = tree.tokens[kid].text.lower()
        label = tree.label(kid)
        kind = {"aux": "modal", "mark": "mark", "case": "mark"}.get(label, "adverb")
        status = cues.of(kind, text) or cues.of(kind, word)
        if status is not None and not (label == "mark" and word == "whether" and status is None):
            found.append(Put(status, kid, kind))
    condition = _condition(tree, place)
    if condition is not None and any(one.kind == "modal" for one in found):
        found.append(Put(Status.CONDITIONAL, condition, "mark"))
    strength = {
        Status.DENIED: 0,
        Status.CONDITIONAL: 1,
        Status.POSSIBLE: 2,
        Status.DEMANDED: 3,
        Status.FUTURE: 4,
        Status.HISTORICAL: 5,
    }
    return min(found, key=lambda one: strength[one.status], default=None)


def _condition(tree: Tree, place: int) -> int | None:
    """The "if" of a clause that hangs on the act, or None."""
    for clause in tree.kids(place, "advcl"):
        for mark in tree.kids(clause, "mark"):
            if tree.tokens[mark].lemma.lower() in ("if", "unless"):
                return mark
    return None


def _governed(tree: Tree, place: int, cues: Cues) -> Put:
    """Climb from clause to clause and take the first governor that says how the act stands."""
    node = place
    while tree.tokens[node].head >= 0 and tree.label(node) in CLAUSES and tree.tokens[node].label != "acl:relcl":
        above = tree.tokens[node].head
        if tree.label(node) == "conj":
            shared = _own(tree, above, cues)
            if shared is not None and shared.kind in ("modal", "mark") and not tree.kids(node, "aux", "nsubj"):
                return shared
        else:
            governor = _governor(tree, node, above, cues)
            if governor is not None:
                return governor
            shared = _own(tree, above, cues) if tree.label(node) == "xcomp" else None
            if shared is not None:
                return shared
            if tree.label(node) in ("advcl", "acl", "parataxis") and tree.label(node) != "xcomp":
                marks = [k for k in tree.kids(node, "mark") if cues.of("mark", tree.tokens[k].lemma.lower())]
                if marks:
                    return Put(cues.of("mark", tree.tokens[marks[0]].lemma.lower()) or Status.CONDITIONAL, marks[0], "mark")
        node = above
    return Put(Status.ASSERTED, -1, "")


def _governor(tree: Tree, node: int, above: int, cues: Cues) -> Put | None:
    """What the word above says of the clause or noun that hangs on it."""
    token = tree.tokens[above]
    label = tree.label(node)
    marks = {tree.tokens[k].lemma.lower() for k in tree.kids(node, "mark")} | {tree.preposition(node)}
    if token.upos in ("VERB", "ADJ", "AUX", "ADV"):
        reaches = label in ("xcomp", "ccomp", "csubj") or (
            label in ("advcl", "obl") and marks & {"of", "for", "from", "to", "against"}
        )
        if label in ("obj",) or (label == "nsubj" and tree.passive(above)):
            reaches = True
        if not reaches:
            return None
        lemma = token.lemma
        phrases = [f"{lemma} {preposition}" for preposition in sorted(marks)] + [lemma]
        status = next((s for phrase in phrases if (s := cues.of("governor", phrase)) is not None), None)
        status = status or (cues.of("speech", lemma) if label == "ccomp" else None)
        if status is None:
            return None
        outer = _own(tree, above, cues)
        if outer is not None and outer.status is Status.DENIED and status is Status.DENIED:
            return Put(Status.ASSERTED, above, "governor")
        return Put(status, above, "governor")
    if token.upos == "NOUN" and label in ("acl", "nmod"):
        status = cues.of("noun", token.lemma)
        if status is not None and (label == "acl" or marks & {"of", "for", "to"}):
            return Put(status, above, "noun")
    return None

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
from detente.model import Hint, Status

CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj", "conj", "parataxis", "obj", "nsubj", "nmod", "obl"})

BEFORE = frozenset({"after", "following", "since", "despite", "amid"})  # what they mark has happened, whatever comes next

SURE = 0.8  # chance of a status from which on the encoder speaks where no word does
STRONGEST = (Status.DENIED, Status.CONDITIONAL, Status.POSSIBLE, Status.DEMANDED, Status.FUTURE, Status.HISTORICAL)


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


def heard(put: Put, hint: Hint) -> tuple[Put, list[str]]:
    """The encoder's status where no word of the tree gives one and the encoder is sure, with the line that says so."""
    status, chance = hint.statuses[0]
    if chance < SURE or status == put.status:
        return put, []
    return Put(Status(status), -1, "encoder"), [f"status {status} from the encoder ({chance:.2f})"]


def _own(tree: Tree, place: int, cues: Cues) -> Put | None:
    """Negation, modal, adverb or mark that hangs on the act itself, the strongest of them."""
    found: list[Put] = []
    for kid in tree.kids(place, "advmod", "aux", "det", "mark", "cc", "case"):
        kind = {"aux": "modal", "mark": "mark", "case": "mark"}.get(tree.label(kid), "adverb")
        status = cues.of(kind, tree.tokens[kid].text.lower()) or cues.of(kind, tree.tokens[kid].lemma.lower())
        if status is not None:
            found.append(Put(status, kid, kind))
    condition = _condition(tree, place)
    if condition is not None and any(one.kind == "modal" for one in found):
        found.append(Put(Status.CONDITIONAL, condition, "mark"))
    return min(found, key=lambda one: STRONGEST.index(one.status), default=None)


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
        found = _shared(tree, node, cues) if tree.label(node) == "conj" else _above(tree, node, cues)
        if found is not None:
            return found
        marks = tree.lemmas(node, "mark")
        if "until" in marks and tree.tokens[node].has("Tense=Pres"):
            return Put(Status.CONDITIONAL, tree.kids(node, "mark")[0], "mark")  # "will rally until he resigns"
        if BEFORE & (marks | {tree.preposition(node)}) and _own(tree, tree.tokens[node].head, cues) is None:
            break  # "agreed to meet after talks in Oslo", not "will meet after talks in Oslo"
        if tree.label(node) == "acl" and not tree.kids(node, "mark"):
            break  # "agreed to punish the officers involved in the coup": what is told of a noun stands for itself
        node = tree.tokens[node].head
    return Put(Status.ASSERTED, -1, "")


def _shared(tree: Tree, node: int, cues: Cues) -> Put | None:
    """The modal or condition that coordinated verbs share: "will meet and sign"."""
    found = _own(tree, tree.tokens[node].head, cues)
    return found if found is not None and found.kind in ("modal", "mark") and not tree.kids(node, "aux", "nsubj") else None


def _above(tree: Tree, node: int, cues: Cues) -> Put | None:
    """What the word above says; for an infinitive also what hangs on that word; for a circumstance its own mark."""
    above = tree.tokens[node].head
    found = _governor(tree, node, above, cues)
    if found is None and tree.label(node) == "xcomp":
        found = _own(tree, above, cues)
    if found is None and tree.label(node) in ("advcl", "acl", "parataxis"):
        marks = [(k, status) for k in tree.kids(node, "mark") if (status := cues.of("mark", tree.tokens[k].lemma.lower()))]
        found = Put(marks[0][1], marks[0][0], "mark") if marks else None
    return found


def _governor(tree: Tree, node: int, above: int, cues: Cues) -> Put | None:
    """What a verb or noun says of the clause or noun that hangs on it; "did not deny" says nothing of it."""
    token = tree.tokens[above]
    label = tree.label(node)
    marks = tree.lemmas(node, "mark") | {tree.preposition(node)}
    if token.upos == "NOUN":
        status = cues.of("noun", token.lemma)
        told = label == "acl" or (label == "nmod" and marks & {"of", "for", "to"})
        if status is None or not told:
            return None
        denier = token.head if tree.label(above) == "obj" else -1
        if denier >= 0 and cues.of("speech", tree.tokens[denier].lemma) is Status.DENIED:
            return Put(Status.DENIED, denier, "governor")  # "denied reports that it had expelled"
        return Put(status, above, "noun")
    if token.upos not in ("VERB", "ADJ", "AUX", "ADV") or not _reaches(tree, node, above, marks):
        return None
    phrases = [*(f"{token.lemma} {preposition}" for preposition in sorted(marks)), token.lemma]
    status = next((found for phrase in phrases if (found := cues.of("governor", phrase)) is not None), None)
    status = status or (cues.of("speech", token.lemma) if label == "ccomp" else None)
    if status is None:
        return None
    outer = _own(tree, above, cues)
    if outer is not None and outer.status is status is Status.DENIED:
        # "did not fail to pay" says that it was paid; "neither confirmed nor denied paying" leaves it open
        status = Status.POSSIBLE if cues.of("speech", token.lemma) is Status.DENIED else Status.ASSERTED
    return Put(status, above, "governor")


def _reaches(tree: Tree, node: int, above: int, marks: set[str]) -> bool:
    """Whether a verb's word on its dependent counts: complements, objects, and phrases like "accused of"."""
    label = tree.label(node)
    if label in ("advcl", "obl"):
        return bool(marks & {"of", "for", "from", "to", "against"})
    return label in ("xcomp", "ccomp", "csubj", "obj") or (label == "nsubj" and tree.passive(above))

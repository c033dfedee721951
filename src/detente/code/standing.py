"""Whether a tie still stands: current, ended or planned, and how it is put.

In: a `Tree`, the match that tells of the tie, the tables of ties. Out: a `Stand`. Not here: since when and until when,
which needs dates (`resolve`).

What has ended was once so: an end is asserted, not denied ("no longer backs", "stopped backing"). A war aim binds whoever
has it, so that wanting, trying or planning to defeat somebody is put as plainly as defeating him.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from detente.code import status
from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.sides import TIMES
from detente.lexicon.cues import Cues
from detente.lexicon.ties import Ties
from detente.model import Status

INTENT = frozenset(
    "try attempt seek aim want plan intend vow pledge promise hope struggle commit work strive agree effort campaign mission "
    "goal objective determination operation bid fight determine resolve help commitment".split()
)
HELD = frozenset({"xcomp", "ccomp", "obj", "obl", "advcl", "nmod", "nsubj"})
REACH = 3  # steps up to a verb that begins or ends what it governs


class Stand(NamedTuple):
    """How a tie is put, whether it stands, and the steps that led to both."""

    status: Status
    standing: str
    trace: tuple[str, ...]


def of(tree: Tree, match: Match, cues: Cues, ties: Ties) -> Stand:
    """Status and standing of a tie."""
    put = status.put(tree, match, cues)
    if match.frame.place in ties.aims:
        put = _aimed(tree, match, put, cues)
    trace = () if put.cue < 0 else (f"status {put.status} from '{tree.tokens[put.cue].text}' ({put.kind})",)
    word, standing = _told(tree, match, ties)
    if standing == "ended":
        ended = Status.ASSERTED if put.status is Status.DENIED else put.status
        return Stand(ended, standing, (f"ended, from '{word}'",))
    if put.status in (Status.FUTURE, Status.DEMANDED):
        return Stand(put.status, "planned", trace)
    if standing == "planned":
        return Stand(put.status, standing, (*trace, f"planned, from '{word}'"))
    return Stand(put.status, "current", trace)


def _aimed(tree: Tree, match: Match, put: status.Put, cues: Cues) -> status.Put:
    """The status of an aim: what its will, plan or attempt is itself under."""
    seen = set()
    while put.kind in ("governor", "noun") and tree.tokens[put.cue].lemma.lower() in INTENT and put.cue not in seen:
        seen.add(put.cue)
        put = status.put(tree, replace(match, head=put.cue, light=None), cues)
    aimed = put.kind in ("modal", "mark") and put.status is Status.FUTURE
    return status.Put(Status.ASSERTED, -1, "") if aimed else put


def _told(tree: Tree, match: Match, ties: Ties) -> tuple[str, str]:
    """The word that says whether the tie stands, with what it says; nothing where no word does."""
    centres = [match.head] if match.light is None else [match.head, match.light]
    found = [one for centre in centres for one in _beside(tree, centre, ties)]
    found += _above(tree, centres[-1], ties)
    return next((one for one in found if one[1] == "ended"), next(iter(found), ("", "")))


def _beside(tree: Tree, centre: int, ties: Ties) -> list[tuple[str, str]]:
    """What hangs on the tie's own word: "former", "no longer", "until 2014", "under former President X"."""
    found = []
    for kid in tree.kids(centre, "amod", "compound", "advmod", "nmod:desc", "obl", "nmod"):
        label, below = tree.label(kid), tree.below(kid)
        if label in ("obl", "nmod"):
            dated = tree.tokens[kid].text.isdigit() or tree.tokens[kid].lemma.lower() in TIMES
            words = tree.preposition(kid)
            standing = ties.standing.get(("preposition", words)) if dated else None
            if words in ("under", "during") and standing is None:
                ends = [k for k in below if ties.standing.get(("modifier", tree.tokens[k].lemma.lower())) == "ended"]
                words, standing = (tree.tokens[ends[0]].text, "ended") if ends else ("", None)
        else:
            words = " ".join(tree.tokens[k].text for k in below).lower()
            kind = "adverb" if label == "advmod" else "modifier"
            standing = ties.standing.get((kind, words)) or ties.standing.get((kind, tree.tokens[kid].lemma.lower()))
        if standing is not None:
            found.append((words, standing))
    return found


def _above(tree: Tree, centre: int, ties: Ties) -> list[tuple[str, str]]:
    """What the verbs say that govern the tie: "stopped backing", "ended its support for", "shifted from trying to topple"."""
    found = []
    node = centre
    for _ in range(REACH):
        above = tree.tokens[node].head
        if above < 0 or tree.label(node) not in HELD:
            break
        lemma = tree.tokens[above].lemma.lower()
        direct = tree.label(node) in ("xcomp", "obj") or (tree.label(node) == "nsubj" and tree.passive(above))
        marks = [tree.tokens[k].lemma.lower() for k in tree.kids(node, "mark")] or [tree.preposition(node)]
        phrase = lemma if direct else f"{lemma} {marks[0]}"
        if ("governor", phrase) in ties.standing:
            found.append((tree.tokens[above].text, ties.standing["governor", phrase]))
        node = above
    return found

"""Who acts and who is acted on: a frame's slots, its light verb and its partners weighed together.

In: a `Tree` and a match. Out: `Parties`, places of head words. Not here: filling one slot (`sides.py`), who they are
(`resolve`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.code import frames
from detente.code.grammar import NOMINAL, REFLEXIVE, RELATIVE, Tree
from detente.code.match import Match
from detente.code.sides import fill, lender
from detente.lexicon.cues import Cues
from detente.model import Hint

BEHIND = ("by", "from", "owner", "nation")  # where the doer stands when a light verb's subject is the one acted on
THIRD = (("against", "against"), ("alongside", "alongside"))
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "ASSAULT", "SUPPORT"})  # types whose partners are all actors
VIOLENT = frozenset({"ASSAULT", "COERCE"})
ARMED = frozenset(
    "army coalition gang government guerrilla insurgent jihadist military militant militia navy police rebel regime separatist "
    "terrorist".split()
)
PLACED = frozenset("in at near on outside inside across around along of".split())
HITTING = frozenset({"target", "hit", "strike"})
BLAMING = frozenset({"blame", "pin"})
MEANWHILE = frozenset("after before when while as since although though where whereas once".split())
THINGS = frozenset({"which", "that"})  # relatives that speak of a deed
SAME = frozenset({"it", "he", "she", "they"})
SURE = 0.5  # chance of a role from which on the encoder's side is one where the tree has none on either
LIKELY = 0.3  # the same where the tree has the other side, or words in this place that are doubted
DOUBTED = 0.05  # chance of a role up to which the tree's side gives way to one that the encoder is sure of
NOBODY = frozenset(  # "accused no one", "called this a provocation", "in response to"
    "nobody none nothing one this response retaliation reaction exchange return aftermath wake".split()
)
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
        befallen = named(tree, lender(tree, match.head, match.light)) if match.light is not None else []
        actor, recipient = [head for head in _first(tree, match, BEHIND) if head not in befallen], befallen
    if frame.event in VIOLENT and match.noun:
        blamed = _blamed(tree, match)
        recipient = [head for head in recipient if head not in blamed]
        actor = actor or blamed or [head for head in _armed(tree, match) if head not in recipient]
        recipient = recipient or _targeted(tree, match)
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
        doers = None if deed is None or deed is match else of(tree, deed, cues).actor or _claimed(tree, deed)
        actor += [head] if doers is None else [k for k in doers if k not in own.recipient]
    return Parties(tuple(dict.fromkeys(actor)), own.recipient)


def _deed(tree: Tree, head: int, deeds: Mapping[int, Match]) -> Match | None:
    """The deed that a word names, or that a relative clause behind a place tells of: "attacks in X which killed ten"."""
    clauses = [k for k in tree.kids(head, "acl:relcl") if THINGS & {tree.tokens[w].lemma.lower() for w in tree.kids(k, "nsubj")}]
    node = tree.tokens[head].head if tree.label(head) == "flat" else head
    while node not in deeds and clauses and tree.preposition(node) in PLACED:
        above = tree.tokens[node].head
        beside = [k for k in tree.kids(above, "obj", "nsubj") if k < node and k in deeds]
        node = beside[-1] if beside else above
    deed = deeds.get(node)
    return deed if deed is not None and deed.frame.event in VIOLENT else None


def _armed(tree: Tree, deed: Match) -> tuple[int, ...]:
    """The armed body before a deed: "a coalition airstrike", "police raids"."""
    before = tree.kids(deed.head, "compound", "amod")
    return tuple(k for k in before if k not in deed.words and tree.tokens[k].lemma.lower() in ARMED)


def _targeted(tree: Tree, deed: Match) -> list[int]:
    """What a deed is told to hit: "an air strike targeted the airport"."""
    above = tree.tokens[deed.head].head
    hits = above >= 0 and tree.label(deed.head) == "nsubj" and tree.tokens[above].lemma in HITTING
    return named(tree, tree.undergoer(above)) if hits else []


def _blamed(tree: Tree, deed: Match) -> list[int]:
    """On whom a deed is blamed: "blamed the bombing on X", "the bombing was blamed on X"."""
    above = tree.tokens[deed.head].head
    blames = above >= 0 and tree.tokens[above].lemma in BLAMING
    return named(tree, tree.oblique(above, "on") or tree.oblique(deed.head, "on")) if blames else []


def _claimed(tree: Tree, deed: Match) -> list[int]:
    """Who claims a deed as his own: "claimed attacks in X which killed ten"."""
    above = tree.tokens[deed.head].head
    claims = above >= 0 and tree.label(deed.head) == "obj" and tree.tokens[above].lemma == "claim"
    return named(tree, tree.doer(above)) if claims else []


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


def heard(tree: Tree, match: Match, event: str, own: Parties, hint: Hint | None) -> Parties:
    """Sides that the tree leaves empty, or gives to words that the encoder thinks nothing of, as the encoder hears them."""
    if hint is None:
        return own
    chances = {(part.role, part.place): part.chance for part in hint.parts}

    def listed(role: str, least: float) -> list[int]:
        likely = [part.place for part in hint.parts if part.role == role and part.chance >= least]
        return named(tree, [place for place in likely if not _elsewhere(tree, match.head, place)])

    def side(role: str, found: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
        kept = tuple(head for head in found if chances.get((role, head), 0.0) > DOUBTED)
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


def _elsewhere(tree: Tree, head: int, place: int) -> bool:
    """Whether a word is a side of another act: it hangs on a verb joined to this one ("condemns the raid and calls on Y"), or
    told beside it ("condemned the raid, urging Y", "after Y struck"); or it is the "it" of "it was the third attack"."""
    if tree.tokens[place].head == head and tree.label(place) == "nsubj" and tree.kids(head, "cop"):
        return tree.tokens[place].upos == "PRON"
    for node in [place, *tree.above(place)]:
        if node == head:
            return False
        marks = {tree.tokens[k].lemma.lower() for k in tree.kids(node, "mark")}
        beside = tree.label(node) == "advcl" and marks <= MEANWHILE
        if tree.tokens[node].upos == "VERB" and (beside or tree.label(node) in ("conj", "parataxis")):
            return head in tree.above(node)
    return False


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


def named(tree: Tree, heads: list[int]) -> list[int]:
    """The heads that can name a party: nouns, names and pronouns, no relatives, each once; of "dozens of men" the men."""
    out: list[int] = []
    for head in (tree.counted(one) for one in heads):
        token = tree.tokens[head]
        nobody = RELATIVE | BEHALF | REFLEXIVE | NOBODY  # "find themselves", "on behalf of": no party of their own
        each_other = token.lemma.lower() == "each" and [t.lemma.lower() for t in tree.tokens[head + 1 : head + 2]] == ["other"]
        if (
            token.upos in NOMINAL
            and not {token.lemma.lower(), token.text.lower()} & nobody
            and not each_other
            and head not in out
        ):
            out.append(head)
    return out

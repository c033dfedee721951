"""What speaks for and against two accounts telling of the same act: a table of questions with weights.

Each question is a pure function of two accounts; its docstring says what it asks. It answers with a strength from -1 to 1
and the words for people, or None where it has nothing to say. A strength counts with the weight beside the function in
`TABLE`; their sum is the score of the link. The questions are the same whichever of the two comes first.

In: two `Traits`. Out: `Finding`s. Not here: which pairs are asked (`links.py`), what score is enough (`clusters.py`).
Weights were set by hand on the dev bank of `benchmarks/corpus.py`; the held-out bank has other sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from detente.join.traits import Side, Traits
from detente.join.words import likeness
from detente.model import Status

NEIGHBOURS = frozenset(
    ends
    for pair in (
        "CONSULT-AGREE CONSULT-SUPPORT CONSULT-COOPERATE AGREE-SUPPORT AGREE-COOPERATE AGREE-CONCEDE AGREE-RETREAT "
        "SUPPORT-COOPERATE SUPPORT-CONCEDE AID-COOPERATE AID-SUPPORT RETREAT-CONCEDE RETREAT-MOBILIZE ASSAULT-COERCE "
        "ASSAULT-MOBILIZE COERCE-SANCTION COERCE-MOBILIZE SANCTION-REJECT ACCUSE-THREATEN "
        "REQUEST-THREATEN THREATEN-MOBILIZE PROTEST-ACCUSE PROTEST-ASSAULT"
    ).split()
    for ends in (tuple(pair.split("-")), tuple(pair.split("-")[::-1]))
)
"""Pairs of types, either way round, between which wording, or the coder, may waver over one act."""


class Finding(NamedTuple):
    """An answer: how strongly it speaks for one act (1) or against it (-1), and in what words."""

    strength: float
    words: str


APART = 1
"""Days between two acts, each fixed by its text, that may still be one act."""

Question = Callable[[Traits, Traits], Finding | None]


def actors(a: Traits, b: Traits) -> Finding | None:
    """The same party does it; a party guessed from the setting proves little, another party speaks against."""
    if a.together and b.together:
        return None
    return _sides(a.actor, b.actor, "by")


def recipients(a: Traits, b: Traits) -> Finding | None:
    """It is done to the same party; a party guessed from the setting proves little, another party speaks against."""
    if a.together and b.together:
        return None
    return _sides(a.recipient, b.recipient, "to")


def participants(a: Traits, b: Traits) -> Finding | None:
    """The same parties take part in something that parties do together, whoever is named first."""
    if not (a.together and b.together):
        return None
    ours, theirs = a.parties, b.parties
    if ours == theirs:
        return Finding(1.0, f"both with {_listed(ours)}")
    shared = likeness(ours, theirs)
    return Finding(max(-1.0, 2 * shared - 1.4), f"{_listed(ours)} and {_listed(theirs)} take part")


def swapped(a: Traits, b: Traits) -> Finding | None:
    """Who does it in one account receives it in the other."""
    if is_swapped(a, b):
        return Finding(-1.0, "actor and recipient change places")
    return None


def act(a: Traits, b: Traits) -> Finding | None:
    """The same type of act, or a type that wording may turn into the other."""
    one, other = a.account.event, b.account.event
    if one == other:
        return Finding(1.0, f"both {one}")
    if is_neighbour(one, other):
        return Finding(-0.5, f"{min(one, other)} and {max(one, other)} are close")
    return Finding(-1.0, f"{min(one, other)} is not {max(one, other)}")


def mode(a: Traits, b: Traits) -> Finding | None:
    """The same means: two accounts that both name them, and differ, speak against each other."""
    if not a.account.mode or not b.account.mode or a.account.event != b.account.event:
        return None
    ours, theirs = frozenset(a.account.mode), frozenset(b.account.mode)
    if ours & theirs:
        return Finding(0.3, f"both {_listed(ours & theirs)}")
    return Finding(-1.0, f"{_listed(ours)} and {_listed(theirs)}")


def day(a: Traits, b: Traits) -> Finding | None:
    """The same day by the texts themselves; other days speak against, one day apart less than more."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return None
    apart = max(a.first, b.first) - min(a.last, b.last)
    if not (a.exact and b.exact):
        return Finding(-1.0, "at other times") if apart > 0 else Finding(0.2, "times that agree")
    if apart <= 0:
        return Finding(1.0, f"both on {max(a.account.dating.date or '', b.account.dating.date or '')}")
    return Finding(-0.5 if apart == 1 else -1.0, f"{apart} days apart")


def reported(a: Traits, b: Traits) -> Finding | None:
    """Reported within days of each other, where not both texts give the day; never before it happened."""
    if a.exact and b.exact:
        return None
    days = [(one.first, True) if one.exact else (one.published, False) for one in (a, b)]
    (one, known), (other, known_too) = days
    if one is None or other is None:
        return None
    gap = other - one if known else one - other if known_too else abs(one - other)
    if gap < 0:
        return Finding(-1.0, "one was printed before the other's act")
    strength = (1.0, 0.8, 0.2, -0.2, -0.6)[gap] if gap < 5 else -1.0
    return Finding(strength, f"reported {gap} days apart" if gap else "reported the same day")


def anchor(a: Traits, b: Traits) -> Finding | None:
    """The articles around them speak of the same day, where the account itself gives none."""
    if (a.exact and b.exact) or not a.anchors or not b.anchors or a.account.article_id == b.account.article_id:
        return None
    if a.anchors & b.anchors:
        return Finding(0.5, "the articles speak of the same day")
    return Finding(-1.0, "the articles speak of other days")


def place(a: Traits, b: Traits) -> Finding | None:
    """The same town or spot; other towns, or other countries, speak against."""
    if a.places & b.places:
        return Finding(1.0, f"both at {_listed(a.places & b.places)}")
    if a.places and b.places:
        return Finding(-1.0, f"at {_listed(a.places)} and at {_listed(b.places)}")
    if a.country and b.country:
        return (
            Finding(0.2, f"both in {a.country}") if a.country == b.country else Finding(-0.5, f"in {a.country} and {b.country}")
        )
    return None


def predicate(a: Traits, b: Traits) -> Finding | None:
    """The same word carries the act."""
    return Finding(1.0, f"both say {a.head}") if a.head == b.head and a.head else None


def wording(a: Traits, b: Traits) -> Finding | None:
    """The sentences share words that tell something."""
    if a.account.article_id == b.account.article_id and a.account.begin == b.account.begin:
        return None
    alike = likeness(a.words, b.words)
    return Finding((alike - 0.2) / 0.8, f"{alike:.0%} of words shared") if alike > 0.2 else Finding(-0.2, "other words")


def numbers(a: Traits, b: Traits) -> Finding | None:
    """The numbers of dead, injured or arrested agree, or are far apart."""
    shared = sorted(a.numbers.keys() & b.numbers.keys())
    if not shared:
        return None
    kind = shared[0]
    (low, high), (floor, top) = a.numbers[kind], b.numbers[kind]
    if low <= top and floor <= high:
        return Finding(1.0, f"the same number {kind}")
    close = min(high, top) / max(low, floor, 1)
    return Finding(0.5 if close >= 0.7 else -0.5 if close < 0.5 else 0.0, f"{kind}: {min(low, floor)} and {max(high, top)}")


def sentence(a: Traits, b: Traits) -> Finding | None:
    """One sentence often tells of one act twice: "bombed the town, killing twelve"."""
    same = a.account.article_id == b.account.article_id and a.account.begin == b.account.begin
    if not same or a.account.event != b.account.event or a.account.status is not b.account.status:
        return None
    return Finding(1.0, "told in one sentence")


def standing(a: Traits, b: Traits) -> Finding | None:
    """Background, plans and demands are seldom the same act as news."""
    if a.account.status is b.account.status:
        return None
    ours, theirs = _put(a.account.status), _put(b.account.status)
    return None if ours == theirs else Finding(-1.0, f"{ours} and {theirs}")


TABLE: tuple[tuple[Question, float], ...] = (
    (actors, 4.5),
    (recipients, 4.0),
    (participants, 4.0),
    (swapped, 8.0),
    (act, 2.0),
    (mode, 2.0),
    (day, 4.0),
    (reported, 2.5),
    (anchor, 5.0),
    (place, 2.0),
    (predicate, 1.0),
    (wording, 3.0),
    (numbers, 1.0),
    (sentence, 4.0),
    (standing, 1.5),
)
"""The questions in the order in which reasons are given, with the weight of each."""


def is_neighbour(one: str, other: str) -> bool:
    """Whether two types may be two readings of one act."""
    return (one, other) in NEIGHBOURS


def meeting(event: str) -> frozenset[str]:
    """The types that may be read of an act that is read as this one, itself among them."""
    return frozenset({event, *(other for one, other in NEIGHBOURS if one == event)})


def is_swapped(a: Traits, b: Traits) -> bool:
    """Whether the sides of one account are those of the other the wrong way round."""
    if a.together or b.together:
        return False
    ours, theirs = a.actor.sure, b.actor.sure
    crossed = bool(ours & b.recipient.all) or bool(theirs & a.recipient.all)
    straight = bool(ours & b.actor.all) or bool(a.recipient.sure & b.recipient.all)
    return crossed and not straight


def contradict(a: Traits, b: Traits) -> bool:
    """Whether two accounts cannot be of one act: days fixed by both texts more than a day apart, or sides swapped."""
    if a.exact and b.exact and a.first is not None and b.first is not None and a.last is not None and b.last is not None:
        apart = max(a.first, b.first) - min(a.last, b.last)
        if apart > APART:
            return True
    return is_swapped(a, b)


def _sides(ours: Side, theirs: Side, preposition: str) -> Finding | None:
    if ours.sure & theirs.sure:
        extra = len(ours.sure ^ theirs.sure)
        return Finding(0.5 if not extra else 0.35, f"both {preposition} {_listed(ours.sure & theirs.sure)}")
    if ours.all & theirs.all:
        return Finding(0.3, f"both {preposition} {_listed(ours.all & theirs.all)}, as the setting suggests")
    if not ours.all or not theirs.all:
        shared = likeness(ours.words, theirs.words)
        return Finding(shared, f"both {preposition} {_listed(ours.words & theirs.words)}") if shared > 0.3 else None
    if ours.codes & theirs.codes:
        return Finding(0.1, f"{preposition} parties of one country")
    sure = bool(ours.sure) and bool(theirs.sure)
    return Finding(-1.0 if sure else -0.3, f"{preposition} {_listed(ours.all)} and {preposition} {_listed(theirs.all)}")


def _put(status: Status) -> str:
    """Statuses that may be one act told by firmer and weaker voices count as one."""
    if status in (Status.ASSERTED, Status.DENIED, Status.POSSIBLE):
        return "told as news"
    return {"historical": "told as background", "future": "told as planned"}.get(status.value, "told as wished")


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))

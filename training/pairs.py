"""What labelled acts say of pairs of mentions: what the first does to the second, and for or against.

In: acts over words. Out: `Pair`s. Not here: reading files (`corpora.py`, `stances.py`), tensors (`acts.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

from detente.code.asked import AGAINST, FOR
from detente.code.parties import MUTUAL

STANCES = ("neutral", "positive", "negative")

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Act:
    """A labelled claim over words: the predicate's and the sides' words as half-open stretches, heads not yet chosen.

    `lean` says that only its sides are sure to be marked, not its time, place and speaker.
    """

    event: str
    status: str
    predicate: Stretch
    roles: tuple[tuple[str, int, int], ...]
    lean: bool = False

    def sides(self, role: str) -> list[Stretch]:
        """The stretches that play a role."""
        return [(begin, end) for name, begin, end in self.roles if name == role]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions: what the first does to the second (`event`, "" nothing) and how it stands to it (`stance`).

    Either is None where nobody looked.
    """

    first: Stretch
    second: Stretch
    event: str | None
    stance: str | None


def of_acts(acts: tuple[Act, ...], mentions: set[Stretch]) -> tuple[Pair, ...]:
    """Every ordered pair of sides and other mentions of a sentence whose acts are all labelled."""
    linked: dict[tuple[Stretch, Stretch], Act] = {}
    for act in sorted(acts, key=lambda one: one.status != "asserted"):
        for pair in _linked(act):
            linked.setdefault(pair, act)
    known = {stretch for pair in linked for stretch in pair}
    others = {m for m in mentions if not any(_meet(m, one) for one in known)}
    return tuple(
        Pair(first, second, act.event if act else "", _stance(act))
        for first, second in permutations(sorted(known | others), 2)
        if not _meet(first, second)
        for act in [linked.get((first, second))]
    )


def _linked(act: Act) -> list[tuple[Stretch, Stretch]]:
    actors, recipients = act.sides("actor"), act.sides("recipient")
    if recipients or act.event not in MUTUAL:
        return [(actor, recipient) for actor in actors for recipient in recipients]
    return list(permutations(actors, 2))


def _meet(one: Stretch, other: Stretch) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])


def _stance(act: Act | None) -> str | None:
    """The stance an act shows; an act that is only possible, denied, asked for or foretold says nothing of it."""
    if act is None:
        return "neutral"
    if act.status not in ("asserted", "historical"):
        return None
    return "positive" if act.event in FOR else "negative" if act.event in AGAINST else None

"""Words that may be predicates: the encoder's chances of their types, statuses and sides.

In: the answers of a window, the stretch of one sentence, the network. Out: `Hint`s in order of their words. Not here: what
becomes of them beside the lexicon (`code`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from detente.annotate.network import Answers, Network, ranked
from detente.model import Hint, Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Chances = NDArray[np.float32]

LIKELY = 0.01  # a word whose chance of being no predicate leaves less than this is not mentioned
WORTH = 0.02  # chances below this are left out of the records


def hints(answers: Answers, first: int, last: int, network: Network) -> list[Hint]:
    """Hints of the sentence that stands at `[first, last)` of the window."""
    events, statuses = np.exp(answers.events[first:last]), np.exp(answers.statuses[first:last])
    none = network.tasks["events"].index("")
    places = np.flatnonzero(1 - events[:, none] > LIKELY)
    if not len(places):
        return []
    parts = _parts(network.role(answers.words[first:last], places), network.roles)
    return [
        Hint(
            place,
            ranked(network.tasks["events"], events[place], WORTH),
            ranked(network.tasks["statuses"], statuses[place], WORTH),
            tuple(own),
        )
        for place, own in zip(places.tolist(), parts, strict=True)
    ]


def _parts(chances: Chances, roles: list[str]) -> list[list[Part]]:
    """For every predicate of `[predicates, words, roles]` each role of each word that is likely enough, the roleless left out."""
    likely = chances.astype(float) >= WORTH
    likely[:, :, roles.index("")] = False
    parts: list[list[Part]] = [[] for _ in chances]
    for (row, place, role), chance in zip(np.argwhere(likely).tolist(), chances[likely].tolist(), strict=True):
        parts[row].append(Part(place, roles[role], chance))
    return parts

"""Joining a text that was just taken in to what is known, within bounds: whoever pasted it waits for the page.

Joining looks at what was told around the same days only, so it is done at once, unless much else waits too. Relations and
shifts are found from everything there is, so on a large store they are left to the next `detente read`.

In: a desk whose store holds a new article. Out: what was put off. Not here: joining itself (`memory`).
"""

from __future__ import annotations

from typing import Literal

from detente.desk.state import Desk
from detente.errors import StoreError
from detente.memory.judged import judged
from detente.memory.upkeep import backlog, upkeep

WAITING = 50
"""Articles that are joined while somebody waits."""

RELATED = 2_000
"""Articles of a store whose relations and shifts are found anew while somebody waits."""

PutOff = Literal["", "relations", "all"]
WORDS: dict[str, str] = {
    "relations": "this article is joined to events and stories; relations and shifts count it after the next ‘detente read’, for "
    "on a store of this size they are not found anew while you wait",
    "all": "this article is not yet joined to events, stories and relations, because too much else waits or another program is "
    "writing; the next ‘detente read’ does it",
}
"""What is said of what was put off."""


def joined(desk: Desk) -> PutOff:
    """Bring memory up to date as far as that is quick; what was put off."""
    with desk.joining:
        register = desk.coding.register()
        try:
            waiting, stored = backlog(desk.store, register.agencies())
            if waiting > WAITING:
                return "all"
            quick = stored <= RELATED
            upkeep(desk.store, register.agencies(), register.labels(), judged(desk.store), related=quick)
        except StoreError:
            return "all"
        return "" if quick else "relations"

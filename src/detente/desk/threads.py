"""Replies as threads.

In: approved replies. Out: `Thread`s, four deep at most. Not here: the form for a reply (`drafts.py`), taking replies
(`replies.py`), deciding on them (`moderation.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from detente.model import Reply, ReplyState

DEPTH = 4
SHOWN = (ReplyState.APPROVED, ReplyState.ERASED)
"""What stands for all to see; of what was erased the place alone."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A reply and what was answered to it. `depth` counts from 1."""

    reply: Reply
    depth: int
    answers: tuple[Thread, ...]


def counted(replies: Iterable[Reply]) -> int:
    """How many replies there are, those left out that were erased."""
    return sum(one.state == ReplyState.APPROVED for one in replies)


def nested(replies: Iterable[Reply]) -> tuple[Thread, ...]:
    """The replies as a tree, the oldest first; what would stand too deep stands at the deepest place."""
    below: dict[int, list[Reply]] = defaultdict(list)
    known = {one.id: one for one in replies}
    for one in known.values():
        below[_place(one, known)].append(one)
    return _threads(0, 1, below)


def _threads(parent: int, depth: int, below: dict[int, list[Reply]]) -> tuple[Thread, ...]:
    """The replies below one, those left out that were erased and that nobody answered."""
    found = (Thread(one, depth, _threads(one.id, depth + 1, below)) for one in below[parent])
    return tuple(one for one in found if one.answers or one.reply.state != ReplyState.ERASED)


def _place(one: Reply, known: dict[int, Reply]) -> int:
    """The reply below which this one is shown, 0 for none: an ancestor no deeper than the last but one place."""
    line = []
    parent = one.parent
    while parent in known and parent < one.id and parent not in line:
        line.append(parent)
        parent = known[parent].parent
    line.reverse()
    return line[min(len(line), DEPTH - 1) - 1] if line else 0

"""How often: counters of what one sender did lately, in memory only.

In: a sender's keyed name and the time. Out: how long to wait. Not here: who the sender is, what is counted (the pages).
"""

from __future__ import annotations

import math
from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

SENDERS = 10_000
"""How many senders are remembered; the longest unheard is forgotten first."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `times` in `span`."""

    times: int
    span: timedelta


REPLIES = Rate(2, timedelta(minutes=1))
"""Replies from one network, as Isso has it."""

ALL_REPLIES = Rate(60, timedelta(minutes=1))
"""Replies from everywhere together."""

CHANGES = Rate(6, timedelta(minutes=1))
"""Changes of one's own replies from one network."""

PASTES = Rate(20, timedelta(minutes=1))
GUESSES = Rate(5, timedelta(minutes=15))
"""Wrong passwords for one account from one network."""

ALL_GUESSES = Rate(20, timedelta(hours=1))
"""Wrong passwords for one account from everywhere."""


class Limits:
    """Counters by purpose and sender."""

    def __init__(self) -> None:
        self._times: OrderedDict[tuple[str, str], deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def wait(self, purpose: str, sender: str, rate: Rate, now: datetime) -> int:
        """Seconds until the sender may do it once more; 0 where he may now. Counts nothing."""
        with self._lock:
            times = self._times.get((purpose, sender), deque())
            recent = [one for one in times if now - one < rate.span]
        if len(recent) < rate.times:
            return 0
        return max(1, math.ceil((recent[-rate.times] + rate.span - now).total_seconds()))

    def count(self, purpose: str, sender: str, now: datetime) -> None:
        """Note that the sender did it."""
        with self._lock:
            times = self._times.setdefault((purpose, sender), deque(maxlen=100))
            times.append(now)
            self._times.move_to_end((purpose, sender))
            while len(self._times) > SENDERS:
                self._times.popitem(last=False)

    def clear(self, purpose: str, sender: str) -> None:
        """Forget what the sender did."""
        with self._lock:
            self._times.pop((purpose, sender), None)

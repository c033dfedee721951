"""What pages show, kept as long as the store stays as it is, so that twenty readers of one page cost one.

In: an address, the store's stamp, how to make what is shown there. Out: that. Not here: which pages may be kept
(`answer.page`). Several who ask for the same at once wait for the first; others are not held up. Kept are texts rather than
records: they are ready to be sent, smaller, and Python need not go through their parts to find what it may forget.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

KEPT = 400
"""Views that are kept at most; the one longest unasked goes first."""


class _Slot:
    """A view that is being made, or is there."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.made = False
        self.view: Any = None


class Memo:
    """The views of one state of a store."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stamp: int | None = None
        self._slots: OrderedDict[str, _Slot] = OrderedDict()

    def view(self, address: str, stamp: int | None, make: Callable[[], Any]) -> Any:
        """The view of an address, made anew where the store has changed or has no stamp."""
        if stamp is None:
            return make()
        slot = self._slot(address, stamp)
        with slot.lock:
            if not slot.made:
                slot.view = make()
                slot.made = True
            return slot.view

    def _slot(self, address: str, stamp: int) -> _Slot:
        with self._lock:
            if stamp != self._stamp:
                self._stamp = stamp
                self._slots.clear()
            slot = self._slots.setdefault(address, _Slot())
            self._slots.move_to_end(address)
            while len(self._slots) > KEPT:
                self._slots.popitem(last=False)
            return slot

"""What every page is handed: the store, the coder, the door, the clock.

In: an open store and the settings of one server. Out: `Desk`. Not here: pages.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from fastapi import Request

from detente.desk.limits import Limits
from detente.desk.memo import Memo
from detente.desk.sessions import Door, Visitor
from detente.store.connect import Store
from detente.store.watch import Watch

if TYPE_CHECKING:
    from detente.lexicon.actors import Register
    from detente.model import Article, Reading
    from detente.pipeline import Coder


V = TypeVar("V")


class Coding:
    """The coder, opened when first needed and used by one request at a time."""

    def __init__(self, make: Callable[[], Coder]) -> None:
        self._make = make
        self._coder: Coder | None = None
        self._lock = Lock()

    def read(self, article: Article) -> Reading:
        """All that the article says."""
        with self._lock:
            return self._opened().read(article)

    def register(self) -> Register:
        """The actors that the coder knows."""
        with self._lock:
            return self._opened().lexicon.register

    def _opened(self) -> Coder:
        self._coder = self._coder or self._make()
        return self._coder


def now() -> datetime:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Desk:
    """One running desk. `secret` lives as long as the process: form tokens and hashes of networks are made with it.
    Who holds `joining` brings memory up to date."""

    store: Store
    coding: Coding
    door: Door
    https: bool = False
    proxies: frozenset[str] = frozenset()
    clock: Callable[[], datetime] = now
    limits: Limits = field(default_factory=Limits)
    memo: Memo = field(default_factory=Memo)
    watch: Watch = field(init=False)
    joining: Lock = field(default_factory=Lock)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def __post_init__(self) -> None:
        object.__setattr__(self, "watch", Watch(self.store))

    def keyed(self, purpose: str, words: str) -> str:
        """A hash that nobody can make or undo without this process's secret."""
        return hmac.new(self.secret, f"{purpose}:{words}".encode(), hashlib.sha256).hexdigest()

    def kept(self, address: str, make: Callable[[], V]) -> V:
        """The view of an address that depends on the store alone, made anew where the store has changed."""
        view: V = self.memo.view(address, self.watch.stamp(), make)
        return view

    def at(self) -> str:
        """Now, as it is written into rows."""
        return self.clock().isoformat()


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def visitor_of(request: Request) -> Visitor:
    """Who asks, found once a request."""
    known: Visitor | None = getattr(request.state, "visitor", None)
    if known is None:
        desk = desk_of(request)
        known = desk.door.who(request.cookies, request.headers, desk.clock())
        request.state.visitor = known
    return known

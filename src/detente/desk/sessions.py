"""Who is asking: the one user of a desk of one's own, or somebody with an account.

Tokens are 256 random bits, of which only the SHA-256 is kept. A desk of one's own hands its cookie to whoever opens the link
that `detente serve` printed, once: on a machine with several users loopback is not private.

In: cookies and headers. Out: `Visitor`. Not here: what somebody may do (`permits.py`), passwords (`passwords.py`).
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from detente.model import Person, Rank

if TYPE_CHECKING:
    from detente.desk.passwords import Passwords
    from detente.store.connect import Store

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
NOBODY = Person("", None)
LOCAL = Person("you", Rank.ADMIN)
"""The one user of a desk without accounts."""

BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. `session` is a secret name of this visit, from which form tokens are made; `machine` whether it came with a
    token in a header, which no browser sends by itself."""

    person: Person
    session: str = ""
    machine: bool = False


class Door(Protocol):
    """How visitors are known."""

    @property
    def cookie(self) -> str:
        """Name of the cookie."""

    @property
    def team(self) -> bool:
        """Whether there are accounts."""

    def who(self, cookies: Mapping[str, str], headers: Mapping[str, str], now: datetime) -> Visitor:
        """Who sent these cookies and headers."""


def token() -> str:
    """A new secret of 256 bits."""
    return secrets.token_urlsafe(32)


def hashed(given: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()


class LocalDoor:
    """The door of a desk of one's own: `link` opens it once, then the cookie does; without a link everybody is let in."""

    team = False

    def __init__(self, port: int, link: str = "") -> None:
        # Cookies take no notice of ports: without the number two desks on one machine would shut each other out.
        self.cookie = f"detente-{port}"
        self._link = hashed(link) if link else ""
        self._open = not link
        self._session = ""
        self._lock = Lock()

    def enter(self, link: str) -> str | None:
        """The cookie's value for the right link, None for a wrong or a used one."""
        with self._lock:
            if not self._link or not secrets.compare_digest(hashed(link), self._link):
                return None
            self._link = ""
            value = token()
            self._session = hashed(value)
            return value

    def who(self, cookies: Mapping[str, str], headers: Mapping[str, str], now: datetime) -> Visitor:
        """The one user, or nobody."""
        if self._open:
            return Visitor(LOCAL)
        known = hashed(cookies.get(self.cookie, ""))
        if self._session and secrets.compare_digest(known, self._session):
            return Visitor(LOCAL, known)
        return Visitor(NOBODY)


class TeamDoor:
    """The door of a desk with accounts: sessions and tokens for machines stand in the store.

    When somebody was last seen is kept in memory, because reading a page must not write; the store knows when he last
    wrote something. After a restart the shorter time counts.
    """

    team = True

    def __init__(self, port: int, store: Store, passwords: Passwords, *, https: bool) -> None:
        self.cookie = f"__Host-detente-{port}" if https else f"detente-{port}"
        self.passwords = passwords
        self._store = store
        self._seen: dict[str, datetime] = {}
        self._lock = Lock()

    def who(self, cookies: Mapping[str, str], headers: Mapping[str, str], now: datetime) -> Visitor:
        """The owner of the session or token, or nobody where it ended, idled too long, or its account was shut."""
        from detente.store.desk_people import session, token_owner

        bearer = headers.get("authorization", "")
        if bearer.lower().startswith(BEARER):
            owner = token_owner(self._store, hashed(bearer[len(BEARER) :].strip()), now.isoformat())
            return Visitor(owner or NOBODY, machine=True)
        key = hashed(cookies.get(self.cookie, ""))
        found = session(self._store, key)
        if found is None:
            return Visitor(NOBODY)
        seen = max(self._seen.get(key, found.seen), found.seen)
        if now - seen > IDLE or now - found.begun > LONGEST:
            return Visitor(NOBODY)
        with self._lock:
            self._seen[key] = now
        return Visitor(found.person, key)

    def forget(self, key: str) -> None:
        """Drop what is remembered of a session that ended."""
        with self._lock:
            self._seen.pop(key, None)

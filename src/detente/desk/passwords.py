"""Passwords: what is taken, how it is kept, how one is tried.

argon2id; at most two are tried at a time, so that a flood of guesses leaves the desk working.
In: passwords. Out: hashes, yes or no. Not here: how often somebody may try (`limits.py`), accounts (`accounts.py`).
"""

from __future__ import annotations

import secrets
from threading import Semaphore

SHORTEST = 12
LONGEST_PASSWORD = 256


class Passwords:
    """argon2id as OWASP asks for it: 19 MiB, two passes, one lane; two at a time."""

    def __init__(self) -> None:
        from argon2 import PasswordHasher

        self._hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
        self._gate = Semaphore(2)
        self._nobody = self.hashed(secrets.token_urlsafe(32))

    def hashed(self, password: str) -> str:
        """What is kept of a password."""
        with self._gate:
            return self._hasher.hash(password)

    def right(self, kept: str | None, password: str) -> bool:
        """Whether it is the one; as slow where there is none kept."""
        from argon2.exceptions import Argon2Error, InvalidHashError

        with self._gate:
            try:
                return self._hasher.verify(kept or self._nobody, password) and kept is not None
            except (Argon2Error, InvalidHashError):
                return False


def too_weak(password: str, name: str) -> str:
    """Why a password is not taken, "" where it is."""
    if len(password) < SHORTEST:
        return f"A password has at least {SHORTEST} characters."
    if len(password) > LONGEST_PASSWORD:
        return f"A password has at most {LONGEST_PASSWORD} characters."
    plain = password.casefold()
    return "This password is too easy to guess." if len(set(plain)) < 5 or name.casefold() in plain or "password" in plain else ""

"""Whose reply it is: whoever posted one may change or withdraw it for a quarter of an hour, without an account.

The right is a cookie of his browser with 256 random bits, of which only the SHA-256 stands beside the reply: nothing of it
tells who he is, and it outlasts a restart. Erasing a reply erases it.

In: a request, replies. Out: which of them are the sender's own. Not here: changing them (`amend.py`).
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from fastapi import Request
from starlette.responses import Response

from detente.desk.sessions import hashed
from detente.desk.state import Desk, desk_of
from detente.model import Reply, ReplyState
from detente.store import desk_replies

SPAN = timedelta(minutes=15)
COOKIE = "reply-own-"
MOST = 30
"""Cookies of this kind that are looked at."""

OPEN = (ReplyState.PENDING, ReplyState.APPROVED)
"""Who was turned away or erased has nothing to change."""


def hand(answer: Response, desk: Desk, number: int, token: str) -> None:
    """Give the right to the reply of this number to the browser that this answer goes to."""
    span = int(SPAN.total_seconds())
    answer.set_cookie(f"{COOKIE}{number}", token, max_age=span, httponly=True, samesite="strict", secure=desk.https, path="/")


def own(request: Request, number: int) -> Reply | None:
    """The reply of this number, where the sender of the request posted it and may still change it."""
    given = request.cookies.get(f"{COOKIE}{number}", "")
    desk = desk_of(request)
    if not given or not secrets.compare_digest(hashed(given), desk_replies.token(desk.store, number)):
        return None
    found = desk_replies.one(desk.store, number)
    return found if found and found.state in OPEN and desk.clock() < ends(found) else None


def every_own(request: Request) -> list[Reply]:
    """All such replies of the sender, the oldest first."""
    numbers = [name.removeprefix(COOKIE) for name in request.cookies if name.startswith(COOKIE)]
    known = sorted(int(one) for one in numbers if one.isascii() and one.isdigit() and len(one) < 10)
    return [found for number in known[-MOST:] if (found := own(request, number))]


def ends(reply: Reply) -> datetime:
    """Until when a reply may be changed."""
    return datetime.fromisoformat(reply.at) + SPAN

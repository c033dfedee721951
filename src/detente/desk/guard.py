"""What stands before every page: which host was meant, whose form this is, how much may be sent, which headers go out.

Host: an exact list of our own, for a page that rebinds its name to 127.0.0.1 sends its own name as Host. CSRF: a request
that may write is answered only where the browser says that it comes from our own pages (`Sec-Fetch-Site`), else where its
Origin is our own (the rule of Go 1.25 and Datasette); with a cookie and neither, refused. GET never writes.

In: the headers of a request. Out: an answer with safe headers, whatever happened inside. Not here: who asks (`sessions.py`),
form tokens (`forms.py`), what is allowed to whom (`permits.py`).
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import Message, Receive, Scope, Send

SAFE_METHODS = frozenset({"GET", "HEAD"})
BODY_BYTES = 2_000_000
"""Largest form; an upload may be as large as the largest file read (`Settings.file_bytes`)."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: tuple[tuple[str, str], ...] = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)
KEPT = "/static/"
"""What lies under this path is no secret and may be kept by the browser."""

_TOO_LARGE = "This is larger than the {limit:,} bytes taken here."
_log = logging.getLogger("detente.desk")


@dataclass(frozen=True, slots=True)
class Gate:
    """What is let in: exact `host:port` names, whether we are reached by https, the largest body by path."""

    hosts: Collection[str]
    https: bool = False
    uploads: Mapping[str, int] | None = None

    def limit(self, path: str) -> int:
        """The largest body for a path, in bytes."""
        return (self.uploads or {}).get(path, BODY_BYTES)


def refusal(method: str, headers: list[tuple[bytes, bytes]], gate: Gate) -> tuple[int, str] | None:
    """Why this request is not answered, as status and words; None where it is."""
    hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
    if len(hosts) != 1 or hosts[0].lower() not in gate.hosts:
        return 400, "This address is not one of the desk's own. Open the link that `detente serve` printed."
    if method in SAFE_METHODS:
        return None
    if method != "POST":
        return 405, "The desk takes GET and POST only."
    found = {name: value.decode("latin-1") for name, value in headers}
    if not _own(found, hosts[0].lower(), gate.https):
        return 403, "This form was sent from another site, or the browser does not say from where. Nothing was changed."
    return None


def _own(headers: dict[bytes, str], host: str, https: bool) -> bool:
    """Whether a request that may write comes from our own pages, or from no browser: then without a cookie."""
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get(b"origin")
    if origin is not None:
        return origin.lower() == f"{'https' if https else 'http'}://{host}"
    return b"cookie" not in headers


class Guard:
    """The application with the guard around it. `app` is the FastAPI application inside."""

    def __init__(self, app: FastAPI, gate: Gate, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self.gate = gate
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, as ASGI has it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen = _Seen(self._clock())
        answer = _headed(send, scope, seen)
        wrong = refusal(scope["method"], scope["headers"], self.gate) or self._too_large(scope)
        try:
            if wrong:
                await _refuse(scope, answer, *wrong)
            else:
                await self._inside(scope, receive, answer)
        finally:
            self._note(scope, seen)

    async def _inside(self, scope: Scope, receive: Receive, send: Send) -> None:
        from starlette.exceptions import HTTPException

        left = self.gate.limit(scope["path"])

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413, _TOO_LARGE.format(limit=self.gate.limit(scope["path"])))
            return message

        await self.app(scope, counted, send)

    def _too_large(self, scope: Scope) -> tuple[int, str] | None:
        limit = self.gate.limit(scope["path"])
        for name, value in scope["headers"]:
            if name == b"content-length" and (not value.isdigit() or int(value[:20]) > limit):
                return 413, _TOO_LARGE.format(limit=limit)
        return None

    def _note(self, scope: Scope, seen: _Seen) -> None:
        """One line a request: the route and not the address, which may hold words of a search, tokens or names."""
        route = getattr(scope.get("route"), "path", "-")
        spent = (self._clock() - seen.begun) * 1000
        method = scope["method"] if scope["method"].isalpha() else "?"
        _log.info("%s %s %d %.0f ms", method, route, seen.status, spent)


@dataclass(slots=True)
class _Seen:
    """What is known of one answer while it goes out."""

    begun: float
    status: int = 0


def _headed(send: Send, scope: Scope, seen: _Seen) -> Send:
    """`send` with our headers on the answer, in place of others of the same name."""
    kept = "max-age=3600" if scope["path"].startswith(KEPT) else "no-store"
    ours = [(name.encode(), value.encode()) for name, value in (*HEADERS, ("cache-control", kept))]
    names = {name for name, _ in ours}

    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            seen.status = message["status"]
            message["headers"] = [pair for pair in message["headers"] if pair[0].lower() not in names] + ours
        await send(message)

    return headed


async def _refuse(scope: Scope, send: Send, status: int, words: str) -> None:
    """A short answer made here, for nothing of the application may be asked yet."""
    from starlette.responses import Response

    if scope["path"].endswith(".json"):
        body, kind = json.dumps({"error": words}), "application/json"
    else:
        body, kind = words + "\n", "text/plain; charset=utf-8"
    headers = {"allow": "GET, POST"} if status == 405 else {}
    answer: Any = Response(body, status, media_type=kind, headers=headers)
    await answer(scope, _nothing, send)


async def _nothing() -> Message:
    return {"type": "http.disconnect"}

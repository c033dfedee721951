"""The way in and what belongs to no page: the one-time link, the theme, help, the list of routes for programs.

In: requests. Out: cookies, redirections, `Help`. Not here: accounts and passwords (`accounts.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from detente.desk.addresses import homeward
from detente.desk.answer import THEMES, page
from detente.desk.forms import Sent
from detente.desk.sessions import LocalDoor
from detente.desk.state import desk_of, visitor_of

YEAR = 365 * 24 * 3600
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Help:
    """The keys and what they do."""

    keys: tuple[tuple[str, str], ...]


KEYS = (
    ("j, k", "next, previous claim"),
    ("Enter", "open the card of the claim in focus"),
    ("y, n", "right, wrong (in review)"),
    ("e", "correct (in review)"),
    ("u, z", "take the last step back (in review)"),
    ("c", "leave a reply"),
    ("[, ]", "previous, next article"),
    ("arrows, Enter", "walk the picture of relations, open a party"),
    ("/", "search"),
    ("?", "this list"),
)


@router.get("/enter", include_in_schema=False)
def enter(
    request: Request, link: Annotated[str, Query(max_length=100)] = "", to: Annotated[str, Query(max_length=300)] = "/"
) -> Response:
    """The one-time link: a cookie for whoever holds it, then the page `to`."""
    desk, page = desk_of(request), homeward(to)
    if visitor_of(request).person.rank is not None:
        return RedirectResponse(page, 303)
    value = desk.door.enter(link) if isinstance(desk.door, LocalDoor) else None
    if value is None:
        raise HTTPException(403, "This link has been used, or is of an earlier start. Start `detente serve` again for a new one.")
    answer = RedirectResponse(page, 303)
    answer.set_cookie(desk.door.cookie, value, httponly=True, samesite="strict", secure=desk.https, path="/")
    return answer


@router.post("/theme", include_in_schema=False)
def theme(request: Request, form: Sent) -> Response:
    """Keep light, dark or automatic colours in a cookie."""
    chosen = form.text("theme")
    answer = RedirectResponse(homeward(form.text("next")), 303)
    if chosen in THEMES:
        answer.set_cookie(
            "theme", chosen, max_age=YEAR, httponly=True, samesite="strict", secure=desk_of(request).https, path="/"
        )
    return answer


@page(router, "/help", "help.html")
def keys(request: Request) -> Help:
    """The keys."""
    return Help(KEYS)


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """Every route for programs, as OpenAPI."""
    described: dict[str, Any] = request.app.openapi()
    return JSONResponse(described)

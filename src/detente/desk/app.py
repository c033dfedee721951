"""The application: routes gathered, the guard around them, errors as pages.

In: a `Desk` and its `Gate`. Out: an ASGI application. Not here: what a page shows, opening ports (`cli/desk.py`).
"""

from __future__ import annotations

import logging
from pathlib import Path

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as PlainHTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from detente.desk import (
    accounts,
    amend,
    article,
    articles,
    atlas,
    dyad,
    entrance,
    event,
    events,
    home,
    interface,
    missing,
    moderation,
    network,
    parties,
    paste,
    replies,
    review,
    search,
    stories,
)
from detente.desk.addresses import query
from detente.desk.answer import rendered
from detente.desk.guard import Gate, Guard
from detente.desk.permits import allowed
from detente.desk.state import Desk, desk_of, visitor_of
from detente.draw.svg import FOLDER
from detente.errors import DetenteError
from detente.version import __version__

STATIC = Path(__file__).parent / "static"
PAGES = (
    entrance, home, stories, events, event, parties, dyad, network, atlas, search, articles, article, replies, amend, paste,
    missing, review, moderation, accounts, interface,
)  # fmt: skip

_log = logging.getLogger("detente.desk")


def make_app(desk: Desk, gate: Gate) -> Guard:
    """The whole desk, ready to be served."""
    app = FastAPI(
        title="Detente", version=__version__, docs_url=None, redoc_url=None, openapi_url=None, dependencies=[Depends(permit)]
    )
    app.state.desk = desk
    for module in PAGES:
        app.include_router(module.router)
    app.mount("/static/draw", StaticFiles(directory=FOLDER), name="draw")
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_exception_handler(PlainHTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(DetenteError, _failed)
    app.add_exception_handler(Exception, _broken)
    return Guard(app, gate)


def permit(request: Request) -> None:
    """Let through who may use this route. Raises HTTPException 401 for nobody known, 403 else."""
    path = getattr(request.scope.get("route"), "path", "")
    visitor = visitor_of(request)
    if allowed(request.method, path, visitor.person.rank):
        return
    if visitor.person.rank is None:
        raise HTTPException(401, "Only for those who have been let in.")
    raise HTTPException(403, f"This is not for your account: it has the rank of {visitor.person.rank.value}.")


def _refused(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 500)
    if status == 401 and desk_of(request).door.team and request.method == "GET" and not _machine(request):
        return RedirectResponse(f"/login{query(next=request.url.path)}", 303)
    return _page(request, status, str(getattr(error, "detail", "")), dict(getattr(error, "headers", None) or {}))


def _invalid(request: Request, error: Exception) -> Response:
    wrong = error.errors() if isinstance(error, RequestValidationError) else []
    fields = ", ".join(sorted({str(one["loc"][:2][-1]) for one in wrong}))
    return _page(request, 422, f"The address asks for something that cannot be: {fields}.")


def _failed(request: Request, error: Exception) -> Response:
    return _page(request, 503, str(error))


def _broken(request: Request, error: Exception) -> Response:
    _log.error("%s at %s", type(error).__name__, getattr(request.scope.get("route"), "path", "-"))
    return _page(request, 500, "Something went wrong here, and nothing was changed. The program's log says where.")


def _page(request: Request, status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    """An error in the form that was asked for."""
    if _machine(request):
        return JSONResponse({"error": words}, status, headers)
    answer = rendered(request, "error.html", {"status": status, "words": words}, status)
    answer.headers.update(headers or {})
    return answer


def _machine(request: Request) -> bool:
    return visitor_of(request).machine or request.url.path.endswith((".json", ".csv", ".atom"))

"""Moderation: replies that wait, what is decided on them, the book of deeds.

The list and its twin hold no address of e-mail; the page of one reply, for administrators and as HTML only, does.

In: requests and forms. Out: `Waiting`, redirections. Not here: taking replies (`replies.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from detente.desk.answer import page, rendered
from detente.desk.forms import Sent
from detente.desk.state import desk_of, visitor_of
from detente.model import Reply, ReplyState, stable_id
from detente.store import desk_people, desk_replies
from detente.store.desk_people import Deed

PAGE = 50
DEEDS = {"approve": ReplyState.APPROVED, "reject": ReplyState.REJECTED, "erase": ReplyState.ERASED}
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Replies of one state, a page of them. `seen` names the words of each, in the same order."""

    state: ReplyState
    states: tuple[str, ...]
    number: int
    total: int
    rows: tuple[Reply, ...]
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneReply:
    """A reply with its sender's address, for an administrator's eyes."""

    reply: Reply
    email: str


def words_seen(reply: Reply) -> str:
    """A name for the words of a reply: nobody lets through what he has not read."""
    return stable_id(*(getattr(reply, name) for name in desk_replies.WORDS))


@page(router, "/moderate", "moderate.html")
def moderate(
    request: Request,
    state: ReplyState = ReplyState.PENDING,
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Waiting:
    """Replies of one state, those that wait unless another is asked for."""
    rows, total = desk_replies.listed(desk_of(request).store, state, PAGE, (number - 1) * PAGE)
    return Waiting(state, tuple(one.value for one in ReplyState), number, total, tuple(rows), tuple(map(words_seen, rows)))


@router.get("/moderate/{number}", include_in_schema=False)
def sender(request: Request, number: int) -> Response:
    """One reply with its sender's address; it has no twin."""
    store = desk_of(request).store
    found = desk_replies.one(store, number)
    if found is None:
        raise HTTPException(404, "There is no such reply.")
    return rendered(request, "sender.html", OneReply(found, desk_replies.email(store, number)))


@router.post("/moderate/{number}", tags=["replies"])
def decide(request: Request, number: int, form: Sent) -> Response:
    """Let a reply through, turn it away, or erase it with its sender's address."""
    desk, deed = desk_of(request), form.text("deed", 20)
    if deed not in DEEDS:
        raise HTTPException(422, "Choose approve, reject or erase.")
    state, found = DEEDS[deed], desk_replies.one(desk.store, number)
    if found is None or found.state == ReplyState.ERASED:
        raise HTTPException(404, "There is no such reply, or it was erased.")
    if state == ReplyState.ERASED:
        desk_replies.erase(desk.store, number)
    elif form.text("seen", 16) != words_seen(found) or not desk_replies.decide(desk.store, found, state):
        raise HTTPException(409, "Its writer changed this reply meanwhile. Go back, load the page again and read it once more.")
    who = visitor_of(request).person.name
    desk_people.note(desk.store, Deed(0, desk.at(), who, f"{deed} reply", str(number), ""))
    return RedirectResponse("/moderate", 303)

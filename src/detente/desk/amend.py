"""Changing or withdrawing one's own reply. What was published and is changed waits for a moderator again.

In: the number of a reply, a form. Out: `Amendment`, redirections. Not here: whose reply it is (`authorship.py`), new replies
(`replies.py`), what moderators do (`moderation.py`). The address of e-mail is neither shown nor asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from detente.desk import limits
from detente.desk.addresses import slug
from detente.desk.answer import rendered
from detente.desk.authorship import COOKIE, ends, own
from detente.desk.forms import Form, Sent
from detente.desk.replies import LONGEST_COMMENT, network, wrong_words
from detente.desk.state import desk_of, visitor_of
from detente.model import Rank, Reply, ReplyState
from detente.store import desk_people, desk_replies
from detente.store.desk_people import Deed

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Amendment:
    """A reply before its writer: the words as they are or as he typed them, until when, what is wrong."""

    reply: Reply
    until: str
    wrong: tuple[tuple[str, str], ...] = ()


@router.get("/replies/{number}", include_in_schema=False)
def amendment(request: Request, number: int) -> Response:
    """The form; it has no twin, being for one browser."""
    return rendered(request, "amend.html", _page(_own(request, number)))


@router.post("/replies/{number}", tags=["replies"])
def amend(request: Request, number: int, form: Sent) -> Response:
    """Change one's own reply or withdraw it; 404 where it is somebody else's, decided on, or older than a quarter of an hour."""
    found = _own(request, number)
    if form.text("deed", 20) == "withdraw":
        return _withdrawn(request, found)
    desk = desk_of(request)
    sender = desk.keyed("network", network(request, desk))
    typed = _typed(found, form)
    wait = desk.limits.wait("change", sender, limits.CHANGES, desk.clock())
    wrong = (("", f"Too many changes at once; try again in {wait} seconds."),) if wait else tuple(wrong_words(form))
    if wrong:
        return rendered(request, "amend.html", replace(_page(typed), wrong=wrong), 429 if wait else 422)
    desk.limits.count("change", sender, desk.clock())
    published = visitor_of(request).person.rank == Rank.ADMIN
    changed = replace(typed, state=ReplyState.APPROVED if published else ReplyState.PENDING)
    if not desk_replies.change(desk.store, changed):
        raise HTTPException(404, _GONE)
    _note(request, "change reply", number)
    return _back(found, changed.state.value)


_GONE = "There is no reply of yours here that can still be changed. A writer may change his reply for 15 minutes."


def _own(request: Request, number: int) -> Reply:
    found = own(request, number)
    if found is None:
        raise HTTPException(404, _GONE)
    return found


def _page(reply: Reply) -> Amendment:
    return Amendment(reply, ends(reply).isoformat())


def _typed(found: Reply, form: Form) -> Reply:
    return replace(found, comment=form.text("comment", 4 * LONGEST_COMMENT), name=form.text("name"), website=form.text("website"))


def _withdrawn(request: Request, found: Reply) -> Response:
    desk_replies.erase(desk_of(request).store, found.id)
    _note(request, "withdraw reply", found.id)
    answer = _back(found, "withdrawn")
    answer.delete_cookie(f"{COOKIE}{found.id}", path="/")
    return answer


def _back(found: Reply, sent: str) -> Response:
    return RedirectResponse(f"/articles/{slug(found.article_id)}?sent={sent}#reply", 303)


def _note(request: Request, deed: str, number: int) -> None:
    desk, who = desk_of(request), visitor_of(request).person.name
    desk_people.note(desk.store, Deed(0, desk.at(), who, deed, str(number), "by its writer"))

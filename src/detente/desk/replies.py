"""Leave a reply: what is asked for, what is refused, how a reply is kept.

The sender's address of e-mail goes into a table of its own and is shown on the administrator's page alone; his network only
as a hash that ends with the process. No outside service is asked whether somebody is a person: an unseen field, a shortest
time to fill the form in, and a rate.

In: a form. Out: the article's page again, with what is wrong, or a redirection to it. Not here: threads, moderation.
"""

from __future__ import annotations

import hmac
import ipaddress
import re
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from detente.desk import article, authorship, event, limits, sessions
from detente.desk.addresses import outward, unslug
from detente.desk.addresses import slug as slugged
from detente.desk.answer import rendered
from detente.desk.article import ArticlePage
from detente.desk.event import EventPage
from detente.desk.forms import Form, Sent
from detente.desk.state import Desk, desk_of, visitor_of
from detente.model import Rank, Reply, ReplyState
from detente.store import desk_replies

LONGEST_COMMENT = 5_000
LONGEST_NAME = 80
LONGEST_ADDRESS = 254
SECONDS = 3
"""Nobody fills the form in faster."""

HOURS = 24
"""After so many hours a form is out of date."""

YEAR = 365 * 24 * 3600
_EMAIL = re.compile(r"[^@\s<>\"]{1,64}@[^@\s<>\".]+(\.[^@\s<>\".]+)+")
router = APIRouter()


@router.post("/articles/{slug}/replies", tags=["replies"])
def reply(request: Request, slug: str, form: Sent) -> Response:
    """Take a reply to an article, a claim or an event of it, or answer with what is wrong and all that was typed."""
    page = article.built(request, unslug(slug))
    return _refused(request, page, "article.html", form) or _kept(request, page.id, "", form)


@router.post("/events/{slug}/replies", tags=["replies"])
def reply_to_event(request: Request, slug: str, form: Sent) -> Response:
    """Take a reply to an event. It stands under the first article that tells of it as well, and so outlives another joining."""
    page = event.built(request, unslug(slug))
    return _refused(request, page, "event.html", form) or _kept(request, page.accounts[0].article_id, page.event.id, form)


def _refused(request: Request, page: ArticlePage | EventPage, template: str, form: Form) -> Response | None:
    """The page again with what is wrong, None where nothing is."""
    desk = desk_of(request)
    wait = _wait(desk, _sender(request))
    wrong = (
        (("", f"Too many replies at once. Nothing is lost: send it again in {wait} seconds."),) if wait else _wrong(desk, form)
    )
    if not wrong:
        return None
    draft = replace(page.draft, **_typed(form), wrong=wrong)  # type: ignore[arg-type]
    answer = rendered(request, template, replace(page, draft=draft), 429 if wait else 422)
    if wait:
        answer.headers["Retry-After"] = str(wait)
    return answer


def _sender(request: Request) -> str:
    desk = desk_of(request)
    return desk.keyed("network", network(request, desk))


def network(request: Request, desk: Desk) -> str:
    """The sender's network: the first 24 bits of an address, 48 of a long one. Behind a proxy that is listed, the address
    which that proxy names last; what others say in such a header counts for nothing."""
    address = request.client.host if request.client else ""
    if address in desk.proxies:
        address = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip() or address
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((known, 24 if known.version == 4 else 48), strict=False))


def _typed(form: Form) -> dict[str, str | int]:
    return {
        "comment": form.text("comment", 4 * LONGEST_COMMENT),
        "name": form.text("name"),
        "email": form.text("email"),
        "website": form.text("website"),
        "parent": form.number("parent"),
        "claim": form.text("claim", 16),
        "event": form.text("event", 64),
    }


def _wait(desk: Desk, sender: str) -> int:
    moment = desk.clock()
    return max(
        desk.limits.wait("reply", sender, limits.REPLIES, moment), desk.limits.wait("reply", "", limits.ALL_REPLIES, moment)
    )


def _wrong(desk: Desk, form: Form) -> tuple[tuple[str, str], ...]:
    """What is wrong with the form, field by field, in the order of the fields."""
    email = form.text("email")
    found = [
        ("email", "Give an e-mail address. It will not be published.", not email),
        ("email", "This is no e-mail address.", bool(email) and not (_EMAIL.fullmatch(email) and len(email) <= LONGEST_ADDRESS)),
        ("", "The last field is to be left empty.", bool(form.text("subject"))),
        ("", _timing(desk, form.text("made")), bool(_timing(desk, form.text("made")))),
    ]
    order = {"comment": 0, "name": 1, "email": 2, "website": 3, "": 4}
    every = [*wrong_words(form), *((field, words) for field, words, bad in found if bad)]
    return tuple(sorted(every, key=lambda one: order[one[0]]))


def wrong_words(form: Form) -> list[tuple[str, str]]:
    """What is wrong with that of a reply which is published, field by field."""
    comment, name, website = form.text("comment", 4 * LONGEST_COMMENT), form.text("name"), form.text("website")
    found = [
        ("comment", "Write a comment.", not comment),
        ("comment", f"The comment is longer than {LONGEST_COMMENT:,} characters.", len(comment) > LONGEST_COMMENT),
        ("name", "Give a name.", not name),
        ("name", f"The name is longer than {LONGEST_NAME} characters.", len(name) > LONGEST_NAME),
        ("website", "A website begins with http:// or https://, or leave it empty.", bool(website) and not outward(website)),
    ]
    return [(field, words) for field, words, bad in found if bad]


def _timing(desk: Desk, given: str) -> str:
    made, _, seal = given.partition(".")
    if not hmac.compare_digest(seal.encode(), desk.keyed("made", made).encode()):
        return "This form is out of date. Nothing is lost: send it once more."
    age = desk.clock().timestamp() - int(made)
    if age < SECONDS:
        return "That was very quick. Nothing is lost: wait a moment and send it once more."
    return "This form is out of date. Nothing is lost: send it once more." if age > HOURS * 3600 else ""


def _kept(request: Request, article_id: str, event_id: str, form: Form) -> Response:
    """Keep a reply to an article, or to an event whose page it came from; back to that page."""
    desk, person, sender = desk_of(request), visitor_of(request).person, _sender(request)
    state = ReplyState.APPROVED if person.rank == Rank.ADMIN else ReplyState.PENDING
    typed = _typed(form)
    parent = _parent(desk, article_id, event_id, form.number("parent"))
    new = Reply(
        id=0,
        article_id=parent.article_id if parent else article_id,
        claim_key=str(typed["claim"]),
        event_id=event_id or (parent.event_id if parent else str(typed["event"])),
        parent=parent.id if parent else 0,
        name=str(typed["name"]),
        website=str(typed["website"]),
        comment=str(typed["comment"]),
        state=state,
        at=desk.at(),
    )
    token = sessions.token()
    number = desk_replies.add(desk.store, new, str(typed["email"]), sender, sessions.hashed(token))
    for counted in (sender, ""):
        desk.limits.count("reply", counted, desk.clock())
    where = f"#reply-{number}" if state == ReplyState.APPROVED else "#reply"
    page = f"/events/{slugged(event_id)}" if event_id else f"/articles/{slugged(article_id)}"
    answer = RedirectResponse(f"{page}?sent={state.value}{where}", 303)
    authorship.hand(answer, desk, number, token)
    if form.text("keep"):
        for name in ("name", "website"):
            value = str(typed[name]).encode().hex()
            answer.set_cookie(f"reply-{name}", value, max_age=YEAR, httponly=True, samesite="strict", secure=desk.https)
    return answer


def _parent(desk: Desk, article_id: str, event_id: str, number: int) -> Reply | None:
    """The reply answered, where it stands under this event, or else this article, for all to see."""
    found = desk_replies.one(desk.store, number) if number else None
    if found is None or found.state != ReplyState.APPROVED:
        return None
    return found if (found.event_id == event_id if event_id else found.article_id == article_id) else None

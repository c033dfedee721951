"""The form for a reply, as it is shown: what it answers, what was typed, what is wrong with it.

In: a request. Out: `Draft`. Not here: taking what was sent (`replies.py`), threads (`threads.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from detente.desk.authorship import every_own
from detente.desk.state import Desk, desk_of
from detente.model import Reply

SENT = {
    "pending": "Thank you. Your reply waits for a moderator and will stand here when it is let through.",
    "approved": "Your reply stands here.",
    "withdrawn": "Your reply is withdrawn.",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A form for a reply as it is shown: the fields as they were sent, what is wrong with them (field, words), what it answers
    (`parent`, `claim`, `event`), the stamp of when it was made, `said` where a reply was just taken,
    and the replies to this page that this browser sent and may still change (`own`).

    No address of e-mail is ever put into it but the one that its sender just typed.
    """

    stamp: str
    comment: str = ""
    name: str = ""
    email: str = ""
    website: str = ""
    parent: int = 0
    claim: str = ""
    event: str = ""
    wrong: tuple[tuple[str, str], ...] = ()
    said: str = ""
    own: tuple[Reply, ...] = ()


def draft(request: Request, article_id: str, event_id: str = "") -> Draft:
    """An empty form for a reply to an article, or to an event: what it answers comes from the address, a name from the cookie
    that its owner asked for."""
    desk, asked = desk_of(request), request.query_params
    parent = asked.get("answer", "")[:9]
    return Draft(
        stamp=stamp(desk),
        name=_remembered(request, "reply-name"),
        website=_remembered(request, "reply-website"),
        parent=int(parent) if parent.isascii() and parent.isdigit() else 0,
        claim=asked.get("about", "")[:16],
        event=asked.get("event", "")[:64],
        said=SENT.get(asked.get("sent", ""), ""),
        own=tuple(one for one in every_own(request) if (one.event_id == event_id if event_id else one.article_id == article_id)),
    )


def stamp(desk: Desk) -> str:
    """When the form was made, signed."""
    made = str(int(desk.clock().timestamp()))
    return f"{made}.{desk.keyed('made', made)}"


def _remembered(request: Request, cookie: str) -> str:
    try:
        return bytes.fromhex(request.cookies.get(cookie, "")[:1_000]).decode("utf-8")
    except ValueError:
        return ""

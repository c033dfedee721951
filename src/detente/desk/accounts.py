"""Accounts: log in and out, change one's password, what an administrator sees of others.

A name that nobody has costs the same time as a wrong password. Accounts are made by `detente user add`, never here.

In: forms. Out: cookies, redirections, `People`.
Not here: sessions (`sessions.py`), passwords (`passwords.py`), permissions (`permits.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from detente.desk import limits
from detente.desk.addresses import homeward
from detente.desk.answer import page, rendered
from detente.desk.forms import Sent
from detente.desk.passwords import LONGEST_PASSWORD, SHORTEST, too_weak
from detente.desk.replies import network
from detente.desk.sessions import LONGEST, TeamDoor, hashed, token
from detente.desk.state import Desk, desk_of, visitor_of
from detente.model import Rank
from detente.store import desk_people
from detente.store.desk_people import Deed

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Login:
    """The form to log in: where to go then, the name that was tried, what was wrong."""

    next: str
    name: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """An account as others may see it."""

    name: str
    rank: Rank
    disabled: bool
    at: str


@dataclass(frozen=True, slots=True)
class People:
    """All accounts and the newest deeds."""

    members: tuple[Member, ...]
    ranks: tuple[str, ...]
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """One's own account."""

    name: str
    rank: Rank | None
    shortest: int = SHORTEST
    wrong: str = ""


@router.get("/login", include_in_schema=False)
def door(request: Request, onward: Annotated[str, Query(alias="next", max_length=500)] = "/") -> Response:
    """The form to log in."""
    _team(request)
    return rendered(request, "login.html", Login(homeward(onward)))


@router.post("/login", tags=["accounts"])
def login(request: Request, form: Sent) -> Response:
    """Begin a session; the same answer whether name or password is wrong."""
    desk, team = desk_of(request), _team(request)
    name, password, onward = (
        form.text("name", 80),
        form.fields.get("password", "")[:LONGEST_PASSWORD],
        homeward(form.text("next")),
    )
    sender = f"{name}:{desk.keyed('network', network(request, desk))}"
    if wait := _wait(desk, name, sender):
        shown = Login(onward, name, f"Too many attempts. Try again in {wait // 60 + 1} minutes.")
        answer = rendered(request, "login.html", shown, 429)
        answer.headers["Retry-After"] = str(wait)
        return answer
    account = desk_people.account(desk.store, name)
    if not team.passwords.right(account.password if account and not account.disabled else None, password):
        for counted in (sender, name):
            desk.limits.count("guess", counted, desk.clock())
        return rendered(request, "login.html", Login(onward, name, "Name or password is wrong."), 401)
    desk.limits.clear("guess", sender)
    desk.limits.count("known", sender, desk.clock())
    return _begun(desk, team, name, onward)


@router.post("/logout", tags=["accounts"])
def logout(request: Request, form: Sent) -> Response:
    """End the session."""
    desk, key = desk_of(request), visitor_of(request).session
    if isinstance(desk.door, TeamDoor):
        desk_people.end_session(desk.store, key)
        desk.door.forget(key)
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(desk.door.cookie, path="/", secure=desk.https, httponly=True, samesite="strict")
    return answer


@page(router, "/accounts", "accounts.html")
def people(request: Request) -> People:
    """All accounts and what was done lately."""
    store = desk_of(request).store
    found = [Member(one.name, one.rank, one.disabled, one.at) for one in desk_people.accounts(store)]
    return People(tuple(found), tuple(one.value for one in Rank), tuple(desk_people.deeds(store)))


@page(router, "/accounts/me", "own.html")
def own(request: Request) -> Own:
    """One's own account."""
    person = visitor_of(request).person
    return Own(person.name, person.rank)


@router.post("/accounts/password", tags=["accounts"])
def password(request: Request, form: Sent) -> Response:
    """Change one's password; every session ends and a new one begins."""
    desk, team, person = desk_of(request), _team(request), visitor_of(request).person
    account = desk_people.account(desk.store, person.name)
    new = form.fields.get("new", "")
    wrong = too_weak(new, person.name)
    sender = f"{person.name}:password"
    if desk.limits.wait("guess", sender, limits.GUESSES, desk.clock()):
        wrong = "Too many attempts. Try again later."
    elif account is None or not team.passwords.right(account.password, form.fields.get("old", "")[:LONGEST_PASSWORD]):
        desk.limits.count("guess", sender, desk.clock())
        wrong = "The present password is wrong."
    if wrong:
        return rendered(request, "own.html", Own(person.name, person.rank, wrong=wrong), 422)
    desk_people.change_account(desk.store, person.name, password=team.passwords.hashed(new))
    desk_people.note(desk.store, Deed(0, desk.at(), person.name, "change password", person.name, ""))
    return _begun(desk, team, person.name, "/accounts/me")


@router.post("/accounts/{name}", tags=["accounts"])
def change(request: Request, name: str, form: Sent) -> Response:
    """Shut or open an account, or give it another rank; its sessions end. Nobody does so to himself."""
    desk, who = desk_of(request), visitor_of(request).person.name
    deed, rank = form.text("deed", 10), form.text("rank", 10)
    if name == who:
        raise HTTPException(422, "Nobody changes his own account here, lest the last administrator shut himself out.")
    if deed in ("shut", "open"):
        done = desk_people.change_account(desk.store, name, shut=deed == "shut")
    elif deed == "rank" and rank in set(Rank):
        done = desk_people.change_account(desk.store, name, rank=Rank(rank))
    else:
        raise HTTPException(422, "Choose shut, open, or a rank.")
    if not done:
        raise HTTPException(404, "There is no such account.")
    desk_people.note(desk.store, Deed(0, desk.at(), who, f"{deed} {rank}".strip() + " account", name, ""))
    return RedirectResponse("/accounts", 303)


def _team(request: Request) -> TeamDoor:
    found = desk_of(request).door
    if not isinstance(found, TeamDoor):
        raise HTTPException(404, "This desk has no accounts; `detente serve --team` has.")
    return found


def _wait(desk: Desk, name: str, sender: str) -> int:
    """Seconds to wait. Guesses from everywhere shut the account for networks from which nobody ever got in."""
    moment = desk.clock()
    known = desk.limits.wait("known", sender, limits.Rate(1, LONGEST), moment)
    everywhere = 0 if known else desk.limits.wait("guess", name, limits.ALL_GUESSES, moment)
    return max(desk.limits.wait("guess", sender, limits.GUESSES, moment), everywhere)


def _begun(desk: Desk, team: TeamDoor, name: str, onward: str) -> Response:
    value = token()
    desk_people.begin_session(desk.store, hashed(value), name, desk.at())
    answer = RedirectResponse(onward, 303)
    longest = int(LONGEST.total_seconds())
    answer.set_cookie(team.cookie, value, max_age=longest, httponly=True, samesite="strict", secure=desk.https, path="/")
    return answer

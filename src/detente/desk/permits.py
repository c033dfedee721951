"""Who may do what: one table of routes, one function, and no for whatever stands in neither.

In: a route and a person. Out: yes or no. Not here: who somebody is (`sessions.py`).
"""

from __future__ import annotations

from enum import IntEnum

from detente.model import Rank


class Need(IntEnum):
    """What a route asks for, each more than the one before."""

    NOBODY = 0
    READER = 1
    REVIEWER = 2
    ADMIN = 3


_RANKS = {None: Need.NOBODY, Rank.READER: Need.READER, Rank.REVIEWER: Need.REVIEWER, Rank.ADMIN: Need.ADMIN}

TWINS = (".json", ".csv", ".atom")
"""Endings under which a page answers in another form; they need what the page needs."""

NEEDS: dict[tuple[str, str], Need] = {
    ("GET", "/"): Need.READER,
    ("GET", "/enter"): Need.NOBODY,
    ("GET", "/login"): Need.NOBODY,
    ("POST", "/login"): Need.NOBODY,
    ("POST", "/logout"): Need.READER,
    ("POST", "/theme"): Need.NOBODY,
    ("GET", "/openapi"): Need.READER,
    ("GET", "/help"): Need.READER,
    ("GET", "/index"): Need.READER,
    ("GET", "/articles"): Need.READER,
    ("GET", "/articles/{slug}"): Need.READER,
    ("POST", "/articles/{slug}/replies"): Need.READER,
    ("GET", "/articles/{slug}/missing"): Need.REVIEWER,
    ("POST", "/articles/{slug}/missing"): Need.REVIEWER,
    ("GET", "/replies/{number}"): Need.READER,
    ("POST", "/replies/{number}"): Need.READER,
    ("GET", "/stories"): Need.READER,
    ("GET", "/stories/{slug}"): Need.READER,
    ("GET", "/events"): Need.READER,
    ("GET", "/events/{slug}"): Need.READER,
    ("POST", "/events/{slug}/replies"): Need.READER,
    ("GET", "/parties"): Need.READER,
    ("GET", "/parties/{slug}"): Need.READER,
    ("GET", "/dyads/{one}/{other}"): Need.READER,
    ("GET", "/relations"): Need.READER,
    ("GET", "/relations.gexf"): Need.READER,
    ("GET", "/relations.graphml"): Need.READER,
    ("GET", "/map"): Need.READER,
    ("GET", "/search"): Need.READER,
    ("GET", "/paste"): Need.REVIEWER,
    ("POST", "/paste"): Need.REVIEWER,
    ("GET", "/review"): Need.REVIEWER,
    ("POST", "/review/next"): Need.REVIEWER,
    ("GET", "/review/{slug}/{key}"): Need.REVIEWER,
    ("POST", "/review/{slug}/{key}"): Need.REVIEWER,
    ("GET", "/review/agreement"): Need.REVIEWER,
    ("GET", "/moderate"): Need.ADMIN,
    ("GET", "/moderate/{number}"): Need.ADMIN,
    ("POST", "/moderate/{number}"): Need.ADMIN,
    ("GET", "/accounts"): Need.ADMIN,
    ("POST", "/accounts/password"): Need.READER,
    ("GET", "/accounts/me"): Need.READER,
    ("POST", "/accounts/{name}"): Need.ADMIN,
}


def need(method: str, path: str) -> Need | None:
    """What a route asks for, by its path as written in the program; None for a route that nobody put into the table."""
    for twin in TWINS:
        path = path.removesuffix(twin)
    return NEEDS.get(("GET" if method == "HEAD" else method, path))


def allowed(method: str, path: str, rank: Rank | None) -> bool:
    """Whether somebody of this rank (None: nobody known) may use the route; no where the table is silent."""
    wanted = need(method, path)
    return wanted is not None and _RANKS[rank] >= wanted

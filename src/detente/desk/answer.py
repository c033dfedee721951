"""A view record as an answer: HTML from a template, JSON and CSV from the very same record.

In: a page's function and its template. Out: routes. Not here: any page, safe headers (`guard.py`).
The HTML is at the page's address, its twins at the same with `.json`, with `.csv` where a table stands, with `.atom` where
there is something to follow.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any, Protocol, TypeVar, cast

from fastapi import APIRouter, Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response

from detente.desk import words
from detente.desk.addresses import outward, query, slug
from detente.desk.atom import Feed, as_atom
from detente.desk.forms import form_token
from detente.desk.permits import allowed
from detente.desk.state import desk_of, visitor_of
from detente.exchange.table import csv_line, safe
from detente.model import Rank
from detente.version import __version__

THEMES = ("auto", "light", "dark")
SEARCH = "/search"
"""The page that the search box of every page asks."""

NAV = (
    ("/stories", "Stories"), ("/events", "Events"), ("/parties", "Parties"), ("/relations", "Relations"), ("/map", "Map"),
    ("/articles", "Articles"), ("/review", "Review"), ("/paste", "Paste"), ("/moderate", "Replies"), ("/accounts", "Accounts"),
)  # fmt: skip
"""The site's pages in order; who may not open one does not see it."""

V = TypeVar("V")


class Tabled(Protocol):
    """A view that is a table: its header, then its rows."""

    def table(self) -> Iterable[Sequence[str]]:
        """Header and rows."""


class Followed(Protocol):
    """A view that can be followed as a feed."""

    def feed(self) -> Feed:
        """What happened in it."""


@functools.cache
def environment() -> Environment:
    """The templates: everything is escaped, and a name that is not there is an error."""
    made = Environment(
        loader=PackageLoader("detente.desk"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {
        "slug": slug,
        "outward": outward,
        "day": words.day,
        "quad": words.quad,
        "kind": words.kind,
        "relation": words.relation,
    }
    made.globals |= {"query": query, "version": __version__}
    return made


def page(
    router: APIRouter, path: str, template: str, *, csv: bool = False, atom: bool = False, kept: bool = False
) -> Callable[[Callable[..., V]], Callable[..., V]]:
    """Register a function from a request to a view record as a page with its twins. `/` has its twins at `/index.json`.

    A view that depends on the store and the address alone may be `kept` until the store changes.
    """
    base = path if path != "/" else "/index"

    def register(view: Callable[..., V]) -> Callable[..., V]:
        def made(given: dict[str, Any]) -> V:
            if not kept:
                return view(**given)
            request: Request = given["request"]
            asked = {key: value for key, value in given.items() if key != "request"}
            return desk_of(request).kept(f"{path} {sorted(asked.items())}", lambda: view(**given))

        @functools.wraps(view)
        def html(**given: Any) -> Response:
            return rendered(given["request"], template, made(given))

        @functools.wraps(view)
        def twin(**given: Any) -> Response:
            return Response(as_json(made(given)), media_type="application/json")

        @functools.wraps(view)
        def table(**given: Any) -> Response:
            return Response(as_csv(cast(Tabled, made(given))), media_type="text/csv; charset=utf-8")

        @functools.wraps(view)
        def news(**given: Any) -> Response:
            base = str(given["request"].base_url).rstrip("/")
            feed = cast(Followed, made(given)).feed()
            return Response(as_atom(feed, base), media_type="application/atom+xml; charset=utf-8")

        name = view.__name__
        router.add_api_route(base + ".json", twin, name=f"{name}.json", response_model=None, tags=["pages"])
        if csv:
            router.add_api_route(base + ".csv", table, name=f"{name}.csv", response_model=None, tags=["tables"])
        if atom:
            router.add_api_route(base + ".atom", news, name=f"{name}.atom", response_model=None, tags=["feeds"])
        router.add_api_route(path, html, name=name, response_model=None, include_in_schema=False)
        return view

    return register


def nav(rank: Rank | None) -> list[tuple[str, str]]:
    """The pages that somebody of this rank may open."""
    return [(path, label) for path, label in NAV if allowed("GET", path, rank)]


def rendered(request: Request, template: str, view: object, status: int = 200) -> Response:
    """A template with the view and what every page shows."""
    visitor, desk = visitor_of(request), desk_of(request)
    chosen = request.cookies.get("theme", "auto")
    text = (
        environment()
        .get_template(template)
        .render(
            view=view,
            me=visitor.person,
            team=desk.door.team,
            token=form_token(request),
            theme=chosen if chosen in THEMES else "auto",
            path=request.url.path,
            here=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            stamp=desk.at(),
            search_path=SEARCH,
            nav=nav,
        )
    )
    return Response(text, status, media_type="text/html; charset=utf-8")


def as_json(view: Any) -> str:
    """A view record as JSON."""
    return json.dumps(asdict(view), ensure_ascii=False, default=str) + "\n"


def as_csv(view: Tabled) -> str:
    """A view's table as CSV, no cell a formula."""
    return "".join(csv_line(tuple(safe(cell) for cell in row)) for row in view.table())

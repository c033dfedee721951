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
from markupsafe import Markup
from starlette.responses import Response

from detente.desk import words
from detente.desk.addresses import filename, outward, query, slug
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
S = TypeVar("S")


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
        "filename": filename,
        "day": words.day,
        "quad": words.quad,
        "kind": words.kind,
        "relation": words.relation,
    }
    made.globals |= {"query": query, "version": __version__}
    return made


def warm() -> None:
    """Read every template, so that nobody who opens a page waits for that."""
    for name in environment().list_templates():
        environment().get_template(name)


def page(
    router: APIRouter, path: str, template: str, *, csv: bool = False, atom: bool = False, kept: bool = False
) -> Callable[[Callable[..., V]], Callable[..., V]]:
    """Register a function from a request to a view record as a page with its twins. `/` has its twins at `/index.json`.

    What is shown of a view that depends on the store and the address alone may be `kept` until the store changes.
    """
    base = path if path != "/" else "/index"

    def register(view: Callable[..., V]) -> Callable[..., V]:
        def shown(given: dict[str, Any], show: Callable[[V], S]) -> S:
            request: Request = given["request"]
            if not kept:
                return show(view(**given))
            asked = sorted((key, value) for key, value in given.items() if key != "request")
            return desk_of(request).kept(f"{request.url.path} {asked}", lambda: show(view(**given)))

        @functools.wraps(view)
        def html(**given: Any) -> Response:
            request: Request = given["request"]
            if not kept:
                return rendered(request, template, view(**given))
            found = shown(given, lambda view: parts(template, view, request.url.path))
            return _page(request, "kept.html", {"parts": found})

        @functools.wraps(view)
        def twin(**given: Any) -> Response:
            return Response(shown(given, as_json), media_type="application/json")

        @functools.wraps(view)
        def table(**given: Any) -> Response:
            return Response(shown(given, lambda view: as_csv(cast(Tabled, view))), media_type="text/csv; charset=utf-8")

        @functools.wraps(view)
        def news(**given: Any) -> Response:
            base = str(given["request"].base_url).rstrip("/")
            feed = shown(given, lambda view: cast(Followed, view).feed())
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
    return _page(request, template, {"view": view}, status)


def parts(template: str, view: object, path: str) -> dict[str, Markup]:
    """The blocks of a page that are the same for everybody: who asks for them is not known to the template here."""
    found = environment().get_template(template)
    context = found.new_context({"view": view, "path": path, "search_path": SEARCH, "layout": "bare.html"})
    for _ in found.root_render_func(context):  # what the blocks use, imported and defined
        pass
    filled = {name: Markup("".join(block(context))) for name, block in found.blocks.items()}  # noqa: S704 - escaped inside
    return {"title": Markup(), "feed": Markup(), "main": Markup(), **filled}


def _page(request: Request, template: str, given: dict[str, Any], status: int = 200) -> Response:
    visitor, desk = visitor_of(request), desk_of(request)
    chosen = request.cookies.get("theme", "auto")
    text = (
        environment()
        .get_template(template)
        .render(
            **given,
            layout="base.html",
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

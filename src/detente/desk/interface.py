"""The routes for programs as a page, made from the same description as `/openapi.json`.

In: the application's OpenAPI description. Out: `Interface`. Not here: the description itself (`entrance.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from detente.desk.answer import rendered

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Given:
    """What may stand in the address: its name, where, what it has to be, what it is otherwise."""

    name: str
    where: str
    kind: str
    otherwise: str
    required: bool


@dataclass(frozen=True, slots=True)
class Route:
    """One route: method, path, what it answers."""

    method: str
    path: str
    words: str
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Interface:
    """All routes by what they are."""

    version: str
    groups: tuple[tuple[str, tuple[Route, ...]], ...]


@router.get("/openapi", include_in_schema=False)
def interface(request: Request) -> Response:
    """The page; its twin is the description itself."""
    return rendered(request, "interface.html", built(request))


def built(request: Request) -> Interface:
    """Every route for programs."""
    described: dict[str, Any] = request.app.openapi()
    groups: dict[str, list[Route]] = {}
    for path, methods in sorted(described["paths"].items()):
        for method, one in sorted(methods.items()):
            route = Route(method.upper(), path, _words(one), tuple(_given(one)))
            groups.setdefault((one.get("tags") or ["others"])[0], []).append(route)
    return Interface(described["info"]["version"], tuple((name, tuple(groups[name])) for name in sorted(groups)))


def _words(one: dict[str, Any]) -> str:
    return str(one.get("description") or one.get("summary", "")).replace("`", "")


def _given(one: dict[str, Any]) -> list[Given]:
    found = []
    for each in one.get("parameters", []):
        schema = each.get("schema", {})
        otherwise = "" if schema.get("default") in (None, "") else str(schema["default"])
        found.append(Given(each["name"], each["in"], _kind(schema), otherwise, bool(each.get("required"))))
    return found


def _kind(schema: dict[str, Any]) -> str:
    """The type with its limits."""
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"])
    limits = [f"{said} {schema[name]}" for name, said in (("minimum", "from"), ("maximum", "to"), ("maxLength", "at most"))
              if name in schema]  # fmt: skip
    return " ".join([str(schema.get("type", "text")), *limits])

"""Relations at a date: as a picture, as a matrix, as a table, and as files for other programs.

In: a day, a window, a threshold, a party in focus. Out: `Network`. Not here: finding relations (`relate`).
Never everything at once: the neighbourhood of one party, or the forty with most ties. Places are made from the ties of all
time, so that nodes stay put when the day moves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from detente.desk import words
from detente.desk.addresses import query, slug
from detente.desk.answer import page
from detente.desk.lists import Day, Words
from detente.desk.state import desk_of
from detente.draw.network import Edge
from detente.draw.ties import Links, edges, picture
from detente.exchange import graphs
from detente.memory.overview import shifted
from detente.model import Party, Relation
from detente.store import desk_home, desk_parties, desk_relations
from detente.store.desk_relations import Tie

router = APIRouter()

TOP = 40
"""Parties shown where none is in focus."""

BONES = 400
"""Ties of all time from which places are made."""

Sort = Literal["evidence", "a", "b", "kind", "since"]
ORDERS: dict[str, Callable[[Tie], tuple[object, ...]]] = {
    "evidence": lambda one: (-one.articles, one.id),
    "a": lambda one: (one.a.label, one.b.label, one.kind),
    "b": lambda one: (one.b.label, one.a.label, one.kind),
    "kind": lambda one: (one.kind, one.a.label, one.b.label),
    "since": lambda one: (one.start or "", one.id),
}
"""How the table may be sorted."""


@dataclass(frozen=True, slots=True)
class Network:
    """All that the page shows: the parties, their ties, pairs with signs, which rest on `window` days before `at`."""

    at: str
    window: int
    least: int
    focus: Party | None
    sort: str
    parties: tuple[Party, ...]
    ties: tuple[Tie, ...]
    pairs: tuple[Edge, ...]
    hidden: int
    picture: str

    @property
    def query(self) -> dict[str, str | int]:
        """What was asked for, as it stands in an address."""
        return {"at": self.at, "window": self.window, "least": self.least, "party": self.focus.id if self.focus else ""}

    def cell(self, a: Party, b: Party) -> Edge | None:
        """The ties between two parties."""
        return next((one for one in self.pairs if {one.a, one.b} == {a.id, b.id}), None)

    def table(self) -> Iterator[Sequence[str]]:
        """The ties for a spreadsheet."""
        yield ("a", "a label", "kind", "b", "b label", "start", "start precision", "end", "end precision", "strength", "basis",
               "articles", "words")  # fmt: skip
        for one in self.ties:
            yield (one.a.id, one.a.label, one.kind, one.b.id, one.b.label, one.start or "", one.start_precision, one.end or "",
                   one.end_precision, f"{one.strength:.2f}", one.basis, str(one.articles), one.words)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for."""

    at: str
    window: int
    least: int
    party: str

    def links(self) -> Links:
        """Addresses of what the picture shows: a party comes into focus, a pair opens its dyad."""

        def party(id_: str) -> str:
            return "/relations" + query(at=self.at, window=self.window, least=self.least, party=id_)

        return Links(party, lambda a, b: f"/dyads/{slug(a)}/{slug(b)}")


def asked_for(
    at: Day = "",
    window: Annotated[int, Query(ge=1, le=3_660)] = 365,
    least: Annotated[int, Query(ge=1, le=1_000)] = 2,
    party: Words = "",
) -> Asked:
    """The day, the days before it that count, the least articles of a tie, the party in focus."""
    return Asked(at, window, least, party)


Wanted = Annotated[Asked, Depends(asked_for)]


@page(router, "/relations", "network.html", csv=True, kept=True)
def network(request: Request, wanted: Wanted, sort: Annotated[Sort, Query()] = "evidence") -> Network:
    """Who stands how to whom on a day."""
    store = desk_of(request).store
    wanted = replace(wanted, at=wanted.at or desk_home.newest(store))
    focus = desk_parties.one(store, wanted.party) if wanted.party else None
    found = desk_relations.at(store, *_days(wanted), wanted.least, focus.id if focus else "") if wanted.at else []
    shown = top(found, focus)
    ties = [one for one in found if one.a in shown and one.b in shown]
    signed = edges(ties, wanted.links())
    bones = desk_relations.skeleton(store, BONES)
    title = f"Relations on {words.day(wanted.at)}" if wanted.at else "Relations"
    return Network(
        at=wanted.at,
        window=wanted.window,
        least=wanted.least,
        focus=focus,
        sort=sort,
        parties=tuple(sorted(shown, key=lambda one: (one.label, one.id))),
        ties=tuple(sorted(ties, key=ORDERS[sort])),
        pairs=signed,
        hidden=len(found) - len(ties),
        picture=picture(title, shown, signed, bones, focus.id if focus else "", wanted.links()),
    )


def _days(wanted: Asked) -> tuple[str, str]:
    return wanted.at, shifted(wanted.at, -wanted.window)


def top(found: Sequence[Tie], focus: Party | None) -> list[Party]:
    """The parties that are shown: the one in focus and those on most evidence."""
    weights: Counter[Party] = Counter()
    for one in found:
        weights[one.a] += one.articles
        weights[one.b] += one.articles
    ranked = sorted(weights, key=lambda one: (focus is None or one.id != focus.id, -weights[one], one.id))
    return ranked[:TOP] or ([focus] if focus else [])


@router.get("/relations.gexf", tags=["files"])
def as_gexf(request: Request, wanted: Wanted) -> Response:
    """The relations that the page shows, for Gephi, with their spells of time."""
    return _file(graphs.gexf(_shown(request, wanted)), "application/gexf+xml", "relations.gexf")


@router.get("/relations.graphml", tags=["files"])
def as_graphml(request: Request, wanted: Wanted) -> Response:
    """The relations that the page shows, as GraphML."""
    return _file(graphs.graphml(_shown(request, wanted)), "application/graphml+xml", "relations.graphml")


def _shown(request: Request, wanted: Asked) -> list[Relation]:
    names = [one.name for one in fields(Relation) if one.name != "evidence"]
    ties = network(request=request, wanted=wanted).ties
    return [Relation(**{name: getattr(one, name) for name in names}, evidence=()) for one in ties]


def _file(text: str, kind: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type=f"{kind}; charset=utf-8", headers=headers)

"""Search: articles by words, parties, types, places, outlets and days, with facets to narrow them, as page and feed.

In: an address. Out: `Results`. Not here: how texts are matched (`store`). The address is the saved search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request

from detente.desk import words
from detente.desk.addresses import query, slug
from detente.desk.answer import page
from detente.desk.atom import Entry, Feed
from detente.desk.lists import Day, Number, Paging, Words, paging
from detente.desk.state import desk_of
from detente.store import desk_parties, desk_search
from detente.store.desk_search import FACETED, Hit, Query
from detente.store.search import hits

PAGE = 25
router = APIRouter()

FACETS = {"party": "Party", "event": "Type of act", "country": "Place in", "outlet": "Outlet", "year": "Year"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the search: its words, how many articles, the address."""

    label: str
    articles: int
    href: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """One filter that is on, with the address without it."""

    name: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a snippet, marked where it is a word that was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Result:
    """An article found with its snippet in stretches."""

    hit: Hit
    snippet: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of what was found, how many copies are folded, over how many of the newest articles
    facets are counted (0 for all), the filters that are on, the facets by name."""

    asked: Query
    paging: Paging
    copies: int
    results: tuple[Result, ...]
    newest: int
    chosen: tuple[Chosen, ...]
    facets: tuple[tuple[str, tuple[Choice, ...]], ...]

    @property
    def query(self) -> dict[str, str]:
        """The search as it stands in an address."""
        return _given(self.asked)

    def table(self) -> Iterator[Sequence[str]]:
        """The articles for a spreadsheet."""
        yield ("article", "published", "outlet", "title", "claims", "copies", "snippet")
        for one in self.results:
            hit = one.hit
            yield (hit.article_id, hit.published or "", hit.outlet, hit.title, str(hit.claims), str(hit.copies), hit.snippet)

    def feed(self) -> Feed:
        """The newest articles that the search finds."""
        asked = query(**self.query)
        entries = tuple(
            Entry(f"article:{one.hit.article_id}", one.hit.title, one.hit.published or "",
                  f"/articles/{slug(one.hit.article_id)}", one.hit.snippet, one.hit.outlet)
            for one in self.results
        )  # fmt: skip
        name = self.asked.text or ", ".join(one.label for one in self.chosen) or "all articles"
        return Feed(f"search{asked}", f"Search: {name}", f"/search{asked}", f"/search.atom{asked}", entries)


def asked_for(
    party: Words = "", event: Words = "", country: Words = "", outlet: Words = "", since: Day = "", until: Day = ""
) -> Query:
    """The filters of an address."""
    return Query("", party, event, country, outlet, since, until)


@page(router, "/search", "search.html", csv=True, atom=True, kept=True)
def search(request: Request, wanted: Annotated[Query, Depends(asked_for)], q: Words = "", number: Number = 1) -> Results:
    """Articles that have all that is asked for, the newest first."""
    store, asked = desk_of(request).store, replace(wanted, text=q)
    found = desk_search.search(store, asked, (number - 1) * PAGE, PAGE)
    known = desk_parties.one(store, asked.party) if asked.party else None
    return Results(
        asked=asked,
        paging=paging(number, found.total, PAGE),
        copies=found.copies,
        newest=FACETED if found.total + found.copies > FACETED else 0,
        results=tuple(Result(hit, marked(hit.snippet, q)) for hit in found.hits),
        chosen=chosen(asked, known.label if known else asked.party),
        facets=tuple(
            (FACETS[name], tuple(Choice(_label(name, one), one.articles, _narrowed(asked, name, one.value)) for one in some))
            for name, some in found.facets
            if some and not getattr(asked, name, "")
        ),
    )


def marked(snippet: str, asked: str) -> tuple[Marked, ...]:
    """The snippet cut where words that were asked for stand."""
    found, done = [], 0
    for begin, end in hits(snippet, asked):
        found += [Marked(snippet[done:begin], hit=False), Marked(snippet[begin:end], hit=True)]
        done = end
    return tuple(one for one in (*found, Marked(snippet[done:], hit=False)) if one.text)


def chosen(asked: Query, party: str) -> tuple[Chosen, ...]:
    """The filters that are on, each with the way out."""
    names = {"party": "Party", "event": "Type of act", "country": "Place in", "outlet": "Outlet", "since": "From", "until": "To"}
    labels = {"party": party, "event": words.kind(asked.event)}
    return tuple(
        Chosen(said, labels.get(name) or getattr(asked, name), "/search" + query(**_given(replace(asked, **{name: ""}))))
        for name, said in names.items()
        if getattr(asked, name)
    )


def _label(name: str, one: desk_search.Facet) -> str:
    return words.kind(one.label) if name == "event" else one.label


def _narrowed(asked: Query, name: str, value: str) -> str:
    changed = {"since": f"{value}-01-01", "until": f"{value}-12-31"} if name == "year" else {name: value}
    return "/search" + query(**_given(replace(asked, **changed)))


def _given(asked: Query) -> dict[str, str]:
    given = {"q": asked.text} | {name: value for name, value in asdict(asked).items() if name != "text"}
    return {name: value for name, value in given.items() if value}

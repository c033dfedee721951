"""What lists share: days and words of an address, pages of rows.

In: what stands in an address. Out: the same, checked. Not here: any list.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Annotated

from fastapi import HTTPException, Query
from pydantic import AfterValidator

from detente.desk.addresses import unslug
from detente.model import Party
from detente.store import desk_parties
from detente.store.connect import Store

PAGE = 50
"""Rows of a page."""

LIMIT = 1_000
"""Rows of anything that is not paged."""


def _day(given: str) -> str:
    """A day, or nothing."""
    given = given.strip()
    if given and not "1000-01-01" <= datetime.date.fromisoformat(given).isoformat() <= "2999-12-31":
        raise ValueError("a day between the years 1000 and 2999")
    return given and datetime.date.fromisoformat(given).isoformat()


def _plain(given: str) -> str:
    return given.replace("\x00", "").strip()


Day = Annotated[str, Query(max_length=12), AfterValidator(_day)]
Words = Annotated[str, Query(max_length=200), AfterValidator(_plain)]
Every = Annotated[bool, Query()]
"""Whether counts take possible, planned, demanded and denied events too: the same switch on every page."""

Number = Annotated[int, Query(alias="page", ge=1, le=100_000)]


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of how many, and how many rows there are in all."""

    number: int
    pages: int
    total: int


def paging(number: int, total: int, size: int = PAGE) -> Paging:
    """The page of a list of so many rows."""
    return Paging(number, max(1, -(-total // size)), total)


def known_party(store: Store, slug: str) -> Party:
    """The party of an address. Raises HTTPException 404 where there is none."""
    found = desk_parties.one(store, unslug(slug))
    if found is None:
        raise HTTPException(404, "No such party is known here.")
    return found

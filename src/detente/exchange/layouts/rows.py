"""What the tab-separated layouts share: an event as pairs of sides, dates, codes of countries.

In: a `Dossier`; the packaged table of countries. Out: `Pair`s and cells. Not here: any one layout's columns.
The layouts are dyadic: an event with several sides becomes every pair of an actor and a recipient, and that stands in the
list of losses. Sides that do it together with nobody receiving it are paired with each other, both ways.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path

from detente.exchange.plain import flat
from detente.model import Actor, Claim, Dossier, Telling

COUNTRIES = Path(__file__).parents[2] / "data" / "exchange" / "countries.tsv"
NO_NAME = "---"


@dataclass(frozen=True, slots=True)
class Country:
    """One country's codes: ISO 3166 with two and three letters, FIPS 10-4, Correlates of War, "" where it has none."""

    iso2: str
    fips: str
    cow: str
    name: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One row to be: an event, its first telling, who does and who receives; `ordinal` counts the event's pairs from 0."""

    dossier: Dossier
    ordinal: int
    actor: Actor | None
    recipient: Actor | None

    @property
    def first(self) -> Telling:
        """The telling that stands for the event."""
        return self.dossier.tellings[0]

    @property
    def claim(self) -> Claim:
        """The claim that stands for the event."""
        return self.first.claim

    @property
    def day(self) -> str:
        """The event's first day, else the day of publication, `YYYY-MM-DD`, "" where neither is known."""
        return self.dossier.event.date or self.first.published or ""


def pairs(dossier: Dossier) -> list[Pair]:
    """Every actor with every recipient; actors among themselves where nobody receives."""
    claim = dossier.tellings[0].claim
    sides: list[tuple[Actor | None, Actor | None]]
    if claim.actor and claim.recipient:
        sides = list(product(claim.actor, claim.recipient))
    elif len(claim.actor) > 1:
        sides = list(permutations(claim.actor, 2))
    else:
        sides = list(product(claim.actor or (None,), claim.recipient or (None,)))
    return [Pair(dossier, ordinal, one, other) for ordinal, (one, other) in enumerate(sides)]


def countries() -> Mapping[str, Country]:
    """Codes of countries by ISO 3166-1 alpha-3."""
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["iso3"]: Country(row["iso2"], row["fips"], row["cow"], row["name"]) for row in rows}


def name(actor: Actor | None) -> str:
    """The name that the lexicon gives a side, else the words of the text."""
    return "" if actor is None else actor.identifier_text or actor.entity_text


def line(cells: list[str]) -> str:
    """One line of tab-separated values; tabs, line ends and control characters become spaces."""
    return "\t".join(map(flat, cells)) + "\n"


def number(value: float | None) -> str:
    """A number as people write it, "" for none."""
    return "" if value is None else f"{value:g}"

"""Which of several places a name means: one answer a name for the whole article.

In: the names of an article with their spots, the countries it speaks of. Out: a `Choice` a name. Not here: finding names
(`toponyms.py`), records (`places.py`).

Every name spreads its vote over its spots, at first by size, then by how well each spot agrees with the votes of all other
names: same country, same region, near on the globe. After a few rounds the votes stand still. What the text says beside a
name ("Paris, Texas") goes before everything else. The weights below were chosen on the dev halves of LGL and GeoVirus.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.lexicon.gazetteer import Spot

ROUNDS = 4
AT_MOST = 40  # spots of one name that are weighed
ALSO_COUNTED = 3  # mentions of one name beyond which it has no more say
SIZE = 1.0  # for each power of ten of inhabitants
IN_COUNTRY, IN_REGION, NEAR = 1.5, 1.5, 1.5  # for each power of e of the others' votes
SAID = 12.0  # the text itself says what the place lies in
CAPITAL = 2.5  # a country's capital, in powers of ten of inhabitants
OTHER_NAME = -1.5  # the name is not the place's usual one
RANK = {  # what a kind is worth, in powers of ten of inhabitants
    "country": 10.0, "territory": 8.0, "region": 7.5, "area": 8.5, "water": 7.5, "island": 7.0, "site": 5.5, "part": 5.0,
    "district": 3.5,
}  # fmt: skip
TOWN, YIELDS = 50_000, 1.0  # inhabitants of a town to which its region leaves the name, and by how much
CELL = 1.5  # degrees


@dataclass(frozen=True, slots=True)
class Asked:
    """A name to be decided: its spots, how often it stands in the article, the regions or countries said to hold it, the
    country whose capital bears it, and whether the words call it a region."""

    spots: tuple[Spot, ...]
    count: int = 1
    within: tuple[Spot, ...] = ()
    capital: str = ""
    region: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The spot chosen, the others from the likeliest on, the share of the vote that the chosen one has, and why."""

    spot: Spot
    others: tuple[Spot, ...]
    share: float
    reason: str
    support: float


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A spot that is weighed: what speaks for it alone, the keys under which its votes count, the cells around it."""

    spot: Spot
    alone: float
    keys: tuple[object, ...]
    around: tuple[tuple[int, int], ...]


def choose(asked: Sequence[Asked], countries: Mapping[str, float]) -> list[Choice]:
    """A choice for every name, in order; each must have a spot. `countries` are votes that other words give to countries."""
    found = [_weighed(one) for one in asked]
    votes = [_shares([one.alone for one in candidates]) for candidates in found]
    for _ in range(ROUNDS):
        ground = _Ground(asked, found, votes, countries)
        votes = [
            _shares([one.alone + ground.agreement(place, one) for one in candidates]) if len(candidates) > 1 else votes[place]
            for place, candidates in enumerate(found)
        ]
    ground = _Ground(asked, found, votes, countries)
    return [_choice(one, found[place], votes[place], ground, place) for place, one in enumerate(asked)]


class _Ground:
    """The votes of all names by country, region and cell of the globe."""

    def __init__(
        self,
        asked: Sequence[Asked],
        candidates: Sequence[Sequence[_Candidate]],
        votes: Sequence[Sequence[float]],
        countries: Mapping[str, float],
    ) -> None:
        self._own: list[dict[object, float]] = []
        self._all: dict[object, float] = defaultdict(float)
        self._all.update(countries)
        for one, found, shares in zip(asked, candidates, votes, strict=True):
            mine: dict[object, float] = defaultdict(float)
            weight = min(one.count, ALSO_COUNTED)
            for candidate, share in zip(found, shares, strict=True):
                for key in candidate.keys:
                    mine[key] += weight * share
            for key, value in mine.items():
                self._all[key] += value
            self._own.append(mine)

    def agreement(self, place: int, one: _Candidate) -> float:
        """How well a spot of the name at `place` goes with what the other names mean."""
        own, spot = self._own[place], one.spot

        def others(key: object) -> float:
            return max(0.0, self._all.get(key, 0.0) - own.get(key, 0.0))

        near = sum(others(key) for key in one.around if key in self._all)
        region = others((spot.country, spot.region)) if spot.region else 0.0
        country = others(spot.country) if spot.country else 0.0
        return IN_COUNTRY * math.log1p(country) + IN_REGION * math.log1p(region) + NEAR * math.log1p(near)


def _keys(spot: Spot) -> Iterator[object]:
    if spot.country:
        yield spot.country
        if spot.region:
            yield spot.country, spot.region
    if spot.kind not in ("country", "region", "area"):
        yield _cell(spot)


def _cell(spot: Spot) -> tuple[int, int]:
    return math.floor(spot.lat / CELL), math.floor(spot.lon / CELL)


def _around(spot: Spot) -> Iterator[tuple[int, int]]:
    row, column = _cell(spot)
    if spot.kind not in ("country", "region", "area"):
        for up in (-1, 0, 1):
            for along in (-1, 0, 1):
                yield row + up, column + along


def _weighed(one: Asked) -> list[_Candidate]:
    """The spots that are weighed: those said to be meant, else the greatest."""
    regions = [spot for spot in one.spots if spot.kind == "region"] if one.region else []
    said = regions or [spot for spot in one.spots if _said(spot, one)]
    ranked = sorted(((_alone(spot, one), spot) for spot in said or one.spots), key=lambda pair: -pair[0])[:AT_MOST]
    return [_Candidate(spot, alone, tuple(_keys(spot)), tuple(_around(spot))) for alone, spot in ranked]


def _alone(spot: Spot, one: Asked) -> float:
    """What speaks for a spot whatever else the article says."""
    size = _size(spot, one)
    if spot.kind == "city" and spot.country == one.capital and spot.inhabitants == _greatest(one):
        return SIZE * (size + CAPITAL) + (SAID if _said(spot, one) else 0.0)
    return SIZE * size + (0.0 if spot.own else OTHER_NAME) + (SAID if _said(spot, one) else 0.0)


def _size(spot: Spot, one: Asked) -> float:
    """In powers of ten of inhabitants. A region or district that bears its town's name yields to the town ("Aleppo")."""
    if spot.kind in ("region", "district"):
        towns = [s for s in one.spots if s.kind == "city" and (s.country, s.region) == (spot.country, spot.region)]
        sizes = [math.log10(s.inhabitants) + (0.0 if s.own else OTHER_NAME) for s in towns if s.inhabitants >= TOWN]
        return min(RANK[spot.kind], max(sizes, default=math.inf) - YIELDS)
    return RANK.get(spot.kind) or math.log10(spot.inhabitants + 10)


def _greatest(one: Asked) -> int:
    return max(spot.inhabitants for spot in one.spots if spot.country == one.capital)


def _said(spot: Spot, one: Asked) -> bool:
    """Whether the spot lies in a region or country that the text names with it."""
    return any(
        spot.country == whole.country and (whole.kind != "region" or (spot.region == whole.region and spot.kind != "region"))
        for whole in one.within
        if whole.kind in ("country", "territory", "region")
    )


def _shares(scores: Sequence[float]) -> list[float]:
    best = max(scores)
    weights = [math.exp(score - best) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _choice(one: Asked, found: Sequence[_Candidate], votes: Sequence[float], ground: _Ground, place: int) -> Choice:
    ranked = sorted(range(len(found)), key=lambda i: (-votes[i], i))
    best = found[ranked[0]].spot
    support = ground.agreement(place, found[ranked[0]])
    if _said(best, one):
        reason = "named with what it lies in"
    elif len(found) == 1:
        reason = "the only place of its name"
    elif support > ground.agreement(place, found[ranked[1]]):
        reason = "nearest to what else the article names"
    else:
        reason = "the greatest of its name"
    return Choice(best, tuple(found[i].spot for i in ranked[1:]), votes[ranked[0]], reason, support)

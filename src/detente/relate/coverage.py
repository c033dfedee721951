"""How much was written on the parties of a dyad, day by day.

In: attention by day, or which articles of which day name whom. Out: `Coverage`. Not here: what it explains (`shifts.py`),
how much was read at all (`series.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.model import Attention, ordinal

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Whole = NDArray[int64]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Articles a day that name one of two parties without the other. `first` is the number of the day that `articles` begins
    with, and it ends with the last day on which anything names either; empty where nothing does."""

    first: int
    articles: Whole


@dataclass(frozen=True, slots=True)
class Naming:
    """The day of every article, as a number, and by party the places in `days` of the articles that name it."""

    days: Whole
    articles: Mapping[str, Whole]

    def of(self, a: str, b: str) -> Coverage:
        """The coverage of a dyad, the same whoever comes first."""
        import numpy as np

        none = np.zeros(0, dtype=np.int64)
        ours, theirs = self.articles.get(a, none), self.articles.get(b, none)
        named = np.zeros(len(self.days), dtype=bool)
        named[ours] = True
        both = theirs[named[theirs]]
        if not len(ours) + len(theirs):
            return Coverage(0, none)
        days = [self.days[some] for some in (ours, theirs, both)]
        first = min(int(some.min()) for some in days[:2] if len(some))
        length = max(int(some.max()) for some in days[:2] if len(some)) - first + 1
        counts = [np.bincount(some - first, minlength=length) for some in days]
        return Coverage(first, counts[0] + counts[1] - 2 * counts[2])


def naming(named: Iterable[tuple[str, str, str]]) -> Naming:
    """Who is named where, from articles, a party that each names, and the article's day; each article and party once."""
    import numpy as np

    places: dict[str, int] = {}
    days: list[str] = []
    found: dict[str, list[int]] = defaultdict(list)
    for article, party, day in named:
        place = places.setdefault(article, len(places))
        if place == len(days):
            days.append(day)
        found[party].append(place)
    numbers = {day: ordinal(day) for day in set(days)}
    return Naming(
        np.array([numbers[day] for day in days], dtype=np.int64),
        {party: np.array(own, dtype=np.int64) for party, own in found.items()},
    )


def covered(attention: Iterable[Attention]) -> Coverage:
    """The coverage of a dyad from its attention. A day may come in parts."""
    import numpy as np

    seen = [(ordinal(one.day), one.one) for one in attention if one.one or one.both]
    if not seen:
        return Coverage(0, np.zeros(0, dtype=np.int64))
    first, last = min(seen)[0], max(seen)[0]
    articles = np.zeros(last - first + 1, dtype=np.int64)
    np.add.at(articles, [day - first for day, _ in seen], [one for _, one in seen])
    return Coverage(first, articles)

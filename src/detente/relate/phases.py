"""The state a dyad is in, week after week, in words: violent, tense, cooperative, calm, unknown.

In: the weeks and acts of a dyad, a way to ask for the articles on them. Out: `Phase`s without gaps. Not here: tests of change
(`shifts.py`), counting (`series.py`).

A week goes by the mean of itself and its two neighbours on either side; what happened in one of these weeks alone does not
count, so that one loud day makes no phase; a phase lasts at least as long as a level of shifts has to. The limits are ours
and stand below: they order weeks for the eye and prove nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from detente.model import Dealing, Deed
from detente.relate.series import Bin, One
from detente.relate.shifts import LEAST, NAMED

VIOLENT = 0.8
"""Material conflict events a week from which a dyad is violent."""

BUSY = 0.4
"""Events a week of conflict or of cooperation under which a dyad is calm."""

BESIDE = 2
"""Weeks before and after that count with a week."""

MOVING = {"violent": (4,), "tense": (3, 4), "cooperative": (1, 2)}
"""Quad codes that make a state."""

Articles = Callable[[Sequence[str]], Mapping[str, str]]
"""From ids of acts to the article that tells of each first."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of weeks in one state. `thin` where little was written in most of them; `articles` are those that moved the
    dyad into it, the most widely told first, none for the first phase."""

    begin: str
    end: str
    name: str
    thin: bool
    articles: tuple[str, ...]


def phases(weeks: Sequence[Bin], acts: Sequence[tuple[str, One]], articles: Articles) -> tuple[Phase, ...]:
    """The phases of a dyad in order. `acts` are those that the weeks count, as `dated` puts them in order."""
    names = _steady([_name(weeks[max(0, place - BESIDE) : place + BESIDE + 1]) for place in range(len(weeks))])
    found: list[Phase] = []
    movers: list[Iterator[str]] = []
    for name, some in groupby(zip(names, weeks, strict=True), key=lambda pair: pair[0]):
        own = [week for _, week in some]
        thin = 2 * sum(week.thin for week in own) > len(own)
        movers.append(_movers(acts, own, name, found[-1].name) if found else iter(()))
        found.append(Phase(own[0].begin, own[-1].end, name, thin, ()))
    return tuple(replace(one, articles=some) for one, some in zip(found, _named(movers, articles), strict=True))


def _name(around: Sequence[Bin]) -> str:
    if all(week.reading == "nobody reporting" for week in around):
        return "unknown"
    cooperation, conflict, violence = (_rate(around, quads) for quads in ((1, 2), (3, 4), (4,)))
    if violence >= VIOLENT:
        return "violent"
    if max(cooperation, conflict) < BUSY:
        return "calm"
    return "tense" if conflict >= cooperation else "cooperative"


def _rate(around: Sequence[Bin], quads: Sequence[int]) -> float:
    """Events a week of these classes, none where one week alone has them."""
    counts = [sum(week.counts[quad - 1] for quad in quads) for week in around]
    return sum(counts) / len(counts) if sum(count > 0 for count in counts) > 1 or len(counts) == 1 else 0.0


def _steady(names: list[str]) -> list[str]:
    """Runs shorter than a level lasts go with the run before them; those at the beginning with the one after. Where none lasts
    as long, all go with the longest."""
    runs = [(name, len(list(some))) for name, some in groupby(names)]
    kept: list[tuple[str, int]] = []
    owed = 0
    for name, length in runs:
        if kept and (length < LEAST or name == kept[-1][0]):
            kept[-1] = (kept[-1][0], kept[-1][1] + length)
        elif length < LEAST:
            owed += length
        else:
            kept.append((name, length + owed))
            owed = 0
    if not kept:
        return [name for name, _ in sorted(runs, key=lambda run: -run[1])[:1]] * len(names)
    return [name for name, length in kept for _ in range(length)]


def _movers(acts: Sequence[tuple[str, One]], weeks: Sequence[Bin], name: str, before: str) -> Iterator[str]:
    """The first acts of the new state, the most widely told first; of a calm the last acts of what it ended."""
    quads = MOVING.get(name) or MOVING.get(before, (1, 2, 3, 4))
    begin = bisect_left(acts, weeks[0].begin, key=_day)
    if name in MOVING:
        end = bisect_right(acts, weeks[min(LEAST, len(weeks)) - 1].end, key=_day)
        window = sorted(acts[begin:end], key=lambda pair: (-pair[1].independent, pair[0], pair[1].id))
    else:
        window = list(acts[:begin][::-1])
    return (act.id for _, act in window if act.quad_code in quads)


def _day(pair: tuple[str, Deed | Dealing]) -> str:
    return pair[0]


def _named(movers: Sequence[Iterator[str]], articles: Articles) -> list[tuple[str, ...]]:
    """The articles on each phase's movers, as many as are named; asked for few at a time, for mostly few are needed."""
    found: list[dict[str, None]] = [{} for _ in movers]
    number = NAMED
    while any(asked := [list(islice(one, number)) if len(own) < NAMED else [] for one, own in zip(movers, found, strict=True)]):
        first = articles([act for some in asked for act in some])
        for own, some in zip(found, asked, strict=True):
            own.update(dict.fromkeys(first[act] for act in some if act in first))
        number *= 4
    return [tuple(own)[:NAMED] for own in found]

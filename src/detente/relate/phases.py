"""The state a dyad is in, week after week, in words: violent, tense, cooperative, calm, unknown.

In: the weeks and deeds of a dyad. Out: `Phase`s without gaps. Not here: tests of change (`shifts.py`), counting (`series.py`).

A week goes by the mean of itself and its two neighbours on either side; what happened in one of these weeks alone does not
count, so that one loud day makes no phase; a phase lasts at least as long as a level of shifts has to. The limits are ours
and stand below: they order weeks for the eye and prove nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.model import Deed
from detente.relate.series import ASSERTED, Bin, dated
from detente.relate.shifts import LEAST, NAMED

VIOLENT = 0.8
"""Material conflict events a week from which a dyad is violent."""

BUSY = 0.4
"""Events a week of conflict or of cooperation under which a dyad is calm."""

BESIDE = 2
"""Weeks before and after that count with a week."""

MOVING = {"violent": (4,), "tense": (3, 4), "cooperative": (1, 2)}
"""Quad codes that make a state."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of weeks in one state. `thin` where little was written in most of them; `articles` are those that moved the
    dyad into it, the most widely told first, none for the first phase."""

    begin: str
    end: str
    name: str
    thin: bool
    articles: tuple[str, ...]


def phases(weeks: Sequence[Bin], deeds: Iterable[Deed], statuses: frozenset[str] = ASSERTED) -> tuple[Phase, ...]:
    """The phases of a dyad in order. `deeds` are those that the weeks count."""
    names = _steady([_name(weeks[max(0, place - BESIDE) : place + BESIDE + 1]) for place in range(len(weeks))])
    acts = [(day, deed) for day, deed in dated(deeds) if deed.status in statuses]
    found: list[Phase] = []
    for name, some in itertools.groupby(zip(names, weeks, strict=True), key=lambda pair: pair[0]):
        own = [week for _, week in some]
        thin = 2 * sum(week.thin for week in own) > len(own)
        before = found[-1].name if found else ""
        found.append(Phase(own[0].begin, own[-1].end, name, thin, _movers(acts, own, name, before) if before else ()))
    return tuple(found)


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
    """Runs shorter than a level lasts go with the run before them; those at the beginning with the one after."""
    runs = [(name, len(list(some))) for name, some in itertools.groupby(names)]
    kept: list[tuple[str, int]] = []
    owed = 0
    for name, length in runs:
        if kept and (length < LEAST or name == kept[-1][0]):
            kept[-1] = (kept[-1][0], kept[-1][1] + length)
        elif length < LEAST and len(runs) > 1:
            owed += length
        else:
            kept.append((name, length + owed))
            owed = 0
    kept = kept or runs[:1]
    return [name for name, length in kept for _ in range(length)] + [kept[-1][0]] * owed if kept else []


def _movers(acts: Sequence[tuple[str, Deed]], weeks: Sequence[Bin], name: str, before: str) -> tuple[str, ...]:
    """Articles on the first acts of the new state; of a calm those on the last acts of what it ended."""
    quads = MOVING.get(name) or MOVING.get(before, (1, 2, 3, 4))
    if name in MOVING:
        until = weeks[min(LEAST, len(weeks)) - 1].end
        window = [(day, deed) for day, deed in acts if weeks[0].begin <= day <= until and deed.quad_code in quads]
        window.sort(key=lambda pair: (-pair[1].independent, pair[0], pair[1].id))
    else:
        window = [(day, deed) for day, deed in acts if day < weeks[0].begin and deed.quad_code in quads][::-1]
    articles = [source.article_id for _, deed in window for source in deed.sources[:1]]
    return tuple(list(dict.fromkeys(articles))[:NAMED])

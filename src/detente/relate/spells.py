"""When a relation held: signals of one pairing added up over time into spells.

In: `Signal`s of a pairing. Out: `Spell`s. Not here: what an account counts (`signals.py`), words and ids (`relations.py`).

The level halves with every half-life, grows by what supports and shrinks by what ends. A spell begins when the level reaches
`BEGINS`, lapses when it falls under `LAPSES`, and ends when somebody says so or deeds against it bring it under `ENDED`.
Accounts that contradict each other make spells that overlap, or stand in one spell side by side: none is thrown away.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from detente.model import ordinal
from detente.relate.signals import Signal

BEGINS = 1.0
LAPSES = 0.25
"""Two half-lives without a word after the least that can begin a relation."""

ENDED = 0.5
"""The level at which deeds that speak against a relation have ended it: a truce that one outlet tells of ends a few clashes, a
war only where several do."""

FULL = 4.0
"""The level is kept under this, so that a thousand battles are not remembered longer than sixteen."""

FORGOTTEN = 2
"""Half-lives after which a weak account no longer helps to begin a relation."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch in which a relation held: what began it, supported it and told of its end, each in order of days.

    `end` says how it is known to be over: "open", "ended" or "lapsed". `level` is that after the last support.
    """

    began: tuple[Signal, ...]
    supports: tuple[Signal, ...]
    ends: tuple[Signal, ...]
    end: str
    level: float

    @property
    def holding(self) -> tuple[Signal, ...]:
        """All that says it held."""
        return self.began + self.supports


@dataclass(frozen=True, slots=True)
class _Run:
    """Accounts that are being added up."""

    began: tuple[Signal, ...] = ()
    supports: tuple[Signal, ...] = ()
    ends: tuple[Signal, ...] = ()
    level: float = 0.0
    peak: float = 0.0
    day: int = 0
    begun: bool = False

    def closed(self, end: str) -> Spell:
        return Spell(self.began, self.supports, self.ends, end, self.peak)


def faded(level: float, days: int, half_life: int) -> float:
    """A level so many days later."""
    return float(level * 0.5 ** (days / half_life))


def spells(signals: Sequence[Signal], half_life: int) -> list[Spell]:
    """The spells of one pairing, in order. `signals` come in their own order, those without a day among them."""
    found: list[Spell] = []
    run = _Run()
    dated = [signal for signal in signals if signal.day]
    for day, group in groupby(dated, key=lambda signal: ordinal(signal.day or "")):
        same = list(group)
        run = _later(run, day, half_life, found)
        run = _supported(run, [one for one in same if not one.ends])
        run = _ended(run, [one for one in same if one.ends], found)
    if run.begun:
        found.append(run.closed("open"))
    return list(_with_undated(found, [signal for signal in signals if not signal.day]))


def _later(run: _Run, day: int, half_life: int, found: list[Spell]) -> _Run:
    """The run some days on: faded, closed where it has lapsed, without what is forgotten."""
    level = faded(run.level, day - run.day, half_life)
    if run.begun and level < LAPSES:
        found.append(run.closed("lapsed"))
        return _Run(day=day)
    if run.begun:
        return replace(run, level=level, day=day)
    kept = tuple(one for one in run.began if day - ordinal(one.day or "") <= FORGOTTEN * half_life)
    return _Run(began=kept, level=level if kept else 0.0, day=day)


def _supported(run: _Run, supports: list[Signal]) -> _Run:
    if not supports:
        return run
    level = min(FULL, run.level + math.fsum(one.weight for one in supports))
    if run.begun:
        return replace(run, supports=run.supports + tuple(supports), level=level, peak=level)
    return replace(run, began=run.began + tuple(supports), level=level, peak=level, begun=level >= BEGINS)


def _ended(run: _Run, ends: list[Signal], found: list[Spell]) -> _Run:
    """The run after accounts of its end. A told end makes a spell of its own where none was known."""
    if not ends:
        return run
    told = [one for one in ends if one.told]
    level = run.level * math.prod(1 - one.weight for one in ends)
    if run.begun:
        run = replace(run, ends=run.ends + tuple(ends), level=level)
        if level >= ENDED and not told:
            return run
        found.append(run.closed("ended"))
    elif told and found and found[-1].end == "ended" and not run.began:
        found[-1] = replace(found[-1], ends=found[-1].ends + tuple(told))
    elif told:
        found.append(replace(run, ends=tuple(told), peak=max(run.level, BEGINS)).closed("ended"))
    else:
        return replace(run, level=level)
    return _Run(day=run.day)


def _with_undated(found: list[Spell], undated: list[Signal]) -> Iterator[Spell]:
    """The spells with the accounts of no known day: each joins the last spell that says as much, else makes its own."""
    supports = tuple(one for one in undated if not one.ends)
    ends = tuple(one for one in undated if one.ends and one.told)
    level = min(FULL, math.fsum(one.weight for one in supports))
    last_open = next((spell for spell in reversed(found) if spell.end != "ended"), None)
    last_ended = next((spell for spell in reversed(found) if spell.end == "ended"), None)
    for spell in found:
        if spell is last_open:
            yield replace(spell, supports=spell.supports + supports)
        elif spell is last_ended:
            yield replace(spell, ends=spell.ends + ends)
        else:
            yield spell
    if last_ended is None and ends:
        yield Spell((), (), ends, "ended", BEGINS)
    if last_open is None and level >= BEGINS:
        yield Spell(supports, (), (), "open", level)

"""Years of dyads with planted shifts, reported by a press whose size changes.

In: a seed. Out: `Dyad`s: deeds, attention by day, and the shifts that were planted. Not here: finding them.

How it is made: a dyad has a true rate of events a week that is multiplied or divided at planted days. Events come in bursts
(gamma noise a week). The volume of the press drifts, doubles, ramps up or breaks down, whatever the rate does. An event is
reported with the chance 1 - exp(-k * volume): twice the press finds more, but not twice as much. Articles that name one of the
two follow the volume and waves of attention of their own.
"""

from __future__ import annotations

import datetime
import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from detente.model import Attention, Deed, Party, Source, Span

FIRST = datetime.date(2015, 1, 5)
WEEKS = 104
APART = 12
"""Weeks between planted shifts and to either end."""

A, B = Party("AAA", "Aland", "AAA"), Party("BBB", "Borduria", "BBB")
Volume = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Planted:
    """A shift of the true rate: the day, and whether the rate rises."""

    day: int
    rises: bool


@dataclass(frozen=True, slots=True)
class Dyad:
    """One simulated dyad. Days count from the first Monday."""

    deeds: tuple[Deed, ...]
    attention: tuple[Attention, ...]
    planted: tuple[Planted, ...]
    press: str

    @property
    def years(self) -> float:
        """How long it was watched."""
        return WEEKS / 52


def dyads(seed: int, number: int) -> list[Dyad]:
    """So many dyads; half of them without any shift."""
    chance = random.Random(seed)  # noqa: S311 - a simulation
    return [_dyad(chance, shifts=(0, 1, 0, 2)[i % 4], press=tuple(PRESS)[i // 4 % len(PRESS)]) for i in range(number)]


def date(day: int) -> str:
    """The calendar day of a day of the simulation."""
    return (FIRST + datetime.timedelta(days=day)).isoformat()


def _steady(chance: random.Random) -> Volume:
    return lambda week: 1.0


def _doubling(chance: random.Random) -> Volume:
    at, factor = chance.uniform(15, WEEKS - 15), chance.choice((2.0, 3.0, 0.5))
    return lambda week: factor if week >= at else 1.0


def _ramp(chance: random.Random) -> Volume:
    growth = chance.uniform(0.8, 1.4)
    return lambda week: math.exp(growth * week / WEEKS)


def _breakdown(chance: random.Random) -> Volume:
    at, length = chance.uniform(10, WEEKS - 20), chance.uniform(3, 8)
    return lambda week: 0.15 if at <= week < at + length else 1.0


def _seasons(chance: random.Random) -> Volume:
    phase = chance.uniform(0, 2 * math.pi)
    return lambda week: 1 + 0.35 * math.sin(2 * math.pi * week / 52 + phase)


PRESS = {"steady": _steady, "doubling": _doubling, "ramp": _ramp, "breakdown": _breakdown, "seasons": _seasons}


def _dyad(chance: random.Random, *, shifts: int, press: str) -> Dyad:
    volume = PRESS[press](chance)
    rate = math.exp(chance.uniform(math.log(1.0), math.log(8.0)))
    planted, rates = _plant(chance, shifts, rate)
    burst, seen = chance.uniform(2.5, 20.0), chance.uniform(6.0, 40.0)
    base, interest = chance.uniform(0.7, 2.0), 1.0
    deeds: list[Deed] = []
    attention: list[Attention] = []
    for day in range(7 * WEEKS):
        if day % 7 == 0:
            heat = chance.gammavariate(burst, 1 / burst)
            interest = math.exp(0.8 * math.log(interest) + chance.gauss(0, 0.12))
        press_now = volume(day / 7)
        told = _poisson(chance, rates(day) * heat / 7 * (1 - math.exp(-base * press_now)))
        deeds += [_deed(day, len(deeds) + i) for i in range(told)]
        one = _poisson(chance, seen * interest * press_now / 7)
        both = told + _poisson(chance, (0.3 * seen * interest + 0.5 * told) * press_now / 7)
        attention.append(Attention(date(day), both, one, _poisson(chance, 60 * press_now)))
    return Dyad(tuple(deeds), tuple(attention), planted, press)


def _plant(chance: random.Random, shifts: int, rate: float) -> tuple[tuple[Planted, ...], Callable[[int], float]]:
    days: list[int] = []
    while len(days) < shifts:
        day = chance.randrange(7 * APART, 7 * (WEEKS - APART))
        if all(abs(day - other) >= 7 * APART for other in days):
            days.append(day)
    planted, levels = [], [(0, rate)]
    for day in sorted(days):
        factor = chance.uniform(2.0, 4.0)
        rises = levels[-1][1] < 2.5 or (levels[-1][1] < 12 and chance.random() < 0.5)
        levels.append((day, levels[-1][1] * (factor if rises else 1 / factor)))
        planted.append(Planted(day, rises))
    return tuple(planted), lambda day: next(level for begin, level in reversed(levels) if day >= begin)


def _deed(day: int, number: int) -> Deed:
    source = Source(f"article-{number}", Span(0, 1), date(day), f"article-{number}", f"claim-{number}")
    return Deed(f"event-{number}", "ASSAULT", (), 4, -9.0, "asserted", date(day), "day", (A,), (B,), 1, 0.8, (source,))


def _poisson(chance: random.Random, mean: float) -> int:
    """A Poisson number by counting exponential waits (Knuth 1969)."""
    number, waited = 0, chance.expovariate(1.0)
    while waited < mean:
        number, waited = number + 1, waited + chance.expovariate(1.0)
    return number

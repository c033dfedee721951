"""Standing relations between parties, from told ties and from what was done.

In: told ties, deeds. Out: `Relation`s, each with the articles that began, supported and ended it. Not here: what an account
counts (`signals.py`), how accounts add up (`spells.py`), loading and keeping.
"""

from __future__ import annotations

import calendar
import datetime
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from detente.model import Deed, Evidence, Party, Relation, Told, ordinal, stable_id
from detente.relate.signals import HALF_LIVES, STATUSES, Pairing, collect, parties
from detente.relate.spells import LAPSES, Spell, faded, spells
from detente.relate.wording import sentence

KEPT = 50
"""Supports kept as evidence, the latest: a war has thousands, and they are found in its events. What began or ended a
relation is kept whole."""


def relations(
    told: Iterable[Told],
    deeds: Iterable[Deed],
    statuses: frozenset[str] = STATUSES,
    among: Collection[tuple[str, str]] | None = None,
) -> tuple[Relation, ...]:
    """The relations by kind, parties and start; with `among`, those alone between these pairs, the smaller id first. The same
    accounts in another order give the same."""
    told, deeds = list(told), list(deeds)
    known = parties(told, deeds)
    found = []
    for key, signals in collect(told, deeds, statuses).items():
        if among is None or (min(key.a, key.b), max(key.a, key.b)) in among:
            found += _relations(key, spells(signals, HALF_LIVES[key.kind][0]), known)
    return tuple(found)


def at(known: Iterable[Relation], date: str) -> tuple[Relation, ...]:
    """The relations that held at some moment of a day, month or year (`2017`, `2017-07`, `2017-07-07`).

    One of unknown start or end counts as holding there, one told of too long ago does not (`level_on`). Raises ValueError
    where the date is none.
    """
    first, last = span_of(date)
    return tuple(one for one in known if _held(one, first, last))


def level_on(relation: Relation, day: str) -> float:
    """The level of a relation's evidence that is left on a day; under `spells.LAPSES` it counts as lapsed."""
    last = max((e.date for e in relation.evidence if e.date and e.effect != "ends"), default=None)
    days = max(0, ordinal(day) - ordinal(last)) if last else 0
    return faded(-math.log2(1 - relation.strength), days, HALF_LIVES[relation.kind][0])


def span_of(date: str) -> tuple[str, str]:
    """First and last day of a date prefix. Raises ValueError."""
    try:
        year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
        first = datetime.date(year, month or 1, day or 1)
        last = datetime.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"'{date}' is not a date like 2017, 2017-07 or 2017-07-07") from None
    return first.isoformat(), last.isoformat()


def _held(relation: Relation, first: str, last: str) -> bool:
    if (relation.start or "") > last or (relation.end is not None and relation.end < first):
        return False
    return relation.end is not None or relation.standing == "ended" or level_on(relation, first) >= LAPSES


def _relations(key: Pairing, found: Sequence[Spell], known: Mapping[str, Party]) -> list[Relation]:
    taken: dict[tuple[str, ...], int] = {}
    made = []
    for spell in found:
        start, end = _start(spell), _end(spell)
        if start[0] and end[0] and start[0] > end[0]:
            start = (None, "")
        name = (*key, start[0] or "", "" if start[0] else end[0] or "")
        taken[name] = taken.get(name, 0) + 1
        a, b = known[key.a], known[key.b]
        made.append(
            Relation(
                id=stable_id(*name, str(taken[name])),
                kind=key.kind,
                a=a,
                b=b,
                standing="current" if spell.end == "open" else "ended",
                start=start[0],
                start_precision=start[1],
                end=end[0],
                end_precision=end[1],
                strength=1 - 0.5**spell.level,
                basis="told" if any(one.told for one in spell.holding + spell.ends) else "events",
                words=sentence(key.kind, a, b, spell, start, end),
                evidence=_evidence(spell, start[0]),
            )
        )
    return made


def _start(spell: Spell) -> tuple[str | None, str]:
    """The earliest start that any account gives; one known to the day goes before one known to be no later."""
    given = [one.start for one in spell.holding + spell.ends if one.start]
    return min(given, key=lambda start: (start[0], start[1] == "by", start[1]), default=(None, ""))


def _end(spell: Spell) -> tuple[str | None, str]:
    """The earliest end told outright, else the first day on which it was over, else the last on which it held."""
    if spell.end == "open":
        return None, ""
    if spell.end == "lapsed":
        return max((one.day for one in spell.holding if one.day), default=None), "last known"
    given = [one.end for one in spell.ends if one.end]
    told = [end for one, end in ((one, one.end) for one in spell.ends) if one.told and end]
    return min(told or given[-1:], key=lambda end: (end[1] == "by", end), default=(None, ""))


def _evidence(spell: Spell, start: str | None) -> tuple[Evidence, ...]:
    began = [*spell.began, *(one for one in spell.supports if one.told and one.start and one.start[0] == start)]
    others = [one for one in spell.supports if one not in began][-KEPT:]
    found = [
        *(replace(e, effect="starts") for one in began for e in one.evidence),
        *(e for one in others for e in one.evidence),
        *(e for one in spell.ends for e in one.evidence),
    ]
    return tuple(sorted(found, key=lambda e: (e.date or "", e.effect == "ends", e.article_id, e.span, e.claim_id, e.tie_id)))

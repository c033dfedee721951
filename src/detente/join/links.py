"""Which accounts are compared, and the links that come of it.

Accounts in the same words on the same day are one voice in many mouths: the first of them is compared with others and
stands for the rest. Compared are accounts that share two countries, bodies or groups, or one where that is all an account
names, and whose days lie within `WINDOW` days, or whose times are the same words ("in 2015"); accounts without any day must
share type and predicate. So the work grows with the crowd around a day, not with the size of memory.

In: `Traits`. Out: `Link`s. Not here: the questions asked (`features.py`), what links decide (`clusters.py`).
"""

from __future__ import annotations

import bisect
import functools
import operator
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from detente.join.clusters import ECHO
from detente.join.features import APART, TABLE, contradict, is_neighbour
from detente.join.traits import Traits
from detente.model import Link, Reason

WINDOW = 4
"""Days between two accounts of one act, by the day they give or, failing that, of their publication."""

FLOOR = 3.0
"""Links below this score are not kept."""

BELOW_ECHO = ECHO - 0.001
"""The most that a link between different words is worth."""

PAIR, LONE, OPEN, TIME = "a pair", "b alone", "c without a day", "d at a time"
"""Kinds of blocks, in the order in which a pair that shares several is compared: around a day, two parties or one; without
any day; and far apart, with the same words for the time."""

NEW, ALONE = 1, 2
"""Marks of an account in a block: it is one of those asked about; it names one party at most."""

_Key = tuple[str, ...]

MOST_PARTIES = 6
"""An account that names more parties is compared by the first of them only."""


class _Place(NamedTuple):
    """Where an account stands in a block: its day and its place among all come first, in this order. `until` is the last day of
    the act where the text fixes its day."""

    day: int
    place: int
    until: int | None
    marks: int
    event: str
    parties: int


def links(found: Sequence[Traits], fresh: Collection[str] | None = None) -> list[Link]:
    """The links among accounts, in order of their ids; with `fresh`, those alone that a change of these accounts can have
    changed: the links of everybody who speaks in the words of one of them."""
    # In this order, for who comes first in a pair can make a difference where one of them swaps sides by a guess.
    groups = sorted(echoes(found), key=lambda group: str(group[0].echo))
    touched = [group for group in groups if fresh is None or any(one.account.id in fresh for one in group)]
    leads = {group[0].account.id for group in touched}
    out = [_echo(group[0], other) for group in touched for other in group[1:]]
    for a, b in _pairs([group[0] for group in groups], None if fresh is None else leads):
        link = compare(a, b)
        if link is not None:
            out.append(link)
    return sorted(out, key=lambda link: (link.a, link.b))


def touched(found: Sequence[Traits], fresh: Collection[str]) -> set[str]:
    """The accounts whose links a change of `fresh` can have changed: themselves and all that speak in their words."""
    groups = ({one.account.id for one in group} for group in echoes(found))
    return {one for group in groups if not group.isdisjoint(fresh) for one in group}


def echoes(found: Iterable[Traits]) -> list[list[Traits]]:
    """Accounts in the same words on the same day; in each group the first to be published comes first."""
    groups: dict[Hashable, list[Traits]] = defaultdict(list)
    for one in found:
        groups[one.echo].append(one)
    return [sorted(group, key=_precedence) if len(group) > 1 else group for group in groups.values()]


def compare(a: Traits, b: Traits) -> Link | None:
    """The link of two accounts, None below the floor, between types that have nothing to do with each other, or where the
    two contradict each other."""
    if not _meet(a.account.event, b.account.event):
        return None
    if contradict(a, b):
        return None
    if a.account.id > b.account.id:
        a, b = b, a
    reasons: list[Reason] = []
    score = 0.0
    for question, weight in TABLE:
        finding = question(a, b)
        if finding is not None:
            part = round(weight * finding.strength, 3)
            score += part
            reasons.append(Reason(question.__name__, part, finding.words))
    if score < FLOOR:
        return None
    return Link(a.account.id, b.account.id, round(min(score, BELOW_ECHO), 3), tuple(reasons))


def _precedence(one: Traits) -> tuple[str, str]:
    return one.account.published or "~", one.account.id


def _meet(one: str, other: str) -> bool:
    """Whether accounts of these types may be of one act."""
    return one == other or is_neighbour(one, other)


def _echo(a: Traits, b: Traits) -> Link:
    low, high = sorted((a.account.id, b.account.id))
    return Link(low, high, ECHO, (Reason("echo", ECHO, "in the same words"),))


def _pairs(leads: Sequence[Traits], touched: Collection[str] | None) -> Iterator[tuple[Traits, Traits]]:
    """Pairs to compare, each once; with `touched`, those with at least one of these."""
    keys = [frozenset(_keys(one)) for one in leads]
    blocks: dict[_Key, list[_Place]] = defaultdict(list)
    for place, one in enumerate(leads):
        own = _placed(place, one, touched is None or one.account.id in touched)
        for key in keys[place]:
            blocks[key].append(own)
    for key, block in blocks.items():
        for one_, other in _near(sorted(block), key[0]):
            far = other.day - one_.day > WINDOW
            if far != (key[0] == TIME):
                continue
            # An account of few parties stands in one block of a kind: only of many parties a pair shares several.
            if min(one_.parties, other.parties) > (2 if key[0] in (PAIR, TIME) else 1):
                shared = keys[one_.place] & keys[other.place]
                if key != min(one for one in shared if far == (one[0] == TIME)):
                    continue
            yield leads[one_.place], leads[other.place]


def _placed(place: int, one: Traits, new: bool) -> _Place:
    exact_until = one.last if one.exact else None
    marks = (NEW if new else 0) | (ALONE if len(one.blocks) <= 1 else 0)
    return _Place(one.day or 0, place, exact_until, marks, one.account.event, len(_known(one)))


def _near(block: Sequence[_Place], kind: str) -> Iterator[tuple[_Place, _Place]]:
    """The pairs of a block, in order of days, whose types meet and that have every mark wanted between them; around a day, those
    within `WINDOW` days, and of two days that the texts fix those that may be one."""
    wanted = NEW | ALONE if kind == LONE else NEW
    crowds: dict[tuple[str, int, bool], list[_Place]] = defaultdict(list)
    for one in block:
        crowds[one.event, one.marks, one.until is not None].append(one)
    if functools.reduce(operator.or_, (marks for _, marks, _ in crowds)) & wanted != wanted:
        return
    for (event, marks, exact), crowd in crowds.items():
        for (event_, marks_, exact_), others in crowds.items():
            if (marks | marks_) & wanted == wanted and _meet(event, event_):
                yield from _later(crowd, others, close=kind in (PAIR, LONE), fixed=exact and exact_)


def _later(crowd: Sequence[_Place], others: Sequence[_Place], *, close: bool, fixed: bool) -> Iterator[tuple[_Place, _Place]]:
    """Each of a crowd with those of the others that come after it. `fixed` says that the texts fix the days of all."""
    for one in crowd:
        end = len(others)
        if close:
            last = one.day + WINDOW if not fixed or one.until is None else min(one.day + WINDOW, one.until + APART)
            end = bisect.bisect_left(others, (last + 1,))
        for place in range(bisect.bisect_right(others, one), end):
            yield one, others[place]


def _keys(one: Traits) -> Iterator[_Key]:
    """The blocks an account stands in. A key begins with how its block is gone through."""
    known = _known(one)
    pairs = ["+".join(pair) for pair in combinations(known, 2)]
    if one.day is None:
        for key in (*known, *pairs):
            yield OPEN, key, one.account.event, one.head
        return
    for key in pairs:
        yield PAIR, key
    for key in known:
        yield LONE, key
    if one.first is not None and not one.exact:
        for key in pairs or known:
            yield TIME, key, one.account.event, str(one.first), str(one.last)


def _known(one: Traits) -> list[str]:
    """The parties by which an account is compared, or the word for its act, which no party is called, where it names nobody."""
    return sorted(one.blocks or one.parties)[:MOST_PARTIES] or [f"({one.head})"]

"""Which accounts are compared, and the links that come of it.

Accounts in the same words on the same day are one voice in many mouths: the first of them is compared with others and
stands for the rest. Compared are accounts that share two countries, bodies or groups, or one where that is all an account
names, and whose days lie within `WINDOW` days, or whose times are the same words ("in 2015"); accounts without any day must
share type and predicate. So the work grows with the crowd around a day, not with the size of memory.

In: `Traits`. Out: `Link`s. Not here: the questions asked (`features.py`), what links decide (`clusters.py`).
"""

from __future__ import annotations

import functools
import operator
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from detente.join.clusters import ECHO
from detente.join.features import TABLE, contradict, is_neighbour
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


def links(found: Sequence[Traits], fresh: Collection[str] | None = None) -> list[Link]:
    """The links among accounts, in order of their ids; with `fresh`, those alone that a change of these accounts can have
    changed: the links of everybody who speaks in the words of one of them."""
    groups = echoes(found)
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
    """Accounts by words and day, and by the days that their articles speak of where they give none themselves; in each group
    the first to be published comes first."""
    groups: dict[tuple[Hashable, ...], list[Traits]] = defaultdict(list)
    for one in found:
        around: tuple[int, ...] = () if one.exact else tuple(sorted(one.anchors))
        groups[one.fingerprint, one.day, around].append(one)
    order = lambda one: (one.account.published or "~", one.account.id)  # noqa: E731
    return [sorted(groups[key], key=order) for key in sorted(groups, key=str)]


def compare(a: Traits, b: Traits) -> Link | None:
    """The link of two accounts, None below the floor, between types that have nothing to do with each other, or where the
    two contradict each other."""
    if not _meet(a.account.event, b.account.event):
        return None
    if contradict(a, b):
        return None
    if a.account.id > b.account.id:
        a, b = b, a
    reasons, score = [], 0.0
    for question, weight in TABLE:
        finding = question(a, b)
        if finding is not None:
            part = round(weight * finding.strength, 3)
            score += part
            reasons.append((question.__name__, part, finding.words))
    if score < FLOOR:
        return None
    score = min(score, BELOW_ECHO)
    return Link(a.account.id, b.account.id, round(score, 3), tuple(Reason(*one) for one in reasons))


def _meet(one: str, other: str) -> bool:
    """Whether accounts of these types may be of one act."""
    return one == other or is_neighbour(one, other)


def _echo(a: Traits, b: Traits) -> Link:
    low, high = sorted((a.account.id, b.account.id))
    return Link(low, high, ECHO, (Reason("echo", ECHO, "in the same words"),))


def _pairs(leads: Sequence[Traits], touched: Collection[str] | None) -> Iterator[tuple[Traits, Traits]]:
    """Pairs to compare, each once; with `touched`, those with at least one of these."""
    keys = [frozenset(_keys(one)) for one in leads]
    days = [one.day or 0 for one in leads]
    types = [one.account.event for one in leads]
    marks = [
        (NEW if touched is None or one.account.id in touched else 0) | (ALONE if len(one.blocks) <= 1 else 0) for one in leads
    ]
    blocks: dict[_Key, list[int]] = defaultdict(list)
    for place, own in enumerate(keys):
        for key in own:
            blocks[key].append(place)
    for key, block in blocks.items():
        block.sort(key=lambda place: (days[place], place))
        wanted = NEW | ALONE if key[0] == LONE else NEW
        for place, other in _near(block, days, marks, wanted, close=key[0] in (PAIR, LONE)):
            if not _meet(types[place], types[other]):
                continue
            far = days[other] - days[place] > WINDOW
            if key == min(shared for shared in keys[place] & keys[other] if far == (shared[0] == TIME)):
                yield leads[place], leads[other]


def _near(
    block: Sequence[int], days: Sequence[int], marks: Sequence[int], wanted: int, *, close: bool
) -> Iterator[tuple[int, int]]:
    """The pairs of a block, in order of days, that have every mark wanted between them; where `close`, within `WINDOW` days."""
    if functools.reduce(operator.or_, (marks[place] for place in block)) & wanted != wanted:
        return
    for i, place in enumerate(block):
        for other in block[i + 1 :]:
            if close and days[other] - days[place] > WINDOW:
                break
            if (marks[place] | marks[other]) & wanted == wanted:
                yield place, other


def _keys(one: Traits) -> Iterator[_Key]:
    """The blocks an account stands in. A key begins with how its block is gone through."""
    known = sorted(one.blocks or one.parties)[:MOST_PARTIES] or [one.head]
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

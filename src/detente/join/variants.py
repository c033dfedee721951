"""Conflicting accounts of one event, side by side.

In: the accounts of an event. Out: `Variant`s: who is blamed, how many were hit, who denies. Not here: which account is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from detente.model import Account, Party, Status, Variant

KINDS = ("dead", "injured", "arrested")

Called = Callable[[Party], str]
"""What a party is called where no words name it."""


def variants(told: Sequence[Account], called: Called) -> tuple[Variant, ...]:
    """Blame, numbers and denials, each kind only where accounts differ; the account given most often first."""
    return (*_blame(told, called), *_numbers(told), *_denials(told, called))


def _blame(told: Sequence[Account], called: Called) -> list[Variant]:
    """Accounts that name different actors, none of them part of the other's."""
    groups: dict[frozenset[str], list[Account]] = defaultdict(list)
    for one in told:
        named = frozenset(mention.party.id for mention in one.actor if mention.sure and mention.party.id)
        if named and one.status is not Status.DENIED:
            groups[named].append(one)
    whole = [group for group in groups if not any(group < other for other in groups)]
    if not any(not a & b for a in whole for b in whole):
        return []
    names = {mention.party.id: called(mention.party) for one in told for mention in one.actor}
    return _ordered("blame", {"it was " + ", ".join(names[id_] for id_ in sorted(group)): groups[group] for group in whole})


def _numbers(told: Sequence[Account]) -> list[Variant]:
    """Different numbers of dead, injured or arrested."""
    found: list[Variant] = []
    for kind in KINDS:
        groups: dict[str, list[Account]] = defaultdict(list)
        for one in told:
            for tally in one.size:
                if tally.kind == kind:
                    groups[_counted(tally.low, tally.high, kind)].append(one)
        if len(groups) > 1:
            found += _ordered(kind, groups)
    return found


def _counted(low: int, high: int, kind: str) -> str:
    return f"{low} {kind}" if low == high else f"{low} to {high} {kind}"


def _denials(told: Sequence[Account], called: Called) -> list[Variant]:
    """Who denies it; where that is said without a speaker, in which outlet."""
    groups: dict[str, list[Account]] = defaultdict(list)
    for one in told:
        if one.status is Status.DENIED:
            who = ", ".join(called(Party(id_, id_, id_.partition(":")[0])) for id_ in one.speakers)
            where = f"denied by {who}" if who else f"denied in {one.outlet}".removesuffix(" in ")
            groups[where].append(one)
    return _ordered("denial", groups)


def _ordered(kind: str, groups: dict[str, list[Account]]) -> list[Variant]:
    order = sorted(groups, key=lambda words: (-len(groups[words]), words))
    return [Variant(kind, words, tuple(sorted({one.id for one in groups[words]}))) for words in order]

"""A relation in a sentence.

In: kind, labels, a spell with its dates. Out: words. Not here: deciding anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.relate.signals import Signal
from detente.relate.spells import Spell

VERBS = {
    "fights": ("fights", "fought"),
    "opposes": ("opposes", "opposed"),
    "sanctions": ("keeps sanctions on", "kept sanctions on"),
    "backs": ("backs", "backed"),
    "allied_with": ("is allied with", "was allied with"),
    "cooperates_with": ("cooperates with", "cooperated with"),
}
LENGTHS = {"decade": 3, "year": 4, "month": 7}
When = tuple[str | None, str]


def sentence(kind: str, a: str, b: str, spell: Spell, start: When, end: When) -> str:
    """Who stands how to whom, since when and until when, and on what that rests."""
    now, then = VERBS[kind]
    verb = now if spell.end == "open" else then
    times = [part for part in (_since(start), _until(spell, end)) if part]
    return f"{a} {verb} {b}{' ' if times else ''}{', '.join(times)}: {'; '.join(_grounds(spell))}."


def day(date: str, precision: str) -> str:
    """A date as precisely as it is known: 2015, 2015-03, 2015-03-09, 2010s."""
    shown = date[: LENGTHS.get(precision, 10)]
    return f"{shown}0s" if precision == "decade" else shown


def count(number: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _since(start: When) -> str:
    if start[0] is None:
        return ""
    return f"by {start[0]} at the latest" if start[1] == "by" else f"since {day(start[0], start[1])}"


def _until(spell: Spell, end: When) -> str:
    if spell.end == "open" or end[0] is None:
        return "" if spell.end == "open" else "no longer"
    if end[1] == "by":
        return f"over by {end[0]}"
    return f"last told of on {end[0]}" if end[1] == "last known" else f"until {day(end[0], end[1])}"


def _grounds(spell: Spell) -> Iterable[str]:
    """What says that it held, and what says that it ended."""
    told, done = [one for one in spell.holding if one.told], [one for one in spell.holding if not one.told]
    if told:
        yield f"{count(_articles(told), 'article')} {'says' if _articles(told) == 1 else 'say'} so"
    if done:
        days = [one.day for one in done if one.day]
        span = "" if not days else f" on {days[0]}" if days[0] == days[-1] else f" between {min(days)} and {max(days)}"
        yield f"{count(len(done), 'event')}{span} in {count(_articles(done), 'article')}"
    if spell.ends:
        over = "but" if spell.end == "open" else "its end in"
        against = " against it" if spell.end == "open" else ""
        yield f"{over} {count(_articles(spell.ends), 'article')}{against}"


def _articles(signals: Iterable[Signal]) -> int:
    return len({e.article_id for one in signals for e in one.evidence})

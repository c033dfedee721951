"""A relation in a sentence.

In: kind, labels, a spell with its dates. Out: words. Not here: deciding anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from detente.model import BOTH_WAYS, Party
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


def sentence(kind: str, a: Party, b: Party, spell: Spell, start: When, end: When) -> str:
    """Who stands how to whom, since when and until when, and on what that rests."""
    now, then = VERBS[kind]
    verb = now if spell.end == "open" else then
    grounds = "; ".join(_grounds(spell, (a, b) if kind in BOTH_WAYS else ()))
    return f"{a.label} {verb} {b.label}{_since(start, end)}{_until(end)}: {grounds}."


def day(date: str, precision: str) -> str:
    """A date as precisely as it is known: 2015, 2015-03, 2015-03-09, 2010s."""
    shown = date[: LENGTHS.get(precision, 10)]
    return f"{shown}0s" if precision == "decade" else shown


def count(number: int, noun: str) -> str:
    """`1 article`, `2 articles`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _since(start: When, end: When) -> str:
    """When it began; that it held by some day goes without saying where its end is known."""
    if start[0] is None or (start[1] == "by" and end[0]):
        return ""
    return f" since {day(start[0], start[1])}{' or earlier' if start[1] == 'by' else ''}"


def _until(end: When) -> str:
    if end[0] is None:
        return ""
    if end[1] == "last known":
        return f", last known on {end[0]}"
    return f" until {day(end[0], end[1])}{' or earlier' if end[1] == 'by' else ''}"


def _grounds(spell: Spell, sides: tuple[Party, ...]) -> Iterable[str]:
    """What says that it held, and what says that it ended. Where it runs both ways and one alone acts, who that is."""
    told, done = [one for one in spell.holding if one.told], [one for one in spell.holding if not one.told]
    if told:
        yield f"{count(_articles(told), 'article')} {'says' if _articles(told) == 1 else 'say'} so"
    if done:
        days = [one.day for one in done if one.day]
        span = "" if not days else f" on {days[0]}" if days[0] == days[-1] else f" between {min(days)} and {max(days)}"
        doers = {one.by for one in done}
        alone = next((f", all by {side.label}" for side in sides if doers == {side.id} and len(done) > 1), "")
        yield f"{count(len(done), 'event')}{span}{alone} in {count(_articles(done), 'article')}"
    if spell.ends:
        number = _articles(spell.ends)
        tells = "speaks" if number == 1 else "speak"
        yield f"{count(number, 'article')} {tells} {'against it' if spell.end == 'open' else 'of its end'}"


def _articles(signals: Iterable[Signal]) -> int:
    return len({e.article_id for one in signals for e in one.evidence})

"""What became of claims: those that came, went and changed between two codings of the same articles, and why.

In: the claims of one article before and after. Out: `Change`s. Not here: loading them (`store`), coding again (`cli`).
Claims are the same where their predicates share a character; of several, the one of the same type, then the nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.model import Actor, Claim

WHY_AT_MOST = 4
"""Steps of the trace that are shown for a change: the first that differ."""


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that "came", "went" or "changed": its type, its words in the text, what is different, and the steps of coding
    that are new or gone."""

    kind: str
    article_id: str
    event: str
    words: str
    what: tuple[str, ...]
    why: tuple[str, ...]


def changes(article_id: str, text: str, before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[Change]:
    """Every change in the order of the text; `text` is the article's, the same for both."""
    pairs = _paired(before, after)
    found: list[tuple[int, Change]] = []
    for old, new in pairs:
        one = new or old
        if one is None:
            continue
        words = " ".join(text[one.begin : one.end].split())
        if old is None or new is None:
            kind = "came" if old is None else "went"
            found.append((one.predicate.begin, Change(kind, article_id, one.event, words, (), one.trace[:WHY_AT_MOST])))
        elif what := tuple(_different(old, new)):
            found.append((one.predicate.begin, Change("changed", article_id, new.event, words, what, _why(old, new))))
    yield from (change for _, change in sorted(found, key=lambda pair: (pair[0], pair[1].kind, pair[1].event)))


def _paired(before: Sequence[Claim], after: Sequence[Claim]) -> list[tuple[Claim | None, Claim | None]]:
    near = sorted(
        (old.event != new.event, abs(old.predicate.begin - new.predicate.begin), i, j)
        for i, old in enumerate(before)
        for j, new in enumerate(after)
        if old.predicate.meets(new.predicate)
    )
    left, right = set(range(len(before))), set(range(len(after)))
    pairs: list[tuple[Claim | None, Claim | None]] = []
    for _, _, i, j in near:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((before[i], after[j]))
    return [*pairs, *((before[i], None) for i in sorted(left)), *((None, after[j]) for j in sorted(right))]


def _different(old: Claim, new: Claim) -> Iterator[str]:
    """The slots that differ, old value first; confidence and reasons alone make no change."""
    slots = {
        "type": (old.event, new.event),
        "mode": (", ".join(old.mode), ", ".join(new.mode)),
        "status": (str(old.status), str(new.status)),
        "actor": (_named(old.actor), _named(new.actor)),
        "recipient": (_named(old.recipient), _named(new.recipient)),
        "date": (old.dating.date or old.dating.value, new.dating.date or new.dating.value),
        "place": (old.place.name if old.place else "", new.place.name if new.place else ""),
        "speaker": (_speakers(old), _speakers(new)),
        "numbers": (_numbers(old), _numbers(new)),
    }
    yield from (f"{slot}: {was or 'none'} -> {now or 'none'}" for slot, (was, now) in slots.items() if was != now)


def _named(sides: Sequence[Actor]) -> str:
    return " + ".join(f"{one.code or '?'} ({one.entity_text})" for one in sides)


def _speakers(claim: Claim) -> str:
    return ", ".join(one.speaker.entity_text if one.speaker else one.outlet for one in claim.attribution)


def _numbers(claim: Claim) -> str:
    return ", ".join(f"{tally.kind} {tally.low}-{tally.high}" for tally in claim.size)


def _why(old: Claim, new: Claim) -> tuple[str, ...]:
    """The steps that only one of the two took."""
    gone = [f"no longer: {step}" for step in old.trace if step not in new.trace]
    come = [f"now: {step}" for step in new.trace if step not in old.trace]
    return tuple([*come, *gone][:WHY_AT_MOST])

"""Why a reading says what it says: sentence by sentence, every claim and tie with the steps that led to it, and what was let go.

In: a `Reading`. Out: lines of plain text. Not here: deciding anything (`code`, `resolve`), tables of claims (`display.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from detente.exchange.plain import flat, short_code
from detente.model import Actor, Claim, LeftOut, Reading, Tie


def lines(reading: Reading) -> Iterator[str]:
    """The whole account, in the order of the text; what was cut as furniture closes it."""
    text = reading.article.text
    stretches = sorted({(c.begin, c.end) for c in reading.claims} | {(tie.begin, tie.end) for tie in reading.relations})
    inside = [one for one in reading.left_out if not one.reason.startswith("furniture")]
    for begin, end in stretches:
        yield f"\n{flat(text[begin:end])}"
        for claim in (one for one in reading.claims if (one.begin, one.end) == (begin, end)):
            yield from _claim(claim, text)
        for tie in (one for one in reading.relations if (one.begin, one.end) == (begin, end)):
            yield from _tie(tie, text)
        for one in (one for one in inside if begin <= one.begin < end):
            yield f"  let go  {_left(one, text)}"
    elsewhere = [one for one in inside if not any(begin <= one.begin < end for begin, end in stretches)]
    if elsewhere:
        yield "\nLet go in sentences without a claim or tie"
        yield from (f"  {_left(one, text)}" for one in elsewhere)
    cut = [one for one in reading.left_out if one.reason.startswith("furniture")]
    if cut:
        yield "\nNot read"
        yield from (f"  {one.reason}: {flat(text[one.begin : one.end])[:80]}" for one in cut)
    for pair in reading.pairs:
        yield f"\nAsked: {flat(pair.actor.of(text))} -> {flat(pair.recipient.of(text))}"
        yield f"  {pair.event} ({pair.confidence:.2f}), stance {pair.stance} {pair.direction}"
        yield from (f"    {step}" for step in pair.trace)
    yield f"\n{reading.coder}"


def _claim(claim: Claim, text: str) -> Iterator[str]:
    mode = f" {', '.join(claim.mode)}" if claim.mode else ""
    sides = f"{_named(claim.actor)} -> {_named(claim.recipient)}"
    yield f"  {claim.event}{mode}, {claim.status} ({claim.confidence:.2f})  {sides}  by '{flat(claim.predicate.of(text))}'"
    yield from (f"    {step}" for step in claim.trace)
    for one in (*claim.actor, *claim.recipient):
        yield f"    side '{flat(one.entity_text)}': {short_code(one)} by {one.via}{_known(one)}"
        if one.reason:
            yield f"      because {flat(one.reason)}" + (f"; next {flat(one.runner_up)}" if one.runner_up else "")
    if claim.dating.basis != "none":
        dated = claim.dating.date or claim.dating.value
        yield f"    date {dated} ({claim.dating.precision or 'open'}) from the {claim.dating.basis}"
    for word in claim.attribution:
        said = word.speaker.entity_text if word.speaker else word.outlet
        yield f"    on the word of {flat(said)} ({word.kind})"


def _tie(tie: Tie, text: str) -> Iterator[str]:
    sides = f"{_named((tie.a,))} -> {_named((tie.b,))}"
    yield f"  tie {tie.kind}, {tie.status}, {tie.standing} ({tie.confidence:.2f})  {sides}  by '{flat(tie.cue.of(text))}'"
    yield from (f"    {step}" for step in tie.trace)
    if tie.dating.basis != "none":
        yield f"    from {tie.dating.date or 'an open date'} to {tie.dating.enddate or 'an open date'} ({tie.dating.precision})"


def _left(one: LeftOut, text: str) -> str:
    return f"'{flat(text[one.begin : one.end])}': {one.reason}"


def _named(actors: tuple[Actor, ...]) -> str:
    return " + ".join(f"{short_code(one)} ({flat(one.entity_text)})" for one in actors) or "nobody named"


def _known(one: Actor) -> str:
    return f", {one.identifier_text}" if one.identifier_text else ""

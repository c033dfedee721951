"""One step of a reviewer, as it comes from a form and as it is kept.

In: a form, a claim. Out: `Step`, what is wrong with it, the claim as it stood. Not here: where a claim stands (`judging.py`).
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.config import DATA
from detente.desk.forms import Form
from detente.desk.judging import Standing
from detente.lexicon import ontology
from detente.model import Article, Claim, Decision, Span, Status, stable_id

SLOTS = ("type", "status", "actor", "recipient", "date")
"""What can be corrected; `actor` and `recipient` are codes such as SYR or SYR/REB."""

SPANS = tuple(f"{name} words" for name in ("predicate", "actor", "recipient", "place"))
"""Corrected by words of the claim's sentence; `none` for a part that is not there."""

_CODE = re.compile(r"[A-Z]{3}(/[A-Z]{3}){0,3}")
_KEY = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Step:
    """What a reviewer sent. `version` is the one his form showed."""

    decision: Decision | None
    slot: str
    value: str
    other: str
    undoes: int
    reason: str
    version: int


def step(form: Form) -> Step:
    """The step of a form; `decision` is None where it names none that exists."""
    given = form.text("decision", 20)
    slot = form.text("slot", 20)
    value = " ".join(form.text("value", 200).split()) if slot in SPANS else form.text("value", 40)
    return Step(
        decision=Decision(given) if given in set(Decision) else None,
        slot=slot,
        value=value.upper() if slot in ("type", "actor", "recipient") else value.lower() if slot == "status" else value,
        other=form.text("other", 16),
        undoes=form.number("undoes"),
        reason=form.text("reason", 1_000),
        version=form.number("version"),
    )


def wrong(given: Step, standing: Standing, who: str, sentence: str) -> str:
    """Why a step on a claim of this sentence makes no sense, "" where it does."""
    if given.decision is None:
        return "Choose what to do: right, wrong, correct, flag or undo."
    if given.decision == Decision.CORRECT:
        return _wrong_words(given, sentence) if given.slot in SPANS else _wrong_value(given.slot, given.value)
    if given.decision in (Decision.SAME, Decision.DIFFERENT) and not _KEY.fullmatch(given.other):
        return "Name the other claim."
    mine = {one.id for one in standing.steps if one.who == who and one.id not in standing.gone}
    if given.decision == Decision.UNDO and given.undoes not in mine:
        return "Only your own steps that still stand can be undone."
    return ""


def _wrong_words(given: Step, sentence: str) -> str:
    if given.value == "none" and given.slot != SPANS[0]:
        return ""
    if not given.value or given.value not in " ".join(sentence.split()):
        return f"“{given.value}” does not stand in the claim's sentence. Give its words, or 'none'."
    return ""


def _wrong_value(slot: str, value: str) -> str:
    if slot == "type" and value not in events():
        return f"There is no PLOVER type '{value}'. Choose one of the list."
    if slot == "status" and value not in statuses():
        return f"There is no status '{value}'. Choose one of the list."
    if slot in ("actor", "recipient") and not (value == "NONE" or _CODE.fullmatch(value)):
        return "A party is given by code, such as SYR or SYR/REB, or NONE where there is none."
    if slot == "date" and not _is_day(value):
        return "A date is written YYYY-MM-DD, or 'none' where the text gives none."
    return "" if slot in SLOTS else "Choose what to correct: type, status, actor, recipient, date, or the words of a part."


def _is_day(value: str) -> bool:
    try:
        return value == "none" or datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


@functools.cache
def events() -> tuple[str, ...]:
    """PLOVER's event types."""
    return tuple(sorted(ontology.load(DATA / "lexicon").quad))


def statuses() -> tuple[str, ...]:
    """How a claim can be put."""
    return tuple(status.value for status in Status)


def pair(key: str, other: str) -> str:
    """The key of a judgement on two claims, the same either way round."""
    return stable_id("pair", *sorted((key, other)))


def snapshot(article: Article, claims: Sequence[Claim], place: int) -> dict[str, Any]:
    """The claim as it stands, its spans as `training/data` writes them (`words`, or `words#2` for their second occurrence in
    the sentence). `beside` is how many claims its sentence holds with it, so that whoever trains on judgements knows when a
    whole sentence has been judged."""
    claim = claims[place]
    sentence = Span(claim.begin, claim.end)
    spoken = [one.speaker for one in claim.attribution if one.speaker is not None]
    spans = {
        "predicate": [claim.predicate],
        "actor": [Span(one.begin, one.end) for one in claim.actor],
        "recipient": [Span(one.begin, one.end) for one in claim.recipient],
        "place": [] if claim.place is None else [Span(claim.place.begin, claim.place.end)],
        "speaker": [Span(one.begin, one.end) for one in spoken],
    }
    return {
        "id": claim.id,
        "event": claim.event,
        "mode": list(claim.mode),
        "context": list(claim.context),
        "status": claim.status.value,
        **{name: written(article.text, sentence, found) for name, found in spans.items()},
        "codes": {"actor": [one.code for one in claim.actor], "recipient": [one.code for one in claim.recipient]},
        "date": claim.dating.date,
        "size": [f"{one.kind}:{one.low}" + (f"-{one.high}" if one.high != one.low else "") for one in claim.size],
        "confidence": claim.confidence,
        "beside": sum((one.begin, one.end) == (claim.begin, claim.end) for one in claims),
    }


def written(text: str, sentence: Span, spans: Sequence[Span]) -> list[str]:
    """The spans that stand in the sentence, as words with the number of their occurrence where it is not the first."""
    found = []
    for span in spans:
        if sentence.begin <= span.begin < span.end <= sentence.end:
            words, number, place = span.of(text), 1, text.find(span.of(text), sentence.begin)
            while place < span.begin:
                number, place = number + 1, text.find(words, place + 1)
            found.append(words if number == 1 else f"{words}#{number}")
    return found

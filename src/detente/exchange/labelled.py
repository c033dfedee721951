"""Judgements as labelled sentences, in the format of `training/data` (its GUIDE says what the labels mean).

A sentence is written only when every claim that it held was judged: a label that says nothing of one of its claims would
teach that it is none. Claims that a reviewer told and nobody coded stand with the others.
Corrected types, statuses and words are taken over; corrected codes and dates have no place in the format,
which marks words, and are left to the JSON of the judgements.

In: `Judgement`s in order. Out: lines, the first of which says that they mark claims alone. Not here: reading such lines.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from detente.model import Decision, Judgement

HEADER = "# marks=claims origin=judgements"
_SPANS = ("actor", "recipient", "place", "speaker")


@dataclass(frozen=True, slots=True)
class _Judged:
    """A claim with its last verdict and what was corrected; `added` where nobody coded it."""

    right: bool
    corrected: dict[str, str]
    last: Judgement
    added: bool = False


def lines(steps: Iterable[Judgement]) -> Iterator[str]:
    """The batch: header, then every sentence all of whose claims were judged, by article and sentence."""
    yield HEADER
    sentences: dict[tuple[str, str], list[_Judged]] = defaultdict(list)
    for judged in _judged(steps):
        sentences[judged.last.subject.article_id, judged.last.subject.sentence].append(judged)
    for (_, sentence), found in sorted(sentences.items()):
        claims = [json.loads(one.last.claim) for one in found]
        if sum(not one.added for one in found) < max(claim["beside"] for claim in claims):
            continue
        text = _flat(sentence)
        kept = [line for one, claim in zip(found, claims, strict=True) if one.right and (line := _line(one, claim))]
        if len(kept) == sum(one.right for one in found):
            yield ""
            yield f"> {text}"
            yield from kept or ["-"]


def _judged(steps: Iterable[Judgement]) -> Iterator[_Judged]:
    kept = list(steps)
    gone = {one.undoes for one in kept if one.decision == Decision.UNDO}
    keys: dict[str, list[Judgement]] = defaultdict(list)
    for one in kept:
        if one.id not in gone and not one.other:
            keys[one.key].append(one)
    for live in keys.values():
        verdicts = [one for one in live if one.decision in (Decision.ACCEPT, Decision.REJECT)]
        corrected = {one.slot: one.value for one in live if one.decision == Decision.CORRECT}
        told = [one for one in live if one.decision == Decision.ADD]
        if told and not verdicts:
            yield _Judged(right=True, corrected={}, last=told[-1], added=True)
        elif verdicts or corrected:
            # Who corrects a claim and says no more holds the rest for right.
            right = not verdicts or verdicts[-1].decision == Decision.ACCEPT
            yield _Judged(right, corrected, (verdicts or live)[-1])


def _line(judged: _Judged, claim: dict[str, Any]) -> str:
    """The claim's line, "" where its words hold what the format takes for its own signs."""
    event = judged.corrected.get("type", claim["event"])
    modes = "" if "type" in judged.corrected else ", ".join(claim["mode"])
    status = judged.corrected.get("status", claim["status"])
    spans = {name: _words(judged, name, claim[name]) for name in ("predicate", *_SPANS)}
    parts = [f"{event} {modes}".strip(), status, *map(_flat, spans["predicate"])]
    parts += [f"{name}={' ; '.join(map(_flat, spans[name]))}" for name in _SPANS if spans[name]]
    parts += [f"{name}={','.join(claim[name])}" for name in ("context", "size") if claim[name]]
    words = [word for found in spans.values() for word in found]
    return "" if not spans["predicate"] or any("|" in word or " ; " in word for word in words) else "+ " + " | ".join(parts)


def _words(judged: _Judged, name: str, coded: list[str]) -> list[str]:
    """The words of a part as corrected, else as coded."""
    given = judged.corrected.get(f"{name} words")
    return coded if given is None else [] if given == "none" else [given]


def _flat(words: str) -> str:
    return " ".join(words.split())

"""Time expressions of an article, in order, each read against publication date, tense and what was told before.

In: the text, its sentences, the publication date, the words of time. Out: `When`s, a list a sentence. Not here: which act
a time belongs to (`resolve/dating.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from detente.lexicon.timewords import TimeWords
from detente.model import Sentence, When
from detente.resolve.times import calendar_values, counted_values
from detente.resolve.times.anchor import Anchor
from detente.resolve.times.doubt import settled
from detente.resolve.times.ranges import RANGES
from detente.resolve.times.reckoning import grain
from detente.resolve.times.rules import Match, fitting, following, spelt
from detente.resolve.times.tense import tense
from detente.resolve.times.terms import Term, terms

READERS = calendar_values.READERS | counted_values.READERS


COMPARED = frozenset({"ago", "yearlier", "after"})  # what is told for comparison is not what is spoken of


def find(text: str, sentences: Sequence[Sentence], published: str | None, words: TimeWords) -> list[list[When]]:
    """The time expressions of each sentence. `published` is `YYYY-MM-DD` or None."""
    today = date.fromisoformat(published) if published else None
    anchor = Anchor(today)
    found: list[list[When]] = []
    for sentence in sentences:
        own, anchor = _read(terms(text[sentence.begin : sentence.end], words), sentence, anchor)
        found.append(own)
    return found


def _read(plain: list[Term], sentence: Sentence, anchor: Anchor) -> tuple[list[When], Anchor]:
    """The expressions of a sentence, with the anchor as it stands after it."""
    row = settled(plain, sentence, sentence.begin)
    letters = spelt(row)
    own: list[When] = []
    place = following(letters, 0)
    while place < len(row):
        match, found, tensed = None, None, None
        for match in fitting(row, letters, place):
            tensed = tensed or replace(anchor, tense=tense(sentence, *_stretch(match, sentence)))
            found = read(match, tensed, sentence.begin)
            if found is not None:
                break
        if match is None or found is None:
            place = following(letters, place + 1)
            continue
        own += found
        place = following(letters, place + len(match.terms))
        anchor = _after(anchor, match, found)
    return own, anchor


def _stretch(match: Match, sentence: Sentence) -> tuple[int, int]:
    return match.terms[0].begin + sentence.begin, match.terms[-1].end + sentence.begin


def _after(anchor: Anchor, match: Match, found: list[When]) -> Anchor:
    """The anchor once an expression was told."""
    known = [one.value for one in found if one.type in ("DATE", "TIME") and grain(one.value)]
    if not known or (match.name in COMPARED and grain(known[-1]) in ("Y", "Q")):
        return anchor
    told, fine = known[-1], grain(known[-1])
    return replace(
        anchor, told=told, quarter=told if fine == "Q" else anchor.quarter, day=told[:10] if fine == "D" else anchor.day
    )


def read(match: Match, anchor: Anchor, offset: int) -> list[When] | None:
    """The expressions of a match; none for words that are no time, None where the rule does not apply."""
    if match.name in RANGES:
        ends = RANGES[match.name](match, anchor)
        return [_when(match, part, *value, offset) for part, value in zip(match.parts, ends, strict=True)] if ends else None
    value = READERS[match.name](match, anchor)
    if value is None:
        return None
    return [_when(match, (0, len(match.terms)), *value, offset)] if value[1] else []


def _when(match: Match, part: tuple[int, int], kind: str, value: str, offset: int) -> When:
    first, last = part
    return When(match.terms[first].begin + offset, match.terms[last - 1].end + offset, kind, value)

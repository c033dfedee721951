"""Why two articles are related: a table of questions with weights, as for claims.

In: `Paper`s. Out: `Kinship`s, each with a reason in words. Not here: which articles make a story (`stories.py`).
Weights were set by hand on the dev bank of `benchmarks/corpus.py`.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from detente.join.clusters import ECHO
from detente.join.features import Finding
from detente.join.papers import Paper
from detente.join.words import likeness
from detente.model import Event, Kinship

WINDOW = 10
"""Days of publication within which articles are compared; of one event, however far apart."""

FLOOR = 3.0
"""Kinships below this score are not kept."""

NEARLY = FLOOR - 1e-6
"""What certainly lies below the floor, however sums are rounded."""

NEWS = 1
"""Days within which two articles on one event are on the same news; later ones follow it up."""

Question = Callable[[Paper, Paper], Finding | None]


def event(a: Paper, b: Paper) -> Finding | None:
    """They tell of the same event; most of all of the same one first, least of one that neither puts first."""
    shared = a.events.keys() & b.events.keys()
    if not shared:
        return None
    words = "same event: " + _main(a, b).title
    if a.lead == b.lead:
        return Finding(1.0, words)
    return Finding(0.8 if a.lead in shared or b.lead in shared else 0.4, words)


def lookalike(a: Paper, b: Paper) -> Finding | None:
    """Both begin with an act of one type between the same parties, and it is not the same act."""
    if not a.lead or not b.lead or a.lead in b.events or b.lead in a.events:
        return None
    if a.events[a.lead].event == b.events[b.lead].event and a.cast & b.cast:
        return Finding(-1.0, "another act of the same kind")
    return None


def dyad(a: Paper, b: Paper) -> Finding | None:
    """The same parties deal with each other."""
    shared = a.dyads & b.dyads
    return Finding(likeness(a.dyads, b.dyads), "same parties: " + ", ".join(sorted(shared))) if shared else None


def place(a: Paper, b: Paper) -> Finding | None:
    """The same places are named; others only speak against."""
    if not a.places or not b.places:
        return None
    shared = a.places & b.places
    return Finding(1.0, "same place: " + ", ".join(sorted(shared))) if shared else Finding(-1.0, "other places")


def days(a: Paper, b: Paper) -> Finding | None:
    """Printed within days of each other."""
    if a.day is None or b.day is None:
        return None
    gap = abs(a.day - b.day)
    return Finding(max(-1.0, 1.0 - gap / 4), f"{gap} days apart" if gap else "the same day")


def wording(a: Paper, b: Paper) -> Finding | None:
    """Headlines and sentences share words that tell something."""
    alike = likeness(a.words, b.words)
    return Finding(alike, f"{alike:.0%} of words shared")


TABLE: tuple[tuple[Question, float], ...] = (
    (event, 6.0),
    (lookalike, 4.0),
    (dyad, 1.5),
    (place, 1.0),
    (days, 2.0),
    (wording, 3.0),
)
"""The questions with the weight of each."""


def kinships(papers: Sequence[Paper], fresh: Collection[str] | None = None) -> list[Kinship]:
    """The kinships of articles, in order of their ids; with `fresh`, those alone that touch one of these. A copy is kin to
    its original only, which speaks for it."""
    known = {one.headline.id: one for one in papers}
    found: list[Kinship] = []
    for one in papers:
        original = one.headline.original
        if original in known and (fresh is None or one.headline.id in fresh or original in fresh):
            low, high = sorted((one.headline.id, original))
            found.append(Kinship(low, high, "copy", ECHO, f"copy of the report by {known[original].headline.outlet or original}"))
    for a, b in _pairs([one for one in papers if not one.headline.original], fresh):
        kin = compare(a, b)
        if kin is not None:
            found.append(kin)
    return sorted(found, key=lambda one: (one.a, one.b))


def compare(a: Paper, b: Paper) -> Kinship | None:
    """The kinship of two articles, None below the floor."""
    if a.headline.id > b.headline.id:
        a, b = b, a
    findings: dict[str, Finding] = {}
    score = 0.0
    for question, weight in TABLE:
        # Words are asked for last and cost most: they cannot lift everybody over the floor.
        if question is wording and score + weight < NEARLY:
            return None
        finding = question(a, b)
        if finding is not None:
            findings[question.__name__] = finding
            score += weight * finding.strength
    if score < FLOOR:
        return None
    telling = (findings.get(name) for name in ("event", "dyad", "place"))
    words = [finding.words for finding in telling if finding and finding.strength > 0][:1]
    if "days" in findings:
        words.append(findings["days"].words)
    return Kinship(a.headline.id, b.headline.id, _kind(a, b), round(min(score, ECHO - 0.001), 3), "; ".join(words))


def background(one: Paper, papers: Sequence[Paper], limit: int) -> list[Kinship]:
    """The latest articles from before `WINDOW` on the same parties, as background; not kept but looked up when asked for."""
    earlier = [
        other for other in papers
        if one.day is not None and other.day is not None and other.day < one.day - WINDOW and one.dyads & other.dyads
    ]  # fmt: skip
    latest = sorted(earlier, key=lambda other: (-(other.day or 0), other.headline.id))[:limit]
    return [
        Kinship(
            min(one.headline.id, other.headline.id),
            max(one.headline.id, other.headline.id),
            "background",
            round(likeness(one.dyads, other.dyads), 3),
            "background on " + ", ".join(sorted(one.dyads & other.dyads)),
        )
        for other in latest
    ]


def _kind(a: Paper, b: Paper) -> str:
    gap = abs(a.day - b.day) if a.day is not None and b.day is not None else 0
    if a.events.keys() & b.events.keys():
        return "same event" if gap <= NEWS else "follow-up" if gap <= WINDOW else "background"
    return "same dispute"


def _main(a: Paper, b: Paper) -> Event:
    """The shared event that most claims tell of."""
    shared = a.events.keys() & b.events.keys()
    return a.events[min(shared, key=lambda one: (-len(a.events[one].claims), one))]


def _pairs(papers: Sequence[Paper], fresh: Collection[str] | None) -> Iterator[tuple[Paper, Paper]]:
    """Articles of one event, and articles on one dyad within the window, each pair once; with `fresh`, with one of these."""
    order = sorted(papers, key=lambda one: (one.day or 0, one.headline.id))
    days = [one.day or 0 for one in order]
    new = [fresh is None or one.headline.id in fresh for one in order]
    blocks: Mapping[tuple[str, str], list[int]] = defaultdict(list)
    for place, one in enumerate(order):
        for key in one.events:
            blocks["event", key].append(place)
        for key in one.dyads if one.day is not None else ():
            blocks["dyad", key].append(place)
    seen: set[tuple[int, int]] = set()
    for (kind, _), block in blocks.items():
        fresh_ones = [place for place in block if new[place]]
        for one_ in block:
            others = block if new[one_] else fresh_ones
            for other in (others[i] for i in range(bisect.bisect_right(others, one_), len(others))):
                if kind == "dyad" and days[other] - days[one_] > WINDOW:
                    break
                if (one_, other) not in seen:
                    seen.add((one_, other))
                    yield order[one_], order[other]

"""Stories: articles that tell of the same happening.

In: headlines, `Kinship`s. Out: `Story`s, each with its web (see `clusters.py`).
Not here: why two articles are related (`kinship.py`). Kinships of background and kinships between articles far apart make no
story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.join.clusters import Scored, clusters, webs
from detente.join.papers import Headline
from detente.model import Kinship, Story, stable_id

TOLD_TOGETHER = 6.0
"""The least mean score at which articles are one story; set on the dev bank of `benchmarks/corpus.py`."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A story with its web."""

    web: str
    story: Story


def binding(kin: Kinship) -> bool:
    """Whether a kinship is close enough to hold a web together."""
    return kin.kind != "background" and kin.score >= TOLD_TOGETHER


def stories(headlines: Sequence[Headline], kinships: Iterable[Kinship]) -> list[Shelved]:
    """The stories of articles, in order of their ids; an article without kin is a story by itself."""
    known = {one.id: one for one in headlines}
    kin = [(one.a, one.b, one.score) for one in kinships if one.kind != "background" and one.a in known and one.b in known]
    home_web = webs(known, kin, TOLD_TOGETHER)
    together = clusters(known, kin, TOLD_TOGETHER)
    near = _nearness(together, kin)
    found = [Shelved(home_web[ids[0]], _story([known[one] for one in ids], near)) for ids in together]
    return sorted(found, key=lambda one: one.story.id)


def _nearness(together: Sequence[Sequence[str]], kin: Iterable[Scored]) -> Mapping[str, float]:
    """For every article the sum of its kinships with the others of its story."""
    home = {one: place for place, ids in enumerate(together) for one in ids}
    near: dict[str, float] = defaultdict(float)
    for a, b, score in sorted(kin):
        if home[a] == home[b]:
            near[a] += score
            near[b] += score
    return near


def _story(inside: Sequence[Headline], near: Mapping[str, float]) -> Story:
    """What headlines, in order of their ids, come to: the title is that of the original nearest to all others."""
    told = sorted(inside, key=lambda one: (one.published or "~", one.id))
    days = [one.published for one in told if one.published]
    central = min(told, key=lambda one: (bool(one.original), not one.title, -round(near.get(one.id, 0.0), 6)))
    return Story(
        id=stable_id(inside[0].id),
        title=central.title,
        begin=days[0] if days else None,
        end=days[-1] if days else None,
        articles=tuple(one.id for one in told),
    )

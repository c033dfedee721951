"""Clusters: a pure function of judgements and link scores.

In: ids, links, judgements, what contradicts what. Out: clusters, in whatever order the input came the same. Not here: what
a score is made of (`features.py`), what a cluster says (`events.py`, `stories.py`).

Average-link agglomeration: the two clusters with the highest mean score over all their pairs are merged, down to a limit; a
pair without a link counts as `MISSING`. Two clusters can only reach the limit if a link between them does, so the work falls
into webs: parts that links from the limit up connect. Weaker links count within a web and are nothing between two.
Equal scores are settled by the smaller ids. Links of `ECHO` or more make one voice of many members, which counts once in
every mean, with its best link. Pairs judged "same" stand together from the start; clusters with a pair judged "different",
or with a pair that contradicts itself, are never merged. (Average link: R. Sokal, C. Michener, 1958.)
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

ECHO = 12.0
"""The score from which two members say the same in the same words."""

MISSING = 0.0
"""The score of two members that no link connects."""

Scored = tuple[str, str, float]
Judged = tuple[str, str, str]
"""Two ids and "same" or "different"."""

_Sums = dict[int, dict[int, tuple[float, int]]]
"""For two clusters the sum of their links and how many they are, under both places."""


def parts(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Connected parts of a graph, each sorted, in order of their smallest ids."""
    above: dict[str, str] = {one: one for one in ids}
    for a, b in pairs:
        if a in above and b in above:
            low, high = sorted((_root(above, a), _root(above, b)))
            above[high] = low
    found: dict[str, list[str]] = defaultdict(list)
    for one in sorted(above):
        found[_root(above, one)].append(one)
    return [found[root] for root in sorted(found)]


def webs(ids: Iterable[str], links: Iterable[Scored], limit: float, judgements: Iterable[Judged] = ()) -> dict[str, str]:
    """By id the smallest id of its web: of all that links from the limit up, or judgements, connect with it."""
    strong = [(a, b) for a, b, score in links if score >= limit]
    same = [(a, b) for a, b, kind in judgements if kind == "same"]
    return {one: part[0] for part in parts(ids, [*strong, *same]) for one in part}


def clusters(
    ids: Iterable[str],
    links: Iterable[Scored],
    limit: float,
    judgements: Iterable[Judged] = (),
    barred: Callable[[str, str], bool] = lambda a, b: False,
) -> list[list[str]]:
    """The ids in clusters, each sorted, in order of their smallest ids. `limit` is the least mean score of a merger."""
    judged = list(judgements)
    same = [(a, b) for a, b, kind in judged if kind == "same"]
    apart = {_pair(a, b) for a, b, kind in judged if kind == "different"}
    scored = {_pair(a, b): score for a, b, score in links if a != b and _pair(a, b) not in apart}
    echoes = [pair for pair, score in scored.items() if score >= ECHO]
    voices = parts(ids, echoes)
    home = {one: voice[0] for voice in voices for one in voice}
    best: dict[tuple[str, str], float] = {}
    for (a, b), score in scored.items():
        if a in home and b in home and home[a] != home[b]:
            pair = _pair(home[a], home[b])
            best[pair] = max(best.get(pair, score), score)
    between = [(a, b, best[a, b]) for a, b in sorted(best)]
    seeds = parts(home.values(), [(home[a], home[b]) for a, b in same if a in home and b in home])
    found: list[list[str]] = []
    members = {voice[0]: voice for voice in voices}

    def kept_apart(a: str, b: str) -> bool:
        return any(_pair(x, y) in apart for x in members[a] for y in members[b] if apart) or barred(a, b)

    for part_seeds, part_links in _connected(seeds, between, limit):
        found += _merged(part_seeds, part_links, limit, kept_apart)
    return sorted(sorted(one for lead in group for one in members[lead]) for group in found)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _connected(seeds: list[list[str]], links: list[Scored], limit: float) -> Iterator[tuple[list[list[str]], list[Scored]]]:
    """The webs of seeds, each with the links inside it."""
    first = {one: seed[0] for seed in seeds for one in seed}
    whole = parts(first.values(), [(first[a], first[b]) for a, b, score in links if score >= limit])
    place = {one: i for i, part in enumerate(whole) for one in part}
    inside: list[tuple[list[list[str]], list[Scored]]] = [([], []) for _ in whole]
    for seed in seeds:
        inside[place[seed[0]]][0].append(seed)
    for link in links:
        if place[first[link[0]]] == place[first[link[1]]]:
            inside[place[first[link[0]]]][1].append(link)
    yield from inside


def _merged(seeds: list[list[str]], links: list[Scored], limit: float, barred: Callable[[str, str], bool]) -> list[list[str]]:
    """Agglomeration of one connected part. A cluster goes by the place of its first seed."""
    groups = dict(enumerate(seeds))
    home = {one: i for i, seed in groups.items() for one in seed}
    sums: _Sums = defaultdict(dict)
    for a, b, score in links:
        if home[a] != home[b]:
            _add(sums, home[a], home[b], (score, 1))
    heap = [(-_mean(sums, groups, i, j), i, j) for i in sums for j in sums[i] if i < j]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= limit:
        negative, i, j = heapq.heappop(heap)
        if i not in groups or j not in groups or j not in sums[i] or _mean(sums, groups, i, j) != -negative:
            continue
        if any(barred(one, other) for one in groups[i] for other in groups[j]):
            del sums[i][j], sums[j][i]
            continue
        groups[i] = sorted([*groups[i], *groups.pop(j)])
        for k, total in sums.pop(j).items():
            del sums[k][j]
            if k != i:
                _add(sums, i, k, total)
        for k in sums[i]:
            heapq.heappush(heap, (-_mean(sums, groups, i, k), min(i, k), max(i, k)))
    return list(groups.values())


def _add(sums: _Sums, a: int, b: int, more: tuple[float, int]) -> None:
    total, count = sums[a].get(b, (0.0, 0))
    sums[a][b] = sums[b][a] = (total + more[0], count + more[1])


def _mean(sums: _Sums, groups: dict[int, list[str]], a: int, b: int) -> float:
    total, count = sums[a][b]
    pairs = len(groups[a]) * len(groups[b])
    return (total + MISSING * (pairs - count)) / pairs


def _root(above: dict[str, str], one: str) -> str:
    while above[one] != one:
        above[one] = above[above[one]]
        one = above[one]
    return one

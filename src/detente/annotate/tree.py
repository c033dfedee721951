"""From arc scores to a well-formed dependency tree.

In: a matrix `[words, 1 + words]` of scores, column 0 the root. Out: the place of each word's head, -1 for the one root.
Not here: labels, sentences.
The maximum spanning tree is that of Chu and Liu 1965 and Edmonds 1967, run only where the best single heads do not
already form a tree; the root is the word whose root score stands out most against its other heads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

FORBIDDEN = np.float32(-1e9)


def heads(scores: Scores) -> list[int]:
    """The best tree with exactly one root."""
    size = scores.shape[0]
    if size == 1:
        return [-1]
    arcs = scores.copy()
    arcs[np.arange(size), np.arange(size) + 1] = FORBIDDEN
    peak = arcs[:, 1:].max(axis=1)
    others = peak + np.log(np.exp(arcs[:, 1:] - peak[:, None]).sum(axis=1))
    root = int((arcs[:, 0] - others).argmax())
    arcs[:, 0] = FORBIDDEN
    arcs[root, :] = FORBIDDEN
    arcs[root, 0] = 0.0
    best = arcs.argmax(axis=1) - 1
    if _cycle(best.tolist()):
        best = _spanning(arcs[:, 1:].T.astype(np.float64), root)
    found: list[int] = best.tolist()
    found[root] = -1
    return found


def _cycle(best: list[int]) -> list[int]:
    """Places of one cycle among the heads, or nothing."""
    state = [0] * len(best)
    for start in range(len(best)):
        path = []
        node = start
        while node >= 0 and not state[node]:
            state[node] = 1
            path.append(node)
            node = best[node]
        if node >= 0 and state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return []


def _spanning(weights: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    """Best heads over `weights[head, dependent]` with the root given: contract a cycle, solve, expand."""
    size = weights.shape[0]
    best: NDArray[np.int64] = weights.argmax(axis=0)
    best[root] = -1
    cycle = _cycle(best.tolist())
    if not cycle:
        return best
    rest = [node for node in range(size) if node not in set(cycle)]
    inside = np.array(cycle)
    own = weights[best[inside], inside]
    small = np.full((len(rest) + 1, len(rest) + 1), float(FORBIDDEN))
    small[:-1, :-1] = weights[np.ix_(rest, rest)]
    into = weights[np.ix_(rest, cycle)] - own[None, :]
    out_of = weights[np.ix_(cycle, rest)]
    small[:-1, -1] = into.max(axis=1)
    small[-1, :-1] = out_of.max(axis=0)
    solved = _spanning(small, rest.index(root))
    found = np.full(size, -1)
    for place, node in enumerate(rest):
        above = solved[place]
        if node != root:
            found[node] = inside[out_of[:, place].argmax()] if above == len(rest) else rest[above]
    entry = solved[-1]
    broken = inside[into[entry].argmax()]
    found[inside] = best[inside]
    found[broken] = rest[entry]
    return found

"""What the network is trained to lower, and the figures it is judged by.

In: a network and batches. Out: a loss; per-word figures on dev data. Not here: the order of steps (`train.py`).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from training import acts
from training.claims import SIDES
from training.examples import IGNORED, WORD_TASKS, Example, Labels, batches, inputs, padded
from training.network import Network

FORBIDDEN = -1e4
Count = Callable[[str, Tensor, Tensor, Tensor], None]


def loss_of(network: Network, batch: list[Example], labels: Labels) -> Tensor:
    """The sum of the tasks' cross entropies, each over the words or pairs that carry the task."""
    out = network(*inputs(batch))
    total = torch.zeros(())
    misc = [i for i, mark in enumerate(labels.tasks["names"]) if mark.endswith("MISC")]
    for task in ("starts", *WORD_TASKS):
        target = padded([e.targets[task] for e in batch], IGNORED)
        if not (target != IGNORED).any():
            continue
        scores = out[task].float()
        if task == "names":
            scores = _forgive_misc(scores, target, [e.knows_misc for e in batch], misc)
        total = total + cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)
    return total + _trees(network, batch, out) + _acts(network, batch, out, labels) + _pairs(network, batch, out, labels)


def _trees(network: Network, batch: list[Example], out: dict[str, Tensor]) -> Tensor:
    heads = padded([e.heads for e in batch], IGNORED)
    rows = (heads != IGNORED).nonzero(as_tuple=True)
    if len(rows[0]) == 0:
        return torch.zeros(())
    scores = network.label_scores(out["dependent"][rows], out["head"][rows[0], heads[rows]])
    target = padded([e.labels for e in batch], IGNORED)[rows]
    arcs = cross_entropy(_possible(out["arcs"], heads)[rows], heads[rows])
    return arcs + cross_entropy(scores.float(), target, ignore_index=IGNORED)


def _possible(arcs: Tensor, heads: Tensor) -> Tensor:
    """Arc scores with the heads that are only padding ruled out."""
    absent = torch.cat([torch.zeros(len(heads), 1, dtype=torch.bool), heads == IGNORED], dim=1)
    return arcs.float().masked_fill(absent[:, None, :], FORBIDDEN)


def _acts(network: Network, batch: list[Example], out: dict[str, Tensor], labels: Labels) -> Tensor:
    if all(e.acts is None for e in batch):
        return torch.zeros(())
    wanted = acts.targets(batch, out["arcs"].detach().float(), labels)
    total = cross_entropy(out["events"].float().flatten(0, 1), wanted.events.flatten(), ignore_index=IGNORED)
    if len(wanted.roles):
        total = total + cross_entropy(out["statuses"].float().flatten(0, 1), wanted.statuses.flatten(), ignore_index=IGNORED)
        total = total + cross_entropy(*_roles(network, out, wanted.roles, labels))
    return total


def _roles(network: Network, out: dict[str, Tensor], wanted: Tensor, labels: Labels) -> tuple[Tensor, Tensor]:
    """Scores of the roles asked for and the right ones, row by row; what is open counts as none."""
    row, predicate, word, role = wanted.unbind(1)
    scores = network.role_scores(out["role_predicate"][row, predicate], out["role_word"][row, word])
    return _folded(scores.float(), role == acts.OPEN, _unmarked(labels)), role.clamp(min=0)


def _unmarked(labels: Labels) -> list[int]:
    """The roles that lean batches do not mark throughout."""
    return [place for place, role in enumerate(labels.roles) if role and role not in SIDES]


def _pairs(network: Network, batch: list[Example], out: dict[str, Tensor], labels: Labels) -> Tensor:
    wanted = acts.pair_targets(batch, out["arcs"].detach().float(), labels)
    total = torch.zeros(())
    if len(wanted):
        events, stances = pair_scores(network, batch, out, wanted)
        for scores, target in ((events, wanted[:, 3]), (stances, wanted[:, 4])):
            if (target != IGNORED).any():
                total = total + cross_entropy(scores.float(), target, ignore_index=IGNORED)
    return total


def pair_scores(network: Network, batch: list[Example], out: dict[str, Tensor], wanted: Tensor) -> tuple[Tensor, Tensor]:
    """Scores of events and of stances for rows that begin (window, first word, second word)."""
    row, first, second = wanted[:, :3].unbind(1)
    absent = padded([[0] * len(e.firsts) for e in batch], 1).bool()
    halves = (out["pair_first"][row, first], out["pair_second"][row, second])
    events, stances, _ = network.pair_scores(*halves, out["pair_key"][row], out["pair_value"][row], absent[row])
    return events, stances


def _forgive_misc(scores: Tensor, target: Tensor, knows: list[bool], misc: list[int]) -> Tensor:
    """Where a corpus does not mark MISC, a word outside its names may be MISC or nothing: fold the scores together."""
    return _folded(scores, torch.tensor([not k for k in knows])[:, None] & (target == 0), misc)


def _folded(scores: Tensor, unsure: Tensor, classes: list[int]) -> Tensor:
    """Scores with, where it is unsure which of class 0 and `classes` is meant, all of these as class 0."""
    if not unsure.any():
        return scores
    together = torch.logsumexp(scores[..., [0, *classes]], dim=-1)
    folded = scores.clone()
    folded[..., 0] = torch.where(unsure, together, scores[..., 0])
    for i in classes:
        folded[..., i] = torch.where(unsure, torch.full_like(together, FORBIDDEN), scores[..., i])
    return folded


@torch.no_grad()
def measure(network: Network, examples: list[Example], labels: Labels) -> dict[str, float]:
    """Figures in per cent on gold words: accuracies of tags, UAS and LAS by the best single head, F1 by word of marks."""
    network.eval()
    hits: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()

    def count(name: str, gold: Tensor, answer: Tensor, known: Tensor) -> None:
        hits[name] += int((known & (gold == answer) & (gold > 0)).sum())
        wanted[name] += int((known & (gold > 0)).sum())
        given[name] += int((known & (answer > 0)).sum())

    for batch in batches(examples, 4000, random.Random(0)):
        out = network(*inputs(batch))
        for task in ("starts", *WORD_TASKS):
            target = padded([e.targets[task] for e in batch], IGNORED)
            known = target != IGNORED
            answer = out[task].argmax(-1)
            if task in ("upos", "feats"):
                count(task, target + 1, answer + 1, known)
            else:
                count(task, target, answer, known)
        _count_trees(network, batch, out, count)
        _count_acts(network, batch, out, labels, count)
        _count_pairs(network, batch, out, labels, count)
    network.train()
    return {name: round(200 * hits[name] / (wanted[name] + given[name]), 2) for name in wanted if wanted[name]}


def _count_trees(network: Network, batch: list[Example], out: dict[str, Tensor], count: Count) -> None:
    heads = padded([e.heads for e in batch], IGNORED)
    rows = (heads != IGNORED).nonzero(as_tuple=True)
    if len(rows[0]) == 0:
        return
    best = _possible(out["arcs"], heads).argmax(-1)
    scores = network.label_scores(out["dependent"][rows], out["head"][rows[0], best[rows]])
    right = best[rows] == heads[rows]
    named = right & (scores.argmax(-1) == padded([e.labels for e in batch], IGNORED)[rows])
    every = torch.ones_like(right)
    count("uas", every.long(), right.long() + (~right).long() * 2, every)
    count("las", every.long(), named.long() + (~named).long() * 2, every)


def _count_acts(network: Network, batch: list[Example], out: dict[str, Tensor], labels: Labels, count: Count) -> None:
    if all(e.acts is None for e in batch):
        return
    wanted = acts.targets(batch, out["arcs"], labels)
    known = wanted.events != IGNORED
    answer = out["events"].argmax(-1)
    count("events", wanted.events, answer, known)
    count("predicates", wanted.events.clamp(max=1), answer.clamp(max=1), known)
    put = wanted.statuses != IGNORED
    count("statuses", wanted.statuses + 1, out["statuses"].argmax(-1) + 1, put)
    if len(wanted.roles):
        scores, role = _roles(network, out, wanted.roles, labels)
        count("roles", role, scores.argmax(-1), torch.ones_like(role, dtype=torch.bool))


def _count_pairs(network: Network, batch: list[Example], out: dict[str, Tensor], labels: Labels, count: Count) -> None:
    """`pair_events`: what a pair does, out of all pairs; `pair_types`: the type where something is done; `stances`."""
    wanted = acts.pair_targets(batch, out["arcs"], labels)
    if not len(wanted):
        return
    events, stances = pair_scores(network, batch, out, wanted)
    target, stance = wanted[:, 3], wanted[:, 4]
    count("pair_events", target, events.argmax(-1), target != IGNORED)
    count("pair_types", target, events[:, 1:].argmax(-1) + 1, target > 0)
    count("stances", stance, stances.argmax(-1), stance != IGNORED)

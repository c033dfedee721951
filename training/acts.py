"""Labelled acts as targets of the network: heads of spans by the network's own trees.

In: batches with acts, the network's arc scores. Out: targets for predicates, statuses and roles. Not here: losses.
The labels mark spans; the network marks words. A span's word is the one whose head lies outside the span, as the
network itself reads the sentence, so that training and reading agree on which word stands for a side.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from detente.annotate.asked import head_of
from training.examples import IGNORED, Example, Labels

OPEN = -1  # the role of a word that is no side of a lean claim: none, or one that lean batches do not mark


@dataclass(frozen=True, slots=True)
class Targets:
    """`events`, `statuses` `[batch, words]`; `roles` rows (window, predicate, word, role) with role 0 for none, or `OPEN`."""

    events: Tensor
    statuses: Tensor
    roles: Tensor


def targets(batch: list[Example], arcs: Tensor, labels: Labels) -> Targets:
    """Targets of the windows whose acts are labelled; all others are ignored."""
    width = max(len(e.firsts) for e in batch)
    events = torch.full((len(batch), width), IGNORED)
    statuses = torch.full((len(batch), width), IGNORED)
    event_place = {value: i for i, value in enumerate(labels.tasks["events"])}
    status_place = {value: i for i, value in enumerate(labels.tasks["statuses"])}
    role_place = {value: i for i, value in enumerate(labels.roles)}
    rows: list[tuple[int, int, int, int]] = []
    for row, one in enumerate(batch):
        if one.acts is None:
            continue
        size = len(one.firsts)
        heads = (arcs[row, :size, : size + 1].argmax(-1) - 1).tolist()
        events[row, :size] = 0
        for act in one.acts:
            place = head_of(range(*act.predicate), heads)
            events[row, place] = event_place[act.event]
            statuses[row, place] = status_place[act.status]
            roles = {head_of(range(begin, end), heads): role_place[role] for role, begin, end in act.roles}
            other = OPEN if act.lean else 0
            rows += [(row, place, word, roles.get(word, other)) for word in range(size) if word != place]
    return Targets(events, statuses, torch.tensor(rows).reshape(-1, 4))


def pair_targets(batch: list[Example], arcs: Tensor, labels: Labels) -> Tensor:
    """Rows (window, first word, second word, event, stance); a side that nobody labelled is ignored."""
    event_place = {value: i for i, value in enumerate(labels.tasks["events"])}
    stance_place = {value: i for i, value in enumerate(labels.stances)}
    rows: list[tuple[int, int, int, int, int]] = []
    for row, one in enumerate(batch):
        size = len(one.firsts)
        heads = (arcs[row, :size, : size + 1].argmax(-1) - 1).tolist() if one.pairs else []
        for pair in one.pairs:
            first, second = head_of(range(*pair.first), heads), head_of(range(*pair.second), heads)
            event = IGNORED if pair.event is None else event_place[pair.event]
            stance = IGNORED if pair.stance is None else stance_place[pair.stance]
            rows.append((row, first, second, event, stance))
    return torch.tensor(rows).reshape(-1, 5)

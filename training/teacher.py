"""Tags and trees of our own sentences as an earlier run reads them, so that a later run does not forget how to.

In: sentences without trees, an earlier run. Out: the same sentences with its tags, features, heads and labels. Not here:
training. Our sentences carry acts, no trees; a network trained on them alone drifts away from the treebanks' tags.
"""

from __future__ import annotations

from dataclasses import replace

import torch

from detente.annotate import tree
from detente.annotate.pieces import Piecer
from training.corpora import Sentence
from training.examples import LONGEST, Labels, example, inputs
from training.network import Network
from training.windows import Window


@torch.no_grad()
def taught(sentences: list[Sentence], network: Network, piecer: Piecer, labels: Labels) -> list[Sentence]:
    """The sentences as the network reads them; those too long for it stay without."""
    network.eval()
    out = []
    for sentence in sentences:
        one = example(Window((sentence,)), piecer, labels, None)
        out.append(sentence if len(one.ids) > LONGEST else _read(sentence, network(*inputs([one])), network, labels))
    return out


def _read(sentence: Sentence, answers: dict[str, torch.Tensor], network: Network, labels: Labels) -> Sentence:
    heads = tree.heads(answers["arcs"][0].float().numpy())
    governors = torch.tensor([head + 1 for head in heads])
    named = network.label_scores(answers["dependent"][0], answers["head"][0][governors]).argmax(-1).tolist()
    tags = {task: answers[task][0].argmax(-1).tolist() for task in ("upos", "feats")}
    return replace(
        sentence,
        upos=tuple(labels.tasks["upos"][number] for number in tags["upos"]),
        feats=tuple(labels.tasks["feats"][number] for number in tags["feats"]),
        heads=tuple(head + 1 for head in heads),
        labels=tuple("root" if head < 0 else labels.labels[number] for head, number in zip(heads, named, strict=True)),
    )

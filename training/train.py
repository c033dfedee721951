"""Train the encoder: `python -m training.train --bench ../shared/bench --out build/encoder`.

In: a configuration file and the bench folder. Out: `network.safetensors`, `labels.json` and a line a run in `runs.tsv`.
Not here: the network's shape (`network.py`), the corpora (`corpora.py`), the export (`export.py`).
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from detente.annotate.pieces import Piecer
from detente.config import DATA
from detente.lexicon import predicates
from training import corpora, lemmas
from training.corpora import Sentence, Window
from training.network import Network, Shape, load_pretrained

WORD_TASKS = ("upos", "feats", "names")
IGNORED = -100
LONGEST = 512  # positions of the pretrained encoder; a handful of windows of addresses are longer and left out
REDRAWN = str.maketrans({'"': "“", "'": "’", "-": "–"})


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of every task, in the order of the network's outputs."""

    tasks: dict[str, list[str]]
    labels: list[str]

    def sizes(self) -> dict[str, int]:
        return {"starts": 2, **{name: len(values) for name, values in self.tasks.items()}}


@dataclass(frozen=True, slots=True)
class Example:
    """One window as numbers."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]
    targets: dict[str, list[int]]
    heads: list[int]
    labels: list[int]
    knows_misc: bool


def example(window: Window, piecer: Piecer, labels: Labels, noise: random.Random | None) -> Example:
    """Numbers of a window; with `noise` its straight quotes and hyphens are redrawn as printers draw them."""
    words = window.words
    if noise is not None:
        words = [word.translate(REDRAWN) for word in words]
    pieces = piecer.cut(words, window.glued)
    targets: dict[str, list[int]] = {"starts": []}
    for task in WORD_TASKS:
        place = {value: i for i, value in enumerate(labels.tasks[task])}
        targets[task] = []
        for sentence in window.sentences:
            values = getattr(sentence, task) or [None] * len(sentence.words)
            targets[task] += [place.get(value, IGNORED) for value in values]
    heads: list[int] = []
    arcs: list[int] = []
    label_place = {value: i for i, value in enumerate(labels.labels)}
    for sentence in window.sentences:
        offset = len(heads)
        targets["starts"] += [1] + [0] * (len(sentence.words) - 1)
        heads += [h + offset if h else 0 for h in sentence.heads] or [IGNORED] * len(sentence.words)
        arcs += [label_place.get(label, IGNORED) for label in sentence.labels] or [IGNORED] * len(sentence.words)
    if not window.sentences[0].heads:
        targets["starts"] = [IGNORED] * len(words)
    return Example(pieces.ids, pieces.shapes, pieces.firsts, targets, heads, arcs, window.sentences[0].knows_misc)


def batches(examples: list[Example], pieces_a_step: int, chance: random.Random) -> list[list[Example]]:
    """Examples of like length together, as many as fit the step, in random order."""
    ordered = sorted((e for e in examples if len(e.ids) <= LONGEST), key=lambda e: (len(e.ids), chance.random()))
    out: list[list[Example]] = []
    batch: list[Example] = []
    for one in ordered:
        if batch and (len(batch) + 1) * len(one.ids) > pieces_a_step:
            out.append(batch)
            batch = []
        batch.append(one)
    out.append(batch)
    chance.shuffle(out)
    return out


def padded(rows: list[list[int]], fill: int) -> Tensor:
    """Rows of unequal length as one matrix."""
    longest = max(map(len, rows))
    return torch.tensor([row + [fill] * (longest - len(row)) for row in rows])


def inputs(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What the network's `forward` takes."""
    ids = padded([e.ids for e in batch], 0)
    mask = padded([[1] * len(e.ids) for e in batch], 0)
    return ids, padded([e.shapes for e in batch], 0), mask, padded([e.firsts for e in batch], 0)


def loss_of(network: Network, batch: list[Example], misc: list[int]) -> Tensor:
    """The sum of the tasks' cross entropies, each over the words that carry the task."""
    out = network(*inputs(batch))
    total = torch.zeros(())
    for task, scores in out.items():
        if task in ("arcs", "dependent", "head"):
            continue
        target = padded([e.targets[task] for e in batch], IGNORED)
        scores = scores.float()
        if task == "names":
            scores = _forgive_misc(scores, target, [e.knows_misc for e in batch], misc)
        if (target != IGNORED).any():
            total = total + torch.nn.functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)
    heads = padded([e.heads for e in batch], IGNORED)
    rows = (heads != IGNORED).nonzero(as_tuple=True)
    if len(rows[0]) == 0:
        return total
    arcs = out["arcs"].float()
    absent = torch.cat([torch.zeros(len(batch), 1, dtype=torch.bool), heads == IGNORED], dim=1)
    arcs = arcs.masked_fill(absent[:, None, :], -1e4)
    total = total + torch.nn.functional.cross_entropy(arcs[rows], heads[rows])
    scores = network.label_scores(out["dependent"][rows], out["head"][rows[0], heads[rows]])
    target = padded([e.labels for e in batch], IGNORED)[rows]
    return total + torch.nn.functional.cross_entropy(scores.float(), target, ignore_index=IGNORED)


def _forgive_misc(scores: Tensor, target: Tensor, knows: list[bool], misc: list[int]) -> Tensor:
    """Where a corpus does not mark MISC, a word outside its names may be MISC or nothing: fold the scores together."""
    unsure = torch.tensor([not k for k in knows])[:, None] & (target == 0)
    if not unsure.any():
        return scores
    together = torch.logsumexp(scores[:, :, [0, *misc]], dim=-1)
    folded = scores.clone()
    folded[:, :, 0] = torch.where(unsure, together, scores[:, :, 0])
    for i in misc:
        folded[:, :, i] = torch.where(unsure, torch.full_like(together, -1e4), scores[:, :, i])
    return folded


@torch.no_grad()
def measure(network: Network, examples: list[Example], labels: Labels) -> dict[str, float]:
    """Per-word accuracies on gold words and gold sentences (UAS and LAS by the best single head), name F1 by word."""
    network.eval()
    right: dict[str, int] = {}
    seen: dict[str, int] = {}

    def count(name: str, hits: Tensor, of: int) -> None:
        right[name], seen[name] = right.get(name, 0) + int(hits.sum()), seen.get(name, 0) + of

    for batch in batches(examples, 4000, random.Random(0)):
        out = network(*inputs(batch))
        for task in ("starts", *WORD_TASKS):
            target = padded([e.targets[task] for e in batch], IGNORED)
            known = target != IGNORED
            answer = out[task].argmax(-1)
            if task == "names":
                hit = (answer == target) & known & (target > 0)
                count("name_recall", hit, int((known & (target > 0)).sum()))
                count("name_precision", hit, int((known & (answer > 0)).sum()))
            elif task == "starts":
                count("start_recall", (answer == 1) & (target == 1), int((target == 1).sum()))
                count("start_precision", (answer == 1) & (target == 1), int(((answer == 1) & known).sum()))
            else:
                count(task, (answer == target) & known, int(known.sum()))
        heads = padded([e.heads for e in batch], IGNORED)
        rows = (heads != IGNORED).nonzero(as_tuple=True)
        if len(rows[0]):
            absent = torch.cat([torch.zeros(len(batch), 1, dtype=torch.bool), heads == IGNORED], dim=1)
            best = out["arcs"].masked_fill(absent[:, None, :], -1e4).argmax(-1)
            scores = network.label_scores(out["dependent"][rows], out["head"][rows[0], best[rows]])
            good = best[rows] == heads[rows]
            count("uas", good, len(good))
            count("las", good & (scores.argmax(-1) == padded([e.labels for e in batch], IGNORED)[rows]), len(good))
    network.train()
    return {name: round(100 * right[name] / max(1, seen[name]), 2) for name in right}


def read_corpora(config: dict, bench: Path) -> tuple[list[Sentence], list[Sentence], list[Sentence], dict[str, list[Sentence]]]:
    """Trees, clean names, noisy names, and the dev sets by file."""
    silver = [s for path in config["names_beside_trees"] for s in corpora.name_corpus(bench / path)]
    trees = corpora.with_names([s for path in config["trees"] for s in corpora.treebank(bench / path)], silver)
    names: list[Sentence] = []
    dev: dict[str, list[Sentence]] = {path: corpora.treebank(bench / path) for path in config["trees_dev"]}
    for path in config["names"]:
        sentences = corpora.name_corpus(bench / path)
        if "wikigold" in path:
            nth = config["wikigold_held_out"]
            dev[path] = sentences[::nth]
            sentences = [s for i, s in enumerate(sentences) if i % nth]
        names += sentences
    for path in config["names_dev"]:
        dev[path] = corpora.name_corpus(bench / path, knows_misc=False)
    noisy = [
        s for path in config["names_noisy"] for s in corpora.name_corpus(bench / path, path not in config["names_without_misc"])
    ]
    return trees, names, noisy, dev


def optimiser(network: Network, config: dict, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with a slower rate for the pretrained encoder, linear warm-up and decay to nothing."""
    trained = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    encoder = [p for name, p in trained if name.startswith("encoder.") and "letter_shapes" not in name]
    heads = [p for name, p in trained if not name.startswith("encoder.") or "letter_shapes" in name]
    adam = torch.optim.AdamW(
        [{"params": encoder, "lr": config["encoder_rate"]}, {"params": heads, "lr": config["head_rate"]}],
        weight_decay=config["decay"], betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
    warm = max(1, int(steps * config["warm_up"]))
    rate = lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))  # noqa: E731
    return adam, torch.optim.lr_scheduler.LambdaLR(adam, rate)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("encoder.toml"))
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    config = tomllib.loads(given.config.read_text(encoding="utf-8"))
    given.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    chance = random.Random(config["seed"])

    piecer = Piecer(given.pretrained / "tokenizer.json")
    trees, names, noisy, dev = read_corpora(config, given.bench)
    kinds = ["O"] + [mark + kind for kind in ("PER", "ORG", "LOC", "MISC") for mark in ("B-", "I-")]
    labels = Labels(
        tasks={
            "upos": corpora.inventory(trees, "upos", 1),
            "feats": corpora.inventory(trees, "feats", config["feats_at_least"]),
            "names": kinds,
        },
        labels=corpora.inventory(trees, "labels", 1),
    )
    (given.out / "labels.json").write_text(
        json.dumps({"tasks": labels.tasks, "labels": labels.labels}, indent=1), encoding="utf-8"
    )
    frames = predicates.load(DATA / "lexicon" / "predicates").frames
    tables = lemmas.learn(trees, Path(__file__).with_name("irregular.tsv"), {v.split()[0] for f in frames for v in f.verbs})
    (given.out / "lemmas.json").write_text(json.dumps(tables, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    misc = [kinds.index("B-MISC"), kinds.index("I-MISC")]

    network = Network(Shape(), labels.sizes(), len(labels.labels), config["dropout"])
    load_pretrained(network, load_file(given.pretrained / "model.safetensors"))
    network.encoder.pieces.weight.requires_grad_(
        False
    )  # half of all weights; kept as pretrained, which keeps rare words where they were
    dev_examples = {
        path: [example(w, piecer, labels, None) for w in corpora.windows(sentences, config["longest"])]
        for path, sentences in dev.items()
    }

    def epoch_batches() -> list[list[Example]]:
        chosen = corpora.windows(trees, config["longest"], chance) + [Window((s,)) for s in names]
        chosen += [Window((s,)) for s in chance.sample(noisy, min(len(noisy), config["names_noisy_an_epoch"]))]
        noise = lambda: chance if chance.random() < config["punctuation_noise"] else None  # noqa: E731
        return batches([example(w, piecer, labels, noise()) for w in chosen], config["pieces_a_step"], chance)

    first = epoch_batches()
    adam, schedule = optimiser(network, config, len(first) * config["epochs"])
    best, waited = 0.0, 0
    started = time.time()
    for epoch in range(config["epochs"]):
        for batch in first if epoch == 0 else epoch_batches():
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch, misc)
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            schedule.step()
        figures = {path: measure(network, examples, labels) for path, examples in dev_examples.items()}
        line = {"epoch": epoch, "seconds": round(time.time() - started), "loss": round(float(loss), 3), **figures}
        print(json.dumps(line), flush=True)
        with (given.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        reached = sum(figures[path]["las"] for path in config["trees_dev"])
        if reached > best:
            best, waited = reached, 0
            save_file(network.state_dict(), given.out / "network.safetensors")
        else:
            waited += 1
            if waited >= config["patience"]:
                break


if __name__ == "__main__":
    main()

"""Train the encoder: `python -m training.train --bench ../shared/bench --pretrained … --out build/train/encoder`.

In: a configuration file, the bench folder, our labelled sentences, a start: the pretrained encoder or an earlier run.
Out: `network.safetensors`, `labels.json`, `lemmas.json` and `log.jsonl` in the run's folder. Not here: the network's shape
(`network.py`), corpora (`corpora.py`), losses (`losses.py`), the export (`export.py`).
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch.optim.lr_scheduler import LambdaLR

from benchmarks.encoder import held_out
from detente.annotate.pieces import Piecer
from detente.config import DATA
from detente.lexicon import actors, ontology, predicates
from detente.model import Status
from training import corpora, lemmas, natural, windows
from training.claims import OWN, SPANS
from training.corpora import Sentence
from training.examples import Example, Labels, batches, example
from training.losses import loss_of, measure
from training.network import Network, Shape, load_pretrained
from training.pairs import STANCES
from training.teacher import taught
from training.windows import Window


@dataclass(frozen=True, slots=True)
class Corpora:
    """Everything read, train parts apart from the dev sets, which are keyed by what they are."""

    trees: list[Sentence]
    marked: list[Sentence]  # of the trees, those whose names we marked
    names: list[Sentence]
    noisy: list[Sentence]
    own: list[Sentence]
    pairs: list[Sentence]
    examples: list[Sentence]
    dev: dict[str, list[Sentence]]


def read_corpora(config: dict[str, Any], bench: Path) -> Corpora:
    """Read all that the configuration names."""
    silver = [s for path in config["names_beside_trees"] for s in corpora.name_corpus(bench / path, knows_misc=False)]
    marked = [
        s
        for batch in sorted(OWN.glob("natural/*.names"))
        for s in corpora.with_marks(corpora.corpus(bench / natural.corpus(batch)), [batch])
    ]
    newly_named = [s for s in marked if s.heads and corpora.part(s) == "train"]
    trees = [s for path in config["trees"] for s in corpora.treebank(bench / path)]
    trees = corpora.with_names(trees, [*silver, *newly_named])
    trees = corpora.with_known_names(trees, actors.load(DATA / "lexicon"))
    dev: dict[str, list[Sentence]] = {path: corpora.treebank(bench / path) for path in config["trees_dev"]}
    names: list[Sentence] = []
    for path in config["names"]:
        sentences = corpora.name_corpus(bench / path, path not in config["names_without_misc"])
        if path in config["names_held_out"]:
            dev[path] = [s for s in sentences if held_out(s.paragraph)]
        names += [s for s in sentences if path not in dev or not held_out(s.paragraph)]
    noisy = [
        sentence
        for path in config["names_noisy"]
        for sentence in corpora.name_corpus(bench / path, path not in config["names_without_misc"], skip="@")
    ]
    own = corpora.labelled(sorted(OWN.glob("*.claims")))
    acted = corpora.with_acts(sorted(OWN.glob("natural/*.acts")), bench)
    stanced = corpora.stanced(sorted(OWN.glob("stance/*.stance")))
    parts = {"own": own, "acts": acted, "pairs": [*own, *stanced], "natural": marked}
    dev |= {name: [s for s in part if corpora.part(s) == "dev"] for name, part in parts.items()}
    pairs = [s for s in (*marked, *stanced) if corpora.part(s) == "train"]
    examples = corpora.frame_examples(predicates.load(DATA / "lexicon" / "predicates").frames)
    train = [s for s in (*own, *acted) if corpora.part(s) == "train"]
    return Corpora(trees, newly_named, names, noisy, train, [*pairs, *examples], examples, dev)


def inventories(trees: list[Sentence], config: dict[str, Any]) -> Labels:
    """The classes of every task."""
    known = ontology.load(DATA / "lexicon")
    marks = {
        task: ["O", f"B-{mark}", f"I-{mark}"] for task, mark in (("times", "T"), ("source", "S"), ("cue", "S"), ("content", "S"))
    }
    return Labels(
        tasks={
            "upos": corpora.inventory(trees, "upos", 1),
            "feats": corpora.inventory(trees, "feats", config["feats_at_least"]),
            "names": ["O"] + [mark + kind for kind in ("PER", "ORG", "LOC", "MISC") for mark in ("B-", "I-")],
            **marks,
            "events": ["", *sorted(known.quad)],
            "statuses": [str(status) for status in Status],
        },
        labels=corpora.inventory(trees, "labels", 1),
        roles=["", *SPANS],
        stances=list(STANCES),
    )


def optimiser(
    network: Network, config: dict[str, Any], steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with a slower rate for the pretrained encoder, linear warm-up and decay to nothing."""
    trained = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    encoder = [p for name, p in trained if name.startswith("encoder.") and "letter_shapes" not in name]
    heads = [p for name, p in trained if not name.startswith("encoder.") or "letter_shapes" in name]
    adam = torch.optim.AdamW(
        [{"params": encoder, "lr": config["encoder_rate"]}, {"params": heads, "lr": config["head_rate"]}],
        weight_decay=config["decay"],
        betas=(0.9, 0.98),
        fused=True,
    )
    warm = max(1, int(steps * config["warm_up"]))

    def rate(step: int) -> float:
        return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

    return adam, LambdaLR(adam, rate)


def network_of(labels: Labels, dropout: float) -> Network:
    """A network for these classes, its weights at random."""
    return Network(Shape(), labels.sizes(), len(labels.labels), len(labels.roles), len(labels.stances), dropout)


def same_classes(earlier: Path, written: dict[str, Any]) -> None:
    """Raise ValueError unless an earlier run's classes stand first among ours, in their order: weights go by row."""
    before = json.loads((earlier / "labels.json").read_text(encoding="utf-8"))
    tables = {**before.pop("tasks"), **before}
    ours = {**written["tasks"], **{name: written[name] for name in before}}
    for name, classes in tables.items():
        if classes != ours.get(name, [])[: len(classes)]:
            raise ValueError(f"{earlier}: its classes of '{name}' are not the first of ours; it cannot be gone on from")


def begin(network: Network, pretrained: Path, start: Path | None) -> None:
    """Give the network its first weights: the pretrained encoder's, or whatever of an earlier run has the same shape."""
    load_pretrained(network, load_file(pretrained / "model.safetensors"))
    if start is not None:
        own = network.state_dict()
        earlier = load_file(start / "network.safetensors")
        for name, value in earlier.items():
            if name in own and own[name].shape[1:] == value.shape[1:]:  # a table may have grown by rows
                own[name][: len(value)] = value
        network.load_state_dict(own)
    # half of all weights; kept as pretrained, so that words never trained on stay where they were
    network.encoder.pieces.weight.requires_grad_(False)


def epoch(found: Corpora, config: dict[str, Any], piecer: Piecer, labels: Labels, chance: random.Random) -> list[list[Example]]:
    """The batches of one pass: windows of random lengths, all clean names, a sample of the noisy, our own sentences.

    Trees come in windows of several sentences, or the network would learn that a window has but one.
    """
    runs = windows.runs(found.trees, config["longest"], chance)
    chosen = chance.sample(runs, int(len(runs) * config["trees_an_epoch"]))
    chosen += windows.runs(found.marked, config["longest"], chance)
    chosen += [Window((s,)) for s in found.names] * config["names_times_an_epoch"]
    chosen += [Window((s,)) for s in chance.sample(found.noisy, min(len(found.noisy), config["names_noisy_an_epoch"]))]
    chosen += [Window((s,)) for s in found.own] * config["own_times_an_epoch"]
    asked = [w for s in (*found.own, *found.pairs) for w in windows.asked(s, chance)]
    chosen += chance.sample(asked, int(len(asked) * config["asked_an_epoch"]))
    noisy = [chance if chance.random() < config["punctuation_noise"] else None for _ in chosen]
    examples = [example(w, piecer, labels, noise) for w, noise in zip(chosen, noisy, strict=True)]
    return batches(examples, config["pieces_a_step"], chance)


def judged(figures: dict[str, dict[str, float]], config: dict[str, Any]) -> float:
    """The one number that early stopping looks at: the mean of the figures that the configuration names."""
    values = [figures[data][figure] for data, names in config["judged_by"].items() for figure in names if figure in figures[data]]
    return sum(values) / len(values)


def dev_examples(found: Corpora, config: dict[str, Any], piecer: Piecer, labels: Labels) -> dict[str, list[Example]]:
    """The dev sets as the network reads them; of those that tell of pairs, every asked pair as well."""
    chance = random.Random(config["seed"])
    read = {name: windows.runs(part, config["longest"]) for name, part in found.dev.items() if name != "pairs"}
    for name in ("pairs", "natural"):
        read[name] = read.get(name, []) + [w for s in found.dev[name] for w in windows.asked(s, chance)]
    return {name: [example(w, piecer, labels, None) for w in part] for name, part in read.items()}


def learn(
    network: Network,
    passed: list[list[Example]],
    labels: Labels,
    adam: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> None:
    """One pass over its batches."""
    # without instructions for it, arithmetic in half the bits takes twenty times as long as in all
    fast_halves = torch.cpu.get_capabilities().get("avx512_bw", False)
    for batch in passed:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast_halves):
            loss = loss_of(network, batch, labels)
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        adam.step()
        schedule.step()


def write_tables(found: Corpora, labels: Labels, out: Path) -> dict[str, Any]:
    """Write the classes of every task and the tables of lemmas; the classes as written."""
    written = {"tasks": labels.tasks, "labels": labels.labels, "roles": labels.roles, "stances": labels.stances}
    (out / "labels.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    verbs = {verb.split()[0] for frame in predicates.load(DATA / "lexicon" / "predicates").frames for verb in frame.verbs}
    tables = lemmas.learn(found.trees, Path(__file__).with_name("irregular.tsv"), verbs)
    (out / "lemmas.json").write_text(json.dumps(tables, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return written


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("encoder.toml"))
    parser.add_argument("--bench", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--start", type=Path, help="an earlier run to go on from")
    parser.add_argument("--teacher", type=Path, help="an earlier run whose tags and trees our own sentences are given")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    config = tomllib.loads(given.config.read_text(encoding="utf-8"))
    given.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config["seed"])
    chance = random.Random(config["seed"])

    piecer = Piecer(given.pretrained / "tokenizer.json")
    found = read_corpora(config, given.bench)
    labels = inventories(found.trees, config)
    written = write_tables(found, labels, given.out)
    for earlier in (given.start, given.teacher):
        if earlier is not None:
            same_classes(earlier, written)
    network = network_of(labels, config["dropout"])
    begin(network, given.pretrained, given.start)
    if given.teacher is not None:
        teacher = network_of(labels, 0.0)
        begin(teacher, given.pretrained, given.teacher)
        found = replace(found, own=taught([*found.own, *found.examples], teacher, piecer, labels))
    dev = dev_examples(found, config, piecer, labels)
    first = epoch(found, config, piecer, labels, chance)
    adam, schedule = optimiser(network, config, len(first) * config["epochs"])
    best, waited, started = 0.0, 0, time.time()
    for number in range(config["epochs"]):
        learn(network, first if number == 0 else epoch(found, config, piecer, labels, chance), labels, adam, schedule)
        figures = {name: measure(network, examples, labels) for name, examples in dev.items()}
        reached = judged(figures, config)
        line = {"epoch": number, "seconds": round(time.time() - started), "judged": round(reached, 3), **figures}
        with (given.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        print(json.dumps(line), flush=True)
        waited = 0 if reached > best else waited + 1
        if reached > best:
            best = reached
            save_file(network.state_dict(), given.out / "network.safetensors")
        if waited >= config["patience"]:
            break


if __name__ == "__main__":
    main()

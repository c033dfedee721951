"""Turn trained weights into the files the product opens: `python -m training.export --run build/encoder --out …`.

In: `network.safetensors`, `labels.json` and `lemmas.json` of a run. Out: `encoder.onnx` in dynamic int8 (or float32 with
`--float`, to measure what the rounding costs), the small graphs of labels, roles and pairs in float32, the vocabulary, the
tables, the manifest. Not here: training.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from detente.annotate.network import FILES, Answers
from training.network import Network, Shape


class Reader(nn.Module):
    """One window in, the arrays of `Answers` out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        out = self.network(pieces, shapes, torch.ones_like(pieces), firsts)
        starts = out["starts"][0, :, 1] - out["starts"][0, :, 0]
        tags = [out[name][0].argmax(-1) for name in ("upos", "feats")]
        chances = [out[name][0].log_softmax(-1) for name in ("names", "times", "source", "cue", "content", "events", "statuses")]
        return (starts, *tags, *chances, out["arcs"][0], out["dependent"][0], out["head"][0], out["words"][0])


class Labeller(nn.Module):
    """Halves of arcs in, their labels out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        return self.network.label_scores(dependent, head).argmax(-1)


class Roler(nn.Module):
    """The words of a sentence and the places of its predicates in, the chances of every word's role towards each out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, predicates: Tensor) -> Tensor:
        halves = self.network.role_predicate(words[predicates]), self.network.role_word(words)
        return self.network.role_scores(halves[0][:, None, :], halves[1][None, :, :]).softmax(-1)


class Pairer(nn.Module):
    """The words of a sentence and the two mentions in; chances of what the first does to the second and of how it stands
    to it out, with how much each word told."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, words: Tensor, first: Tensor, second: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        own = self.network
        halves = own.pair_first(words[first]), own.pair_second(words[second])
        rows = words.expand(first.shape[0], -1, -1)
        absent = torch.zeros(rows.shape[:2], dtype=torch.bool)
        events, stances, looks = own.pair_scores(*halves, own.pair_key(rows), own.pair_value(rows), absent)
        return events.softmax(-1), stances.softmax(-1), looks


def export(network: Network, folder: Path) -> None:
    """Write the graphs in float32."""
    shape = (1, 12)
    window = (torch.ones(shape, dtype=torch.int64), torch.ones(shape, dtype=torch.int64), torch.tensor([[1, 2, 4]]))
    names = list(Answers.__slots__)
    axes = {"pieces": {1: "pieces"}, "shapes": {1: "pieces"}, "firsts": {1: "words"}, **{name: {0: "words"} for name in names}}
    axes["arcs"] = {0: "words", 1: "heads"}
    axes["head"] = {0: "heads"}
    common = {"opset_version": 17, "dynamo": False}
    torch.onnx.export(
        Reader(network), window, str(folder / "encoder.onnx"), input_names=["pieces", "shapes", "firsts"],
        output_names=names, dynamic_axes=axes, **common,
    )  # fmt: skip

    def small(
        name: str, part: nn.Module, given: tuple[Tensor, ...], fed: dict[str, str], made: dict[str, dict[int, str]]
    ) -> None:
        axes = {**{one: {0: axis} for one, axis in fed.items()}, **made}
        torch.onnx.export(
            part, given, str(folder / f"{name}.onnx"), input_names=list(fed), output_names=list(made), dynamic_axes=axes, **common
        )

    words, some = torch.zeros(5, Shape().width), torch.tensor([1, 3, 2])
    halves = (torch.zeros(3, Shape().label), torch.zeros(3, Shape().label))
    small("labeller", Labeller(network), halves, {"dependent": "arcs", "head": "arcs"}, {"labels": {0: "arcs"}})
    small(
        "roler", Roler(network), (words, some), {"words": "words", "predicates": "predicates"},
        {"roles": {0: "predicates", 1: "words"}},
    )  # fmt: skip
    small(
        "pairer", Pairer(network), (words, some, some), {"words": "words", "first": "pairs", "second": "pairs"},
        {"events": {0: "pairs"}, "stances": {0: "pairs"}, "looks": {0: "pairs", 1: "words"}},
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--pretrained", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="leave the weights in float32")
    given = parser.parse_args()
    inventories = json.loads((given.run / "labels.json").read_text(encoding="utf-8"))
    sizes = {"starts": 2, **{name: len(values) for name, values in inventories["tasks"].items()}}
    network = Network(
        Shape(), sizes, len(inventories["labels"]), len(inventories["roles"]), len(inventories["stances"]), dropout=0.0
    )
    network.load_state_dict(load_file(given.run / "network.safetensors"))
    network.eval()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        export(network, Path(folder))
        if given.float:
            shutil.copy(Path(folder) / "encoder.onnx", given.out / "encoder.onnx")
        else:
            quantize_dynamic(
                Path(folder) / "encoder.onnx", given.out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True
            )
        for name in ("labeller.onnx", "roler.onnx", "pairer.onnx"):
            shutil.copy(Path(folder) / name, given.out / name)
    shutil.copy(given.pretrained / "tokenizer.json", given.out / "pieces.json")
    for name in ("labels.json", "lemmas.json"):
        shutil.copy(given.run / name, given.out / name)
    digests = {name: hashlib.sha256((given.out / name).read_bytes()).hexdigest() for name in FILES}
    (given.out / "manifest.json").write_text(json.dumps({"sha256": digests}, indent=1) + "\n", encoding="utf-8")
    total = sum((given.out / name).stat().st_size for name in FILES)
    print(f"{given.out}: {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

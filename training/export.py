"""Turn trained weights into the files the product opens: `python -m training.export --run build/encoder --out …`.

In: `network.safetensors`, `labels.json` and `lemmas.json` of a run. Out: `encoder.onnx` and `labeller.onnx` in dynamic int8
(or float32 with `--float`, to measure what the rounding costs), the vocabulary, the tables, the manifest. Not here: training.
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
        return (starts, *tags, out["names"][0].log_softmax(-1), out["arcs"][0], out["dependent"][0], out["head"][0])


class Labeller(nn.Module):
    """Halves of arcs in, their labels out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        return self.network.label_scores(dependent, head).argmax(-1)


def export(network: Network, folder: Path) -> None:
    """Write both graphs in float32."""
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
    halves = (torch.zeros(3, Shape().label), torch.zeros(3, Shape().label))
    torch.onnx.export(
        Labeller(network), halves, str(folder / "labeller.onnx"), input_names=["dependent", "head"], output_names=["labels"],
        dynamic_axes={name: {0: "arcs"} for name in ("dependent", "head", "labels")}, **common,
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
    network = Network(Shape(), sizes, len(inventories["labels"]), len(inventories["roles"]), len(inventories["stances"]), dropout=0.0)
    network.load_state_dict(load_file(given.run / "network.safetensors"), strict=False)
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
        shutil.copy(Path(folder) / "labeller.onnx", given.out / "labeller.onnx")
    shutil.copy(given.pretrained / "tokenizer.json", given.out / "pieces.json")
    for name in ("labels.json", "lemmas.json"):
        shutil.copy(given.run / name, given.out / name)
    digests = {name: hashlib.sha256((given.out / name).read_bytes()).hexdigest() for name in FILES}
    (given.out / "manifest.json").write_text(json.dumps({"sha256": digests}, indent=1) + "\n", encoding="utf-8")
    total = sum((given.out / name).stat().st_size for name in FILES)
    print(f"{given.out}: {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

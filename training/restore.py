"""The shipped weights as a run to go on from: `python -m training.restore --out build/train/shipped`.

In: the graphs of `src/detente/data/encoder`. Out: `network.safetensors` and `labels.json`, as a run leaves them, but for the
embeddings of word pieces, which no run changes. Weights come back as far as int8 kept them. Not here: training (`train.py`).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import save_file
from torch import Tensor

from detente.config import DATA

PRODUCTS = ("MatMul", "MatMulInteger")  # the exporter drops the names of their weights and turns the weights over
PIECES = "encoder.pieces.weight"
TASKS = "tasks."  # the exporter leaves this out of the places of operations


def weights(graph: onnx.GraphProto) -> dict[str, Tensor]:
    """The weights of one graph by the names that the network gives them."""
    arrays = {one.name.removeprefix("network."): numpy_helper.to_array(one) for one in graph.initializer}
    layers = [name.removesuffix(".bias") for name in arrays if name.endswith(".bias")]
    homes = {layer.removeprefix(TASKS): layer for layer in layers}
    for name in [name for name in arrays if name.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        steps = arrays.pop(name).astype(np.float32) - arrays.pop(f"{plain}_zero_point").astype(np.float32)
        arrays[plain] = steps * arrays.pop(f"{plain}_scale")
    for node in graph.node:
        unnamed = node.input[1].removesuffix("_quantized") if node.op_type in PRODUCTS else ""
        if unnamed.startswith("onnx::"):
            place = node.name.rpartition("/")[0].strip("/").replace("/", ".").removeprefix("network.")
            arrays[f"{homes.get(place, place)}.weight"] = arrays.pop(unnamed).T
    rest = (name for name in arrays if not name.startswith(("onnx::", "/")))
    return {name: torch.from_numpy(arrays[name].copy(order="C")) for name in rest}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, default=DATA / "encoder")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    found: dict[str, Tensor] = {}
    for path in sorted(given.encoder.glob("*.onnx")):
        found |= weights(onnx.load(path).graph)
    del found[PIECES]
    given.out.mkdir(parents=True, exist_ok=True)
    save_file(found, given.out / "network.safetensors")
    shutil.copy(given.encoder / "labels.json", given.out / "labels.json")


if __name__ == "__main__":
    main()

"""The trained network, opened once and run window by window.

In: a folder with the graphs (`*.onnx`), `pieces.json`, `labels.json`, `lemmas.json` and `manifest.json`. Out: `Answers`,
plain arrays a window. Not here: where windows begin (`reading.py`) and what the arrays mean for a tree (`tree.py`).

Every file is checked against the SHA-256 of the manifest before it is opened; nothing is ever unpickled. One window is
one run on one thread: a dynamically quantised network scales its numbers by what it reads, so windows read together
would change each other's answers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.annotate.pieces import Piecer, Pieces
from detente.errors import EncoderError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POSITIONS = 512  # word pieces that the pretrained encoder can tell apart by place
FILES = ("encoder.onnx", "labeller.onnx", "roler.onnx", "pairer.onnx", "pieces.json", "labels.json", "lemmas.json")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the network says of one window of `n` words.

    `starts` `[n]` scores, `upos`, `feats` `[n]` class numbers; log probabilities `[n, classes]` of `names`, `times`, `source`,
    `cue` and `content` marks, of `events` and of `statuses`; `arcs` `[n, 1 + n]` scores, and the two halves of every arc's
    label, `dependent` `[n, d]` and `head` `[1 + n, d]`; `words` `[n, width]`, the vectors that roles and pairs are read from.
    """

    starts: NDArray[np.float32]
    upos: NDArray[np.int64]
    feats: NDArray[np.int64]
    names: NDArray[np.float32]
    times: NDArray[np.float32]
    source: NDArray[np.float32]
    cue: NDArray[np.float32]
    content: NDArray[np.float32]
    events: NDArray[np.float32]
    statuses: NDArray[np.float32]
    arcs: NDArray[np.float32]
    dependent: NDArray[np.float32]
    head: NDArray[np.float32]
    words: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PairAnswers:
    """What the network says of two marked mentions: chances `[classes]` of `events` and `stances`, `looks` `[n]` a word."""

    events: NDArray[np.float32]
    stances: NDArray[np.float32]
    looks: NDArray[np.float32]


class Network:
    """The sessions with their vocabulary and label inventories. `digest` names this very set of files."""

    def __init__(self, folder: Path) -> None:
        self.digest = check(folder)
        inventories = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.tasks: dict[str, list[str]] = inventories["tasks"]
        self.labels: list[str] = inventories["labels"]
        self.roles: list[str] = inventories["roles"]
        self.stances: list[str] = inventories["stances"]
        self.lemmas: dict[str, dict[str, str]] = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        self.piecer = Piecer(folder / "pieces.json")
        self._encoder = _session(folder / "encoder.onnx")
        self._labeller = _session(folder / "labeller.onnx")
        self._roler = _session(folder / "roler.onnx")
        self._pairer = _session(folder / "pairer.onnx")

    def read(self, pieces: Pieces) -> Answers:
        """Run the encoder over one window."""
        import numpy as np

        feed = {
            "pieces": np.array([pieces.ids], dtype=np.int64),
            "shapes": np.array([pieces.shapes], dtype=np.int64),
            "firsts": np.array([pieces.firsts], dtype=np.int64),
        }
        return Answers(*self._encoder.run(list(Answers.__slots__), feed))

    def label(self, dependent: NDArray[np.float32], head: NDArray[np.float32]) -> NDArray[np.int64]:
        """The label of each arc, given the two halves of its ends, row by row."""
        found: NDArray[np.int64] = self._labeller.run(["labels"], {"dependent": dependent, "head": head})[0]
        return found

    def role(self, words: NDArray[np.float32], predicates: NDArray[np.int64]) -> NDArray[np.float32]:
        """Chances `[predicates, n, roles]` of each word's role towards predicates, given a sentence's `words`."""
        found: NDArray[np.float32] = self._roler.run(["roles"], {"words": words, "predicates": predicates})[0]
        return found

    def pair(self, words: NDArray[np.float32], first: int, second: int) -> PairAnswers:
        """What the first of two words does to the second, their mentions marked in this order in the pieces."""
        import numpy as np

        asked = {"words": words, "first": np.array([first]), "second": np.array([second])}
        return PairAnswers(*(part[0] for part in self._pairer.run(list(PairAnswers.__slots__), asked)))


def check(folder: Path) -> str:
    """Compare every model file with the manifest and return the manifest's own digest.

    Raises EncoderError naming the first file that is missing or differs.
    """
    manifest = folder / "manifest.json"
    try:
        listed: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))["sha256"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EncoderError(f"{manifest}: the list of model files cannot be read ({error}); install detente again") from error
    for name in FILES:
        path = folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise EncoderError(f"{path}: model file missing or unreadable; install detente again") from error
        if found != listed.get(name):
            raise EncoderError(f"{path}: model file damaged (its SHA-256 is not the manifest's); install detente again")
    return hashlib.sha256("".join(listed[name] for name in FILES).encode()).hexdigest()[:16]


def _session(path: Path) -> Any:
    """An onnxruntime session on one thread: the windows, not the sums inside them, are read side by side."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # without VNNI the product of two weights and two activations overflows 16 bits; this reads both as unsigned, which does not
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def chosen(values: Sequence[str], classes: NDArray[np.int64]) -> list[str]:
    """Class names of class numbers."""
    return [values[number] for number in classes.tolist()]


def ranked(values: Sequence[str], chances: NDArray[np.float32], least: float) -> tuple[tuple[str, float], ...]:
    """Classes with their chances, likeliest first; those below `least` are left out."""
    found = [(value, chance) for value, chance in zip(values, chances.tolist(), strict=True) if chance >= least]
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))

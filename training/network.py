"""The network: MiniLM-L6-H384 with one linear or biaffine head a task.

In: word-piece ids, letter shapes and the place of each word's first piece. Out: scores a word.
Not here: data, losses, decoding of trees.
The encoder follows Devlin et al. 2019 (BERT) in the sizes of MiniLM (Wang et al. 2020); the arc scorer is the biaffine
one of Dozat and Manning 2017; labels use an additive scorer, so that only the chosen arcs need scoring.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

OF_ACTS = frozenset({"events", "statuses"})  # tasks that share one more layer
PAIR_PARTS = ("pair_first", "pair_second", "pair_key", "pair_value")


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network."""

    pieces: int = 30522
    positions: int = 512
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    letter_shapes: int = 18
    arc: int = 256
    label: int = 256
    role: int = 128
    pair: int = 128


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.norm_output = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        split = lambda t: t.view(batch, length, self.heads, width // self.heads).transpose(1, 2)  # noqa: E731
        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) / math.sqrt(width // self.heads)
        weights = self.dropout(torch.softmax(scores + mask, dim=-1))
        attended = (weights @ split(self.value(x))).transpose(1, 2).reshape(batch, length, width)
        x = self.norm_attention(x + self.dropout(self.out(attended)))
        return self.norm_output(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and letter shapes to one vector a word."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.pieces, shape.width, padding_idx=0)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.letter_shapes = nn.Embedding(shape.letter_shapes, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(place) + self.letter_shapes(shapes) + self.kind
        x = self.dropout(self.norm(x))
        spread = (1.0 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, spread)
        return torch.gather(x, 1, firsts[:, :, None].expand(-1, -1, x.shape[2]))


class Network(nn.Module):
    """The encoder and its heads. `tasks` maps a word-level task to its number of classes; `labels`, `roles` and `stances` are
    the numbers of dependency labels, of roles of a word towards a predicate and of stances of one mention to another."""

    def __init__(self, shape: Shape, tasks: dict[str, int], labels: int, roles: int, stances: int, dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.dropout = nn.Dropout(dropout)
        self.tasks = nn.ModuleDict({name: nn.Linear(shape.width, size) for name, size in tasks.items()})
        self.root = nn.Parameter(torch.randn(shape.width) * 0.02)
        self.arc_dependent = nn.Linear(shape.width, shape.arc)
        self.arc_head = nn.Linear(shape.width, shape.arc)
        self.arc_weight = nn.Parameter(torch.zeros(shape.arc, shape.arc))
        self.arc_bias = nn.Linear(shape.arc, 1)
        self.label_dependent = nn.Linear(shape.width, shape.label)
        self.label_head = nn.Linear(shape.width, shape.label)
        self.label_out = nn.Linear(shape.label, labels)
        self.role_predicate = nn.Linear(shape.width, shape.role)
        self.role_word = nn.Linear(shape.width, shape.role)
        self.role_out = nn.Linear(shape.role, roles)
        self.act = nn.Linear(shape.width, shape.width)
        self.pair_first = nn.Linear(shape.width, shape.pair)
        self.pair_second = nn.Linear(shape.width, shape.pair)
        self.pair_key = nn.Linear(shape.width, shape.pair)
        self.pair_value = nn.Linear(shape.width, shape.pair)
        self.pair_events = nn.Linear(shape.pair, tasks["events"])
        self.pair_stances = nn.Linear(shape.pair, stances)
        nn.init.xavier_uniform_(self.arc_weight)

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> dict[str, Tensor]:
        """Scores: each task `[batch, words, classes]`; `arcs` `[batch, words, 1 + words]`, column 0 the root;
        `words` the vectors themselves, `dependent`, `head` the two halves that `label_scores` joins, `role_predicate`,
        `role_word` those of `role_scores`, `pair_first`, `pair_second`, `pair_key`, `pair_value` what `pair_scores` reads."""
        words = self.dropout(self.encoder(pieces, shapes, mask, firsts))
        acts = self.dropout(nn.functional.gelu(self.act(words)))
        out = {name: layer(acts if name in OF_ACTS else words) for name, layer in self.tasks.items()}
        heads = torch.cat([self.root.expand(words.shape[0], 1, -1).to(words.dtype), words], dim=1)
        dependent = self.dropout(nn.functional.gelu(self.arc_dependent(words)))
        head = self.dropout(nn.functional.gelu(self.arc_head(heads)))
        out["arcs"] = dependent @ self.arc_weight @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)
        out["dependent"] = self.label_dependent(words)
        out["head"] = self.label_head(heads)
        out["words"] = words
        out["role_predicate"] = self.role_predicate(words)
        out["role_word"] = self.role_word(words)
        for name in PAIR_PARTS:
            out[name] = getattr(self, name)(words)
        return out

    def role_scores(self, predicate: Tensor, word: Tensor) -> Tensor:
        """Scores of the roles of words towards predicates, row by row."""
        return self.role_out(self.dropout(nn.functional.gelu(predicate + word)))

    def pair_scores(
        self, first: Tensor, second: Tensor, key: Tensor, value: Tensor, absent: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """What the first mention of each row does to the second, and how it stands to it, read off the sentence's words.

        `first`, `second` `[rows, d]`; `key`, `value` `[rows, words, d]`; `absent` `[rows, words]` marks padding. The pair asks
        every word how much it tells of the two (`looks` `[rows, words]`) and adds what those words say to the pair itself.
        """
        both = first + second
        scores = (key @ both[:, :, None]).squeeze(-1) / math.sqrt(both.shape[1])
        looks = torch.softmax(scores.masked_fill(absent, -1e4), dim=-1)
        told = both + (looks[:, None, :] @ value).squeeze(1)
        hidden = self.dropout(nn.functional.gelu(told))
        return self.pair_events(hidden), self.pair_stances(hidden), looks

    def label_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of the labels for chosen arcs: rows of `dependent` beside rows of `head`."""
        return self.label_out(self.dropout(nn.functional.gelu(dependent + head)))


def load_pretrained(network: Network, state: dict[str, Tensor]) -> None:
    """Copy a BERT checkpoint's encoder into ours. The single segment vector becomes `kind`."""
    names = {
        "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
        "attention.output.dense": "out", "attention.output.LayerNorm": "norm_attention",
        "intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "norm_output",
    }  # fmt: skip
    state = {name.removeprefix("bert."): value for name, value in state.items()}
    own = {
        "pieces.weight": state["embeddings.word_embeddings.weight"],
        "positions.weight": state["embeddings.position_embeddings.weight"],
        "kind": state["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": state["embeddings.LayerNorm.weight"],
        "norm.bias": state["embeddings.LayerNorm.bias"],
        "letter_shapes.weight": torch.zeros_like(network.encoder.letter_shapes.weight),
    }
    for i in range(len(network.encoder.layers)):
        for theirs, ours in names.items():
            for part in ("weight", "bias"):
                own[f"layers.{i}.{ours}.{part}"] = state[f"encoder.layer.{i}.{theirs}.{part}"]
    network.encoder.load_state_dict(own)

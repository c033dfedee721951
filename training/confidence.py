"""Fit the weights of `detente.code.confidence` on the dev part of our own labelled sentences: `python -m training.confidence`.

In: labelled sentences that the encoder was not trained on. Out: the weights, printed for `code/confidence.py`, and how well
they hold on the very same sentences. Not here: how they are used; how they hold elsewhere (`./run bench own`).
A claim counts as right where its predicate touches a labelled one of the same type.
"""

from __future__ import annotations

from unittest.mock import patch

import numpy as np

from benchmarks.calibration import expected_error
from benchmarks.own import held_out, matched
from detente.code import confidence
from detente.code.codebook import Draft
from detente.code.parties import Parties
from detente.pipeline import Coder

STEPS = 50
RIDGE = 1.0  # keeps weights of rare facts small


def examples() -> tuple[np.ndarray, np.ndarray]:
    """Facts of every claim that the coder gives, and whether it is right."""
    rows: list[tuple[float, ...]] = []
    right: list[bool] = []

    def number(draft: Draft, sides: Parties) -> float:
        """In place of the confidence the number of the row that holds its facts."""
        rows.append(confidence.facts(draft, sides))
        return float(len(rows) - 1)

    kept: list[int] = []
    coder = Coder()
    with patch.object(confidence, "of", number):
        for sentence in held_out("dev"):
            given = coder.code(sentence.text).claims
            hits = {claim.id for wanted, claim in matched(sentence, given) if wanted.event == claim.event}
            kept += [int(claim.confidence) for claim in given]
            right += [claim.id in hits for claim in given]
    return np.array([rows[place] for place in kept]), np.array(right, dtype=float)


def fitted(facts: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a ridge logistic regression, by Newton's method."""
    weights = np.zeros(facts.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-facts @ weights))
        slope = facts.T @ (right - chance) - RIDGE * weights
        bend = (facts * (chance * (1 - chance))[:, None]).T @ facts + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    facts, right = examples()
    weights = fitted(facts, right)
    chance = 1 / (1 + np.exp(-facts @ weights))
    for name, weight in zip(confidence.FACTS, weights, strict=True):
        print(f"{name:20} {weight:6.2f}")
    error = expected_error(list(zip(chance.tolist(), (right > 0).tolist(), strict=True)))
    print(f"{len(right)} claims, {right.mean():.2f} right; calibration error on these {100 * error:.1f} points")
    print(f"WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in weights)})")


if __name__ == "__main__":
    main()

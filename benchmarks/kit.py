"""The scorers of `../shared/bench`, run as the commands that they are.

In: a gold file, the coder's command line. Out: the answers' path and the scorer's figures. Not here: which figures matter.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.report import SHARED

BENCH = SHARED / "bench"
YIELD = frozenset({"CONCEDE", "RETREAT"})


def types(gold: str) -> frozenset[str]:
    """The types that a gold type stands for: YIELD is CONCEDE or RETREAT."""
    return YIELD if gold == "YIELD" else frozenset({gold})


def answered(gold: Path, folder: Path) -> Path:
    """The `analysis` form of a gold file's texts, coded by the program in its own process."""
    name = "-".join(gold.relative_to(SHARED).with_suffix("").parts)
    given, found = folder / f"{name}.in.jsonl", folder / f"{name}.out.jsonl"
    given.write_text(python(str(BENCH / "analysis.py"), "inputs", str(gold)), encoding="utf-8")
    found.write_text(python("-m", "detente.cli", "code", "--to", "analysis", str(given)), encoding="utf-8")
    return found


def converted(answers: list[Path], folder: Path) -> Path:
    """Predictions for `score.py` of one or several answered files."""
    found = folder / f"{answers[0].stem}.pred.jsonl"
    found.write_text("".join(python(str(BENCH / "analysis.py"), "convert", str(one)) for one in answers), encoding="utf-8")
    return found


def scored(command: str, gold: list[Path], predictions: Path) -> dict[str, Any]:
    """The first line of `score.py`: its figures."""
    names = ",".join(map(str, gold))
    return _first(python(str(BENCH / "score.py"), command, names, str(predictions)))


def analysed(command: str, gold: Path, answers: Path) -> tuple[dict[str, Any], list[str]]:
    """The figures of `analysis.py` and the lines below them."""
    printed = python(str(BENCH / "analysis.py"), command, str(gold), str(answers))
    return _first(printed), [line.strip() for line in printed.splitlines()[1:]]


def python(*arguments: str) -> str:
    """Standard output of a Python command; raises CalledProcessError where it fails."""
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout


def _first(printed: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed.splitlines()[0])
    return found

"""Labelled files as sentences over words."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora import labelled


@pytest.mark.parametrize(
    ("first", "lean"), [("# marks=claims topic=raids style=wire", True), ("# topic=raids style=wire", False)]
)
def test_only_a_lean_batch_leaves_the_time_of_an_act_open(tmp_path: Path, first: str, lean: bool) -> None:
    batch = tmp_path / "raids.claims"
    batch.write_text(
        f"{first}\n\n> Gunmen attacked a convoy near Gao on Monday.\n"
        "+ ASSAULT | asserted | attacked | actor=Gunmen | recipient=convoy | time=Monday\n",
        encoding="utf-8",
    )
    [sentence] = labelled([batch])
    [act] = sentence.acts
    assert act.lean is lean
    assert act.sides("time") == [(7, 8)]
    assert sentence.times == (() if lean else ("O",) * 9)

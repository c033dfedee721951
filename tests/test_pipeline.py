"""Encoder and lexicon in one coder: with hints and without, and pairs that cannot be answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.model import Pair, Span
from detente.pipeline import Coder

TEXT = "Rebels shelled the town of Goma on Monday."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_without_hints_the_lexicon_is_alone() -> None:
    claims = Coder(hints=False).code(TEXT).claims
    assert [claim.event for claim in claims] == ["ASSAULT"]
    assert not any("encoder" in step for step in claims[0].trace)


def test_with_hints_the_trace_says_what_the_encoder_heard(coder: Coder) -> None:
    claims = coder.code(TEXT).claims
    assert any(step.startswith("encoder ASSAULT") for step in claims[0].trace)
    assert 0 < claims[0].confidence < 1


def test_an_asked_pair_is_answered_and_one_outside_is_left_out_with_the_reason(coder: Coder) -> None:
    article = coder.article(TEXT)
    rebels, goma = Span(0, 6), Span(27, 31)
    reading = coder.read(replace(article, pairs=(Pair(rebels, goma), Pair(rebels, Span(6, 7)))))
    assert [(one.actor, one.event, one.stance, one.direction) for one in reading.pairs] == [
        (rebels, "ASSAULT", "negative", "forward")
    ]
    assert any("asked pair" in one.reason for one in reading.left_out)

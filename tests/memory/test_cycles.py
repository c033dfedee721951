"""Cycles are sought as before once the work is done, also where it fails."""

from __future__ import annotations

import gc

import pytest

from detente.memory.cycles import MORE, seldom_sought


def failing() -> None:
    with seldom_sought():
        assert gc.get_threshold()[0] == MORE
        raise KeyError


def test_the_pace_of_before_comes_back() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError):
        failing()
    assert gc.get_threshold() == before

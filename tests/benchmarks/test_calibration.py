"""Whether confidence means what it says."""

from __future__ import annotations

import pytest

from benchmarks.calibration import expected_error, reliability


def test_right_as_often_as_it_is_sure() -> None:
    assert expected_error([(0.75, True)] * 3 + [(0.75, False)]) == pytest.approx(0.0)


def test_always_sure_and_half_wrong() -> None:
    judged = [(1.0, True), (1.0, False)]
    assert expected_error(judged) == pytest.approx(0.5)
    assert reliability(judged)[0].startswith("confidence 1.00  right 0.50")


def test_bins_count_by_their_size() -> None:
    assert expected_error([(0.9, True)] * 9 + [(0.1, True)]) == pytest.approx(0.9 * 0.1 + 0.1 * 0.9)

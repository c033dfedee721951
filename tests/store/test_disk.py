"""A disk that is full loses nothing, and saving goes on when there is space again."""

from __future__ import annotations

import pytest

from benchmarks import disk


def test_a_disk_that_is_full_after_any_number_of_pages() -> None:
    with disk.small_disk() as small:
        if small is None:
            pytest.skip("a small disk in memory cannot be mounted here; root on Linux can")
        assert disk.faults(small, range(1, 301, 25)) == []

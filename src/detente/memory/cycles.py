"""Fewer searches for reference cycles while very many records are made.

Python looks through what it has made whenever there are 700 objects more than before. Joining makes millions that refer to
each other in one direction only; looking through them again and again took a fifth of its time.

In: nothing. Out: a context. Not here: what is made in it (`joined.py`).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MORE = 200_000
"""Objects made between two searches."""


@contextmanager
def seldom_sought() -> Iterator[None]:
    """Within it cycles are looked for seldom; afterwards as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(MORE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)

"""Sizes for people. In: bytes. Out: `30.0 MB`. Not here: limits (`config.py`)."""

from __future__ import annotations


def size(count: int) -> str:
    """A number of bytes in decimal units, as file managers show it."""
    if count < 1_000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1e3:.1f} kB"
    return f"{count / 1e6:.1f} MB"

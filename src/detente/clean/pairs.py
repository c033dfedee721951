"""The pairs of mentions that a record asks about.

In: the JSON text of a list of `{"actor": [begin, end], "recipient": [begin, end]}`, offsets in code points of the record's
text. Out: `Pair`s. Not here: what is said of them (`code`).
"""

from __future__ import annotations

import json

from detente.errors import MalformedError
from detente.model import Pair, Span


def read_pairs(origin: str, written: str, length: int) -> tuple[Pair, ...]:
    """Pairs over a text of `length` characters. Raises MalformedError that names the first wrong one by its number."""
    try:
        rows = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise MalformedError(origin, "`pairs` is not JSON") from error
    if not isinstance(rows, list):
        raise MalformedError(origin, "`pairs` is not a list")
    return tuple(_pair(origin, number, row, length) for number, row in enumerate(rows, 1))


def _pair(origin: str, number: int, row: object, length: int) -> Pair:
    if not isinstance(row, dict):
        raise MalformedError(origin, f'pair {number} is not an object like {{"actor": [0, 4], "recipient": [9, 15]}}')
    return Pair(*(_span(origin, f"pair {number}: {side}", row.get(side), length) for side in ("actor", "recipient")))


def _span(origin: str, name: str, value: object, length: int) -> Span:
    if value is None:
        raise MalformedError(origin, f"{name} is missing")
    if not isinstance(value, list) or len(value) != 2 or not all(type(place) is int for place in value):
        raise MalformedError(origin, f"{name} is not two whole numbers [begin, end]")
    begin, end = value
    if not 0 <= begin < end <= length:
        raise MalformedError(origin, f"{name} [{begin}, {end}] lies outside the text of {length:,} characters or is empty")
    return Span(begin, end)

"""Sketches of texts: which articles are worth comparing word by word.

In: text. Out: shingles, sentences, and the keys that near copies share. Not here: deciding what is a copy (`copies.py`).

The recipe is frozen, because keys are stored: sketches made by one release must meet those made by the next. It is called
`SKETCH`: words as `words.plain` gives them; a word's number is the first 8 bytes of its BLAKE2b digest, little-endian; a
shingle of three words w, x, y is w*P + x*Q + y*R modulo 2^64; the i-th minimum is that of (a_i*s + b_i) modulo 2^64, shifted
right by 32, over the shingles s (multiply-shift hashing, M. Dietzfelbinger and others, 1997); a_i (made odd) and b_i are
digests of "a i" and "b i"; four minima make one of sixteen keys (MinHash and its bands: A. Broder, 1997). Two texts that
share half of their shingles share a key with probability 0.64, those that share three quarters with 0.998; so that texts
cut short are found as well, the first three sentences of eight words or more are keys, too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from detente.join.words import plain

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

SKETCH = "detente-minhash-1"
BANDS, ROWS = 16, 4
LEAST_WORDS = 8
"""Texts and sentences of fewer words make no keys: short notices are alike without being copies."""

FIRST_SENTENCES = 3
_GAP = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""P, Q, R: three odd numbers of 64 bits, of no further meaning."""


def shingles(text: str) -> NDArray[numpy.uint64]:
    """The different shingles of a text, sorted; a text of fewer than three words has none."""
    import numpy as np

    return np.unique(_shingles(plain(text)))


@lru_cache(maxsize=1_000)
def keys(text: str) -> tuple[str, ...]:
    """The keys of a text, sorted: those of its bands, of its first sentences, and one of the whole text."""
    import numpy as np

    words = plain(text)
    whole = "t" + _short(words)
    if words.count(" ") + 1 < LEAST_WORDS:
        return (whole,)
    found, (a, b) = _shingles(words), _hashes()
    with np.errstate(over="ignore"):
        minima = ((a[:, None] * found[None, :] + b[:, None]) >> np.uint64(32)).min(axis=1).tolist()
    bands = [f"{band:x}" + _short(" ".join(map(str, minima[band * ROWS : (band + 1) * ROWS]))) for band in range(BANDS)]
    firsts = ["s" + _short(one) for one in opening(text)]
    return tuple(sorted({whole, *bands, *firsts}))


def opening(text: str) -> list[str]:
    """The first sentences that are long enough to tell one text from another, in plain words."""
    told = (plain(piece) for piece in pieces(text))
    return list(islice((one for one in told if one.count(" ") + 1 >= LEAST_WORDS), FIRST_SENTENCES))


@lru_cache(maxsize=200_000)
def number(word: str) -> int:
    """A word's number of 64 bits."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def pieces(text: str) -> Iterator[str]:
    """A text cut between sentences, piece by piece: seldom more than the first few are wanted."""
    begin = 0
    for gap in _GAP.finditer(text):
        yield text[begin : gap.start()]
        begin = gap.end()
    yield text[begin:]


def _shingles(words: str) -> NDArray[numpy.uint64]:
    """Shingle after shingle of plain words, as they come."""
    import numpy as np

    numbers = np.array(list(map(number, words.split())), dtype=np.uint64)
    if len(numbers) < 3:
        return np.empty(0, dtype=np.uint64)
    p, q, r = (np.uint64(one) for one in _FACTORS)
    found: NDArray[np.uint64] = numbers[:-2] * p + numbers[1:-1] * q + numbers[2:] * r
    return found


@lru_cache(maxsize=1)
def _hashes() -> tuple[NDArray[numpy.uint64], NDArray[numpy.uint64]]:
    import numpy as np

    count = BANDS * ROWS
    a = np.array([number(f"a {i}") | 1 for i in range(count)], dtype=np.uint64)
    return a, np.array([number(f"b {i}") for i in range(count)], dtype=np.uint64)


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()

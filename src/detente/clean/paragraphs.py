"""Where paragraphs begin and end in a text.

In: an article's text, as given. Out: spans, trimmed of white space, in order. A line end ends a paragraph, except in text
that was wrapped by a program. The text itself is never changed.
Not here: which paragraphs are furniture (`furniture.py`) and where sentences end (`annotate`).

A block is a run of lines without an empty line between them. It counts as wrapped when
- its longest line has 50 to 100 characters, and no line but the last had room for the first word of the next one, which is
  what wrapping at a fixed width leaves behind; and
- at most half of its line ends end a sentence, and a third or more (at least one) are followed by a small letter.
A block that meets only the first condition, with no line end that ends a sentence, is wrapped too if another block of the text
is wrapped at the same width: two lines of a letter may break before a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from detente.model import Span

BLANK = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff"
)
"""White space and the characters of no width, which no paragraph begins or ends with."""
CLOSERS = "\"'\u201d\u2019\u00bb)]"
NARROW, WIDE = 50, 100  # characters of a wrapped line: letters and wires use 60 to 80
TITLE_WORDS, TITLE_CHARACTERS = 20, 150
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]")


class Line(NamedTuple):
    """A line with a letter or digit on it, trimmed; `gap` whether a line without any, or nothing, stands before it."""

    begin: int
    end: int
    gap: bool


class Layout(NamedTuple):
    """`paragraphs` with, for each, whether an empty line stands before it, and the `longest` line of the text."""

    paragraphs: tuple[Span, ...]
    gaps: tuple[bool, ...]
    longest: int
    long_lines: int


def line_count(text: str) -> int:
    """How many lines the text has."""
    return sum(1 for _ in _LINE_END.finditer(text)) + 1


def lay_out(text: str, long_line: int) -> Layout:
    """Paragraphs of a text; lines over `long_line` characters are counted."""
    lines = _lines(text)
    lengths = [line.end - line.begin for line in lines]
    blocks: list[list[Line]] = []
    for line in lines:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    widths = [_wrap_width(text, block) for block in blocks]
    sure = {width for block, width in zip(blocks, widths, strict=True) if width and _runs_on(text, block)}
    spans: list[Span] = []
    gaps: list[bool] = []
    for block, width in zip(blocks, widths, strict=True):
        joined = width and (_runs_on(text, block) or (_never_stops(text, block) and any(_alike(width, w) for w in sure)))
        units = [Span(block[0].begin, block[-1].end)] if joined else [Span(line.begin, line.end) for line in block]
        spans.extend(units)
        gaps.extend([True] + [False] * (len(units) - 1))
    return Layout(tuple(spans), tuple(gaps), max(lengths, default=0), sum(length > long_line for length in lengths))


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do: a full stop, question or exclamation mark, perhaps within quotes."""
    return line.rstrip(BLANK).rstrip(CLOSERS).endswith((".", "!", "?", "\u2026"))


def looks_like_title(line: str) -> bool:
    """Whether a line could be a headline: short, and not closed by a full stop or left open by a comma or colon."""
    body = line.rstrip(CLOSERS)
    short = len(line) <= TITLE_CHARACTERS and len(line.split()) <= TITLE_WORDS
    return short and not body.endswith((".", ",", ";", ":", "\u2026"))


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    begin, gap = 0, True
    for stop, after in [*((m.start(), m.end()) for m in _LINE_END.finditer(text)), (len(text), len(text))]:
        line = text[begin:stop]
        body = line.strip(BLANK)
        if any(map(str.isalnum, body)):
            first = begin + len(line) - len(line.lstrip(BLANK))
            lines.append(Line(first, first + len(body), gap))
        gap = not lines or lines[-1].begin < begin
        begin = after
    return lines


def _wrap_width(text: str, block: Sequence[Line]) -> int:
    """The length of the longest line if the block may have been wrapped at it, else 0."""
    longest = max(line.end - line.begin for line in block)
    if len(block) < 2 or not NARROW <= longest <= WIDE:
        return 0
    for line, after in pairwise(block):
        word = text[after.begin : after.end].split(maxsplit=1)[0]
        if line.end - line.begin + 1 + len(word) <= longest:
            return 0
    return longest


def _runs_on(text: str, block: Sequence[Line]) -> bool:
    breaks = len(block) - 1
    stops = sum(ends_sentence(text[line.begin : line.end]) for line in block[:-1])
    small = sum(text[line.begin].islower() for line in block[1:])
    return 2 * stops <= breaks and small >= 1 and 3 * small >= breaks


def _never_stops(text: str, block: Sequence[Line]) -> bool:
    return not any(ends_sentence(text[line.begin : line.end]) for line in block[:-1])


def _alike(width: int, other: int) -> bool:
    return abs(width - other) <= 8  # a word's length: lines of one width end raggedly

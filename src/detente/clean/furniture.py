"""Page text that is not the article: related articles, reply forms, share links and their like.

In: paragraphs of a text. Out: `Furniture` spans, in order, none of them sharing a character. Nothing is deleted.
What furniture looks like stands in `data/lexicon/furniture.tsv`, plain phrases only; `where` says how a phrase is compared
with a paragraph (letter case, bullets, brackets and white space do not count):

- `line`     the paragraph is the phrase
- `begin`    the paragraph begins with the phrase
- `end`      the paragraph ends with the phrase
- `name`     the phrase, then names of people and places only, the first of at least two words ("By Jane Roe in Paris")
- `label`    the phrase, then names only
- `list`     the paragraph is the phrase, and a neighbour is furniture of the same kind ("Facebook" below "Share this:")
- `heading`  the paragraph is the phrase; the short title-like paragraphs after it belong to it
- `form`     the same, but without an end to their number

A paragraph of more than 25 words is never furniture, whatever it begins with, and a heading's company ends at the first
paragraph that reads like a sentence. Not here: where paragraphs begin (`paragraphs.py`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from detente.clean.paragraphs import BLANK, CLOSERS
from detente.lexicon import tables
from detente.model import Furniture, Span

TABLE = Path(__file__).parent.parent / "data" / "lexicon" / "furniture.tsv"
COLUMNS = ("kind", "pattern", "where", "note")
WHERE = ("line", "begin", "end", "name", "label", "list", "heading", "form")
KINDS = (
    "related articles",
    "reply form",
    "share links",
    "newsletter",
    "advertisement",
    "byline",
    "navigation",
    "copyright",
    "photo credit",
    "read more",
)
LONG = 25  # words; a longer paragraph is the article's
COMPANY = 12  # paragraphs that a heading takes with it at most
_BULLETS = BLANK + "-\u2013\u2014\u2022\u00b7*|>\u203a\u00bb\u2192\u25b6\u25ba#[("
_TRAILERS = BLANK + ":.!|>\u203a\u00bb\u2192\u2193*])-\u2013\u2014\u2026"
_LINKS = ("and", "in", "for", "of", "at", "by", "with", "reporting", "editing", "writing", "additional")
_PARTICLES = ("de", "la", "le", "el", "al", "bin", "ibn", "von", "van", "der", "den", "du", "da", "di", "dos")
_JOINERS = frozenset((*_LINKS, *_PARTICLES))
_NAME_BREAK = re.compile(r"[,;/|&]| and ")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The table: whole paragraphs with their (kind, where); beginnings and endings with theirs."""

    whole: Mapping[str, tuple[str, str]]
    edges: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    where: str


def load(path: Path) -> Phrases:
    """Read the table. Raises LexiconError."""
    whole: dict[str, tuple[str, str]] = {}
    edges: list[tuple[str, str, str]] = []
    for row in tables.rows(path, COLUMNS):
        kind, pattern, where, _ = row.cells
        if kind not in KINDS:
            raise row.wrong(f"unknown kind '{kind}'; known: {', '.join(KINDS)}")
        if where not in WHERE:
            raise row.wrong(f"unknown place '{where}'; known: {' '.join(WHERE)}")
        if not pattern or pattern != _folded(pattern):
            raise row.wrong(f"pattern '{pattern}' must be in small letters, with straight quotes and single spaces")
        if where in ("begin", "end", "name", "label"):
            edges.append((pattern, kind, where))
        elif whole.setdefault(_bare(pattern), (kind, where)) != (kind, where):
            raise row.wrong(f"'{pattern}' stands twice with different meanings")
    return Phrases(whole, tuple(edges))


@functools.cache
def phrases() -> Phrases:
    """The packaged table, read once."""
    return load(TABLE)


def find(text: str, paragraphs: Sequence[Span], known: Phrases) -> tuple[Furniture, ...]:
    """The furniture among the paragraphs; neighbours of one kind are one piece."""
    bodies = [span.of(text) for span in paragraphs]
    kinds = _companions([_mark(body, known) for body in bodies], bodies)
    found = []
    for kind, run in groupby(zip(kinds, paragraphs, strict=True), key=lambda pair: pair[0]):
        spans = [span for _, span in run]
        if kind:
            found.append(Furniture(spans[0].begin, spans[-1].end, kind))
    return tuple(found)


def _mark(body: str, known: Phrases) -> _Mark | None:
    if len(body) > 30 * LONG or len(body.split()) > LONG:
        return None
    folded = _folded(body)
    if whole := known.whole.get(_bare(folded)):
        return _Mark(*whole)
    stripped = folded.lstrip(_BULLETS)
    for pattern, kind, where in known.edges:
        head = folded if folded.startswith(pattern) else stripped
        if where == "end":
            fits = folded.rstrip(_TRAILERS).endswith(pattern)
        else:
            fits = head.startswith(pattern) and _CHECKS[where](body, head, pattern)
        if fits:
            return _Mark(kind, where)
    return None


def _companions(marks: Sequence[_Mark | None], bodies: Sequence[str]) -> list[str]:
    """The kind of each paragraph, "" for the article's own, once headings have taken their company."""
    kinds: list[str] = []
    heading, room = "", 0
    for mark, body in zip(marks, bodies, strict=True):
        if mark and mark.where in ("heading", "form"):
            heading, room = mark.kind, COMPANY if mark.where == "heading" else len(marks)
            kinds.append(heading)
        elif mark and mark.where != "list":
            room = room if mark.kind == heading else 0
            kinds.append(mark.kind)
        else:
            kinds.append(heading if room and not _is_sentence(body) else "")
            room = room - 1 if kinds[-1] else 0
    return _with_lists(kinds, marks)


def _with_lists(kinds: Sequence[str], marks: Sequence[_Mark | None]) -> list[str]:
    """The same with the names of a list where another paragraph of their kind stands beside them."""
    out: list[str] = []
    listed = [mark.kind if mark and mark.where == "list" else "" for mark in marks]
    for kind, run in groupby(range(len(marks)), key=lambda place: listed[place]):
        places = list(run)
        before, after = out[-1:], kinds[places[-1] + 1 : places[-1] + 2]
        taken = kind and (len(places) > 1 or kind in (*before, *after))
        out.extend(kind if taken else kinds[place] for place in places)
    return out


def _is_sentence(body: str) -> bool:
    """Whether a paragraph reads like the article going on rather than like a title."""
    words = len(body.split())
    end = body.rstrip(CLOSERS)[-1:]
    return words > LONG or (words >= 4 and end in (".", "!")) or (words >= 15 and end == "?")


def _folded(body: str) -> str:
    """Small letters, straight quotes, single spaces, nothing of no width."""
    plain = body.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x200B: None, 0x2060: None, 0xFEFF: None})
    return " ".join(plain.casefold().split())


def _bare(folded: str) -> str:
    return folded.lstrip(_BULLETS).rstrip(_TRAILERS)


def _begins(body: str, head: str, pattern: str) -> bool:
    """Whether the phrase ends where a word ends."""
    after = head[len(pattern) : len(pattern) + 1]
    return not (after.isalpha() and pattern[-1].isalpha())


def _labels(body: str, head: str, pattern: str) -> bool:
    return _begins(body, head, pattern) and bool(_names(body, pattern))


def _names_person(body: str, head: str, pattern: str) -> bool:
    names = _names(body, pattern)
    first = _NAME_BREAK.split(" ".join(names))[0].split()
    return _begins(body, head, pattern) and 2 <= len(first) <= 8


def _names(body: str, pattern: str) -> list[str]:
    """The words after the phrase if all are names, initials, numbers or what joins them; else none."""
    words = " ".join(body.strip(_BULLETS + _TRAILERS).split())[len(pattern) :].split()
    cores = [word.strip("().,;:/|&'\"\u2019") for word in words]
    return words if all(not core or core in _JOINERS or not core[0].islower() for core in cores) else []


_CHECKS: Mapping[str, Callable[[str, str, str], bool]] = {"begin": _begins, "name": _names_person, "label": _labels}

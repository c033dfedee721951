"""Records of text: pages, articles, sentences, and what the encoder makes of them.

In: nothing. Out: records. Not here: acts (`acts.py`), claims (`claims.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


def stable_id(*parts: str, length: int = 16) -> str:
    """Hexadecimal SHA-256 over the parts, each preceded by its length so that no two lists of parts meet."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()[:length]


class Span(NamedTuple):
    """A stretch of the article's text."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        """The text it covers."""
        return text[self.begin : self.end]

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return max(self.begin, other.begin) < min(self.end, other.end)


@dataclass(frozen=True, slots=True)
class Page:
    """What ingest hands to clean: bytes as found, with where they came from. `kind` is "text", "html" or "record"."""

    origin: str
    kind: str
    data: bytes
    fields: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> str | None:
        """A field given beside the bytes (id, title, published, outlet, url), or None."""
        return dict(self.fields).get(name)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Page text that is not the article, with what it is."""

    begin: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that the input asks about."""

    actor: Span
    recipient: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One text. `paragraphs` cover what is read; `furniture` what is kept aside; `published` is `YYYY-MM-DD`.

    `published_basis` says how the date was found: "given", "page", or "" with no date. `notes` are remarks on how the
    text was read, for people. `id` is the input's own, or a hash of content.
    """

    id: str
    text: str
    paragraphs: tuple[Span, ...]
    furniture: tuple[Furniture, ...] = ()
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: str | None = None
    published_basis: str = ""
    origin: str = ""
    pairs: tuple[Pair, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def content_hash(self) -> str:
        """Full SHA-256 over everything that coding depends on."""
        pairs = ";".join(f"{p.actor}{p.recipient}" for p in self.pairs)
        return stable_id(self.text, self.title, self.outlet, self.published or "", pairs, length=64)


class Token(NamedTuple):
    """One word. `head` is the place of its head within the sentence, -1 at the root; `feats` as in UD, `Tense=Past|…`."""

    text: str
    begin: int
    end: int
    lemma: str
    upos: str
    feats: str
    head: int
    label: str

    def has(self, feature: str) -> bool:
        """Whether `feats` holds `Name=Value`."""
        return feature in self.feats.split("|")


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing found by the encoder: PER, ORG, LOC or MISC."""

    begin: int
    end: int
    kind: str


class Part(NamedTuple):
    """A word that may play a role towards a predicate, with the encoder's chance of it."""

    place: int
    role: str
    chance: float


@dataclass(frozen=True, slots=True)
class Hint:
    """What the encoder makes of one word as a predicate: chances of event types ("" for none) and of statuses, likeliest
    first, and the words that may be its sides."""

    place: int
    events: tuple[tuple[str, float], ...]
    statuses: tuple[tuple[str, float], ...]
    parts: tuple[Part, ...]

    def chance(self, event: str) -> float:
        """The encoder's chance of a type."""
        return dict(self.events).get(event, 0.0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its reading. `paragraph` is the place of its paragraph in `Article.paragraphs`.

    `reports` are the parts of reports of words, their kinds SOURCE, CUE and CONTENT; `hints` is None where no encoder was
    asked about predicates.
    """

    begin: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    reports: tuple[Name, ...] = ()
    hints: tuple[Hint, ...] | None = None

    def children(self, place: int) -> list[int]:
        """Places of the tokens that hang on the token at `place`, in order."""
        return [i for i, token in enumerate(self.tokens) if token.head == place]

    def subtree(self, place: int) -> list[int]:
        """Places of the token and all below it, in order."""
        inside = {place}
        grown = True
        while grown:
            more = {i for i, token in enumerate(self.tokens) if token.head in inside} - inside
            inside |= more
            grown = bool(more)
        return sorted(inside)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the encoder makes of two mentions that the input asks about, one way: chances of event types ("" for none) and
    of stances, likeliest first; `word` is the place in the text of the word that told most."""

    actor: Span
    recipient: Span
    events: tuple[tuple[str, float], ...]
    stances: tuple[tuple[str, float], ...]
    word: Span


def agree(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether every span of one list touches one of the other, both ways: the same mentions, however far each reaches."""
    return all(any(one.meets(other) for other in others) for one in some) and all(
        any(one.meets(other) for other in some) for one in others
    )


def merge(spans: Iterable[Span]) -> list[Span]:
    """The spans sorted, those that touch or overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.begin <= out[-1].end:
            out[-1] = Span(out[-1].begin, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out

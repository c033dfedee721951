"""The records that travel between the stages: frozen, plain, written once.

In: nothing. Out: records. Offsets are half-open `[begin, end)` in Unicode code points of `Article.text`.
Not here: how any of them is found (the stages), stored (`store`) or written out (`exchange`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
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


class Status(StrEnum):
    """How a claim is put. PLOVER's auxiliary modes are derived from it (`auxiliary`)."""

    ASSERTED = "asserted"
    DENIED = "denied"
    POSSIBLE = "possible"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"
    HISTORICAL = "historical"

    @property
    def auxiliary(self) -> tuple[str, ...]:
        """PLOVER's auxiliary modes (manual, "Auxiliary modes"); a demand is what somebody wants, so hypothetical."""
        mode = {"denied": "negation", "possible": "hypothetical", "conditional": "hypothetical", "demanded": "hypothetical"}
        known = {"future": "future", "historical": "historical", **mode}.get(self.value)
        return (known,) if known else ()


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


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its reading. `paragraph` is the place of its paragraph in `Article.paragraphs`."""

    begin: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()

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
class Side:
    """A party to an act before anybody knows who it is: the place of its head word and its span in the text."""

    head: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """Somebody an act concerns who neither does it nor receives it; `role` is "against", "for" or "alongside"."""

    role: str
    side: Side


@dataclass(frozen=True, slots=True)
class Act:
    """One act that a sentence tells of, coded by type and status, its sides not yet resolved.

    `sentence` is the sentence's place in the article, `head` the predicate's head word in it. `speaker` is the side on
    whose word the act rests, with its cue; `quoted` whether the act stands inside quotation marks.
    """

    sentence: int
    head: int
    predicate: Span
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str
    status: Status
    actor: tuple[Side, ...]
    recipient: tuple[Side, ...]
    third_party: tuple[ThirdParty, ...] = ()
    speaker: Side | None = None
    cue: Span | None = None
    quoted: bool = False
    confidence: float = 1.0
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """A report of somebody's words: who, by which cue, and the words told of where the sentence holds them."""

    sentence: int
    source: Side | None
    cue: Span
    content: Span | None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """A resolved mention of a party: PLOVER's entity object with where it stands and how it was resolved.

    `code` is ISO 3166-1 alpha-3 or one of UNO EUR IGO NGO ISM IMG MNC, "" where unknown; `sector` PLOVER's sector codes.
    `via` is "name", "demonym", "place", "office", "agent", "setting" (a role noun whose country is only that in which the
    article is set), "pronoun", "description" or "unknown".
    """

    begin: int
    end: int
    entity_text: str
    code: str = ""
    sector: tuple[str, ...] = ()
    identifier_id: str = ""
    identifier_text: str = ""
    via: str = "unknown"


@dataclass(frozen=True, slots=True)
class Role:
    """A resolved third party."""

    role: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Attribution:
    """On whose word a claim rests. `kind` is "quoted", "reported" or "outlet"; `cue` the words that say so."""

    kind: str
    speaker: Actor | None = None
    outlet: str = ""
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A time expression. `value` is a TIMEX3 value, underspecified (`XXXX-WXX-5`) where the text alone cannot fix it."""

    begin: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Dating:
    """The date of an act: first and last day or None, `precision` (day, month, year, ...), `basis` (text, none)."""

    date: str | None = None
    enddate: str | None = None
    precision: str = ""
    basis: str = "none"
    value: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place mention. Without coordinates it is known to the country only, and is no dot. `resolution` as in PLOVER."""

    begin: int
    end: int
    name: str
    country_code: str = ""
    resolution: int = 0
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence's account of one act."""

    id: str
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    cameo: str
    quad_code: int
    event_scale: float
    begin: int
    end: int
    predicate: Span
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    third_party: tuple[Role, ...]
    status: Status
    attribution: tuple[Attribution, ...]
    dating: Dating
    place: Place | None
    size: tuple[tuple[str, int], ...]
    confidence: float
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something read and not coded, with the reason."""

    begin: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that Detente says of one article. `coder` names version, model and lexicon."""

    article: Article
    claims: tuple[Claim, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]
    sayings: tuple[Saying, ...]
    left_out: tuple[LeftOut, ...]
    coder: str


def merge(spans: Iterable[Span]) -> list[Span]:
    """The spans sorted, those that touch or overlap made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.begin <= out[-1].end:
            out[-1] = Span(out[-1].begin, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out

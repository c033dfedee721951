"""What the store is asked with and what it answers: frozen, plain, light to import.

In: nothing. Out: records. Not here: SQL, nor the records of a reading (`model`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from detente.model import Span, Status


class Outcome(StrEnum):
    """What saving a reading did."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims to list; an empty field asks for nothing.

    `party` is on either side, `actor` and `recipient` on one. Each is a code (USA), or a name: a part of the mention or of
    the resolved name, letter case set aside; capitals alone (PKK) are looked for as a whole word. `since` and `until`
    (`YYYY-MM-DD`, both included) meet the dates of the act: a claim without a date is in no stretch of time. `article` is
    an article's id. `limit` is the largest number of claims, None for all.
    """

    party: str = ""
    actor: str = ""
    recipient: str = ""
    event: str = ""
    status: Status | None = None
    since: str = ""
    until: str = ""
    article: str = ""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row of the view `claim_rows`: a claim as people read it.

    Lists are joined with `;` (modes, codes without the unknown ones, names as written). `place` and what follows is
    empty or None for a claim without a place; `sentence` and `predicate` are cut from the article's text.
    """

    claim_id: str
    article_id: str
    ordinal: int
    published: str | None
    outlet: str
    title: str
    url: str
    event: str
    mode: str
    context: str
    cameo: str
    quad_code: int
    event_scale: float
    status: str
    actor: str
    actor_text: str
    recipient: str
    recipient_text: str
    attribution: str
    speaker: str
    date: str | None
    enddate: str | None
    date_precision: str
    place: str
    country_code: str
    lat: float | None
    lon: float | None
    confidence: float
    predicate: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One row of the view `article_rows`: an article without its text; `characters` is the text's length."""

    article_id: str
    published: str | None
    published_basis: str
    outlet: str
    title: str
    url: str
    origin: str
    characters: int
    furniture: int
    claims: int
    left_out: int
    status: str
    coder: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Which articles to search; an empty field asks for nothing.

    `since` and `until` (`YYYY-MM-DD`, both included) meet the day of publication; `outlet` is its whole name, `event` a
    PLOVER type that a claim of the article has, `party` a code or name on either side of one, as in `Filters`.
    """

    since: str = ""
    until: str = ""
    outlet: str = ""
    event: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An article that answers a search, with the stretch of its text around the first word found.

    `begin` is where `snippet` begins in the text; `marks` are the words found, as [begin, end) in the snippet. Both are
    empty where the words stand in the title alone.
    """

    article_id: str
    published: str | None
    outlet: str
    title: str
    url: str
    snippet: str
    begin: int
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is stored: (what, how many), the most frequent first, then by name."""

    articles: int
    events: int
    stories: int
    claims: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int], ...]
    refusals: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event as people read it. `actor` and `recipient` hold party ids joined with `;`; `sentence` is the one of its most
    confident claim, by `article_id`."""

    event_id: str
    title: str
    event: str
    mode: str
    quad_code: int
    event_scale: float
    status: str
    date: str | None
    enddate: str | None
    date_precision: str
    place: str
    country_code: str
    actor: str
    recipient: str
    claims: int
    articles: int
    outlets: int
    independent: int
    speakers: int
    confidence: float
    story_id: str
    article_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as people read it; `articles` are ids in order of publication, `events` how many events it tells of."""

    story_id: str
    title: str
    begin: str | None
    end: str | None
    events: int
    articles: tuple[str, ...]

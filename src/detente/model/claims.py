"""Records of claims: acts with known parties, dates, places and speakers, and the reading of a whole article.

In: nothing. Out: records. Not here: acts as a sentence tells of them (`acts.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.model.acts import Saying, Status, Tally
from detente.model.text import Article, Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A resolved mention of a party: PLOVER's entity object with where it stands and how it was resolved.

    `code` is ISO 3166-1 alpha-3 or one of UNO EUR IGO NGO ISM IMG MNC, "" where unknown; `sector` PLOVER's sector codes.
    `via` is "name", "demonym", "place", "office", "agent", "setting" (a role noun whose country is only that in which the
    article is set), "pronoun", "description" or "unknown". `reason` says why it is this party, `runner_up` which other bearer of
    the name came second and with how many points; both are for people and make no difference between parties.
    """

    begin: int
    end: int
    entity_text: str
    code: str = ""
    sector: tuple[str, ...] = ()
    identifier_id: str = ""
    identifier_text: str = ""
    via: str = "unknown"
    reason: str = field(default="", compare=False)
    runner_up: str = field(default="", compare=False)


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
    """The date of an act: first and last day or None.

    `precision` is "day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "range" (between two
    dates told), "since" (from the first day on, no last day known), "term" (while somebody ruled), or "". `basis` is "text",
    "term" or "none"; `value` the TIMEX3 value, of a range both with a slash.
    """

    date: str | None = None
    enddate: str | None = None
    precision: str = ""
    basis: str = "none"
    value: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place mention. Where `resolution` is below 2 the point is a country's or a sea's middle and no dot: a claim's place then
    has none. `resolution` as in PLOVER: 1 country, 2 province, 3 district, 4 city, 5 part of a city, 0 none of these.

    `admin1` names the region of first order; `alternatives` are GeoNames numbers of the next likeliest places of the name;
    `confidence` is the share of this one among them, `reason` why it was taken.
    """

    begin: int
    end: int
    name: str
    country_code: str = ""
    resolution: int = 0
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    admin1: str = ""
    alternatives: tuple[int, ...] = ()
    confidence: float = 0.0
    reason: str = ""


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
    size: tuple[Tally, ...]
    confidence: float
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing relation of `a` towards `b` as one sentence tells of it.

    `kind` is fights, opposes, sanctions, backs, allied_with or cooperates_with; fights, allied_with and cooperates_with
    hold both ways. `standing` is current, ended or planned, as told. `dating` runs from the tie's start to its end as far
    as the sentence tells: an open end is None. `begin`, `end` are the sentence, `cue` the words that say so.
    """

    id: str
    kind: str
    a: Actor
    b: Actor
    status: Status
    standing: str
    dating: Dating
    begin: int
    end: int
    cue: Span
    confidence: float
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """What the text says of two given mentions: the best event type of what the first does to the second, and the stance
    that one takes to the other. `stance` is "positive", "negative" or "neutral"; `direction` "forward", "backward" or "none".
    """

    actor: Span
    recipient: Span
    event: str
    quad_code: int
    confidence: float
    stance: str
    direction: str
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
    pairs: tuple[PairAnswer, ...] = ()
    relations: tuple[Tie, ...] = ()

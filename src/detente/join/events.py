"""Events: what accounts of one act say together.

In: `Traits`, links, judgements, the voices of articles. Out: `Event`s, each with its web (see `clusters.py`). Not here: links
(`links.py`), conflicting accounts (`variants.py`).
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from detente.join.clusters import Judged, clusters, webs
from detente.join.features import contradict
from detente.join.traits import TOWN, Traits
from detente.join.variants import Called, variants
from detente.join.voices import independent, outlets, speakers, voice
from detente.model import Account, Event, Link, Party, PartyMention, Place, Status, stable_id

JOINED = 6.0
"""The least mean score at which accounts are one event; set on the dev bank of `benchmarks/corpus.py`."""

FIRMNESS = (
    Status.ASSERTED,
    Status.HISTORICAL,
    Status.FUTURE,
    Status.POSSIBLE,
    Status.CONDITIONAL,
    Status.DEMANDED,
    Status.DENIED,
)
"""Statuses from the firmest: one voice that asserts an act makes it asserted, whoever denies it."""

REPORTED = "reported"
"""The precision of a date that is only the first day of publication."""

VERBS = {
    "AGREE": "agreed with", "CONSULT": "met", "SUPPORT": "supported", "CONCEDE": "yielded to", "COOPERATE": "worked with",
    "AID": "aided", "RETREAT": "drew back before", "REQUEST": "asked", "ACCUSE": "accused", "REJECT": "rejected",
    "THREATEN": "threatened", "PROTEST": "protested against", "SANCTION": "sanctioned", "MOBILIZE": "mobilised against",
    "COERCE": "coerced", "ASSAULT": "attacked",
}  # fmt: skip

NOUNS = {
    "AGREE": "agreement", "CONSULT": "talks", "SUPPORT": "support", "CONCEDE": "concession", "COOPERATE": "cooperation",
    "AID": "aid", "RETREAT": "retreat", "REQUEST": "demand", "ACCUSE": "accusation", "REJECT": "refusal",
    "THREATEN": "threat", "PROTEST": "protest", "SANCTION": "sanction", "MOBILIZE": "mobilisation", "COERCE": "coercion",
    "ASSAULT": "attack",
}  # fmt: skip

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Joined:
    """An event with its web."""

    web: str
    event: Event


def events(
    found: Sequence[Traits],
    links: Iterable[Link],
    judgements: Iterable[Judged] = (),
    voices: Mapping[str, str] | None = None,
    called: Called = attrgetter("label"),
) -> list[Joined]:
    """The events of accounts, in order of their ids."""
    traits = {one.account.id: one for one in found}
    scored = [(link.a, link.b, link.score) for link in links]
    judged = list(judgements)
    home_web = webs(traits, scored, JOINED, judged)

    def barred(a: str, b: str) -> bool:
        return contradict(traits[a], traits[b])

    together = clusters(traits, scored, JOINED, judged, barred)
    made = [Joined(home_web[ids[0]], event([traits[one] for one in ids], voices or {}, called)) for ids in together]
    return sorted(made, key=lambda one: one.event.id)


def event(found: Sequence[Traits], voices: Mapping[str, str], called: Called) -> Event:
    """What accounts of one act say together; each voice has one vote, its accounts share it."""
    told = sorted((one.account for one in found), key=lambda one: one.id)
    votes = _votes(told, voices)
    kind = _winner((one.event, vote) for one, vote in votes)
    typed = [(one, vote) for one, vote in votes if one.event == kind]
    date, enddate, precision = _dated(votes)
    where = _where(votes)
    actor, recipient = _parties(typed, lambda one: one.actor), _parties(typed, lambda one: one.recipient)
    return Event(
        id=stable_id(told[0].id),
        title=_title(kind, _names(told, actor, called), _names(told, recipient, called), where.name if where else "", date or ""),
        event=kind,
        mode=_modes(typed),
        quad_code=_winner((one.quad_code, vote) for one, vote in typed),
        event_scale=_winner((one.event_scale, vote) for one, vote in typed),
        status=min((one.status for one in told), key=FIRMNESS.index).value,
        date=date,
        enddate=enddate,
        date_precision=precision,
        place=where.name if where else "",
        country_code=where.country_code if where else "",
        place_resolution=where.resolution if where else 0,
        lat=where.lat if where else None,
        lon=where.lon if where else None,
        actor=actor,
        recipient=recipient,
        claims=tuple(one.id for one in told),
        articles=len({one.article_id for one in told}),
        outlets=outlets(told),
        independent=independent(told, voices),
        speakers=speakers(told),
        confidence=_confidence(told, voices),
        variants=variants(told, called),
    )


def _votes(told: Sequence[Account], voices: Mapping[str, str]) -> list[tuple[Account, float]]:
    """Each account with its share of its voice's vote, weighed by its confidence."""
    counts = Counter(voice(one, voices) for one in told)
    return [(one, max(one.confidence, 0.01) / counts[voice(one, voices)]) for one in told]


def _winner(votes: Iterable[tuple[T, float]]) -> T:
    """Of at least one answer the one with the most votes, the smaller one between equals."""
    tally: dict[T, float] = defaultdict(float)
    for answer, vote in votes:
        tally[answer] += vote
    return min(tally, key=lambda answer: (-round(tally[answer], 9), str(answer)))


def _dated(votes: Sequence[tuple[Account, float]]) -> tuple[str | None, str | None, str]:
    """The date most votes give, the more precise first; without one, for news, the first day of publication."""
    dated = [(one.dating, vote) for one, vote in votes if one.dating.date]
    exact = [(dating, vote) for dating, vote in dated if dating.precision == "day"]
    if dated:
        return _winner(((told.date, told.enddate, told.precision), vote) for told, vote in exact or dated)
    days = sorted(one.published for one, _ in votes if one.published and one.status in (Status.ASSERTED, Status.POSSIBLE))
    return (days[0], days[0], REPORTED) if days else (None, None, "")


def _where(votes: Sequence[tuple[Account, float]]) -> Place | None:
    """The first place of the name that most votes give, None where none gives any; of equals a town before a country."""
    places = [(one.place, vote) for one, vote in votes if one.place]
    if not places:
        return None
    best = _winner((_named(place), vote) for place, vote in places)
    return next(place for place, _ in places if _named(place) == best)


def _named(place: Place) -> tuple[bool, str, str]:
    """A place as it is voted on."""
    return place.resolution < TOWN, place.name, place.country_code


def _modes(votes: Sequence[tuple[Account, float]]) -> tuple[str, ...]:
    """Modes that at least half of the votes that name any give."""
    naming = [(one, vote) for one, vote in votes if one.mode]
    whole = sum(vote for _, vote in naming)
    modes = sorted({mode for one, _ in naming for mode in one.mode})
    return tuple(mode for mode in modes if 2 * sum(vote for one, vote in naming if mode in one.mode) >= whole)


def _parties(votes: Sequence[tuple[Account, float]], side: Callable[[Account], tuple[PartyMention, ...]]) -> tuple[Party, ...]:
    """Parties that at least a third of the best one's votes name; guessed ones only where nobody is named."""
    tally: dict[str, float] = defaultdict(float)
    guessed: dict[str, float] = defaultdict(float)
    known: dict[str, Party] = {}
    for one, vote in votes:
        for party, sure in sorted({(mention.party, mention.sure) for mention in side(one) if mention.party.id}, key=str):
            (tally if sure else guessed)[party.id] += vote
            known[party.id] = min(known.get(party.id, party), party, key=lambda party: (party.label, party.code))
    tally = tally or guessed
    best = max(tally.values(), default=0.0)
    return tuple(known[one] for one in sorted(tally) if 3 * tally[one] >= best)


def _names(told: Sequence[Account], parties: tuple[Party, ...], called: Called) -> str:
    """The words by which parties are named most often, the shorter ones between equals."""
    names = []
    for party in parties:
        words = Counter(
            mention.text.removeprefix("the ").removeprefix("The ")
            for one in told
            for mention in (*one.actor, *one.recipient)
            if mention.party.id == party.id and mention.sure
        )
        names.append(min(words, key=lambda text: (-words[text], len(text), text), default=called(party)))
    return " and ".join(dict.fromkeys(names))


def _title(kind: str, actor: str, recipient: str, place: str, date: str) -> str:
    """Who did what to whom, where and when, as far as is known."""
    verb = VERBS.get(kind, kind.lower())
    noun = NOUNS.get(kind, kind.lower())
    words = f"{actor or 'Somebody'} {verb} {recipient or 'somebody'}" if recipient or not actor else f"{actor}: {noun}"
    where = f" at {place}" if place else ""
    when = f", {datetime.date.fromisoformat(date):%-d %B %Y}" if date else ""
    return words + where + when


def _confidence(told: Sequence[Account], voices: Mapping[str, str]) -> float:
    """The chance that not every voice was misread, at most 0.99: one minus the product over voices of one minus the best."""
    best: dict[str, float] = defaultdict(float)
    for one in told:
        name = voice(one, voices)
        best[name] = max(best[name], one.confidence)
    doubt = 1.0
    for name in sorted(best):
        doubt *= 1 - best[name]
    return round(min(0.99, 1 - doubt), 4)

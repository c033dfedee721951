"""Claims and codes in words for people.

In: claims, codes, dates. Out: English. Not here: HTML (`templates`), which words mean what in news (`lexicon`).
"""

from __future__ import annotations

from datetime import date

from detente.model import QUADS, Actor, Attribution, Claim, Dating, Place, Status, Tally

STATUSES = {
    "asserted": "told as fact",
    "denied": "denied",
    "possible": "told as possible",
    "future": "announced for the future",
    "conditional": "on a condition",
    "demanded": "demanded, not done",
    "historical": "told of the past",
}

_DID: dict[str, tuple[str, ...]] = {
    "ACCUSE": ("accused", "accuse"),
    "AGREE": ("agreed with", "agree with"),
    "AID": ("gave aid to", "give aid to", "given aid to"),
    "ASSAULT": ("attacked", "attack"),
    "COERCE": ("coerced", "coerce"),
    "CONCEDE": ("yielded to", "yield to"),
    "CONSULT": ("met or talked with", "meet or talk with"),
    "COOPERATE": ("cooperated with", "cooperate with"),
    "MOBILIZE": ("mobilised against", "mobilise against"),
    "PROTEST": ("protested against", "protest against"),
    "REJECT": ("rejected", "reject"),
    "REQUEST": ("asked something of", "ask something of"),
    "RETREAT": ("withdrew from or gave up to", "withdraw from or give up to", "withdrawn from or given up to"),
    "SANCTION": ("imposed sanctions on", "impose sanctions on"),
    "SUPPORT": ("supported", "support"),
    "THREATEN": ("threatened", "threaten"),
}
_ALONE: dict[str, tuple[str, ...]] = {
    "AGREE": ("agreed", "agree"),
    "CONCEDE": ("yielded", "yield"),
    "CONSULT": ("met or talked", "meet or talk"),
    "COOPERATE": ("cooperated", "cooperate"),
    "MOBILIZE": ("mobilised", "mobilise"),
    "PROTEST": ("protested", "protest"),
    "RETREAT": ("withdrew or gave up", "withdraw or give up", "withdrawn or given up"),
}
_AUXILIARY = {
    "possible": "may have",
    "future": "will",
    "conditional": "would, on a condition,",
    "demanded": "should, it is demanded,",
}
_PREPOSITIONS = {"day": "on", "month": "in", "year": "in"}
_VIA = {
    "name": "by name",
    "demonym": "by nationality",
    "place": "by a place that stands for it",
    "office": "by office",
    "agent": "by a role noun",
    "setting": "by a role noun, the country only from where the article is set",
    "pronoun": "by a pronoun",
    "description": "by a description",
    "unknown": "not identified",
}
RELATIONS = {
    "fights": "fights",
    "opposes": "opposes",
    "sanctions": "keeps sanctions on",
    "backs": "backs",
    "allied_with": "is allied with",
    "cooperates_with": "cooperates with",
}
RESOLUTIONS = {0: "place as named", 1: "country", 2: "province", 3: "district", 4: "town", 5: "part of a town"}


def quad(code: int) -> str:
    """A quad class in words."""
    return QUADS[code - 1] if 1 <= code <= len(QUADS) else "unclassed"


def kind(event: str) -> str:
    """A PLOVER type as a word: `ASSAULT` is "Assault"."""
    return event.replace("_", " ").capitalize()


def relation(name: str) -> str:
    """A kind of relation as a verb."""
    return RELATIONS.get(name, name.replace("_", " "))


def day(value: str | None) -> str:
    """`2017-03-04` as "4 March 2017"; what is no whole date stays as it is."""
    try:
        found = date.fromisoformat(value or "")
    except ValueError:
        return value or ""
    return f"{found.day} {found:%B %Y}"


def named(actors: tuple[Actor, ...]) -> str:
    """The parties as the text names them, each name once."""
    return _listed(list(dict.fromkeys(" ".join(one.entity_text.split()) for one in actors)))


def sentence(claim: Claim) -> str:
    """The claim in words: who, did, to whom, where, when, on whose word."""
    who, whom = named(claim.actor) or "Somebody unnamed", named(claim.recipient)
    forms = (_DID if whom else _ALONE).get(claim.event) or _DID.get(claim.event) or (claim.event.lower(),) * 2
    told = _put(claim.status, forms)
    parts = [f"{who[0].upper()}{who[1:]} {told}", whom or ("" if claim.event in _ALONE else "somebody unnamed")]
    if claim.place is not None:
        parts.append(f"near or in {' '.join(claim.place.name.split())}")
    if claim.dating.date:
        parts.append(f"{_PREPOSITIONS.get(claim.dating.precision, 'between')} {period(claim.dating)}".replace(" to ", " and "))
    speakers = [one.speaker for one in claim.attribution if one.speaker is not None]
    said = f", says {named(tuple(speakers))}" if speakers else ""
    return " ".join(part for part in parts if part) + said


def _put(status: Status, forms: tuple[str, ...]) -> str:
    """The verb as it is told: past, plain and perfect form, the perfect being the past where it is not given."""
    if status == Status.DENIED:
        return f"did not, it is denied, {forms[1]}"
    auxiliary = _AUXILIARY.get(status.value)
    if auxiliary is None:
        return forms[0]
    return f"{auxiliary} {(*forms, forms[0])[2] if status == Status.POSSIBLE else forms[1]}"


def period(dating: Dating) -> str:
    """From the first to the last day: "4 March 2017", "March 2017", "2017", or two days."""
    first, last = dating.date, dating.enddate
    if not first:
        return dating.value or "not dated by the text"
    if dating.precision == "year" and last and first[:4] == last[:4]:
        return first[:4]
    if dating.precision == "month" and last and first[:7] == last[:7]:
        return day(first).partition(" ")[2]
    return day(first) if not last or last == first else f"{day(first)} to {day(last)}"


def place(found: Place | None) -> str:
    """Where, with how closely that is known."""
    if found is None:
        return "not said"
    country = f", {found.country_code}" if found.country_code and found.country_code != found.name else ""
    return f"{' '.join(found.name.split())}{country} (known to the {RESOLUTIONS.get(found.resolution, 'place')})"


def word(given: Attribution) -> str:
    """On whose word."""
    if given.speaker is not None:
        return f"{' '.join(given.speaker.entity_text.split())}, {given.kind}"
    return f"{given.outlet or 'the outlet'} itself, no speaker named"


def identity(actor: Actor) -> str:
    """Who a mention was taken for and how."""
    code = "/".join((actor.code or "?", *actor.sector))
    known = f"{actor.identifier_text}, " if actor.identifier_text and actor.identifier_text != actor.entity_text else ""
    return f"{known}{code}, {_VIA.get(actor.via, actor.via)}"


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def tally(found: Tally) -> str:
    """How many were hit, as told."""
    number = f"{found.low:,}" if found.low == found.high else f"{found.low:,} to {found.high:,}"
    return f"{number} {found.kind}"


def shortened(text: str, longest: int) -> str:
    """The text, cut with a mark where it is longer."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"

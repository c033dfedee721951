"""Acts into claims: who exactly, when, where and on whose word.

In: the acts of an article and what is known of it (`known.py`). Out: `Resolved`: claims, times, places, what was left out.
Not here: finding acts (`code`), keeping them (`store`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.model import Act, Actor, Claim, Dating, LeftOut, Place, Role, Sentence, Side, Status, When, stable_id
from detente.resolve.attribution import attribute
from detente.resolve.dating import date
from detente.resolve.descriptions import in_arms
from detente.resolve.known import Known
from detente.resolve.memory import located
from detente.resolve.sides import identity, sides

BETWEEN_STATES = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "SANCTION"})
ON_THE_SPOT = frozenset({"ASSAULT", "COERCE", "PROTEST"})  # deeds whose nameless sides are mostly people of the place
MATERIAL = frozenset({2, 4})  # quad classes whose recipient may be a thing: a convoy, a bridge
POLITICAL = frozenset("GOV MIL COP JUD LEG REB OPP PTY PRM UAF SPY PRE REF ELI".split())
OWNERS = frozenset({"its", "their", "his", "her", "our", "my"})
ONE_PERSON = frozenset({"his", "her", "my"})
NEED_RECIPIENT = frozenset({"AID", "COOPERATE"})  # PLOVER, "Requires recipient"; SANCTION is coded without one too
NEAR = 3  # steps up the tree from a place's name to the act that it may be the place of
DOT = 2  # PLOVER's resolution from which on a point says where something happened: a province or smaller
LEAST_AMONG_PRIVATE = 0.5  # confidence below which an act is let go where no side is a body or known for politics
LONG_PAST = 1  # calendar years between an act and the publication from which on the act is background


@dataclass(frozen=True, slots=True)
class Resolved:
    """Everything that hangs on dates and identities."""

    claims: tuple[Claim, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]
    left_out: tuple[LeftOut, ...]


def resolve(acts: Sequence[Act], context: Known) -> Resolved:
    """Resolve every act of an article; acts of which no side is a political party are left out with the reason."""
    claims: list[Claim] = []
    left: list[LeftOut] = []
    for act in acts:
        claim = _claim(act, context, len(claims))
        reason = _unfit(claim)
        if reason:
            left.append(LeftOut(act.predicate.begin, act.predicate.end, f"{act.event} {reason}"))
        else:
            claims.append(claim)
    told = tuple(t for found in context.times for t in found)
    return Resolved(tuple(claims), told, tuple(p for found in context.places for p in found), tuple(left))


def _unfit(claim: Claim) -> str:
    """Why an act is no claim, "" if it is one."""
    sides = (*claim.actor, *claim.recipient)
    if not any(_political(one, claim) for one in sides):
        return "between parties that are not known to be political"
    if claim.event == "CONSULT" and all(_private(one) for one in sides) and len({one.code for one in sides if one.code}) < 2:
        return "between private people of one country"
    if claim.event in NEED_RECIPIENT and not claim.recipient and len(claim.actor) < 2:
        return "without the recipient that the codebook requires"
    if claim.confidence < LEAST_AMONG_PRIVATE and all(_private(one) for one in sides):
        return "between private people, with little chance of being right"
    return ""


def _political(one: Actor, claim: Claim) -> bool:
    """Whether a side makes a claim political: a named country or body, an arm of a state, a party, an armed group.

    People of other walks do so in a protest, or where the words name the means of violence or force.
    """
    if POLITICAL & set(one.sector):
        return True
    if one.via not in ("agent", "setting", "description"):
        return bool(one.code or one.sector)
    if one.via == "description" and one.code:
        return True
    return bool(one.sector) and (
        claim.event == "PROTEST" or (claim.event in ("ASSAULT", "COERCE") and bool(claim.mode)) or one.via == "agent"
    )


def _private(one: Actor) -> bool:
    """Whether a side is known only as somebody in a walk of life that is not political."""
    return not one.identifier_id and not POLITICAL & set(one.sector)


def _claim(act: Act, context: Known, ordinal: int) -> Claim:
    article, resolver = context.article, context.words.resolver
    sentence = context.words.sentences[act.sentence]
    attribution = attribute(act, context.words)
    foreign = _foreign(act, sentence, context)
    outlets = {one.outlet for one in attribution if one.outlet}
    material = context.lexicon.ontology.quad[act.event] in MATERIAL
    doers = sides(act.actor, sentence, context, attribution, foreign, kept=False)
    if act.event == "ASSAULT":
        doers = [in_arms(one) for one in doers]
    actor = [one for one in doers if not one.identifier_text or one.identifier_text not in outlets]  # who only reports it
    listed = _partners(act, actor, sentence, context) if act.event in BETWEEN_STATES else act.recipient
    recipient = sides(listed, sentence, context, attribution, foreign, kept=material)
    recipient = [one for one in recipient if not _same(one, actor) and not _own_thing(one, actor)]
    place = _place(act, sentence, context)
    if act.event in ON_THE_SPOT:
        recipient = [_of_the_spot(one, place) for one in recipient]
        actor = [_of_the_spot(one, place) for one in actor] if len(actor) == 1 else actor
    dating = date(act, sentence, context.times[act.sentence], context.terms[act.sentence])
    past = _past(act, dating, article.published)
    return Claim(
        id=stable_id(article.id, str(ordinal), act.event, act.predicate.of(article.text)),
        event=act.event,
        mode=act.mode,
        context=act.context,
        cameo=act.cameo,
        quad_code=context.lexicon.ontology.quad[act.event],
        event_scale=context.lexicon.ontology.score(act.event, act.mode),
        begin=sentence.begin,
        end=sentence.end,
        predicate=act.predicate,
        actor=tuple(actor),
        recipient=tuple(recipient),
        third_party=tuple(Role(t.role, a) for t in act.third_party for a in resolver.resolve(t.side, sentence)),
        status=Status.HISTORICAL if past else act.status,
        attribution=attribution,
        dating=dating,
        place=place,
        size=act.size,
        confidence=act.confidence,
        trace=(*act.trace, *(["status historical: its date lies in an earlier year than the article's"] if past else [])),
    )


def _of_the_spot(one: Actor, place: Place | None) -> Actor:
    """A side of a deed whose country is only that of the article, as one of the country where the deed is done."""
    if place is None or not place.country_code or one.via != "setting" or place.country_code == one.code:
        return one
    return replace(one, code=place.country_code, reason=f"it is done in {place.name}, which lies in {place.country_code}")


def _partners(act: Act, actor: Sequence[Actor], sentence: Sentence, context: Known) -> list[Side]:
    """The recipients of an act between states, without the country of a doer that speaks for it: of the "talks between Russia
    and Ukraine" that Russia offers, Ukraine remains."""
    own = {one.code for one in actor if one.sector[:1] == ("GOV",)}
    found: list[Side] = []
    for side in act.recipient:
        named = context.words.resolver.named(side, sentence)
        if any(one.code in own and one.identifier_id == one.code for one in named):
            joined = [sentence.tokens[k] for k in sentence.children(side.head) if sentence.tokens[k].label == "conj"]
            found += [Side(sentence.tokens.index(t), t.begin, t.end) for t in joined if t.upos == "PROPN"]
        else:
            found.append(side)
    return found


def _same(one: Actor, actor: Sequence[Actor]) -> bool:
    """Whether a recipient is one of the actors, also by another name: what "Nairobi called a breach" is not done to Kenya."""
    if one in actor:
        return True
    return len(actor) == 1 and bool(one.identifier_id) and identity(one) == identity(actor[0])


def _own_thing(one: Actor, actor: Sequence[Actor]) -> bool:
    """Whether a side is only something of the actor's own: "shifted its mission" is done to nobody, "called on his supporters"
    to them, what "her home" suffers from "prosecutors" to her."""
    owner = one.entity_text.split()[0].lower() if one.entity_text else ""
    owned = owner in OWNERS and (owner not in ONE_PERSON or any(_may_be_person(other) for other in actor))
    return owned and one.via not in ("name", "office", "agent") and one.code in {other.code for other in actor}


def _may_be_person(one: Actor) -> bool:
    """Whether a side may be a single person, as its name, its office or a pronoun tells."""
    return one.via in ("pronoun", "office", "unknown") or one.identifier_id.startswith("per-")


def _foreign(act: Act, sentence: Sentence, context: Known) -> frozenset[str]:
    """Countries named on either side of an act that is usually between states, else those that receive it by their own name: no
    role noun takes its country there."""
    between = act.event in BETWEEN_STATES
    listed = (*act.actor, *act.recipient) if between else act.recipient
    named = [a for side in listed for a in context.words.resolver.named(side, sentence)]
    return frozenset(a.code for a in named if between or a.identifier_id == a.code)


def _past(act: Act, dating: Dating, published: str | None) -> bool:
    """Whether an asserted act is background because it is dated in an earlier year than the article."""
    if act.status is not Status.ASSERTED or not published or not dating.enddate:
        return False
    return int(published[:4]) - int(dating.enddate[:4]) >= LONG_PAST


def _place(act: Act, sentence: Sentence, context: Known) -> Place | None:
    """The place named behind a preposition of place nearest to the act's word, the finer of two; a country's is no dot."""
    near = [
        (steps, -place.resolution, place.begin, place)
        for place in context.places[act.sentence]
        if located(sentence, place.begin, place.end) and (steps := _steps(sentence, place, act.head)) <= NEAR
    ]
    if not near:
        return None
    place = min(near)[-1]
    return place if place.resolution >= DOT else replace(place, lat=None, lon=None)


def _steps(sentence: Sentence, place: Place, head: int) -> int:
    """How many steps up the tree lead from the place's name to the act's word; more than `NEAR` where none do."""
    fewest = NEAR + 1
    for token in sentence.tokens:
        if place.begin <= token.begin < place.end:
            above, steps = token.head, 1
            while above >= 0 and steps < fewest:
                if above == head:
                    fewest = steps
                above, steps = sentence.tokens[above].head, steps + 1
    return fewest

"""Acts into claims: who exactly, when, where and on whose word.

In: an article with its sentences and acts, the lexicon. Out: `Resolved`: claims, times, places, what was left out.
Not here: finding acts (`code`), keeping them (`store`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.lexicon import Lexicon
from detente.model import (
    Act, Actor, Article, Attribution, Claim, Dating, LeftOut, Place, Role, Saying, Sentence, Side, Span, Status, When, stable_id,
)  # fmt: skip
from detente.resolve import places, times
from detente.resolve.actors import Resolver
from detente.resolve.memory import Memory
from detente.resolve.names import Hit, Names

FUTURE_WORDS = frozenset({"will", "shall", "'ll", "’ll", "ahead", "next", "tomorrow", "upcoming"})
FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ours", "ourselves"})
BETWEEN_STATES = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "SANCTION"})
NEED_RECIPIENT = frozenset({"AID", "COOPERATE"})  # PLOVER, "Requires recipient"; SANCTION is coded without one too
SAME_TIME = frozenset({"xcomp", "advcl", "obj", "nsubj", "obl", "nmod", "conj"})
OWN_CLAUSE = frozenset({"acl", "ccomp", "parataxis", "csubj"})
NOT_THEN = frozenset({"ahead", "before", "after", "until", "till", "by"})
LONG_PAST = 1  # whole years before the publication after which an act is background


@dataclass(frozen=True, slots=True)
class Resolved:
    """Everything that hangs on dates and identities."""

    claims: tuple[Claim, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Context:
    """What resolving one article needs at hand."""

    article: Article
    sentences: Sequence[Sentence]
    lexicon: Lexicon
    resolver: Resolver
    times: list[list[When]]
    places: list[list[Place]]
    sayings: Sequence[Saying]


def resolve(article: Article, sentences: list[Sentence], acts: Sequence[Act], sayings: Sequence[Saying], lexicon: Lexicon, names: Names) -> Resolved:
    """Resolve every act of an article; acts of which no side is a political party are left out with the reason."""
    hits: list[Hit] = [hit for p in article.paragraphs for hit in names.find(article.text, p, article.published)]
    memory = Memory(hits, sentences, lexicon.register, article.published)
    context = _Context(
        article, sentences, lexicon, Resolver(lexicon.register, memory, article.published),
        [times.find(article.text[s.begin : s.end], s.begin, article.published, _ahead(s)) for s in sentences],
        [places.find(s, memory, lexicon.register) for s in sentences], sayings,
    )  # fmt: skip
    claims: list[Claim] = []
    left: list[LeftOut] = []
    for act in acts:
        claim = _claim(act, context, len(claims))
        reason = _unfit(claim)
        if reason:
            left.append(LeftOut(act.predicate.begin, act.predicate.end, f"{act.event} {reason}"))
        else:
            claims.append(claim)
    return Resolved(
        tuple(claims), tuple(t for found in context.times for t in found), tuple(p for found in context.places for p in found), tuple(left)
    )


def _unfit(claim: Claim) -> str:
    """Why an act is no claim, "" if it is one."""
    if not any(a.code or a.sector for a in (*claim.actor, *claim.recipient)):
        return "between parties that are not known to be political"
    if claim.event in NEED_RECIPIENT and not claim.recipient and len(claim.actor) < 2:
        return "without the recipient that the codebook requires"
    return ""


def _ahead(sentence: Sentence) -> bool:
    return any(token.lemma.lower() in FUTURE_WORDS for token in sentence.tokens)


def _claim(act: Act, context: _Context, ordinal: int) -> Claim:
    sentence, text = context.sentences[act.sentence], context.article.text
    attribution = _attribution(act, context)
    foreign = _foreign(act, sentence, context)
    actor = _sides(act.actor, sentence, context, attribution, foreign)
    recipient = [a for a in _sides(act.recipient, sentence, context, attribution, foreign) if a not in actor]
    dating = _dating(act, sentence, context)
    status = _status(act, dating, context)
    quad = context.lexicon.ontology.quad[act.event]
    mode = act.mode
    return Claim(
        id=stable_id(context.article.id, str(ordinal), act.event, text[act.predicate.begin : act.predicate.end]),
        event=act.event, mode=mode, context=act.context, cameo=act.cameo, quad_code=quad,
        event_scale=context.lexicon.ontology.score(act.event, mode), begin=sentence.begin, end=sentence.end, predicate=act.predicate,
        actor=tuple(actor), recipient=tuple(recipient),
        third_party=tuple(Role(t.role, a) for t in act.third_party for a in context.resolver.resolve(t.side, sentence, text)),
        status=status, attribution=attribution, dating=dating, place=_place(act, sentence, context),
        size=(), confidence=act.confidence, trace=act.trace,
    )  # fmt: skip


def _foreign(act: Act, sentence: Sentence, context: _Context) -> frozenset[str]:
    """Countries named on the other side of an act that is usually between states: no role noun takes its country there."""
    if act.event not in BETWEEN_STATES:
        return frozenset()
    named = [a for side in (*act.actor, *act.recipient) for a in context.resolver.named(side, sentence, context.article.text)]
    return frozenset(a.code for a in named)


def _sides(
    sides: Sequence[Side], sentence: Sentence, context: _Context, attribution: tuple[Attribution, ...], foreign: frozenset[str]
) -> list[Actor]:
    """Resolved sides, each once; "we" is whoever speaks."""
    speaker = next((a.speaker for a in attribution if a.speaker is not None), None)
    found: list[Actor] = []
    for side in sides:
        words = context.article.text[side.begin : side.end]
        if speaker is not None and words.lower() in FIRST_PERSON:
            found.append(replace(speaker, begin=side.begin, end=side.end, entity_text=words, via="pronoun"))
        else:
            found += context.resolver.resolve(side, sentence, context.article.text, foreign)
    return list(dict.fromkeys(found))


def _dating(act: Act, sentence: Sentence, context: _Context) -> Dating:
    """The time that hangs on the act, else the one that hangs on a clause the act stands in."""
    known = [when for when in context.times[act.sentence] if when.type == "DATE"]
    heads = [act.head, *_clauses_above(sentence, act.head)]
    chosen = next((when for head in heads for when in known if _hangs(sentence, when, head)), None)
    if chosen is None:
        return Dating()
    limits = times.bounds(chosen.value)
    if limits is None:
        return Dating(basis="text", value=chosen.value)
    return Dating(limits[0], limits[1], limits[2], "text", chosen.value)


def _clauses_above(sentence: Sentence, place: int) -> list[int]:
    """Words that govern the act by clauses of the same happening: complements, purposes, coordination."""
    above = []
    while sentence.tokens[place].label.split(":")[0] in SAME_TIME and sentence.tokens[place].head >= 0:
        place = sentence.tokens[place].head
        above.append(place)
    return above


def _hangs(sentence: Sentence, when: When, head: int) -> bool:
    """Whether a time expression dates a word: at most three steps below it, in no clause of its own, not "ahead of" it."""
    for place, token in enumerate(sentence.tokens):
        if not when.begin <= token.begin < when.end:
            continue
        for _ in range(4):
            if place == head:
                return True
            marks = {t.lemma.lower() for t in sentence.tokens if t.head == place and t.label in ("case", "mark")}
            if sentence.tokens[place].label.split(":")[0] in OWN_CLAUSE or marks & NOT_THEN or sentence.tokens[place].head < 0:
                break
            place = sentence.tokens[place].head
    return False


def _status(act: Act, dating: Dating, context: _Context) -> Status:
    """An asserted act dated in an earlier year than the article is background."""
    published = context.article.published
    if act.status is Status.ASSERTED and published and dating.enddate and int(published[:4]) - int(dating.enddate[:4]) >= LONG_PAST:
        return Status.HISTORICAL
    return act.status


def _attribution(act: Act, context: _Context) -> tuple[Attribution, ...]:
    """Outermost first: the agency a saying rests on, then the speaker."""
    sentence = context.sentences[act.sentence]
    chain: list[Attribution] = []
    if act.speaker is not None:
        chain += _word(context, act.speaker, sentence, act.cue, "quoted" if act.quoted else "reported")
    if act.quoted and not chain:
        said = _speaker_of_quote(act, context)
        if said is not None and said.source is not None:
            chain += _word(context, said.source, context.sentences[said.sentence], said.cue, "quoted")
            for other in context.sayings:
                if other.sentence == said.sentence and other.source is not None and other.source != said.source:
                    chain += _word(context, other.source, context.sentences[other.sentence], other.cue, "reported")
    return tuple(sorted(chain, key=lambda one: one.kind != "outlet"))


def _word(context: _Context, side: Side, sentence: Sentence, cue: Span | None, kind: str) -> list[Attribution]:
    actor = context.resolver.resolve(side, sentence, context.article.text)[0]
    if "JRN" in actor.sector:
        return [Attribution("outlet", None, actor.identifier_text or actor.entity_text, cue)]
    named = any(n.begin < actor.end and actor.begin < n.end and n.kind in ("PER", "ORG") for n in sentence.names)
    if actor.code or actor.sector or named or sentence.tokens[side.head].upos == "PRON":
        return [Attribution(kind, actor, "", cue)]
    return []


def _speaker_of_quote(act: Act, context: _Context) -> Saying | None:
    """The saying nearest to a quotation without its own: in its paragraph, else the last one before it."""
    own = context.sentences[act.sentence].paragraph
    with_source = [s for s in context.sayings if s.source is not None]
    same = [s for s in with_source if context.sentences[s.sentence].paragraph == own]
    if same:
        return min(same, key=lambda s: (abs(s.sentence - act.sentence), s.sentence))
    before = [s for s in with_source if context.sentences[s.sentence].paragraph == own - 1]
    return before[-1] if before else None


def _place(act: Act, sentence: Sentence, context: _Context) -> Place | None:
    """The place named behind a preposition of place on the act's word or a neighbour of it, else none."""
    for place in context.places[act.sentence]:
        if places.located(sentence, place.begin, place.end) and _near(sentence, place, act.head):
            return place
    return None


def _near(sentence: Sentence, place: Place, head: int) -> bool:
    for token in sentence.tokens:
        if place.begin <= token.begin < place.end:
            above, steps = token.head, 0
            while above >= 0 and steps < 3:
                if above == head:
                    return True
                above, steps = sentence.tokens[above].head, steps + 1
    return False

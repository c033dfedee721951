"""On whose word an act rests.

In: an act or bond, the sayings of its article, the resolver. Out: `Attribution`s, the outermost first. Not here: finding sayings
(`code`), who a mention is (`actors.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.model import Act, Actor, Attribution, Bond, Saying, Sentence, Side, Span
from detente.resolve.actors import Resolver

FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ours", "ourselves"})
DOCUMENTS = frozenset("statement release communique communiqué declaration letter tweet post memo".split())
STATE = frozenset({"state", "official", "government"})  # "state media": the state itself speaks


@dataclass(frozen=True, slots=True)
class Context:
    """What attribution looks at: the text, its sentences and sayings, who is who, and the body that publishes it, if that is
    no news outlet."""

    text: str
    sentences: Sequence[Sentence]
    sayings: Sequence[Saying]
    resolver: Resolver
    publisher: Actor | None = None


def attribute(act: Act | Bond, context: Context) -> tuple[Attribution, ...]:
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
                if other.sentence == said.sentence and not other.held and other.source not in (None, said.source):
                    chain += _word(context, other.source, context.sentences[other.sentence], other.cue, "reported")
    if not chain and _first_person(sentence):
        chain += _own_word(act, context)
    return tuple(sorted(chain, key=lambda one: one.kind != "outlet"))


def _word(context: Context, side: Side, sentence: Sentence, cue: Span | None, kind: str) -> list[Attribution]:
    actor = context.resolver.resolve(side, sentence)[0]
    words = actor.entity_text.lower().split()
    if "JRN" in actor.sector and not (actor.code and STATE & set(words)):
        return [Attribution("outlet", None, actor.identifier_text or actor.entity_text, cue)]
    document = sentence.tokens[side.head].lemma.lower() in DOCUMENTS
    publisher = context.publisher
    if publisher is not None and document and not actor.code:
        actor = replace(publisher, begin=actor.begin, end=actor.end, entity_text=actor.entity_text, via="description")
    if publisher is not None and publisher.code and actor.via == "setting":
        actor = replace(actor, code=publisher.code, via="description")  # "the minister" of whoever publishes the statement
    named = any(n.begin < actor.end and actor.begin < n.end and n.kind in ("PER", "ORG") for n in sentence.names)
    known = actor.code or actor.sector or named or document or sentence.tokens[side.head].upos == "PRON"
    return [Attribution(kind, actor, "", cue)] if known else []


def _first_person(sentence: Sentence) -> bool:
    """Whether somebody speaks of himself in the sentence."""
    return any(token.text.lower() in FIRST_PERSON for token in sentence.tokens)


def _own_word(act: Act | Bond, context: Context) -> list[Attribution]:
    """Who says "we" where no quotation marks stand: the last of whom "said:" closes a sentence. Nobody where none does; the
    body that publishes a text speaks for itself."""
    for said in reversed(context.sayings):
        sentence = context.sentences[said.sentence]
        if said.source is not None and said.sentence < act.sentence and context.text[sentence.end - 1] == ":":
            return _word(context, said.source, sentence, said.cue, "quoted")
    return []


def _speaker_of_quote(act: Act | Bond, context: Context) -> Saying | None:
    """The saying nearest to a quotation without its own: in its paragraph, else the last one before it."""
    own = context.sentences[act.sentence].paragraph
    with_source = [s for s in context.sayings if s.source is not None and not s.held]
    same = [s for s in with_source if context.sentences[s.sentence].paragraph == own]
    if same:
        return min(same, key=lambda s: (abs(s.sentence - act.sentence), s.sentence))
    before = [s for s in with_source if context.sentences[s.sentence].paragraph == own - 1]
    return before[-1] if before else None

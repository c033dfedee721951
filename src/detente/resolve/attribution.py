"""On whose word an act rests.

In: an act or bond, the sayings of its article, the resolver. Out: `Attribution`s, the outermost first. Not here: finding sayings
(`code`), who a mention is (`actors.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.model import Act, Attribution, Bond, Saying, Sentence, Side, Span
from detente.resolve.actors import Resolver


@dataclass(frozen=True, slots=True)
class Context:
    """What attribution looks at: the text, its sentences and sayings, and who is who."""

    text: str
    sentences: Sequence[Sentence]
    sayings: Sequence[Saying]
    resolver: Resolver


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
                if other.sentence == said.sentence and other.source is not None and other.source != said.source:
                    chain += _word(context, other.source, context.sentences[other.sentence], other.cue, "reported")
    return tuple(sorted(chain, key=lambda one: one.kind != "outlet"))


def _word(context: Context, side: Side, sentence: Sentence, cue: Span | None, kind: str) -> list[Attribution]:
    actor = context.resolver.resolve(side, sentence, context.text)[0]
    if "JRN" in actor.sector:
        return [Attribution("outlet", None, actor.identifier_text or actor.entity_text, cue)]
    named = any(n.begin < actor.end and actor.begin < n.end and n.kind in ("PER", "ORG") for n in sentence.names)
    if actor.code or actor.sector or named or sentence.tokens[side.head].upos == "PRON":
        return [Attribution(kind, actor, "", cue)]
    return []


def _speaker_of_quote(act: Act | Bond, context: Context) -> Saying | None:
    """The saying nearest to a quotation without its own: in its paragraph, else the last one before it."""
    own = context.sentences[act.sentence].paragraph
    with_source = [s for s in context.sayings if s.source is not None]
    same = [s for s in with_source if context.sentences[s.sentence].paragraph == own]
    if same:
        return min(same, key=lambda s: (abs(s.sentence - act.sentence), s.sentence))
    before = [s for s in with_source if context.sentences[s.sentence].paragraph == own - 1]
    return before[-1] if before else None

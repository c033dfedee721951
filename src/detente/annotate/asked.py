"""The encoder asked about two mentions: their sentences read once more each way, with both marked.

In: sentences, pairs of mentions, a network. Out: `Asked` forward and backward for each pair. Not here: what the lexicon says
of the two (`code`).
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.annotate.network import POSITIONS, Network, PairAnswers, ranked
from detente.model import Asked, Pair, Sentence, Span, Token


def ask(pair: Pair, sentences: Sequence[Sentence], network: Network) -> tuple[Asked, Asked] | None:
    """What the first mention does to the second and the other way round; None where the text between them is too long to
    be read at once, a mention holds no word, or both are the same words."""
    touched = [s for s in sentences if any(mention.meets(Span(s.begin, s.end)) for mention in (pair.actor, pair.recipient))]
    tokens: list[Token] = []
    heads: list[int] = []
    for sentence in sentences:
        if touched and touched[0].begin <= sentence.begin <= touched[-1].begin:
            heads += [-1 if token.head < 0 else len(tokens) + token.head for token in sentence.tokens]
            tokens += sentence.tokens
    mentions = [
        [i for i, token in enumerate(tokens) if span.meets(Span(token.begin, token.end))] for span in (pair.actor, pair.recipient)
    ]
    if not all(mentions) or mentions[0] == mentions[1]:
        return None
    glued = [i > 0 and token.begin == tokens[i - 1].end for i, token in enumerate(tokens)]
    marked = [range(places[0], places[-1] + 1) for places in mentions]
    words = [token.text for token in tokens]
    answers = []
    for one, other in (marked, marked[::-1]):
        pieces = network.piecer.cut(words, glued, (one, other))
        if len(pieces.ids) > POSITIONS:
            return None
        answers.append(network.pair(network.read(pieces).words, head_of(one, heads), head_of(other, heads)))
    forward, backward = answers
    return (
        _asked(pair.actor, pair.recipient, forward, tokens, network),
        _asked(pair.recipient, pair.actor, backward, tokens, network),
    )


def head_of(places: range, heads: Sequence[int]) -> int:
    """The word of a mention whose head (-1 at the root) lies outside it, the last of several: so the network is trained."""
    outside = [place for place in places if heads[place] not in places]
    return outside[-1] if outside else places[-1]


def _asked(actor: Span, recipient: Span, found: PairAnswers, tokens: Sequence[Token], network: Network) -> Asked:
    token = tokens[int(found.looks.argmax())]
    return Asked(
        actor,
        recipient,
        ranked(network.tasks["events"], found.events, 0.0),
        ranked(network.stances, found.stances, 0.0),
        Span(token.begin, token.end),
    )

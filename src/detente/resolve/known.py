"""What is known of an article before any act of it is resolved: who is named, which times and places it tells of.

In: an article with its sentences and sayings, the lexicon, the table of names. Out: `Known`.
Not here: resolving acts (`claims.py`) and bonds (`ties.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.lexicon import Lexicon
from detente.lexicon.actors import Register
from detente.model import Actor, Article, Place, Saying, Sentence, Span, When
from detente.resolve import places, terms, times
from detente.resolve.actors import Resolver
from detente.resolve.attribution import Context
from detente.resolve.introductions import introduced
from detente.resolve.memory import Memory
from detente.resolve.names import Names, acquainted, defined, plausible
from detente.resolve.terms import Term


@dataclass(frozen=True, slots=True)
class Known:
    """What resolving one article needs at hand: who is named, which times and places its sentences tell of."""

    article: Article
    words: Context
    lexicon: Lexicon
    times: list[list[When]]
    terms: list[list[Term]]
    places: list[list[Place]]


def known(article: Article, sentences: list[Sentence], sayings: Sequence[Saying], lexicon: Lexicon, names: Names) -> Known:
    """What is known of an article before any act of it is resolved."""
    on = article.published
    whens = times.find(article.text, sentences, on, lexicon.times)
    memory = remembered(article, sentences, [w for found in whens for w in found], lexicon.register, names)
    named = places.find(article, sentences, whens, memory, lexicon)
    resolver = Resolver(lexicon.register, memory, article.text, sentences, named)
    return Known(
        article=article,
        words=Context(article.text, sentences, sayings, resolver, _publisher(article, names, memory)),
        lexicon=lexicon,
        times=whens,
        terms=[terms.find(s, memory, lexicon.register) for s in sentences],
        places=named,
    )


def remembered(article: Article, sentences: list[Sentence], whens: Sequence[When], register: Register, names: Names) -> Memory:
    """The known names of an article, without those that are ordinary words, strangers or abbreviations of something else."""
    hits = [hit for p in article.paragraphs for hit in names.find(article.text, p, article.published)]
    hits = plausible(hits, sentences, whens, article.text, register)
    hits = acquainted(defined(article.text, hits, register), sentences, register)
    hits = introduced(hits, sentences, names.people, register, article.published)
    return Memory(hits, sentences, register, article.published)


def _publisher(article: Article, names: Names, memory: Memory) -> Actor | None:
    """The body that publishes a statement, if the register knows it and it is no news outlet: its "we"."""
    hits = names.find(article.outlet, Span(0, len(article.outlet)), article.published)
    known = [actor for hit in hits if "JRN" not in (actor := memory.actor(hit)).sector]
    return known[0] if known else None

"""Readings built by hand for tests of joining: articles of short sentences with their claims.

In: who did what to whom, when. Out: `Reading`s, `Account`s. Not here: anything that reads text.
"""

from __future__ import annotations

from dataclasses import replace

from detente.model import Account, Actor, Article, Claim, Dating, Reading, Span, Status, mention, stable_id

NAMES = {"TUR": "Turkey", "SYR": "Syria", "USA": "United States", "RUS": "Russia", "FRA": "France"}
QUADS = {"CONSULT": 1, "SUPPORT": 1, "AID": 2, "ACCUSE": 3, "ASSAULT": 4, "COERCE": 4}


def side(code: str) -> tuple[Actor, ...]:
    """A state by its name, or nobody."""
    return (Actor(0, 0, NAMES.get(code, code), code, (), "", "", "name"),) if code else ()


def claim(article: Article, sentence: str, event: str, actor: str, recipient: str, **more: object) -> Claim:
    """A claim of a sentence that stands in an article; its predicate is the sentence's second word."""
    begin = article.text.index(sentence)
    word = sentence.split()[1]
    at = begin + sentence.index(word)
    plain = Claim(
        stable_id(article.id, sentence, event), event, (), (), "", QUADS[event], 0.0, begin, begin + len(sentence),
        Span(at, at + len(word)), side(actor), side(recipient), (), Status.ASSERTED, (), Dating(), None, (), 0.8, (),
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def reading(
    name: str, published: str | None, *told: tuple[str, str, str, str, str | None], outlet: str = "", coder: str = "one"
) -> Reading:
    """An article of sentences, each told as (sentence, event, actor, recipient, day or None)."""
    text = " ".join(sentence for sentence, *_ in told)
    article = Article(
        name,
        text,
        (Span(0, len(text)),),
        title=told[0][0] if told else "",
        outlet=outlet or f"The {name}",
        published=published,
        origin=name,
    )
    claims = tuple(
        claim(article, sentence, event, actor, recipient, dating=Dating(day, day, "day", "text", day) if day else Dating())
        for sentence, event, actor, recipient, day in told
    )
    return Reading(article, claims, (), (), (), (), coder)


def account(
    name: str, sentence: str, event: str, actor: str, recipient: str, published: str | None = "2020-03-02", **more: object
) -> Account:
    """One account by itself; `more` sets other fields, `day` its date."""
    day = more.pop("day", None)
    dating = Dating(str(day), str(day), "day", "text", str(day)) if day else Dating()
    plain = Account(
        stable_id(name, sentence, event), name, f"The {name}", published, 0, event, (), QUADS[event], 0.0, Status.ASSERTED,
        tuple(map(mention, side(actor))), tuple(map(mention, side(recipient))), (), dating, None, (), sentence.split()[1],
        sentence, 0.8,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]

"""Hand-built readings, small and large, and the states a file can be found in.

In: numbers and texts. Out: `Reading`. Not here: anything that reads text.
"""

from __future__ import annotations

from dataclasses import replace

from detente.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    Dating,
    Furniture,
    LeftOut,
    Pair,
    Place,
    Reading,
    Role,
    Span,
    Status,
    Tally,
    Tie,
    When,
    stable_id,
)

TEXT = (
    "France said on Friday that Türkiye had shelled two villages near Kobanî. 😀 "
    "Élise Dupont, a minister, denied it. Share this page."
)


def span(text: str, part: str) -> Span:
    """Where `part` first stands in `text`."""
    begin = text.index(part)
    return Span(begin, begin + len(part))


def actor(text: str, part: str, code: str = "", name: str = "", sector: tuple[str, ...] = ()) -> Actor:
    """An actor mentioned as `part`."""
    begin, end = span(text, part)
    return Actor(begin, end, part, code, sector, stable_id(name) if name else "", name, "name" if name else "unknown")


def claim(article_id: str, ordinal: int, sentence: Span, predicate: Span, **more: object) -> Claim:
    """A plain claim; `more` sets other fields."""
    plain = Claim(
        id=stable_id(article_id, str(ordinal)),
        event="CONSULT",
        mode=(),
        context=(),
        cameo="",
        quad_code=1,
        event_scale=1.0,
        begin=sentence.begin,
        end=sentence.end,
        predicate=predicate,
        actor=(),
        recipient=(),
        third_party=(),
        status=Status.ASSERTED,
        attribution=(Attribution("outlet", outlet="The Daily"),),
        dating=Dating(),
        place=None,
        size=(),
        confidence=0.5,
        trace=(),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def full(article_id: str = "full") -> Reading:
    """A reading that fills every table, with lists whose order is not that of the alphabet."""
    end = TEXT.index(" 😀")
    assault = claim(
        article_id,
        0,
        Span(0, end),
        span(TEXT, "shelled"),
        event="ASSAULT",
        mode=("heavy-weapons", "aerial"),
        context=("military", "diplomatic"),
        cameo="194",
        quad_code=4,
        event_scale=-10.0,
        actor=(
            actor(TEXT, "Türkiye", "TUR", "Turkey", ("MIL", "GOV")),
            replace(actor(TEXT, "two"), reason="first on that day", runner_up="Two of Three, 4 points"),
            actor(TEXT, "France", "FRA", "France"),
        ),
        recipient=(actor(TEXT, "villages"),),
        third_party=(
            Role("for", actor(TEXT, "Friday")),
            Role("against", actor(TEXT, "Kobanî", "SYR")),
            Role("for", actor(TEXT, "near")),
        ),
        attribution=(
            Attribution("reported", actor(TEXT, "France", "FRA", "France", ("GOV",)), cue=span(TEXT, "said")),
            Attribution("outlet", outlet="The Daily"),
        ),
        dating=Dating("2017-07-07", "2017-07-07", "day", "text", "XXXX-WXX-5"),
        place=Place(*span(TEXT, "Kobanî"), "Kobanî", "SYR", 4, 36.8915, 38.3539, 165_000, "Aleppo", (9, 5), 0.8, "known"),
        size=(Tally("injured", 2, 3), Tally("dead", 10**12, 10**12)),
        confidence=0.1 + 0.2,
        trace=("type: encoder 0.91", "actor: lexicon, ‘Türkiye’"),
    )
    denial = claim(
        article_id,
        1,
        span(TEXT, "Élise Dupont, a minister, denied it."),
        span(TEXT, "denied"),
        event="REJECT",
        status=Status.DENIED,
        actor=(actor(TEXT, "Élise Dupont", "FRA", "Élise Dupont"),),
        dating=Dating(None, None, "", "none", "2017-W27"),
        place=Place(*span(TEXT, "Kobanî"), "Kobanî", "SYR"),
    )
    article = Article(
        id=article_id,
        text=TEXT,
        paragraphs=(Span(0, end), Span(end + 1, len(TEXT))),
        furniture=(Furniture(*span(TEXT, "Share this page."), "share links"),),
        title="Villages shelled; “no”, says minister",
        outlet="The Daily",
        url="https://example.org/1?a=b&c=%C3%A9",
        published="2017-07-09",
        published_basis="page",
        origin="pages/1.html",
        pairs=(Pair(span(TEXT, "France"), span(TEXT, "Türkiye")),),
        notes=("a long line", "no byline"),
    )
    left = (LeftOut(*span(TEXT, "😀"), "no predicate"), LeftOut(0, 6, "actor unknown"))
    times = (When(*span(TEXT, "Friday"), "DATE", "2017-07-07"), When(*span(TEXT, "on Friday"), "SET", "XXXX-WXX-5"))
    kobani = Place(
        *span(TEXT, "Kobanî"), "Kobanî", "SYR", 4, 36.8915, 38.3539, 165_000, "Aleppo", (300_614, 5), 0.8, "near the border"
    )
    places = (kobani, Place(*span(TEXT, "France"), "France"))
    tie = Tie(
        stable_id(article_id, "tie"), "opposes", assault.actor[2], assault.actor[0], Status.ASSERTED, "ended",
        Dating("2015-01-01", None, "year", "text", "2015"), 0, end, span(TEXT, "said"), 0.7, ("lexicon: opposes.tell.2",),
    )  # fmt: skip
    other = replace(tie, id=stable_id(article_id, "other"), kind="backs", a=tie.b, b=replace(tie.a, sector=("OPP", "REB")))
    return Reading(
        article, (assault, denial), times, places, (), left, "detente 0.1.0 model abc lexicon def", relations=(tie, other)
    )


def small(number: int, coder: str = "one", claims: int = 3) -> Reading:
    """The `number`-th of many plain readings, with `claims` claims."""
    sentences = [f"State {number} met envoy {place} 🕊 of body {number % 7}. " for place in range(claims)]
    text = "".join(sentences)
    begins = [sum(map(len, sentences[:place])) for place in range(claims)]
    found = tuple(
        claim(
            f"a{number}",
            place,
            Span(begin, begin + len(sentences[place]) - 1),
            Span(begin + sentences[place].index("met"), begin + sentences[place].index("met") + 3),
            actor=(Actor(begin, begin + 5, "State", code=("USA", "DEU", "CHN")[number % 3]),),
            recipient=(Actor(begin, begin + 5, f"envoy {place}"),),
            trace=(coder,),
        )
        for place, begin in enumerate(begins)
    )
    article = Article(
        id=f"a{number}",
        text=text,
        paragraphs=(Span(0, len(text)),),
        title=f"Meeting {number}",
        published=f"2020-01-{number % 28 + 1:02}",
        published_basis="given",
        origin=f"records.jsonl:{number}",
    )
    return Reading(article, found, (), (), (), (LeftOut(0, 5, "test"),), coder)

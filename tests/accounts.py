"""Told ties, deeds and attention built by hand.

In: kinds, parties, days. Out: `Told`, `Deed`, `Attention`. Not here: anything read from text.
"""

from __future__ import annotations

from detente.model import Dating, Deed, Party, Source, Span, Told, stable_id

USA, RUS, SYR, ISIS, SDF = (Party(code, code, code) for code in ("USA", "RUS", "SYR", "ISIS", "SDF"))
REBELS = Party("SYR:REB", "Syrian rebels", "SYR")
QUADS = {"CONSULT": 1, "AGREE": 1, "SUPPORT": 1, "CONCEDE": 1, "AID": 2, "COOPERATE": 2, "RETREAT": 2, "ACCUSE": 3, "THREATEN": 3}


def source(article: str, published: str | None, claim: str = "", origin: str = "") -> Source:
    """The first sentence of an article."""
    return Source(article, Span(0, 10), published, origin or article, claim)


def told(kind: str, a: Party, b: Party, article: str, published: str | None, **more: str) -> Told:
    """A tie told with a confidence of 0.8; `more` sets standing, start, end, precision, origin, status."""
    dating = Dating(more.get("start"), more.get("end"), more.get("precision", "year" if "start" in more or "end" in more else ""))
    return Told(
        stable_id(kind, a.id, b.id, article),
        kind,
        a,
        b,
        more.get("status", "asserted"),
        more.get("standing", "current"),
        dating,
        source(article, published, origin=more.get("origin", "")),
        0.8,
    )


def deed(event: str, a: Party, b: Party | None, day: str, *modes: str, status: str = "asserted", articles: int = 1) -> Deed:
    """An event on a day told by so many articles with a confidence of 0.8; without `b` nobody receives it."""
    name = stable_id(event, a.id, b.id if b else "", day, *modes)
    sources = tuple(source(f"{name}-{i}", day, f"{name}-{i}-c") for i in range(articles))
    quad, sides = QUADS.get(event, 4), ((b,) if b else ())
    return Deed(name, event, modes, quad, 0.0, status, day, "day", (a,), sides, articles, 0.8, sources)

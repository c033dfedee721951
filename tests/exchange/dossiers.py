"""Dossiers and relations built by hand.

In: nothing. Out: records. Not here: anything that joins claims.
"""

from __future__ import annotations

from detente.model import (
    Actor,
    Attribution,
    Claim,
    Dating,
    Dossier,
    Event,
    Evidence,
    Party,
    Place,
    Relation,
    Span,
    Status,
    Tally,
    Telling,
)

FRANCE, MALI, UN = Party("FRA", "France", "FRA"), Party("MLI", "Mali", "MLI"), Party("UNO", "United Nations", "UNO")


def actor(words: str, code: str, *sector: str) -> Actor:
    return Actor(0, len(words), words, code, sector, code, words, "name")


def dossier(resolution: int = 4, *, together: bool = False) -> Dossier:
    """France shells Gao in Mali, told twice; `together`: France and Mali meet."""
    lat, lon = (16.27, -0.04) if resolution > 1 else (None, None)
    place = Place(30, 33, "Gao", "MLI", resolution, lat, lon, 2457161 if resolution > 1 else None)
    sides = (actor("France", "FRA", "MIL"), actor("Malian rebels", "MLI", "REB"))
    claim = Claim(
        id="c1", event="CONSULT" if together else "ASSAULT", mode=() if together else ("heavy-weapons",), context=("military",),
        cameo="040" if together else "194", quad_code=1 if together else 4, event_scale=2.5 if together else -9.0, begin=0,
        end=40, predicate=Span(7, 14), actor=sides if together else sides[:1], recipient=() if together else sides[1:],
        third_party=(), status=Status.ASSERTED, attribution=(Attribution("reported", actor("=HYPERLINK()", "")),),
        dating=Dating("2013-01-15", "2013-01-15", "day", "text", "2013-01-15"), place=place, size=(Tally("dead", 3, 5),),
        confidence=0.9, trace=(),
    )  # fmt: skip
    event = Event(
        id="0123456789abcdef", title="France shelled\trebels", event=claim.event, mode=claim.mode, quad_code=claim.quad_code,
        event_scale=claim.event_scale, status="asserted", date="2013-01-15", enddate="2013-01-15", date_precision="day",
        place="Gao", country_code="MLI", place_resolution=resolution, lat=lat, lon=lon, actor=(FRANCE,), recipient=(MALI,),
        claims=("c1", "c2"), articles=2, outlets=2, independent=1, speakers=1, confidence=0.9,
    )  # fmt: skip
    first = Telling(claim, "a1", "Wire", "https://wire.example/1", "War", "2013-01-16", 1, "France shelled rebels near Gao.")
    second = Telling(claim, "a2", "Daily", "https://daily.example/2", "War", "2013-01-17", 2, "France shelled rebels.")
    return Dossier(event, "s1", (first, second))


def relation() -> Relation:
    """France backs Mali since 2013."""
    return Relation(
        "r1", "backs", FRANCE, MALI, "current", "2013-01-11", "day", None, "", 0.8, "told", "France has backed Mali & co.",
        (Evidence("a1", Span(0, 40), "2013-01-16", "supports", "c1"),),
    )  # fmt: skip

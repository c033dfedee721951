"""A year of invented news in a store: ten parties, some hundred events, stories, copies, variants, relations, shifts.

In: an open store. Out: the same, filled. Not here: reading texts; everything is built by hand from a fixed seed.
"""

from __future__ import annotations

import itertools
import json
import random
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import insert

from detente.memory.related import relate
from detente.model import Actor, Article, Attribution, Claim, Dating, Place, Reading, Span, Status, party, stable_id
from detente.store import schema
from detente.store.connect import Store, writing
from detente.store.write import rows as rows_of

BEGIN = date(2024, 1, 1)
LABELS = {"TUR": "Turkey", "SYR": "Syria", "RUS": "Russia", "USA": "United States", "IRN": "Iran", "ISR": "Israel", "LBN": "Lebanon", "QAT": "Qatar", "UNO": "United Nations"}  # fmt: skip
OUTLETS = ("The Daily Post", "Harbour Times", "Northern Wire", "Le Matin", "City Gazette", "Evening Star")
SPEAKERS = ("the army", "a government spokesman", "witnesses", "the foreign minister")
PLACES = {
    "Aleppo": ("SYR", 4, 36.2, 37.16),
    "Idlib": ("SYR", 2, 35.93, 36.63),
    "Syria": ("SYR", 1, None, None),
    "Beirut": ("LBN", 4, 33.89, 35.5),
    "Doha": ("QAT", 4, 25.29, 51.53),
    "Turkey": ("TUR", 1, None, None),
    "Ankara": ("TUR", 4, 39.93, 32.86),
    "Moscow": ("RUS", 4, 55.75, 37.62),
}
VERBS = {
    "ASSAULT": ("shelled positions of", 4, -10.0),
    "ACCUSE": ("accused", 3, -2.0),
    "THREATEN": ("threatened", 3, -5.0),
    "CONSULT": ("met envoys of", 1, 1.0),
    "SUPPORT": ("declared support for", 1, 3.8),
    "AID": ("sent aid to", 2, 7.0),
    "AGREE": ("signed an accord with", 1, 3.0),
    "MOBILIZE": ("moved troops against", 4, -7.0),
}
NAMES = {**LABELS, "SYR:REB": "Syrian rebels"}
ENDS = {"TUR": "Turkish forces", "RUS": "Russian aircraft", "SYR": "the Syrian army"}


@dataclass(frozen=True)
class Happening:
    """One invented act."""

    day: int
    actor: str
    recipient: str
    event: str
    place: str
    status: Status = Status.ASSERTED


def happenings(chance: random.Random) -> list[Happening]:
    """The acts of the year, by day: a war that grows in summer, talks, rivals, a newcomer in December."""
    found = []
    for day in range(366):
        war = 0.10 if day < 200 else 0.55
        if chance.random() < war:
            found.append(
                Happening(
                    day,
                    "TUR",
                    "SYR",
                    chance.choice(["ASSAULT", "ASSAULT", "MOBILIZE"]),
                    chance.choice(["Aleppo", "Idlib", "Syria"]),
                )
            )
        if chance.random() < 0.16:
            found.append(Happening(day, "SYR", "TUR", chance.choice(["ACCUSE", "ASSAULT"]), "Turkey"))
        if chance.random() < 0.14:
            found.append(Happening(day, "SYR", "SYR:REB", "ASSAULT", "Idlib"))
        if chance.random() < 0.12:
            found.append(Happening(day, "RUS", "SYR", chance.choice(["AID", "SUPPORT", "CONSULT"]), "Moscow"))
        if chance.random() < 0.10:
            found.append(Happening(day, "USA", chance.choice(["IRN", "RUS"]), chance.choice(["ACCUSE", "THREATEN"]), ""))
        if chance.random() < 0.08:
            found.append(
                Happening(
                    day,
                    "ISR",
                    "LBN",
                    chance.choice(["ASSAULT", "THREATEN"]),
                    "Beirut",
                    chance.choice([Status.ASSERTED, Status.POSSIBLE]),
                )
            )
        if chance.random() < 0.06:
            found.append(Happening(day, "UNO", "SYR", "CONSULT", "Doha"))
        if day > 340 and chance.random() < 0.3:
            found.append(Happening(day, "QAT", "TUR", "AGREE", "Doha"))
    return found


def actor(text: str, name: str, id_: str) -> Actor:
    """The mention of a party in a text."""
    begin = text.index(name)
    code, _, sector = id_.partition(":")
    return Actor(begin, begin + len(name), name, code, (sector,) if sector else ("GOV",), "", "", "name")


def told(number: int, act: Happening, outlet: str, delay: int, speaker: str, dead: int) -> Reading:
    """An article that tells of an act in its first sentence and of its setting in the second."""
    day = BEGIN + timedelta(days=act.day)
    words, quad, scale = VERBS[act.event]
    who, whom = ENDS.get(act.actor, NAMES[act.actor]), NAMES[act.recipient]
    where = f" near {act.place}" if act.place else ""
    said = f", {speaker} said" if speaker else ""
    toll = f" At least {dead} people were killed." if dead else ""
    first = f"{who[0].upper()}{who[1:]} {words} {whom}{where} on {day.day} {day:%B}{said}."
    text = f"{first}{toll} It was the latest turn in a long dispute, and officials in several capitals called for calm."
    id_ = stable_id(str(number), outlet)
    begin = text.index(words)
    spot = PLACES.get(act.place)
    claim = Claim(
        id=stable_id(id_, "0"),
        event=act.event,
        mode=("heavy-weapons",) if act.event == "ASSAULT" else (),
        context=("military",) if quad == 4 else (),
        cameo="",
        quad_code=quad,
        event_scale=scale,
        begin=0,
        end=len(first),
        predicate=Span(begin, begin + len(words.split()[0])),
        actor=(actor(text, who[0].upper() + who[1:], act.actor),),
        recipient=(actor(text, whom, act.recipient),),
        third_party=(),
        status=act.status,
        attribution=(Attribution("reported", Actor(text.index(speaker), text.index(speaker) + len(speaker), speaker)),)
        if speaker
        else (Attribution("outlet", outlet=outlet),),
        dating=Dating(day.isoformat(), day.isoformat(), "day", "text", day.isoformat()),
        place=Place(text.index(act.place), text.index(act.place) + len(act.place), act.place, spot[0], spot[1], spot[2], spot[3])
        if spot
        else None,
        size=(),
        confidence=0.6 + (number % 40) / 100,
        trace=("type: lexicon", "actor: name"),
    )
    article = Article(
        id=id_,
        text=text,
        paragraphs=(Span(0, len(text)),),
        title=f"{NAMES[act.actor]} {words} {whom}{where}",
        outlet=outlet,
        url=f"https://example.org/{number}",
        published=(day + timedelta(days=delay)).isoformat(),
        published_basis="given",
        origin=f"year.jsonl:{number}",
    )
    return Reading(article, (claim,), (), (), (), (), "detente 0.1.0 built by hand")


def fill(store: Store, seed: int = 7) -> None:
    """Save the year and what its articles say together."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    rows: dict[str, list[dict[str, object]]] = {
        name: []
        for name in (
            "copies",
            "links",
            "stories",
            "story_articles",
            "kinships",
            "events",
            "event_claims",
            "event_parties",
            "variants",
        )
    }
    groups: dict[str, list[Reading]] = {}
    everything: list[Reading] = []
    for number, act in enumerate(happenings(chance)):
        outlets = chance.sample(OUTLETS, chance.choice([1, 1, 2, 3]))
        dead = chance.choice([0, 3, 7]) if act.event == "ASSAULT" else 0
        readings = [
            told(number, act, outlet, min(late, 2), chance.choice(["", *SPEAKERS]), dead + late if dead else 0)
            for late, outlet in enumerate(outlets)
        ]
        everything += readings
        event_rows(rows, act, readings, copied=chance.random() < 0.3)
        groups.setdefault(f"{act.actor}-{act.recipient}-{act.day // 14}", []).extend(readings)
    for own in groups.values():
        story_rows(rows, own)
    with writing(store) as connection:
        for reading in everything:
            for table, some in rows_of(reading).items():
                if some:
                    connection.execute(insert(table), some)
        for name, some in rows.items():
            if some:
                connection.execute(insert(getattr(schema, name)), some)
    relate(store, LABELS)


def event_rows(rows: dict[str, list[dict[str, object]]], act: Happening, readings: list[Reading], *, copied: bool) -> None:
    claims = [one.claims[0] for one in readings]
    first, id_ = claims[0], stable_id("event", claims[0].id)
    place = first.place
    copies = readings[-1:] if copied and len(readings) > 1 else []
    rows["events"].append(
        {
            "id": id_, "title": readings[0].article.title, "event": first.event, "modes": json.dumps(list(first.mode)),
            "quad_code": first.quad_code, "event_scale": first.event_scale, "status": act.status.value,
            "date": first.dating.date, "enddate": first.dating.enddate, "date_precision": "day",
            "place_name": place.name if place else "", "country_code": place.country_code if place else "",
            "place_resolution": place.resolution if place else 0, "lat": place.lat if place else None,
            "lon": place.lon if place else None, "articles": len(readings), "outlets": len(readings),
            "independent": len(readings) - len(copies), "speakers": 1, "confidence": first.confidence,
            "story_id": None, "claims": len(readings), "web": min(one.id for one in claims),
        }
    )  # fmt: skip
    rows["event_claims"] += [{"event_id": id_, "claim_id": one.id} for one in claims]
    for role, side in (("actor", first.actor), ("recipient", first.recipient)):
        rows["event_parties"] += [{"event_id": id_, "role": role, "party_id": party(one).id} for one in side]
    for left, right in itertools.pairwise(claims):
        a, b = sorted((left.id, right.id))
        reasons = [["type", 1.2, f"both tell of {first.event}"], ["day", 2.0, "the same day"], ["place", 0.8, "the same place"]]
        rows["links"].append({"a": a, "b": b, "score": 4.0, "reasons": json.dumps(reasons)})
    if len(claims) == 3 and first.event == "ASSAULT":
        for ordinal, one in enumerate(claims):
            account = {"kind": "dead", "account": f"{3 + ordinal} dead", "claims": json.dumps([one.id])}
            rows["variants"].append({"event_id": id_, "ordinal": ordinal, **account})
    for copy in copies:
        rows["copies"].append({"article_id": copy.article.id, "original_id": readings[0].article.id, "kind": "near", "similarity": 0.94, "reason": "94 of 100 phrases are the same"})  # fmt: skip


def story_rows(rows: dict[str, list[dict[str, object]]], own: list[Reading]) -> None:
    articles = sorted((one.article for one in own), key=lambda one: (one.published or "", one.id))
    id_ = stable_id("story", articles[0].id)
    rows["stories"].append(
        {
            "id": id_,
            "title": articles[0].title,
            "begin": articles[0].published,
            "end": articles[-1].published,
            "articles": len(articles),
            "web": min(one.id for one in articles),
        }
    )
    rows["story_articles"] += [
        {"article_id": one.id, "story_id": id_, "ordinal": ordinal} for ordinal, one in enumerate(articles)
    ]
    claims = {claim.id for one in own for claim in one.claims}
    events = {row["event_id"] for row in rows["event_claims"] if row["claim_id"] in claims}
    for row in rows["events"]:
        if row["id"] in events:
            row["story_id"] = id_

"""A corpus with known truth for joining: sixty happenings told by four hundred articles.

In: a bank of sentences of our own (`data/happenings-*.txt`) and a seed. Out: articles, each with its story, the article it
copies, and for each sentence that tells of an act which act that is. Not here: scoring (`join.py`), coding.

A third of the happenings are happenings of their own; the others look like one of them: the same two states on another day,
in another place, or with their parts swapped. Each is told by an agency's report, by outlets in words of their own, by
outlets that print the agency's text with cuts, and days later by articles that report what came of it and refer back.
All of it is drawn by `random.Random` from the seed, whose sequence Python keeps from version to version.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

DATA = Path(__file__).with_name("data")
HAPPENINGS, ARTICLES = 60, 400
FIRST_DAY = datetime.date(2019, 1, 7)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
AGENCIES = ("Reuters", "Agence France-Presse", "Associated Press")
OUTLETS = tuple(
    f"The {town} {name}"
    for name in ("Courier", "Gazette", "Tribune", "Observer")
    for town in ("Aldbury", "Brackwater", "Carrow", "Dunmere", "Eastholm", "Fairlea", "Glenrock", "Harwick")
)
STATES = (  # name, adjective, capital, two towns
    ("Turkey", "Turkish", "Ankara", "Mardin", "Hakkari"),
    ("Syria", "Syrian", "Damascus", "Manbij", "Idlib"),
    ("Iran", "Iranian", "Tehran", "Khorramshahr", "Zahedan"),
    ("Iraq", "Iraqi", "Baghdad", "Kirkuk", "Basra"),
    ("Pakistan", "Pakistani", "Islamabad", "Quetta", "Peshawar"),
    ("India", "Indian", "New Delhi", "Amritsar", "Jaisalmer"),
    ("Sudan", "Sudanese", "Khartoum", "Kassala", "El Fasher"),
    ("Ethiopia", "Ethiopian", "Addis Ababa", "Mekelle", "Gondar"),
    ("Eritrea", "Eritrean", "Asmara", "Massawa", "Assab"),
    ("Kenya", "Kenyan", "Nairobi", "Garissa", "Lamu"),
    ("Somalia", "Somali", "Mogadishu", "Kismayo", "Baidoa"),
    ("Armenia", "Armenian", "Yerevan", "Gyumri", "Goris"),
    ("Azerbaijan", "Azerbaijani", "Baku", "Ganja", "Barda"),
    ("Georgia", "Georgian", "Tbilisi", "Gori", "Batumi"),
    ("Ukraine", "Ukrainian", "Kyiv", "Mariupol", "Kharkiv"),
    ("Russia", "Russian", "Moscow", "Belgorod", "Rostov"),
    ("Colombia", "Colombian", "Bogota", "Cucuta", "Arauca"),
    ("Venezuela", "Venezuelan", "Caracas", "Maracaibo", "San Cristobal"),
    ("Thailand", "Thai", "Bangkok", "Surin", "Trat"),
    ("Cambodia", "Cambodian", "Phnom Penh", "Battambang", "Poipet"),
    ("Egypt", "Egyptian", "Cairo", "El Arish", "Aswan"),
    ("Libya", "Libyan", "Tripoli", "Benghazi", "Sirte"),
    ("Algeria", "Algerian", "Algiers", "Tindouf", "Oran"),
    ("Morocco", "Moroccan", "Rabat", "Tangier", "Agadir"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of happening: the PLOVER type of its act, and sentences by what they do, those of acts with their type."""

    event: str
    sentences: dict[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Happening:
    """One act between two states on one day, with what came of it `gap` days later."""

    id: str
    kind: Kind
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str
    day: datetime.date
    gap: int
    dead: int


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that tells of an act, by its place in the text; `event` is the type the act has."""

    begin: int
    end: int
    act: str
    event: str


@dataclass(frozen=True, slots=True)
class Written:
    """An article with its truth; `copy_of` is the id of the article it repeats, "" for none."""

    id: str
    title: str
    outlet: str
    published: str
    text: str
    story: str
    copy_of: str
    told: tuple[Told, ...]


def corpus(bank: str, seed: int) -> list[Written]:
    """The articles of a bank ("dev" or "held") in a shuffled order."""
    rng = random.Random(seed)  # noqa: S311 - a corpus, not a secret
    *known, common = kinds(bank)
    known = [replace(kind, sentences={**kind.sentences, **common.sentences}) for kind in known]
    happenings = _happenings(known, rng)
    counts = [ARTICLES // HAPPENINGS + (i < ARTICLES % HAPPENINGS) for i in range(HAPPENINGS)]
    rng.shuffle(counts)
    found = [one for happening, count in zip(happenings, counts, strict=True) for one in _coverage(happening, count, rng)]
    rng.shuffle(found)
    return found


def kinds(bank: str) -> list[Kind]:
    """The kinds of a bank in their order in the file; the last holds lines that fit any."""
    found: list[Kind] = []
    for block in (DATA / f"happenings-{bank}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        (_, _, event), *rows = [line.split("\t") for line in block.split("\n")]
        uses: dict[str, list[tuple[str, str]]] = {}
        for use, *cells in rows:
            uses.setdefault(use, []).append((cells[0] if len(cells) == 2 else event, cells[-1]))
        found.append(Kind(event, {use: tuple(sentences) for use, sentences in uses.items()}))
    return found


def _happenings(known: list[Kind], rng: random.Random) -> list[Happening]:
    """Twenty of their own, and two that look like each."""
    found: list[Happening] = []
    for i in range(HAPPENINGS // 3):
        actor, recipient = rng.sample(STATES, 2)
        own = Happening(
            id=f"h{3 * i:02}",
            kind=known[i % len(known)],
            actor=actor,
            recipient=recipient,
            place=recipient[rng.choice((3, 4))],
            day=FIRST_DAY + datetime.timedelta(rng.randrange(300)),
            gap=rng.choice((2, 3, 4)),
            dead=rng.randrange(3, 40),
        )
        found.append(own)
        for j, look in enumerate(rng.sample((_other_day, _other_place, _swapped), 2), 1):
            found.append(replace(look(own, rng), id=f"h{3 * i + j:02}", dead=rng.randrange(3, 40)))
    return found


def _other_day(own: Happening, rng: random.Random) -> Happening:
    return replace(own, day=own.day + datetime.timedelta(rng.choice((-9, -6, 6, 8, 12))))


def _other_place(own: Happening, rng: random.Random) -> Happening:
    """The other town, and a day or two later, for talks and treaties have no town but the capital."""
    other = next(town for town in own.recipient[3:] if town != own.place)
    return replace(own, place=other, day=own.day + datetime.timedelta(rng.choice((2, 5))))


def _swapped(own: Happening, rng: random.Random) -> Happening:
    """The other state does it, days later: on the next day it would be the other half of one story."""
    place = rng.choice(own.actor[3:])
    return replace(
        own, actor=own.recipient, recipient=own.actor, place=place, day=own.day + datetime.timedelta(rng.choice((3, 5)))
    )


def _coverage(happening: Happening, count: int, rng: random.Random) -> Iterator[Written]:
    """The agency's report, then copies, reports of others and follow-ups in turn, each by an outlet of its own."""
    agency = rng.choice(AGENCIES)
    outlets = rng.sample(OUTLETS, count)
    report = replace(_report(happening, rng), id=f"{happening.id}-00", outlet=agency)
    yield report
    ways = (_report, None, _report, _follow_up, None, _report, _follow_up)
    for i in range(1, count):
        way = ways[(i - 1) % len(ways)]
        written = _copy(report, rng) if way is None else way(happening, rng)
        yield replace(written, id=f"{happening.id}-{i:02}", outlet=outlets[i])


def _report(happening: Happening, rng: random.Random) -> Written:
    """The act, two details, what somebody said of it; on the day or the next."""
    sentences = happening.kind.sentences
    reaction = rng.choice(sentences["reaction"])
    details, lines = rng.sample(sentences["detail"], 3), rng.sample(sentences["line"], 2)
    told = [
        (f"{happening.id}-act", *rng.choice(sentences["lead"])),
        ("", *details[0]),
        (f"{happening.id}-{reaction[0]}-{_who(reaction[1])}", *reaction),
        ("", *details[1]),
        ("", *lines[0]),
        ("", *details[2]),
        ("", *lines[1]),
    ]
    return _written(happening, told, happening.day + datetime.timedelta(rng.randrange(2)), rng)


def _follow_up(happening: Happening, rng: random.Random) -> Written:
    """What came of it, days later, and a look back at the act."""
    sentences = happening.kind.sentences
    details, lines = rng.sample(sentences["detail"], 2), rng.sample(sentences["line"], 2)
    follow = rng.choice(sentences["follow"])
    told = [
        (f"{happening.id}-follow-{follow[0]}", *follow),
        (f"{happening.id}-act", *rng.choice(sentences["back"])),
        ("", *details[0]),
        ("", *lines[0]),
        ("", *details[1]),
        ("", *lines[1]),
    ]
    return _written(happening, told, happening.day + datetime.timedelta(happening.gap), rng)


def _written(happening: Happening, lines: list[tuple[str, str, str]], on: datetime.date, rng: random.Random) -> Written:
    slots = _slots(happening)
    text, told = "", []
    for place, (act, event, line) in enumerate(lines):
        sentence = line.format(**slots)
        text += ("\n\n" if place in (2, 5) else " ") if text else ""
        if act:
            told.append(Told(len(text), len(text) + len(sentence), act, event))
        text += sentence
    title = rng.choice(happening.kind.sentences["title"])[1].format(**slots)
    return Written("", title, "", on.isoformat(), text, happening.id, "", tuple(told))


def _who(line: str) -> str:
    """Who speaks in a line: the state acted on, or the outsider it begins with."""
    return "B" if line.removeprefix("The ").startswith("{B") else line.split()[0] + line.split()[1]


def _slots(happening: Happening) -> dict[str, str]:
    later = happening.day + datetime.timedelta(happening.gap)
    (a, a_adj, a_cap, *_), (b, b_adj, b_cap, *_) = happening.actor, happening.recipient
    return {
        "A": a, "Aadj": a_adj, "Acap": a_cap, "B": b, "Badj": b_adj, "Bcap": b_cap, "place": happening.place,
        "day": WEEKDAYS[happening.day.weekday()], "later": WEEKDAYS[later.weekday()],
        "n": str(happening.dead), "m": str(happening.dead + 7),
    }  # fmt: skip


def _copy(report: Written, rng: random.Random) -> Written:
    """The agency's text under another headline, with its dateline or a closing credit, the end cut as space demands."""
    kept = report.text.split("\n\n")
    body = "\n\n".join(kept[: rng.choice((2, 2, 3))])
    front = rng.choice(("", f"({report.outlet}) - "))
    text = f"{front}{body}" + ("" if front else f"\n\n({report.outlet})")
    told = tuple(Told(t.begin + len(front), t.end + len(front), t.act, t.event) for t in report.told if t.end <= len(body))
    day = datetime.date.fromisoformat(report.published) + datetime.timedelta(rng.randrange(2))
    return replace(
        report, title=f"{report.title}, agency reports", published=day.isoformat(), text=text, copy_of=report.id, told=told
    )

"""Places named in a text: which they are, where they lie, and what else the name might mean.

In: an article's sentences, its name hits, the register and the atlas. Out: `Place`s by sentence. Not here: finding names
(`toponyms.py`), weighing what a name may mean (`spots.py`), which place an act has (`claims.py`).

A country's point is its middle and a region's the middle of its towns: `resolution` says so, and no act is put at a
country's as a dot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from detente.lexicon import Lexicon
from detente.lexicon.gazetteer import Spot, fold
from detente.model import Article, Place, Sentence, When
from detente.resolve.memory import Memory
from detente.resolve.spots import Asked, Choice, choose
from detente.resolve.toponyms import Finder, Toponym

RESOLUTION = {  # PLOVER: 1 country, 2 province, 3 district, 4 city, 5 part of a city, 0 none of these
    "country": 1, "territory": 1, "region": 2, "area": 2, "island": 2, "district": 3, "city": 4, "part": 5, "site": 5, "water": 0,
}  # fmt: skip
WEAK = frozenset({"part", "body", "position", "elsewhere"})
EXPECTED = 2.0  # agreement with the article's other places that a name needs for which little speaks
ALTERNATIVES = 3
Key = tuple[str, str, bool]  # folded name, country's id, whether called a region: what has one sense in an article


def find(
    article: Article, sentences: Sequence[Sentence], times: Sequence[Sequence[When]], memory: Memory, lexicon: Lexicon
) -> list[list[Place]]:
    """The places of every sentence in order; what is a time of the sentence ("March") is none."""
    spots = cache(lexicon.atlas.find)
    named = [
        one
        for number, sentence in enumerate(sentences)
        for one in Finder(article.text, sentence, number, times[number], spots).find(memory, lexicon.register)
    ]
    named = _elsewhere(_without_people(named, sentences, article.text))
    choices = _chosen(named, memory, lexicon)
    found: list[list[Place]] = [[] for _ in sentences]
    for one in named:
        choice = choices.get(_key(one))
        if one.evidence and not (one.evidence in WEAK and not _fits(choice)):
            found[one.sentence].append(_place(one, choice))
    return found


def _key(one: Toponym) -> Key:
    return fold(one.name), one.country, one.region


def _without_people(named: Sequence[Toponym], sentences: Sequence[Sentence], text: str) -> list[Toponym]:
    """Surnames of people whom the article names in full are no places, but behind a preposition of place."""
    full = [text[n.begin : n.end].split() for s in sentences for n in s.names if n.kind == "PER"]
    surnames = {words[-1] for words in full if len(words) > 1}

    def person(one: Toponym) -> bool:
        before = text[max(0, one.begin - 8) : one.begin].split()[-1:]
        return (
            one.name in surnames
            and one.evidence not in ("listed", "area", "country")
            and before not in (["in"], ["near"], ["at"])
        )

    return [replace(one, evidence="") if person(one) else one for one in named]


def _elsewhere(named: Sequence[Toponym]) -> list[Toponym]:
    """Names that nothing speaks for count where the article surely uses them of a place elsewhere."""
    sure = {_key(one) for one in named if one.evidence in ("named", "listed", "area", "country") and one.spots}
    return [replace(one, evidence="elsewhere") if not one.evidence and _key(one) in sure else one for one in named]


def _chosen(named: Sequence[Toponym], memory: Memory, lexicon: Lexicon) -> dict[Key, Choice]:
    """The choice for every name that has spots."""
    groups: dict[Key, list[Toponym]] = defaultdict(list)
    for one in named:
        if one.evidence and _spots(one, lexicon):
            groups[_key(one)].append(one)
    within = _within(named, lexicon)
    asked = [
        Asked(_spots(group[0], lexicon), len(group), within[key], group[0].capital, group[0].region)
        for key, group in groups.items()
    ]
    return dict(zip(groups, choose(asked, memory.countries()), strict=True))


def _spots(one: Toponym, lexicon: Lexicon) -> tuple[Spot, ...]:
    """The spots of a name with the country that the register knows by it."""
    country = lexicon.atlas.countries.get(one.country)
    part = any(spot.own and spot.country == one.country and spot.kind in ("region", "territory") for spot in one.spots)
    return one.spots if country is None or country in one.spots or part else (country, *one.spots)


def _within(named: Sequence[Toponym], lexicon: Lexicon) -> dict[Key, tuple[Spot, ...]]:
    """For every name the regions and countries that stand behind it after a comma, anywhere in the article."""
    found: dict[Key, tuple[Spot, ...]] = defaultdict(tuple)
    for one, after in pairwise(named):
        if after.sentence == one.sentence and after.words.start == one.words.stop + 1 and after.evidence == "listed":
            found[_key(one)] += _spots(after, lexicon)
    return found


def _fits(choice: Choice | None) -> bool:
    """Whether a name that little speaks for is a place that the article's other places lead one to expect."""
    return choice is not None and choice.support > EXPECTED


def _place(one: Toponym, choice: Choice | None) -> Place:
    if choice is None:
        return Place(one.begin, one.end, one.name, reason="not in the gazetteer")
    spot = choice.spot
    return Place(
        one.begin,
        one.end,
        one.name,
        spot.country,
        RESOLUTION[spot.kind],
        spot.lat,
        spot.lon,
        spot.geonameid,
        spot.region,
        tuple(other.geonameid for other in choice.others if other.geonameid is not None)[:ALTERNATIVES],
        round(choice.share, 2),
        choice.reason,
    )

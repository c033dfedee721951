"""Which place a name means, and which names are places at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from parses import sentence, text_of

from detente.config import DATA
from detente.lexicon import load
from detente.lexicon.gazetteer import Spot
from detente.model import Article, Name, Place, Sentence, Span
from detente.resolve import places
from detente.resolve.known import remembered
from detente.resolve.names import Names
from detente.resolve.spots import Asked, choose

LEXICON = load(DATA / "lexicon")
NAMES = Names(LEXICON.register)


def parsed(words: str, **kinds: str) -> tuple[Article, Sentence]:
    """A sentence of words one space apart; `kinds` names words (underscores for spaces) with the encoder's kind of name."""
    capital = {
        w: "PROPN" if w[0].isupper() else "ADP" if w in ("in", "near", "of", "to") else "PUNCT" if w == "," else "NOUN"
        for w in words.split()
    }
    parse = sentence("\n".join(f"{w} {w.lower()} {capital[w]} _ {0 if i == 0 else 1} dep" for i, w in enumerate(words.split())))
    text = text_of(parse)
    names = []
    for name, kind in kinds.items():
        begin = text.index(name.replace("_", " "))
        names.append(Name(begin, begin + len(name), kind))
    return Article("x", text, (Span(0, len(text)),)), replace(parse, names=tuple(names))


def found(words: str, **kinds: str) -> list[Place]:
    article, parse = parsed(words, **kinds)
    memory = remembered(article, [parse], [], LEXICON.register, NAMES)
    return places.find(article, [parse], [()], memory, LEXICON)[0]


def one(words: str, name: str, **kinds: str) -> Place:
    (place,) = [place for place in found(words, **kinds) if place.name == name]
    return place


def test_containment_goes_before_size() -> None:
    place = one("They met in Paris , Texas today", "Paris", Paris="LOC", Texas="LOC")
    assert (place.country_code, place.admin1, place.resolution, place.reason) == ("USA", "Texas", 4, "named with what it lies in")


def test_size_decides_where_nothing_else_does_and_the_others_are_kept() -> None:
    place = one("They met in Paris today", "Paris", Paris="LOC")
    assert place.country_code == "FRA"
    assert place.geonameid == 2988507
    assert 4717560 in place.alternatives or len(place.alternatives) == 3


@pytest.mark.parametrize(("short", "region"), [("Ill.", "Illinois"), ("Mass.", "Massachusetts"), ("MO", "Missouri")])
def test_short_forms_of_states_hold_the_town_before_them(short: str, region: str) -> None:
    assert one(f"Police in Springfield , {short} said so", "Springfield", Springfield="LOC").admin1 == region


def test_a_short_form_without_a_town_is_nothing() -> None:
    assert not found("They are Ill , OK so be it")


def test_the_articles_other_places_draw_a_name_to_them() -> None:
    assert (
        one(
            "Trains from Dallas to Houston pass Paris and Waco", "Paris", Dallas="LOC", Houston="LOC", Paris="LOC", Waco="LOC"
        ).admin1
        == "Texas"
    )


def test_one_name_has_one_sense_in_an_article() -> None:
    places_ = [p for p in found("In Paris , Texas the mayor of Paris spoke", Paris="LOC", Texas="LOC") if p.name == "Paris"]
    assert len(places_) == 2
    assert len({p.geonameid for p in places_}) == 1


def test_a_town_and_its_region_share_a_name() -> None:
    assert one("Shells fell in Aleppo today", "Aleppo", Aleppo="LOC").resolution == 4
    assert one("Shells fell in Aleppo province today", "Aleppo", Aleppo="LOC").resolution == 2


def test_demonyms_people_papers_and_streets_are_no_places() -> None:
    assert not found("A Georgian officer met Israeli officials", Georgian="MISC", Israeli="MISC")
    assert not found("He said Paris Hilton came", Paris_Hilton="PER")
    assert not found("The Atlanta Journal reported it", Atlanta_Journal="ORG")
    assert not found("He lives on Paris Street today", Paris_Street="LOC")


def test_a_public_body_tells_of_its_place_where_the_article_does() -> None:
    words = "Oakland Police searched Oakland and Berkeley near San Francisco , Calif."
    kinds = {"Oakland_Police": "ORG", "Berkeley": "LOC", "San_Francisco": "LOC"}
    assert one(words, "Berkeley", **kinds).admin1 == "California"
    assert {p.admin1 for p in found(words, **kinds) if p.name == "Oakland"} == {"California"}


def test_a_country_has_its_middle_and_says_that_it_is_one() -> None:
    place = one("They fought in Somalia today", "Somalia", Somalia="LOC")
    assert (place.country_code, place.resolution) == ("SOM", 1)
    assert place.lat is not None


def test_a_place_that_no_table_knows_keeps_its_name_and_nothing_else() -> None:
    place = one("They fought in Qxvillezz today", "Qxvillezz", Qxvillezz="LOC")
    assert (place.lat, place.country_code, place.reason) == (None, "", "not in the gazetteer")


def test_choices_do_not_hang_on_the_order_of_names() -> None:
    town = Spot(1, "city", "AAA", "North", 10.0, 10.0, 5_000)
    far = Spot(2, "city", "BBB", "South", -40.0, 100.0, 20_000)
    near = Spot(3, "city", "AAA", "North", 10.2, 10.1, 90_000)
    asked = [Asked((far, town)), Asked((near,))]
    forth = [choice.spot for choice in choose(asked, {})]
    back = [choice.spot for choice in choose(asked[::-1], {})]
    assert forth == back[::-1] == [town, near]


def test_nothing_asked_nothing_chosen() -> None:
    assert choose([], {}) == []


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Two were killed in Hodeidah today", "Hodeidah", "YEM"),
        ("Two were killed in al - Bab today", "al - Bab", "SYR"),
        ("Two were killed in Port Sudan today", "Port Sudan", "SDN"),
    ],
)
def test_towns_that_the_press_spells_its_own_way(words: str, name: str, country: str) -> None:
    assert one(words, name, **{name.replace(" ", "_"): "LOC"}).country_code == country

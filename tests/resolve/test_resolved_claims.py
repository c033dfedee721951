"""Acts into claims, on parses built by hand and a register of two countries."""

from __future__ import annotations

from dataclasses import replace

from parses import lexicon, sentence, text_of

from detente.lexicon.actors import Agent, Entry, NameUse, Register, RoleTerm
from detente.lexicon.ontology import Ontology
from detente.model import Act, Article, Claim, Name, Side, Span, Status
from detente.resolve.claims import LEAST_AMONG_PRIVATE, Resolved, resolve
from detente.resolve.known import known
from detente.resolve.names import Names

REGISTER = Register(
    entries={"RUS": Entry("RUS", "country", "Russia"), "UKR": Entry("UKR", "country", "Ukraine")},
    names={"Russia": (NameUse("RUS", "name", "", ""),), "Ukraine": (NameUse("UKR", "name", "", ""),),
           "Moscow": (NameUse("RUS", "capital", "", ""),)},
    terms={"RUS": (RoleTerm("RUS", ("GOV",), "", "", ""),), "UKR": (RoleTerm("UKR", ("GOV",), "", "", ""),)},
    agents={"rebel": Agent(("REB",), ""), "farmer": Agent(("AGR",), ""), "minister": Agent(("GOV",), "minister")}, nobody=frozenset(),
)  # fmt: skip
LEXICON = lexicon(
    ontology=Ontology(
        {"AGREE": 1, "ASSAULT": 4, "PROTEST": 4}, {("AGREE", ""): 3.0, ("ASSAULT", ""): -9.0, ("PROTEST", ""): -6.5}, {}, {}
    ),
    register=REGISTER,
)
OFFER = """
Moscow Moscow PROPN _ 2 nsubj
offered offer VERB Tense=Past|VerbForm=Fin 0 root
talks talk NOUN Number=Plur 2 obj
between between ADP _ 5 case
Russia Russia PROPN _ 3 nmod
and and CCONJ _ 7 cc
Ukraine Ukraine PROPN _ 5 conj
"""


def claim(rows: str, event: str, doers: list[int], recipient: int = 4, chance: float = 0.0) -> Claim:
    """The claim of an act by the given words done to one, the first of the two named behind "between" unless told; `chance`
    is the encoder's of every side."""
    return resolved(rows, event, doers, recipient, chance).claims[0]


def resolved(rows: str, event: str, doers: list[int], recipient: int, chance: float = 0.0, confidence: float = 1.0) -> Resolved:
    parse = sentence(rows)
    parse = replace(parse, names=tuple(Name(t.begin, t.end, "LOC") for t in parse.tokens if t.text == "Gao"))
    text = text_of(parse)
    article = Article("dt:1", text, (Span(0, len(text)),))
    side = [Side(k, token.begin, token.end, chance) for k, token in enumerate(parse.tokens)]
    act = Act(
        0,
        1,
        Span(parse.tokens[1].begin, parse.tokens[1].end),
        event,
        (),
        (),
        "",
        Status.ASSERTED,
        tuple(side[k] for k in doers),
        (side[recipient],),
        confidence=confidence,
    )
    return resolve([act], known(article, [parse], [], LEXICON, Names(REGISTER)))


def test_the_doers_own_country_receives_nothing_between_states() -> None:
    assert [one.code for one in claim(OFFER, "AGREE", [0]).recipient] == ["UKR"]
    assert [one.code for one in claim(OFFER.replace("Moscow", "Ukraine"), "ASSAULT", [0]).recipient] == ["RUS"]


def test_a_party_is_told_once_whatever_its_names() -> None:
    both = OFFER.replace("Moscow Moscow PROPN _ 2 nsubj", "Russia Russia PROPN _ 2 nsubj").replace(
        "Ukraine Ukraine", "Russia Russia"
    )
    assert [one.entity_text for one in claim(both, "ASSAULT", [0, 6]).actor] == ["Russia"]
    assert [one.code for one in claim(OFFER, "ASSAULT", [0, 6]).actor] == ["RUS", "UKR"]


SHELLED = """
Rebels rebel NOUN Number=Plur 2 nsubj
shelled shell VERB _ 0 root
Ukraine Ukraine PROPN _ 2 obj
"""
CRITICISED = """
Moscow Moscow PROPN _ 2 nsubj
criticised criticise VERB _ 0 root
the the DET _ 4 det
panel panel NOUN _ 2 obj
"""


def test_who_strikes_a_country_is_not_of_it_for_want_of_another() -> None:
    assert [(one.code, one.via) for one in claim(SHELLED, "ASSAULT", [0], 2).actor] == [("", "setting")]
    owned = SHELLED.replace(
        "Ukraine Ukraine PROPN _ 2 obj", "ministers minister NOUN _ 2 obj\nin in ADP _ 5 case\nUkraine Ukraine PROPN _ 2 obl"
    )
    assert [one.code for one in claim(owned, "ASSAULT", [0], 2).actor] == ["UKR"]


def test_an_unknown_noun_is_a_party_where_the_encoder_surely_hears_one() -> None:
    assert claim(CRITICISED, "AGREE", [0], 3).recipient == ()
    assert [one.entity_text for one in claim(CRITICISED, "AGREE", [0], 3, chance=0.9).recipient] == ["panel"]
    assert [one.entity_text for one in claim(CRITICISED, "ASSAULT", [0], 3).recipient] == ["panel"]


def test_a_thing_is_its_holders() -> None:
    house = """
Moscow Moscow PROPN _ 2 nsubj
shelled shell VERB _ 0 root
the the DET _ 4 det
minister minister NOUN _ 6 nmod:poss
's 's PART _ 4 case
house house NOUN _ 2 obj
"""
    assert [(one.entity_text, one.sector) for one in claim(house, "ASSAULT", [0], 5).recipient] == [("minister", ("GOV",))]
    lines = "Moscow Moscow PROPN _ 2 nsubj\nshelled shell VERB _ 0 root\nrebel rebel NOUN _ 4 compound\nlines line NOUN _ 2 obj"
    assert [(one.entity_text, one.sector) for one in claim(lines, "ASSAULT", [0], 3).recipient] == [("rebel", ("REB",))]
    of_country = house.replace("minister minister NOUN", "Ukraine Ukraine PROPN")
    assert [(one.entity_text, one.code) for one in claim(of_country, "ASSAULT", [0], 5).recipient] == [("house", "UKR")]


def test_an_act_of_little_chance_is_let_go_between_private_people() -> None:
    private = "Farmers farmer NOUN _ 2 nsubj\nbooed boo VERB _ 0 root\nfarmers farmer NOUN _ 2 obj"
    assert resolved(private, "PROTEST", [0], 2, confidence=LEAST_AMONG_PRIVATE).claims
    assert resolved(SHELLED, "ASSAULT", [0], 2, confidence=0.01).claims
    (gone,) = resolved(private, "PROTEST", [0], 2, confidence=0.23).left_out
    assert gone.reason == "PROTEST between private people, with little chance of being right"


CALLED = """
Moscow Moscow PROPN _ 2 nsubj
called call VERB _ 0 root
Russia Russia PROPN _ 2 obj
"""


def test_nobody_acts_on_himself_by_another_name() -> None:
    assert claim(CALLED, "ASSAULT", [0], 2).recipient == ()
    assert [one.code for one in claim(CALLED.replace("Russia Russia", "Ukraine Ukraine"), "ASSAULT", [0], 2).recipient] == ["UKR"]


IN_GAO = """
Rebels rebel NOUN Number=Plur 2 nsubj
shelled shell VERB _ 0 root
farmers farmer NOUN Number=Plur 2 obj
in in ADP _ 5 case
Gao Gao PROPN _ 2 obl
"""


def test_nameless_sides_of_a_deed_are_of_the_place_where_it_is_done() -> None:
    abroad = claim(IN_GAO + "of of ADP _ 7 case\nRussia Russia PROPN _ 3 nmod\n", "ASSAULT", [0], 2)
    assert [one.code for one in (*abroad.actor, *abroad.recipient)] == ["MLI", "RUS"]
    assert abroad.actor[0].reason == "it is done in Gao, which lies in MLI"


RAIDED = """
Rebels rebel NOUN Number=Plur 2 nsubj
raided raid VERB _ 0 root
her she PRON _ 4 nmod:poss
office office NOUN _ 2 obj
"""


def test_what_is_hers_is_not_the_doers_own_where_they_are_many() -> None:
    assert [one.entity_text for one in claim(RAIDED, "ASSAULT", [0], 3).recipient] == ["office"]

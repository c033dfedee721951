"""Acts into claims, on parses built by hand and a register of two countries."""

from __future__ import annotations

from parses import lexicon, sentence, text_of

from detente.lexicon.actors import Entry, NameUse, Register, RoleTerm
from detente.lexicon.ontology import Ontology
from detente.model import Act, Article, Claim, Side, Span, Status
from detente.resolve.claims import known, resolve
from detente.resolve.names import Names

REGISTER = Register(
    entries={"RUS": Entry("RUS", "country", "Russia"), "UKR": Entry("UKR", "country", "Ukraine")},
    names={"Russia": (NameUse("RUS", "name", "", ""),), "Ukraine": (NameUse("UKR", "name", "", ""),),
           "Moscow": (NameUse("RUS", "capital", "", ""),)},
    terms={"RUS": (RoleTerm("RUS", ("GOV",), "", "", ""),), "UKR": (RoleTerm("UKR", ("GOV",), "", "", ""),)},
    agents={}, nobody=frozenset(),
)  # fmt: skip
LEXICON = lexicon(
    ontology=Ontology({"AGREE": 1, "ASSAULT": 4}, {("AGREE", ""): 3.0, ("ASSAULT", ""): -9.0}, {}, {}), register=REGISTER
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


def claim(rows: str, event: str, doers: list[int]) -> Claim:
    """An act by the given words, done to the first of the two named behind "between"."""
    parse = sentence(rows)
    text = text_of(parse)
    article = Article("dt:1", text, (Span(0, len(text)),))
    side = [Side(k, token.begin, token.end) for k, token in enumerate(parse.tokens)]
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
        (side[4],),
    )
    return resolve([act], known(article, [parse], [], LEXICON, Names(REGISTER))).claims[0]


def test_the_doers_own_country_receives_nothing_between_states() -> None:
    assert [one.code for one in claim(OFFER, "AGREE", [0]).recipient] == ["UKR"]
    assert [one.code for one in claim(OFFER.replace("Moscow", "Ukraine"), "ASSAULT", [0]).recipient] == ["RUS"]


def test_a_party_is_told_once_whatever_its_names() -> None:
    both = OFFER.replace("Moscow Moscow PROPN _ 2 nsubj", "Russia Russia PROPN _ 2 nsubj").replace(
        "Ukraine Ukraine", "Russia Russia"
    )
    assert [one.entity_text for one in claim(both, "ASSAULT", [0, 6]).actor] == ["Russia"]
    assert [one.code for one in claim(OFFER, "ASSAULT", [0, 6]).actor] == ["RUS", "UKR"]

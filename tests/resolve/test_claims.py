"""Acts into claims, on parses built by hand and a register of two countries."""

from __future__ import annotations

from parses import lexicon, sentence, text_of

from detente.lexicon.actors import Entry, NameUse, Register, RoleTerm
from detente.lexicon.ontology import Ontology
from detente.model import Act, Article, Side, Span, Status
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


def recipients(event: str) -> list[str]:
    """The codes of the recipients of an act by Moscow whose recipient is the first of the two named behind "between"."""
    parse = sentence(OFFER)
    text = text_of(parse)
    article = Article("dt:1", text, (Span(0, len(text)),))
    side = {k: Side(k, parse.tokens[k].begin, parse.tokens[k].end) for k in (0, 4)}
    act = Act(0, 1, Span(parse.tokens[1].begin, parse.tokens[1].end), event, (), (), "", Status.ASSERTED, (side[0],), (side[4],))
    found = resolve([act], known(article, [parse], [], LEXICON, Names(REGISTER)))
    return [one.code for one in found.claims[0].recipient]


def test_the_doers_own_country_receives_nothing_between_states() -> None:
    assert recipients("AGREE") == ["UKR"]
    assert recipients("ASSAULT") == ["RUS"]

"""Ties from parses built by hand: words, sides, standing."""

from __future__ import annotations

import pytest
from parses import lexicon, predicates, sentence, text_of

from detente.code.scene import scenes
from detente.code.ties import bonds
from detente.lexicon.predicates import Frame
from detente.lexicon.ties import Ties
from detente.model import Bond, Span, Status

BACK = Frame("backs", "back", "backs.toml:1", verbs=("back", "assist"))
FIGHT = Frame(
    "fights", "war", "fights.toml:1", nouns=("fight", "war"), needs=("against",), actor=("holder",), recipient=("against",)
)
AIM = Frame("fights", "aim", "fights.toml:2", verbs=("defeat",))
DEFEAT = Frame("fights", "defeat-of", "fights.toml:3", nouns=("defeat",), actor=("aimer",), recipient=("of",))
ALLY = Frame("allied_with", "ally", "allied_with.toml:1", nouns=("ally",), actor=("self",), recipient=("owner", "of"))
PARTNER = Frame("cooperates_with", "partner", "cooperates_with.toml:1", nouns=("partner",), actor=("self",), recipient=("owner",))
STRAINED = Frame(
    "opposes", "strained", "opposes.toml:1", verbs=("tense",), objects=("relation",), actor=("between",), recipient=("with",)
)
TIES = Ties(
    predicates(BACK, FIGHT, AIM, DEFEAT, ALLY, PARTNER, STRAINED), (), frozenset({"fights.toml:2"}),
    {("adverb", "no longer"): "ended", ("modifier", "former"): "ended", ("governor", "stop"): "ended", ("preposition", "until"): "ended"},
    {"join": "actor", "assist in": "actor"},
)  # fmt: skip
LEXICON = lexicon(ties=TIES)


def told(rows: str) -> tuple[list[Bond], str]:
    parse = sentence(rows)
    text = text_of(parse)
    return list(bonds(scenes([parse], text, (Span(0, len(text)),)), LEXICON)), text


def sides(bond: Bond, text: str) -> tuple[list[str], list[str]]:
    return [text[s.begin : s.end] for s in bond.a], [text[s.begin : s.end] for s in bond.b]


def test_compound_sides_join_a_fight() -> None:
    found, text = told("""
Niger Niger PROPN _ 4 nsubj
and and CCONJ _ 3 cc
Chad Chad PROPN _ 1 conj
joined join VERB Tense=Past|VerbForm=Fin 0 root
the the DET _ 6 det
fight fight NOUN _ 4 obj
against against ADP _ 8 case
Ansaru Ansaru PROPN _ 6 nmod
""")
    assert [(b.kind, sides(b, text), b.status, b.standing) for b in found] == [
        ("fights", (["Niger", "Chad"], ["Ansaru"]), Status.ASSERTED, "current")
    ]
    assert found[0].trace[0] == "frame fights.toml:1 fights 'war' at 'fight'"


def test_an_end_is_asserted_not_denied() -> None:
    found, _ = told("""
Oman Oman PROPN _ 4 nsubj
no no ADV _ 3 advmod
longer long ADV _ 4 advmod
backs back VERB _ 0 root
Ansaru Ansaru PROPN _ 4 obj
""")
    assert [(b.status, b.standing) for b in found] == [(Status.ASSERTED, "ended")]
    found, _ = told("""
Oman Oman PROPN _ 2 nsubj
stopped stop VERB _ 0 root
backing back VERB VerbForm=Ger 2 xcomp
Ansaru Ansaru PROPN _ 3 obj
""")
    assert [(b.status, b.standing) for b in found] == [(Status.ASSERTED, "ended")]


def test_a_tie_denied_and_a_tie_planned() -> None:
    found, _ = told("""
Oman Oman PROPN _ 4 nsubj
does do AUX _ 4 aux
not not PART _ 4 advmod
back back VERB _ 0 root
Ansaru Ansaru PROPN _ 4 obj
""")
    assert [(b.status, b.standing) for b in found] == [(Status.DENIED, "current")]
    found, _ = told("""
Oman Oman PROPN _ 3 nsubj
will will AUX _ 3 aux
back back VERB _ 0 root
Ansaru Ansaru PROPN _ 3 obj
""")
    assert [(b.status, b.standing) for b in found] == [(Status.FUTURE, "planned")]


def test_who_plans_to_defeat_somebody_fights_him_already() -> None:
    found, text = told("""
Mali Mali PROPN _ 2 nsubj
plans plan VERB _ 0 root
to to PART _ 4 mark
defeat defeat VERB VerbForm=Inf 2 xcomp
Ansaru Ansaru PROPN _ 4 obj
""")
    assert [(sides(b, text), b.status, b.standing) for b in found] == [((["Mali"], ["Ansaru"]), Status.ASSERTED, "current")]


def test_whose_effort_it_is() -> None:
    found, text = told("""
Coalition coalition PROPN _ 2 compound
efforts effort NOUN _ 6 nsubj
to to PART _ 4 mark
defeat defeat VERB VerbForm=Inf 2 acl
Ansaru Ansaru PROPN _ 4 obj
failed fail VERB _ 0 root
""")
    assert [sides(b, text) for b in found] == [(["Coalition"], ["Ansaru"])]


def test_who_is_helped_to_fight_fights_too() -> None:
    found, text = told("""
Peru Peru PROPN _ 2 nsubj
assists assist VERB _ 0 root
Chile Chile PROPN _ 2 obj
to to PART _ 5 mark
defeat defeat VERB VerbForm=Inf 2 advcl
Ansaru Ansaru PROPN _ 5 obj
""")
    fights = next(b for b in found if b.kind == "fights")
    assert sorted(sides(fights, text)[0]) == ["Chile", "Peru"]


def test_a_former_ally_in_apposition() -> None:
    found, text = told("""
Russia Russia PROPN _ 8 nsubj
, , PUNCT _ 5 punct
a a DET _ 5 det
former former ADJ _ 5 amod
ally ally NOUN _ 1 appos
of of ADP _ 7 case
Egypt Egypt PROPN _ 5 nmod
left leave VERB _ 0 root
""")
    assert [(b.kind, sides(b, text), b.standing) for b in found] == [("allied_with", (["Russia"], ["Egypt"]), "ended")]


def test_a_partner_taken_for_a_fight_is_an_ally() -> None:
    found, text = told("""
Oman Oman PROPN _ 2 nsubj
named name VERB _ 0 root
Liwa Liwa PROPN _ 2 obj
as as ADP _ 6 case
its its PRON _ 6 nmod:poss
partner partner NOUN _ 2 obl
to to PART _ 8 mark
assist assist VERB VerbForm=Inf 2 advcl
in in ADP _ 11 case
the the DET _ 11 det
fight fight NOUN _ 8 obl
against against ADP _ 13 case
Ansaru Ansaru PROPN _ 11 nmod
""")
    assert [(b.kind, *sides(b, text)) for b in found] == [
        ("allied_with", ["Liwa"], ["its"]), ("cooperates_with", ["Liwa"], ["its"]), ("fights", ["Liwa"], ["Ansaru"]),
    ]  # fmt: skip


@pytest.mark.parametrize(("above", "label"), [(5, "nmod"), (2, "obl")])
def test_whoever_is_taken_for_a_fight_fights(above: int, label: str) -> None:
    """The purpose hangs on "partner", and that on the verb or on its object."""
    found, text = told(f"""
Oman Oman PROPN _ 2 nsubj
named name VERB Tense=Past|VerbForm=Fin 0 root
the the DET _ 5 det
Hill Hill PROPN _ 5 compound
Guard Guard PROPN _ 2 obj
as as ADP _ 8 case
its its PRON Poss=Yes 8 nmod:poss
partner partner NOUN _ {above} {label}
to to PART _ 10 mark
assist assist VERB VerbForm=Inf 8 acl
in in ADP _ 13 case
the the DET _ 13 det
fight fight NOUN _ 10 obl
against against ADP _ 15 case
Ansaru Ansaru PROPN _ 13 nmod
""")
    assert [sides(b, text) for b in found if b.kind == "fights"] == [(["Hill Guard"], ["Ansaru"])]


def test_relations_between_two_are_of_both() -> None:
    found, text = told("""
Relations relation NOUN _ 7 nsubj
between between ADP _ 3 case
Qatar Qatar PROPN _ 1 nmod
and and CCONJ _ 5 cc
Bahrain Bahrain PROPN _ 3 conj
are be AUX _ 7 cop
tense tense ADJ _ 0 root
""")
    assert [(b.kind, *sides(b, text)) for b in found] == [("opposes", ["Qatar", "Bahrain"], [])]


def test_whoever_does_a_deed_has_its_aim() -> None:
    rows = """
Chad Chad PROPN _ 2 nsubj
conducted conduct VERB Tense=Past|VerbForm=Fin 0 root
strikes strike NOUN Number=Plur 2 obj
enabling enable VERB VerbForm=Ger 3 acl
the the DET _ 6 det
defeat defeat NOUN _ 4 obj
of of ADP _ 8 case
Ansaru Ansaru PROPN _ 6 nmod
"""
    for given, doer in ((rows, "Chad"), (rows.replace("strikes strike", "envoys envoy"), "envoys")):
        (bond,), text = told(given)
        assert sides(bond, text) == ([doer], ["Ansaru"])


def test_a_name_may_end_the_sentence() -> None:
    rows = """
Iraq Iraq PROPN _ 2 compound
pact pact NOUN _ 0 root
EU EU PROPN _ 2 compound
China China PROPN _ 3 compound
"""
    bonds_found, _ = told(rows)
    assert bonds_found == []

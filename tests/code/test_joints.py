"""Ties that a hyphen joins, from parses built by hand."""

from __future__ import annotations

from dataclasses import replace

from parses import sentence, text_of

from detente.code.grammar import Tree
from detente.code.joints import joined
from detente.lexicon.ties import Joint
from detente.model import Bond, Sentence

BACKED = Joint("backs", "backed", "backs.toml:9", ("backed",), (), (), True, (), ())
ANTI = Joint("fights", "anti", "fights.toml:9", (), ("anti",), ("rebel",), False, (), ())


def told(parse: Sentence) -> list[Bond]:
    return joined(Tree(parse), 0, (BACKED, ANTI))


def sides(bond: Bond, text: str) -> tuple[list[str], list[str]]:
    return [text[s.begin : s.end] for s in bond.a], [text[s.begin : s.end] for s in bond.b]


def test_a_hyphen_joins_a_name_before_it() -> None:
    parse = sentence("""
Iran Iran PROPN _ 3 obl:unmarked
- - PUNCT _ 1 punct
backed back VERB _ 4 amod
militias militia NOUN _ 5 nsubj
left leave VERB _ 0 root
""")
    assert not told(parse)  # one space apart: no hyphen joins
    shifts = (0, 1, 2, 2, 2)
    tokens = tuple(t._replace(begin=t.begin - s, end=t.end - s) for t, s in zip(parse.tokens, shifts, strict=True))
    text = "Iran-backed militias left"
    (bond,) = told(replace(parse, tokens=tokens, end=len(text)))
    assert (bond.kind, sides(bond, text), bond.predicate.of(text)) == (
        "backs",
        (["Iran"], ["Iran-backed militias"]),
        "Iran-backed",
    )


def test_a_prefix_and_whom_it_describes() -> None:
    rows = """
Anti-Biya anti-biya ADJ _ 2 amod
{0} {1} NOUN _ 3 nsubj
left leave VERB _ 0 root
"""
    parse = sentence(rows.format("rebels", "rebel"))
    (bond,) = told(parse)
    assert (bond.kind, sides(bond, text_of(parse))) == ("fights", (["Anti-Biya rebels"], ["Biya"]))
    assert not told(sentence(rows.format("mayors", "mayor")))

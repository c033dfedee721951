"""Counts of dead, injured and arrested, on parses built by hand."""

from __future__ import annotations

from parses import sentence

from detente.code.grammar import Tree
from detente.code.sizes import merged, tallies
from detente.model import Tally


def counted(rows: str) -> list[Tally]:
    return [tally for _, tally in tallies(Tree(sentence(rows)))]


def test_a_number_before_the_victims() -> None:
    assert counted("""
Shells shell NOUN _ 2 nsubj
killed kill VERB _ 0 root
1,200 1,200 NUM _ 4 nummod
people people NOUN _ 2 obj
""") == [Tally("dead", 1200, 1200)]


def test_between_and_up_to() -> None:
    assert counted("""
Police police NOUN _ 2 nsubj
arrested arrest VERB _ 0 root
40 40 NUM _ 6 nummod
to to PART _ 5 case
50 50 NUM _ 3 nmod
men man NOUN _ 2 obj
""") == [Tally("arrested", 40, 50)]
    assert counted("""
Police police NOUN _ 2 nsubj
wounded wound VERB _ 0 root
up up ADV _ 5 advmod
to to PART _ 3 fixed
twenty twenty NUM _ 6 nummod
men man NOUN _ 2 obj
""") == [Tally("injured", 1, 20)]


def test_one_person_in_the_singular_and_vague_crowds() -> None:
    assert counted("""
Gunmen gunman NOUN _ 2 nsubj
killed kill VERB _ 0 root
a a DET _ 4 det
guard guard NOUN Number=Sing 2 obj
""") == [Tally("dead", 1, 1)]
    assert not counted("""
Gunmen gunman NOUN _ 2 nsubj
killed kill VERB _ 0 root
dozens dozen NOUN Number=Plur 2 obj
""")


def test_a_number_before_the_adjective() -> None:
    assert counted("""
The the DET _ 2 det
raid raid NOUN _ 3 nsubj
left leave VERB _ 0 root
five five NUM _ 5 nummod
people people NOUN _ 3 obj
dead dead ADJ _ 3 xcomp
""") == [Tally("dead", 5, 5)]


def test_victims_of_another_word_are_not_counted_twice() -> None:
    assert counted("""
Gunmen gunman NOUN _ 2 nsubj
killed kill VERB _ 0 root
12 12 NUM _ 4 nummod
men man NOUN _ 2 obj
and and CCONJ _ 6 cc
wounded wound VERB _ 2 conj
30 30 NUM _ 6 obj
""") == [Tally("dead", 12, 12), Tally("injured", 30, 30)]


def test_numbers_in_several_words_and_years() -> None:
    assert counted("""
Rebels rebel NOUN _ 2 nsubj
killed kill VERB _ 0 root
three three NUM _ 4 compound
hundred hundred NUM _ 5 nummod
men man NOUN _ 2 obj
""") == [Tally("dead", 300, 300)]
    assert counted("""
Rebels rebel NOUN _ 2 nsubj
killed kill VERB _ 0 root
twenty twenty NUM _ 6 nummod
- - PUNCT _ 3 punct
one one NUM _ 3 nummod
men man NOUN _ 2 obj
""") == [Tally("dead", 21, 21)]
    assert not counted("""
Police police NOUN _ 2 nsubj
detained detain VERB _ 0 root
two two NUM _ 4 nummod
tankers tanker NOUN _ 2 obj
""")


def test_told_twice_the_higher_figure_stands() -> None:
    assert merged([Tally("dead", 5, 5), Tally("injured", 1, 1), Tally("dead", 7, 9)]) == (
        Tally("dead", 7, 9),
        Tally("injured", 1, 1),
    )

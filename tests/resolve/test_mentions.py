"""Which mention a pronoun means, on parses built by hand."""

from __future__ import annotations

from parses import sentence

from detente.resolve.mentions import candidates, mentions

CLASH = sentence("""
Ethiopia Ethiopia PROPN _ 4 nsubj
and and CCONJ _ 3 cc
Eritrea Eritrea PROPN _ 1 conj
met meet VERB _ 0 root
the the DET _ 6 det
envoy envoy NOUN Number=Sing 4 obj
""")
URGED = sentence("""
He he PRON _ 2 nsubj
urged urge VERB _ 0 root
them they PRON _ 2 obj
to to PART _ 5 mark
move move VERB _ 2 xcomp
their their PRON _ 7 nmod:poss
troops troops NOUN Number=Plur 5 obj
""")
KINDS = [{0: "thing", 2: "thing", 5: "person"}, {6: "person"}]


def meant(number: int, place: int) -> list[tuple[int, ...]]:
    both = (CLASH, URGED)
    return [one.heads for one in candidates(mentions(both, KINDS), both, number, place)]


def test_he_is_a_single_person_and_they_are_several() -> None:
    assert meant(1, 0) == [(5,)]
    assert meant(1, 2) == [(0, 2)]


def test_no_pronoun_means_what_comes_later() -> None:
    assert (6,) not in meant(1, 5)


def test_another_word_means_nobody() -> None:
    assert meant(1, 1) == []


def test_a_verb_does_not_act_on_its_own_subject() -> None:
    urging = sentence("""
Spain Spain PROPN _ 2 nsubj
accused accuse VERB _ 0 root
it it PRON _ 2 obj
""")
    found = mentions((urging,), [{0: "thing"}])
    assert candidates(found, (urging,), 0, 2) == []


def test_a_possessive_looks_to_its_own_clause() -> None:
    parse = sentence("""
France France PROPN _ 2 nsubj
said say VERB _ 0 root
Mali Mali PROPN _ 4 nsubj
freed free VERB _ 2 ccomp
its its PRON _ 6 nmod:poss
troops troops NOUN _ 4 obj
""")
    found = mentions((parse,), [{0: "thing", 2: "thing"}])
    assert [one.heads for one in candidates(found, (parse,), 0, 4)] == [(2,), (0,)]


BRIEFED = """
Khan Khan PROPN _ 2 nsubj
telephoned telephone VERB _ 0 root
envoys envoy NOUN Number=Plur 2 obj
and and CCONJ _ 5 cc
briefed brief VERB _ 2 conj
them they PRON _ 5 obj
"""


def test_the_object_of_the_verb_before_goes_first() -> None:
    before = sentence("""
Officials official NOUN Number=Plur 2 nsubj
left leave VERB _ 0 root
""")
    parse = sentence(BRIEFED)
    both = (before, parse)
    found = candidates(mentions(both, [{0: "person"}, {0: "person", 2: "person"}]), both, 1, 5)
    assert [(one.sentence, one.heads) for one in found] == [(1, (2,)), (0, (0,))]


def test_a_pronoun_takes_up_an_object_that_is_no_party() -> None:
    parse = sentence(BRIEFED.replace("envoys envoy", "deliveries delivery").replace("Khan Khan", "Agencies agency").replace(
        "PROPN _ 2 nsubj", "NOUN Number=Plur 2 nsubj"))  # fmt: skip
    assert candidates(mentions((parse,), [{0: "thing"}]), (parse,), 0, 5) == []

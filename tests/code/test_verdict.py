"""Encoder and lexicon together: who overrules whom, on parses and hints made by hand."""

from __future__ import annotations

from dataclasses import replace

from parses import CUES, sentence

from detente.code.grammar import Tree
from detente.code.match import Match
from detente.code.parties import Parties, of
from detente.code.status import Put
from detente.code.status import heard as status_heard
from detente.code.verdict import weigh
from detente.lexicon.predicates import Frame
from detente.model import Hint, Status

BARE = Frame("ASSAULT", "attack", "assault.toml:1")
DEMANDING = Frame("ASSAULT", "attack-on", "assault.toml:9", needs=("on",))
ROWS = """
Critics critic NOUN _ 2 nsubj
attacked attack VERB Tense=Past|VerbForm=Fin 0 root
the the DET _ 4 det
plan plan NOUN _ 2 obj
"""


def tree() -> Tree:
    return Tree(sentence(ROWS))


def hint(*events: tuple[str, float], place: int = 1) -> Hint:
    return Hint(place, events, (("asserted", 1.0),), ())


def test_without_hints_the_lexicon_decides() -> None:
    found, gone = weigh(tree(), [Match(1, BARE, (1,), noun=False)], None)
    assert [one.event for one in found] == ["ASSAULT"]
    assert not gone


def test_a_bare_verb_gives_way_to_a_sure_no() -> None:
    found, gone = weigh(tree(), [Match(1, BARE, (1,), noun=False)], [hint(("", 0.98), ("ASSAULT", 0.02))])
    assert not found
    assert gone[0][1] == "ASSAULT by its words, but the encoder sees no act in them"


def test_a_frame_that_asks_for_more_is_harder_to_overrule() -> None:
    found, gone = weigh(tree(), [Match(1, DEMANDING, (1,), noun=False)], [hint(("", 0.98), ("ASSAULT", 0.02))])
    assert [one.event for one in found] == ["ASSAULT"]
    assert not gone


def test_a_sure_encoder_changes_the_type_and_says_so() -> None:
    found, _ = weigh(tree(), [Match(1, BARE, (1,), noun=False)], [hint(("ACCUSE", 0.9), ("ASSAULT", 0.05))])
    assert found[0].event == "ACCUSE"
    assert found[0].trace[-1] == "verdict: the encoder's ACCUSE, sure against ASSAULT"


def test_an_unsure_encoder_changes_nothing() -> None:
    found, _ = weigh(tree(), [Match(1, BARE, (1,), noun=False)], [hint(("ACCUSE", 0.5), ("ASSAULT", 0.3))])
    assert found[0].event == "ASSAULT"


def test_a_word_without_a_frame_is_an_act_where_the_encoder_is_sure() -> None:
    sure, _ = weigh(tree(), [], [hint(("ACCUSE", 0.9))])
    unsure, _ = weigh(tree(), [], [hint(("ACCUSE", 0.3), ("", 0.6))])
    assert [(one.event, one.match.frame.place) for one in sure] == [("ACCUSE", "encoder")]
    assert not unsure


def test_to_quote_somebody_is_no_act() -> None:
    told = Tree(sentence(ROWS.replace("attacked attack VERB", "quoted quote VERB")))
    assert not weigh(told, [], [hint(("ACCUSE", 0.9))])[0]


def test_the_encoders_status_counts_where_no_word_gives_one() -> None:
    put = Put(Status.ASSERTED, -1, "")
    sure = replace(hint(("ACCUSE", 0.9)), statuses=(("possible", 0.9), ("asserted", 0.1)))
    unsure = replace(sure, statuses=(("possible", 0.6), ("asserted", 0.4)))
    assert status_heard(put, sure)[0].status is Status.POSSIBLE
    assert status_heard(put, unsure)[0].status is Status.ASSERTED


def test_nobody_acts_on_himself() -> None:
    parse = sentence("""
Iran Iran PROPN _ 2 nsubj
found find VERB Tense=Past|VerbForm=Fin 0 root
itself itself PRON _ 2 obj
alone alone ADJ _ 2 xcomp
""")
    assert of(Tree(parse), Match(1, BARE, (1,), noun=False), CUES).recipient == ()


CUT = Frame("RETREAT", "cut-tariffs", "retreat.toml:1", objects=("tariff",))


def test_a_frame_that_names_its_object_keeps_its_type_longer() -> None:
    against = hint(("SANCTION", 0.85), ("RETREAT", 0.05))
    assert weigh(tree(), [Match(1, CUT, (1, 3), noun=False)], [against])[0][0].event == "RETREAT"
    assert weigh(tree(), [Match(1, replace(CUT, objects=()), (1,), noun=False)], [against])[0][0].event == "SANCTION"
    sure = hint(("SANCTION", 0.95), ("RETREAT", 0.02))
    assert weigh(tree(), [Match(1, CUT, (1, 3), noun=False)], [sure])[0][0].event == "SANCTION"


WARNED = """
Ankara Ankara PROPN _ 2 nsubj
warned warn VERB _ 0 root
that that SCONJ _ 6 mark
talks talk NOUN Number=Plur 6 nsubj
could could AUX _ 6 aux
fail fail VERB _ 2 ccomp
"""
DUTY = """
We we PRON _ 3 nsubj
must must AUX _ 3 aux
resist resist VERB _ 0 root
them they PRON _ 3 obj
"""


def threats(rows: str, place: int) -> tuple[list[str], list[str]]:
    """The types found where the encoder alone hears a threat, and the reasons of what was let go."""
    found, gone = weigh(Tree(sentence(rows)), [], [hint(("THREATEN", 0.9), place=place)])
    return [one.event for one in found], [why for _, why in gone]


def test_a_warning_of_what_may_come_to_pass_is_no_threat() -> None:
    assert threats(WARNED, 1) == ([], ["THREATEN by its words, but only of what may come to pass"])
    assert threats(WARNED.replace("could could", "will will"), 1) == (["THREATEN"], [])
    assert threats(WARNED.replace("talks talk NOUN Number=Plur", "it it PRON _"), 1) == (["THREATEN"], [])
    assert threats(WARNED + "Iran Iran PROPN _ 2 obj\n", 1) == (["THREATEN"], [])


def test_a_duty_is_no_threat() -> None:
    assert threats(DUTY, 2) == ([], ["THREATEN by its words, but only of what ought to be done"])
    assert threats(DUTY.replace("must must", "will will"), 2) == (["THREATEN"], [])


FLEW = """
Fidan Fidan PROPN _ 2 nsubj
flew fly VERB _ 0 root
to to ADP _ 4 case
Cairo Cairo PROPN _ 2 obl
for for ADP _ 6 case
talks talk NOUN Number=Plur 2 obl
"""
TALKS = Match(5, Frame("CONSULT", "talks", "consult.toml:1", nouns=("talk",), recipient=("to",)), (5,), noun=True)


def test_a_verb_and_the_noun_that_hangs_on_it_tell_of_one_act() -> None:
    both = [hint(("CONSULT", 0.9)), hint(("CONSULT", 0.9), place=5)]
    (one,), _ = weigh(Tree(sentence(FLEW)), [TALKS], both)
    assert (one.match.head, one.match.light) == (5, 1)
    assert of(Tree(sentence(FLEW)), one.match, CUES) == Parties((0,), (3,))
    apart, _ = weigh(Tree(sentence(FLEW)), [TALKS], [hint(("AID", 0.9)), both[1]])
    assert [(v.event, v.match.head) for v in apart] == [("AID", 1), ("CONSULT", 5)]


def test_a_traveller_goes_to_his_host() -> None:
    (one,), _ = weigh(Tree(sentence(FLEW)), [], [hint(("CONSULT", 0.9))])
    assert of(Tree(sentence(FLEW)), one.match, CUES) == Parties((0,), (3,))


THREW = """
Boys boy NOUN Number=Plur 2 nsubj
lobbed lob VERB _ 0 root
stones stone NOUN Number=Plur 2 obj
at at ADP _ 5 case
police police NOUN _ 2 obl
"""
SENT = """
Oslo Oslo PROPN _ 2 nsubj
trucked truck VERB _ 0 root
tents tent NOUN Number=Plur 2 obj
to to ADP _ 5 case
Iran Iran PROPN _ 2 obl
"""


def test_what_is_thrown_or_given_receives_nothing() -> None:
    (threw,), _ = weigh(Tree(sentence(THREW)), [], [hint(("ASSAULT", 0.9))])
    assert of(Tree(sentence(THREW)), threw.match, CUES).recipient == (4,)
    (gave,), _ = weigh(Tree(sentence(SENT)), [], [hint(("AID", 0.9))])
    assert of(Tree(sentence(SENT)), gave.match, CUES).recipient == (4,)
    (stationed,), _ = weigh(Tree(sentence(SENT)), [], [hint(("MOBILIZE", 0.9))])
    assert of(Tree(sentence(SENT)), stationed.match, CUES).recipient == ()


COMMENT = """
Ministers minister NOUN Number=Plur 2 nsubj
declined decline VERB Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
comment comment VERB VerbForm=Inf 2 xcomp
"""
REFUSE = Frame("REJECT", "refuse-to", "reject.toml:1", needs=("clause",))


def test_who_will_not_comment_refuses_nobody() -> None:
    match = Match(1, REFUSE, (1,), noun=False)
    found, gone = weigh(Tree(sentence(COMMENT)), [match], [hint(("REJECT", 0.9))])
    assert (found, [why for _, why in gone]) == ([], ["REJECT by its words, but only of what somebody would not say"])
    found, _ = weigh(Tree(sentence(COMMENT.replace("comment", "resign"))), [match], [hint(("REJECT", 0.9))])
    assert [one.event for one in found] == ["REJECT"]


REQUEST = """
Ministers minister NOUN Number=Plur 2 nsubj
ignored ignore VERB Tense=Past|VerbForm=Fin 0 root
a a DET _ 4 det
request request NOUN Number=Sing 2 obj
for for ADP _ 6 case
comment comment NOUN Number=Sing 4 nmod
"""


def test_a_newspapers_question_is_no_request() -> None:
    match = Match(3, Frame("REQUEST", "appeal", "request.toml:1", needs=("for",)), (3,), noun=True)
    found, gone = weigh(Tree(sentence(REQUEST)), [match], [hint(("REQUEST", 0.9), place=3)])
    assert (found, [why for _, why in gone]) == ([], ["REQUEST by its words, but only of a newspaper's question"])
    found, _ = weigh(Tree(sentence(REQUEST.replace("comment", "arms"))), [match], [hint(("REQUEST", 0.9), place=3)])
    assert [one.event for one in found] == ["REQUEST"]


MISSILES = """
Troops troop NOUN Number=Plur 2 nsubj
fired fire VERB Tense=Past|VerbForm=Fin 0 root
missiles missile NOUN Number=Plur 2 obj
into into ADP _ 6 case
the the DET _ 6 det
sea sea NOUN Number=Sing 2 obl
"""


def test_a_missile_that_comes_down_in_the_sea_hits_nobody() -> None:
    frame = Frame("ASSAULT", "fire-into", "assault.toml:1", objects=("missile",), needs=("into",), recipient=("into",))
    match = Match(1, frame, (1, 2), noun=False)
    (test,), _ = weigh(Tree(sentence(MISSILES)), [match], [hint(("ASSAULT", 0.9))])
    assert (test.event, test.match.frame.mode, test.match.frame.recipient) == ("MOBILIZE", ("weapons",), ())
    assert test.trace[:2] == (
        "frame assault.toml:1 ASSAULT 'fire-into' at 'fired'", "verdict: what comes down in the sea is MOBILIZE"
    )  # fmt: skip
    (attack,), _ = weigh(Tree(sentence(MISSILES.replace("sea", "town"))), [match], [hint(("ASSAULT", 0.9))])
    assert attack.event == "ASSAULT"


HELD = """
The the DET _ 4 det
internationally internationally ADV _ 3 advmod
recognised recognise VERB VerbForm=Part 4 amod
government government NOUN Number=Sing 5 nsubj
fled flee VERB Tense=Past|VerbForm=Fin 0 root
"""


def test_how_the_world_holds_somebody_is_no_act() -> None:
    assert weigh(Tree(sentence(HELD)), [], [hint(("SUPPORT", 0.9), place=2)]) == ([], [])
    found, _ = weigh(Tree(sentence(HELD.replace("internationally", "newly"))), [], [hint(("SUPPORT", 0.9), place=2)])
    assert [one.event for one in found] == ["SUPPORT"]


SHOWERED = """
Children child NOUN Number=Plur 2 nsubj
bombarded bombard VERB Tense=Past|VerbForm=Fin 0 root
the the DET _ 4 det
astronaut astronaut NOUN Number=Sing 2 obj
with with ADP _ 6 case
questions question NOUN Number=Plur 2 obl
"""
CHARM = """
She she PRON _ 2 nsubj
launched launch VERB Tense=Past|VerbForm=Fin 0 root
a a DET _ 5 det
charm charm NOUN Number=Sing 5 compound
offensive offensive NOUN Number=Sing 2 obj
"""


def test_violence_in_words_alone_is_none() -> None:
    frame = Frame("ASSAULT", "shell", "assault.toml:1", verbs=("bombard",), nouns=("offensive",))
    for rows, place, sure in ((SHOWERED, 1, "shells"), (CHARM, 4, "spring")):
        match = Match(place, frame, (place,), noun=place == 4)
        kept, gone = weigh(Tree(sentence(rows)), [match], [hint(("ASSAULT", 0.9), place=place)])
        assert (kept, [why for _, why in gone]) == ([], ["ASSAULT by its words, but only of words"])
        earnest = rows.replace("question ", f"{sure} ").replace("charm charm", f"{sure} {sure}")
        kept, gone = weigh(Tree(sentence(earnest)), [match], [hint(("ASSAULT", 0.9), place=place)])
        assert ([one.event for one in kept], gone) == (["ASSAULT"], [])

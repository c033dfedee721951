"""Acts from parses built by hand: frames, sides, status, the manual's rules, whose word."""

from __future__ import annotations

from dataclasses import replace

from parses import lexicon, predicates, sentence, text_of

from detente.code.coding import Coded, code
from detente.code.scene import scenes
from detente.lexicon import Lexicon
from detente.lexicon.ontology import Ontology
from detente.lexicon.predicates import Frame
from detente.model import Act, Span, Status

SHELL = Frame("ASSAULT", "shell", "assault.toml:1", verbs=("shell", "attack"), nouns=("shelling", "attack", "air strike"),
              recipient=("object", "on"), mode=("heavy-weapons",))  # fmt: skip
MEET = Frame(
    "CONSULT", "meet", "consult.toml:1", verbs=("meet",), nouns=("talk",), recipient=(), mutual=("with", "between", "object")
)
AGREE = Frame("AGREE", "agree", "agree.toml:1", verbs=("agree",))
STRIKE = Frame("SUPPORT", "strike", "support.toml:1", verbs=("strike",), objects=("deal",), cameo="057")
URGE = Frame("REQUEST", "urge", "request.toml:1", verbs=("urge",), needs=("clause",))
THREATEN = Frame("THREATEN", "threaten", "threaten.toml:1", verbs=("threaten",), needs=("clause",))
ACCUSE = Frame("ACCUSE", "accuse", "accuse.toml:1", verbs=("accuse",), mode=("allege",))
CONDEMN = Frame("ACCUSE", "condemn", "accuse.toml:2", verbs=("condemn",), mode=("disapprove",))
WITHDRAW = Frame("RETREAT", "withdraw", "retreat.toml:1", verbs=("withdraw", "pull out"), recipient=("from",), mode=("withdraw",))
LIFT = Frame("CONCEDE", "lift", "concede.toml:1", verbs=("lift",), objects=("sanction",), recipient=("on", "against"))
LEXICON = lexicon(
    ontology=Ontology({"ASSAULT": 4}, {("ASSAULT", ""): -9.0}, {"army": "military"}, {}),
    predicates=predicates(SHELL, MEET, AGREE, STRIKE, URGE, THREATEN, ACCUSE, CONDEMN, WITHDRAW, LIFT),
)


def coded(rows: str, known: Lexicon = LEXICON) -> tuple[Coded, str]:
    parse = sentence(rows)
    text = text_of(parse)
    paragraphs = (Span(0, len(text)),)
    return code(scenes([parse], text, paragraphs), text, paragraphs, known), text


def only(rows: str) -> tuple[Act, str]:
    found, text = coded(rows)
    assert len(found.acts) == 1, found
    return found.acts[0], text


def named(sides: tuple, text: str) -> list[str]:
    return [text[s.begin : s.end] for s in sides]


def test_a_verb_with_both_sides_and_its_trace() -> None:
    act, text = only("""
Rebel rebel NOUN _ 2 compound
gunners gunner NOUN _ 3 nsubj
shelled shell VERB Tense=Past|VerbForm=Fin 0 root
the the DET _ 6 det
army army NOUN _ 6 compound
garrison garrison NOUN _ 3 obj
""")
    assert (act.event, act.mode, act.status) == ("ASSAULT", ("heavy-weapons",), Status.ASSERTED)
    assert named(act.actor, text) == ["Rebel gunners"]
    assert named(act.recipient, text) == ["army garrison"]
    assert act.predicate.of(text) == "shelled"
    assert act.context == ("military",)
    assert "assault.toml:1" in act.trace[0]


def test_a_noun_takes_its_sides_from_of_and_by() -> None:
    act, text = only("""
The the DET _ 2 det
shelling shelling NOUN _ 8 nsubj
of of ADP _ 4 case
Homs Homs PROPN _ 2 nmod
by by ADP _ 7 case
government government NOUN _ 7 compound
forces force NOUN _ 2 nmod
continued continue VERB Tense=Past|VerbForm=Fin 0 root
""")
    assert named(act.actor, text) == ["government forces"]
    assert named(act.recipient, text) == ["Homs"]


def test_a_light_verb_lends_its_subject() -> None:
    act, text = only("""
Egypt Egypt PROPN _ 2 nsubj
held hold VERB Tense=Past|VerbForm=Fin 0 root
talks talk NOUN _ 2 obj
with with ADP _ 5 case
Sudan Sudan PROPN _ 2 obl
""")
    assert (act.event, act.recipient) == ("CONSULT", ())
    assert named(act.actor, text) == ["Egypt", "Sudan"]


def test_coming_under_makes_the_subject_the_recipient() -> None:
    act, text = only("""
Convoys convoy NOUN _ 2 nsubj
came come VERB Tense=Past|VerbForm=Fin 0 root
under under ADP _ 4 case
attack attack NOUN _ 2 obl
""")
    assert (act.actor, named(act.recipient, text)) == ((), ["Convoys"])


def test_negation_denies() -> None:
    act, _ = only("""
Troops troop NOUN _ 4 nsubj
did do AUX _ 4 aux
not not PART _ 4 advmod
attack attack VERB VerbForm=Inf 0 root
Homs Homs PROPN _ 4 obj
""")
    assert act.status is Status.DENIED


def test_a_promise_to_meet_is_one_agree() -> None:
    found, _ = coded("""
Iran Iran PROPN _ 2 nsubj
agreed agree VERB Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
meet meet VERB VerbForm=Inf 2 xcomp
Iraq Iraq PROPN _ 4 obj
""")
    assert [(a.event, a.status) for a in found.acts] == [("AGREE", Status.ASSERTED)]
    assert "CONSULT told only as what AGREE speaks of" in found.left_out[0].reason


def test_who_agrees_to_withdraw_agrees_and_who_announces_it_concedes() -> None:
    found, _ = coded("""
Iran Iran PROPN _ 2 nsubj
agreed agree VERB Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
withdraw withdraw VERB VerbForm=Inf 2 xcomp
""")
    assert [(act.event, act.status) for act in found.acts] == [("AGREE", Status.ASSERTED)]
    assert [one.reason for one in found.left_out] == ["RETREAT told only as what AGREE speaks of"]
    act, _ = only("""
Iran Iran PROPN _ 3 nsubj
will will AUX _ 3 aux
withdraw withdraw VERB VerbForm=Inf 0 root
""")
    assert (act.event, act.status) == ("CONCEDE", Status.ASSERTED)


def test_an_agreement_reached_is_support_and_what_it_is_about_is_not_told_twice() -> None:
    found, text = coded("""
Iran Iran PROPN _ 2 nsubj
struck strike VERB Tense=Past|VerbForm=Fin 0 root
a a DET _ 4 det
deal deal NOUN _ 2 obj
to to PART _ 6 mark
withdraw withdraw VERB VerbForm=Inf 4 acl
""")
    assert [(act.event, act.cameo, act.predicate.of(text)) for act in found.acts] == [("SUPPORT", "057", "struck a deal")]
    assert [one.reason for one in found.left_out] == ["RETREAT told only as what SUPPORT speaks of"]


def test_what_is_urged_is_demanded_beside_the_request() -> None:
    found, text = coded("""
France France PROPN _ 2 nsubj
urged urge VERB Tense=Past|VerbForm=Fin 0 root
Rwanda Rwanda PROPN _ 2 obj
to to PART _ 5 mark
withdraw withdraw VERB VerbForm=Inf 2 xcomp
""")
    request, retreat = found.acts
    assert (request.event, request.mode, named(request.recipient, text)) == ("REQUEST", ("yield",), ["Rwanda"])
    assert (retreat.event, retreat.status, named(retreat.actor, text)) == ("RETREAT", Status.DEMANDED, ["Rwanda"])


def test_a_threat_swallows_what_it_threatens() -> None:
    act, _ = only("""
Hamas Hamas PROPN _ 2 nsubj
threatened threaten VERB Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
attack attack VERB VerbForm=Inf 2 xcomp
Eilat Eilat PROPN _ 4 obj
""")
    assert (act.event, act.mode) == ("THREATEN", ("violence",))


def test_an_accusation_and_what_it_alleges_on_its_word() -> None:
    found, text = coded("""
Kyiv Kyiv PROPN _ 2 nsubj
accused accuse VERB Tense=Past|VerbForm=Fin 0 root
Moscow Moscow PROPN _ 2 obj
of of SCONJ _ 5 mark
shelling shell VERB VerbForm=Ger 2 advcl
Kherson Kherson PROPN _ 5 obj
""")
    accuse, assault = found.acts
    assert (accuse.event, accuse.status) == ("ACCUSE", Status.ASSERTED)
    assert (assault.event, assault.status, named(assault.actor, text)) == ("ASSAULT", Status.POSSIBLE, ["Moscow"])
    assert assault.speaker is not None
    assert text[assault.speaker.begin : assault.speaker.end] == "Kyiv"


def test_who_condemns_a_deed_takes_it_for_a_fact() -> None:
    found, _ = coded("""
Kyiv Kyiv PROPN _ 2 nsubj
condemned condemn VERB Tense=Past|VerbForm=Fin 0 root
Moscow Moscow PROPN _ 5 nmod:poss
's 's PART _ 3 case
shelling shelling NOUN _ 2 obj
of of ADP _ 7 case
Kherson Kherson PROPN _ 5 nmod
""")
    assert [(act.event, act.status) for act in found.acts] == [("ACCUSE", Status.ASSERTED), ("ASSAULT", Status.ASSERTED)]


PLANNED = """
Iran Iran PROPN _ 2 nsubj
plans plan VERB Tense=Pres|VerbForm=Fin 0 root
to to PART _ 4 mark
meet meet VERB VerbForm=Inf 2 xcomp
rebels rebel NOUN Number=Plur 4 obj
fresh fresh ADJ _ 5 acl
from from ADP _ 8 case
attacks attack NOUN Number=Plur 6 obl
on on ADP _ 10 case
Homs Homs PROPN _ 8 nmod
"""


def test_what_is_told_of_a_noun_does_not_share_the_verbs_status() -> None:
    told, _ = coded(PLANNED)
    assert [act.status for act in told.acts if act.event == "ASSAULT"] == [Status.ASSERTED]
    hung, _ = coded(PLANNED.replace("fresh fresh ADJ _ 5 acl", "fresh fresh ADJ _ 4 xcomp"))
    assert [act.status for act in hung.acts if act.event == "ASSAULT"] == [Status.FUTURE]


def test_a_phrase_of_means_hides_the_words_inside_it() -> None:
    means = {"shell": "heavy-weapons", "tear gas shell": "crowd-control"}
    attack = Frame("ASSAULT", "attack", "assault.toml:2", verbs=("attack",), recipient=("object",))
    rows = """
Police police NOUN _ 2 nsubj
attacked attack VERB Tense=Past|VerbForm=Fin 0 root
Homs Homs PROPN _ 2 obj
with with ADP _ 7 case
tear tear NOUN _ 6 compound
gas gas NOUN _ 7 compound
shells shell NOUN Number=Plur 2 obl
"""
    known = replace(LEXICON, predicates=replace(predicates(attack), modes={"ASSAULT": means}))
    for given, modes in ((rows, ("crowd-control",)), (rows.replace("gas gas", "iron iron"), ("heavy-weapons",))):
        found, _ = coded(given, known)
        assert [act.mode for act in found.acts] == [modes]


def test_a_phrase_of_means_stands_together() -> None:
    fire = Frame("ASSAULT", "fire", "assault.toml:3", verbs=("fire",), recipient=("at",))
    rows = """
Police police NOUN _ 2 nsubj
fired fire VERB Tense=Past|VerbForm=Fin 0 root
tear tear NOUN _ 2 obj
and and CCONJ _ 5 cc
gas gas NOUN _ 3 conj
at at ADP _ 7 case
Homs Homs PROPN _ 2 obl
"""
    known = replace(LEXICON, predicates=replace(predicates(fire), modes={"ASSAULT": {"tear gas": "crowd-control"}}))
    found, _ = coded(rows, known)
    assert [act.mode for act in found.acts] == [()]


def test_future_meeting_of_its_own_sides_is_agree() -> None:
    act, _ = only("""
Iran Iran PROPN _ 3 nsubj
will will AUX _ 3 aux
meet meet VERB VerbForm=Inf 0 root
Iraq Iraq PROPN _ 3 obj
""")
    assert (act.event, act.status) == ("AGREE", Status.ASSERTED)


def test_a_verb_with_its_object_idiom_and_a_phrasal_verb() -> None:
    act, text = only("""
Washington Washington PROPN _ 2 nsubj
lifted lift VERB Tense=Past|VerbForm=Fin 0 root
sanctions sanction NOUN _ 2 obj
on on ADP _ 5 case
Sudan Sudan PROPN _ 3 nmod
""")
    assert (act.event, act.predicate.of(text), named(act.recipient, text)) == ("CONCEDE", "lifted sanctions", ["Sudan"])
    act, text = only("""
Troops troop NOUN _ 2 nsubj
pulled pull VERB Tense=Past|VerbForm=Fin 0 root
out out ADP _ 2 compound:prt
of of ADP _ 5 case
Gao Gao PROPN _ 2 obl
""")
    assert act.predicate.of(text) == "pulled out"


def test_a_predicate_without_sides_is_left_out_with_the_reason() -> None:
    found, _ = coded("""
After after ADP _ 3 case
the the DET _ 3 det
attack attack NOUN _ 4 obl
rained rain VERB _ 0 root
""")
    assert not found.acts
    assert found.left_out[0].reason == "ASSAULT without any side named"


def test_somebody_said_it() -> None:
    found, text = coded("""
Rebels rebel NOUN _ 2 nsubj
shelled shell VERB Tense=Past|VerbForm=Fin 0 root
Homs Homs PROPN _ 2 obj
, , PUNCT _ 6 punct
Damascus Damascus PROPN _ 6 nsubj
said say VERB Tense=Past|VerbForm=Fin 2 parataxis
""")
    act = found.acts[0]
    assert act.speaker is not None
    assert text[act.speaker.begin : act.speaker.end] == "Damascus"
    saying = found.sayings[0]
    assert [part.of(text) for part in saying.content] == ["Rebels shelled Homs"]


THANK = Frame("SUPPORT", "thank", "support.toml:1", verbs=("thank",))
HELP = Frame("SUPPORT", "support-noun", "support.toml:2", nouns=("support",), actor=("owner",), recipient=())
SIEGE = Frame("COERCE", "siege", "coerce.toml:1", verbs=("declare",), objects=("state of siege",), recipient=("in",))


def with_frames(rows: str, *frames: Frame) -> list[Act]:
    return list(coded(rows, replace(LEXICON, predicates=predicates(*frames)))[0].acts)


def test_thanks_for_support_are_told_once() -> None:
    acts = with_frames(
        """
Kenya Kenya PROPN _ 2 nsubj
thanked thank VERB _ 0 root
Oman Oman PROPN _ 2 obj
for for ADP _ 6 case
its its PRON _ 6 nmod:poss
support support NOUN _ 2 obl
""",
        THANK,
        HELP,
    )
    assert [act.head for act in acts] == [1]


def test_an_object_may_have_an_of_phrase() -> None:
    rows = """
Peru Peru PROPN _ 2 nsubj
declared declare VERB _ 0 root
a a DET _ 4 det
state state NOUN _ 2 obj
of of ADP _ 6 case
siege siege NOUN _ 4 nmod
"""
    assert [act.event for act in with_frames(rows, SIEGE)] == ["COERCE"]
    assert with_frames(rows.replace("siege siege", "grace grace"), SIEGE) == []


def test_neither_confirmed_nor_denied_is_possible() -> None:
    act, _ = only("""
Iran Iran PROPN _ 3 nsubj
not not PART _ 3 advmod
denied deny VERB _ 0 root
that that SCONJ _ 6 mark
it it PRON _ 6 nsubj
attacked attack VERB VerbForm=Fin 3 ccomp
Homs Homs PROPN _ 6 obj
""")
    assert act.status is Status.POSSIBLE


AFTER = """
They they PRON _ 2 nsubj
agreed agree VERB Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
trade trade VERB VerbForm=Inf 2 xcomp
after after ADP _ 6 case
talks talk NOUN Number=Plur 4 obl
between between ADP _ 8 case
Chad Chad PROPN _ 6 nmod
and and CCONJ _ 10 cc
Niger Niger PROPN _ 8 conj
"""


def test_what_goes_before_an_agreement_has_happened() -> None:
    found, _ = coded(AFTER)
    assert [(act.event, act.status) for act in found.acts] == [("AGREE", Status.ASSERTED), ("CONSULT", Status.ASSERTED)]


DENIED = """
Chad Chad PROPN _ 2 nsubj
denied deny VERB Tense=Past|VerbForm=Fin 0 root
possibility possibility NOUN _ 2 obj
that that SCONJ _ 6 mark
it it PRON _ 6 nsubj
attacked attack VERB Tense=Past|VerbForm=Fin 3 acl
Niger Niger PROPN _ 6 obj
"""


def test_who_denies_a_report_denies_what_it_tells() -> None:
    act, _ = only(DENIED)
    assert (act.event, act.status) == ("ASSAULT", Status.DENIED)
    assert only(DENIED.replace("denied deny", "cited cite"))[0].status is Status.POSSIBLE


UNTIL = """
Crowds crowd NOUN Number=Plur 2 nsubj
march march VERB Tense=Pres|VerbForm=Fin 0 root
until until SCONJ _ 5 mark
troops troop NOUN Number=Plur 5 nsubj
withdraw withdraw VERB Tense=Pres|VerbForm=Fin 2 advcl
"""


def test_what_something_goes_on_until_is_yet_to_come() -> None:
    assert only(UNTIL)[0].status is Status.CONDITIONAL
    assert only(UNTIL.replace("Tense=Pres", "Tense=Past"))[0].status is Status.ASSERTED

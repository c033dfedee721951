"""Reports of words and attitudes: sources whole, cues grown, contents in their parts."""

from __future__ import annotations

from parses import sentence, text_of

from detente.code.grammar import Tree
from detente.code.sayings import resumed, sayings
from detente.code.speech import quotations
from detente.lexicon.cues import Cues
from detente.model import Saying, Span

CUES = Cues(
    {},
    frozenset({"say"}),
    {},
    attitude=frozenset({("VERB", "oppose"), ("VERB", "call"), ("NOUN", "demand"), ("VERB", "hope")}),
    hearsay=frozenset({"reportedly"}),
)


def found(rows: str) -> tuple[list[Saying], str]:
    parse = sentence(rows)
    return sayings(Tree(parse), 0, CUES, [], []), text_of(parse)


def told(saying: Saying, text: str) -> tuple[str, str, list[str]]:
    return (saying.phrase.of(text) if saying.phrase else "", saying.cue.of(text), [part.of(text) for part in saying.content])


def test_the_source_is_the_whole_phrase_with_its_apposition() -> None:
    (one,), text = found("""
Novak Novak PROPN _ 6 nsubj
, , PUNCT _ 4 punct
a a DET _ 4 det
general general NOUN _ 1 appos
, , PUNCT _ 4 punct
said say VERB Tense=Past|VerbForm=Fin 0 root
on on ADP _ 8 case
Friday Friday PROPN _ 6 obl
troops troops NOUN _ 10 nsubj
left leave VERB Tense=Past|VerbForm=Fin 6 ccomp
""")
    assert told(one, text) == ("Novak , a general", "said on Friday", ["troops left"])
    assert one.source is not None
    assert text[one.source.begin : one.source.end] == "Novak"
    assert not one.held


def test_an_attitude_takes_its_object_and_its_preposition() -> None:
    (one,), text = found("""
Lima Lima PROPN _ 3 nsubj
has have AUX _ 3 aux
called call VERB Tense=Past|VerbForm=Part 0 root
for for ADP _ 6 case
new new ADJ _ 6 amod
talks talk NOUN _ 3 obl
""")
    assert told(one, text) == ("Lima", "has called for", ["new talks"])
    assert one.held


def test_an_infinitive_is_nobody_s_attitude() -> None:
    rows, _ = found("""
Troops troops NOUN _ 2 nsubj
came come VERB Tense=Past|VerbForm=Fin 0 root
to to PART _ 4 mark
oppose oppose VERB VerbForm=Inf 2 advcl
rebels rebel NOUN _ 4 obj
""")
    assert rows == []


def test_an_attitude_told_by_somebody_else_is_part_of_what_he_says() -> None:
    rows, text = found("""
Lima Lima PROPN _ 2 nsubj
said say VERB Tense=Past|VerbForm=Fin 0 root
Quito Quito PROPN _ 4 nsubj
opposes oppose VERB Tense=Pres|VerbForm=Fin 2 ccomp
talks talk NOUN _ 4 obj
""")
    assert [told(one, text) for one in rows] == [("Lima", "said", ["Quito opposes talks"])]


def test_hearsay_rests_on_nobody() -> None:
    (one,), text = found("""
Rebels rebel NOUN _ 3 nsubj
reportedly reportedly ADV _ 3 advmod
fled flee VERB Tense=Past|VerbForm=Fin 0 root
""")
    assert told(one, text) == ("", "reportedly", ["Rebels", "fled"])


def test_words_that_introduce_a_statement_need_no_content() -> None:
    (one,), text = found("""
Minister minister NOUN _ 3 nsubj
Ode Ode PROPN _ 1 flat
said say VERB Tense=Past|VerbForm=Fin 0 root
: : PUNCT _ 3 punct
""")
    assert told(one, text) == ("Minister Ode", "said", [])


def test_two_apostrophes_are_a_quotation_mark() -> None:
    text = "''We will go,'' he said. He didn't say ''when''."
    assert [q.of(text) for q in quotations(text, (Span(0, len(text)),))] == ["''We will go,''", "''when''"]


def quoting(begin: int, end: int, cue: int) -> Saying:
    return Saying(0, None, Span(cue, cue + 4), (Span(begin, end),), quoted=True)


def test_a_quotation_goes_on_in_its_paragraph() -> None:
    text = "“We will never give up the town,” said Ode. “They will have to come and take it.”"
    quotes = quotations(text, (Span(0, len(text)),))
    (one,) = resumed([quoting(0, 33, 34)], quotes, (Span(0, len(text)),), text)
    assert [part.of(text) for part in one.content] == [
        "“We will never give up the town,”",
        "“They will have to come and take it.”",
    ]


def test_a_quotation_goes_on_in_the_next_paragraph_only_where_the_last_stayed_open() -> None:
    for closing, parts in (("", 2), ("”", 1)):
        first, second = f"Ode said: “We will never give up the town.{closing}", "“They will have to come and take it.”"
        text = f"{first}\n\n{second}"
        paragraphs = (Span(0, len(first)), Span(len(first) + 2, len(text)))
        quotes = quotations(text, paragraphs)
        (one,) = resumed([quoting(10, len(first), 4)], quotes, paragraphs, text)
        assert len(one.content) == parts

"""What places tell of sides, on parses built by hand."""

from __future__ import annotations

from parses import sentence

from detente.model import Place, Sentence, Side
from detente.resolve.localities import locality, scene_of

TOWN = """
Rebels rebel NOUN Number=Plur 2 nsubj
shelled shell VERB _ 0 root
the the DET _ 4 det
town town NOUN _ 2 obj
of of ADP _ 6 case
Zerga Zerga PROPN _ 4 nmod
"""
WEST = """
Rebels rebel NOUN Number=Plur 2 nsubj
shelled shell VERB _ 0 root
villages village NOUN Number=Plur 2 obj
west west NOUN _ 6 case
of of ADP _ 6 case
Zerga Zerga PROPN _ 2 obl
"""


def place(parse: Sentence, word: str, **changes: object) -> Place:
    token = next(t for t in parse.tokens if t.text == word)
    given = {"country_code": "NER", "resolution": 4, "confidence": 0.9, **changes}
    return Place(token.begin, token.end, word, **given)  # type: ignore[arg-type]


def side(parse: Sentence, head: int) -> Side:
    return Side(head, parse.tokens[head].begin, parse.tokens[head].end)


def test_a_side_lies_where_its_own_words_say() -> None:
    parse = sentence(TOWN)
    zerga = place(parse, "Zerga")
    assert locality(side(parse, 5), parse, [zerga]) == zerga
    assert locality(side(parse, 3), parse, [zerga]) == zerga
    assert locality(side(parse, 0), parse, [zerga]) is None


def test_a_place_that_is_doubtful_or_in_no_country_tells_nothing() -> None:
    parse = sentence(TOWN)
    assert locality(side(parse, 5), parse, [place(parse, "Zerga", confidence=0.3)]) is None
    assert locality(side(parse, 5), parse, [place(parse, "Zerga", country_code="")]) is None


def test_a_scene_stands_behind_a_preposition_of_place() -> None:
    parse = sentence(WEST)
    zerga = place(parse, "Zerga")
    assert scene_of(side(parse, 2), parse, [zerga], frozenset()) == zerga
    assert scene_of(side(parse, 2), parse, [zerga], frozenset({"NER"})) is None
    about = sentence(WEST.replace("west west NOUN", "out out ADP"))
    assert scene_of(side(about, 2), about, [place(about, "Zerga")], frozenset()) is None


def test_of_two_scenes_the_nearer_counts() -> None:
    parse = sentence(WEST + "near near ADP _ 8 case\nMoro Moro PROPN _ 2 obl\n")
    zerga, moro = place(parse, "Zerga"), place(parse, "Moro", country_code="MLI")
    assert scene_of(side(parse, 0), parse, [moro, zerga], frozenset()) == zerga


def test_nobody_knows_where_it_is_when_the_nearest_place_is_unknown() -> None:
    parse = sentence(WEST + "in in ADP _ 8 case\nOslo Oslo PROPN _ 2 obl\n")
    zerga, oslo = place(parse, "Zerga", country_code="", confidence=0.0), place(parse, "Oslo", country_code="NOR")
    assert scene_of(side(parse, 2), parse, [zerga, oslo], ()) is None
    assert scene_of(side(parse, 2), parse, [oslo], ()) == oslo


def test_a_town_behind_what_it_is_is_a_scene_too() -> None:
    parse = sentence("""
Rebels rebel NOUN Number=Plur 2 nsubj
attacked attack VERB _ 0 root
in in ADP _ 5 case
the the DET _ 5 det
city city NOUN _ 2 obl
of of ADP _ 7 case
Zerga Zerga PROPN _ 5 nmod
""")
    zerga = place(parse, "Zerga")
    assert scene_of(side(parse, 0), parse, [zerga], ()) == zerga

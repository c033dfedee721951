"""Unknown parties gathered from readings: counted, guessed, with a sentence."""

from __future__ import annotations

from detente.exchange.unknowns import Unknown, unknowns
from detente.model import Actor, Article, Claim, Dating, Reading, Span, Status


def reading(text: str, *sides: Actor) -> Reading:
    claim = Claim(
        "id",
        "ASSAULT",
        (),
        (),
        "",
        4,
        -9.0,
        0,
        len(text),
        Span(0, 1),
        sides,
        (),
        (),
        Status.ASSERTED,
        (),
        Dating(),
        None,
        (),
        1.0,
        (),
    )
    return Reading(Article("a", text, (Span(0, len(text)),)), (claim, claim), (), (), (), (), "c")


TEXT = "On Monday the Free Ruritania Movement hit Mali."
MOVEMENT = Actor(10, 37, "the Free Ruritania Movement", "MLI", ("REB",), via="description")


def test_a_party_is_counted_once_a_place_under_its_words_without_article() -> None:
    other = reading("Free Ruritania Movement hit it.", Actor(0, 23, "Free Ruritania Movement", "NER", ("REB",), via="unknown"))
    assert unknowns([reading(TEXT, MOVEMENT), reading(TEXT, MOVEMENT), other]) == [
        Unknown("Free Ruritania Movement", 3, "MLI", ("REB",), TEXT)
    ]


def test_the_known_the_nameless_and_beginnings_of_sentences_are_passed_over() -> None:
    passed = (
        Actor(0, 4, "Mali", "MLI", ("GOV",), "MLI", "Mali", "name"), Actor(0, 9, "Villagers", via="unknown"),
        Actor(3, 9, "it", via="unknown"), Actor(3, 9, "both countries", "MLI", via="description"),
        Actor(0, 5, "Malian rebels", "MLI", ("REB",), via="agent"),
    )  # fmt: skip
    assert unknowns([reading("Villagers hit it.", *passed)]) == []


def test_the_order_is_by_count_and_then_by_words() -> None:
    alpha, zeta = Actor(9, 20, "Alpha Front", via="unknown"), Actor(20, 30, "Zeta Front", via="unknown")
    again = Actor(30, 40, "Zeta Front", via="unknown")
    assert [one.text for one in unknowns([reading("x" * 50, alpha, zeta, again)])] == ["Zeta Front", "Alpha Front"]

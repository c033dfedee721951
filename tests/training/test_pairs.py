"""What labelled acts say of pairs of mentions."""

from __future__ import annotations

from training.pairs import Act, of_acts

ACCUSE = Act("ACCUSE", "asserted", (1, 2), (("actor", 0, 1), ("recipient", 2, 3)))
MEET = Act("CONSULT", "asserted", (3, 4), (("actor", 0, 1), ("actor", 2, 3)))


def said(acts: tuple[Act, ...], mentions: set[tuple[int, int]]) -> dict[tuple[int, int], tuple[str | None, str | None]]:
    return {(p.first[0], p.second[0]): (p.event, p.stance) for p in of_acts(acts, mentions)}


def test_an_act_goes_one_way_and_shows_a_stance() -> None:
    assert said((ACCUSE,), set()) == {(0, 2): ("ACCUSE", "negative"), (2, 0): ("", "neutral")}


def test_partners_do_it_to_each_other() -> None:
    assert said((MEET,), set()) == {(0, 2): ("CONSULT", None), (2, 0): ("CONSULT", None)}


def test_other_mentions_are_pairs_of_nothing_but_not_those_inside_a_side() -> None:
    found = said((ACCUSE,), {(5, 6), (2, 3)})
    assert found[0, 5] == ("", "neutral")
    assert (2, 2) not in found


def test_an_act_that_is_only_possible_says_nothing_of_stance() -> None:
    assert said((Act("ACCUSE", "possible", (1, 2), ACCUSE.roles),), set())[0, 2] == ("ACCUSE", None)

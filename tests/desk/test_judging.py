"""What follows from judgements."""

from __future__ import annotations

import pytest

from detente.desk.judging import agreement, fold, own, undoable, veiled
from detente.model import Decision, Judgement, Subject

A, R, C, U, F = Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.UNDO, Decision.FLAG


def steps(*given: tuple[str, Decision, str, int], key: str = "k") -> list[Judgement]:
    """Steps of (who, decision, value, undoes) on one key."""
    subject = Subject("a", "s", "p")
    return [
        Judgement(i, key, subject, decision, "type" if decision == C else "", value, "", undoes, "", "{}", who, "", i)
        for i, (who, decision, value, undoes) in enumerate(given, 1)
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], ""),
        ([("ann", A, "", 0)], "right"),
        ([("ann", A, "", 0), ("bob", R, "", 0)], "wrong"),
        ([("ann", A, "", 0), ("ann", U, "", 1)], ""),
        ([("ann", A, "", 0), ("bob", R, "", 0), ("bob", U, "", 2)], "right"),
        ([("ann", C, "AID", 0), ("ann", C, "ASSAULT", 0)], "corrected: type"),
        ([("ann", F, "", 0), ("ann", R, "", 0)], "wrong; flagged"),
    ],
)
def test_the_last_verdict_that_stands_counts(given: list[tuple[str, Decision, str, int]], words: str) -> None:
    assert fold(steps(*given)).words == words


def test_the_last_correction_counts_and_versions_go_on() -> None:
    standing = fold(steps(("ann", C, "AID", 0), ("bob", C, "ASSAULT", 0), ("bob", U, "", 2)))
    assert standing.corrections == (("type", "AID"),)
    assert standing.version == 3


def test_only_ones_own_step_can_be_undone() -> None:
    standing = fold(steps(("ann", A, "", 0), ("bob", R, "", 0)))
    mine = undoable(standing, "ann")
    assert mine is not None
    assert mine.id == 1
    assert undoable(standing, "eve") is None


def test_what_others_did_is_hidden_until_ones_own_verdict_or_two_of_theirs() -> None:
    first = steps(("ann", R, "", 0), ("ann", C, "AID", 0))
    assert veiled(fold(first), "bob")
    assert not veiled(fold(first), "ann")
    assert not veiled(fold([]), "bob")
    flagged = fold(steps(("ann", R, "", 0), ("bob", F, "", 0), ("bob", C, "ASSAULT", 0)))
    assert veiled(flagged, "bob")
    assert (own(flagged, "bob").words, own(flagged, "bob").version) == ("corrected: type; flagged", 3)
    assert not veiled(fold(steps(("ann", R, "", 0), ("bob", A, "", 0))), "eve")
    taken_back = fold(steps(("ann", R, "", 0), ("bob", A, "", 0), ("bob", U, "", 2)))
    assert veiled(taken_back, "bob")
    assert own(taken_back, "bob").words == ""


def judged(*pairs: str) -> list[Judgement]:
    """Each word is a claim judged by two people: `ar` accepted by one and rejected by the other."""
    return [
        one
        for i, (x, y) in enumerate(pairs)
        for one in steps(("ann", {"a": A, "r": R}[x], "", 0), ("bob", {"a": A, "r": R}[y], "", 0), key=str(i))
    ]


def test_agreement_worked_by_hand() -> None:
    found = agreement(judged("aa", "aa", "aa", "rr", "ar"))
    assert found.claims == 5
    assert found.agreed == pytest.approx(0.8)
    # values: a 7, r 3 of 10; observed disagreement 2; expected 2*7*3/9.
    assert found.alpha == pytest.approx(1 - 2 / (42 / 9))
    assert found.disputed == ("4",)


def test_agreement_is_undefined_where_nothing_varies() -> None:
    assert agreement([]).claims == 0
    assert agreement(judged("aa", "aa")).alpha is None

"""Common enemies and opposite sides, blocs and who moved, balance."""

from __future__ import annotations

import random

from detente.model import Party, Relation
from detente.relate.blocs import balance, blocs, moves, signed
from detente.relate.relations import relations
from detente.relate.triads import splits
from tests.accounts import ISIS, REBELS, RUS, SDF, SYR, USA, deed, told


def seed() -> tuple[Relation, ...]:
    """The ties of an article on a civil war, as they are told in it."""
    ties = [
        told("fights", USA, ISIS, "a", "2017-07-07"),
        told("fights", RUS, ISIS, "a", "2017-07-07"),
        told("fights", SDF, ISIS, "a", "2017-07-07"),
        told("backs", RUS, SYR, "a", "2017-07-07"),
        told("backs", USA, REBELS, "a", "2017-07-07", standing="ended"),
        told("allied_with", USA, SDF, "a", "2017-07-07"),
        told("fights", REBELS, SYR, "a", "2017-07-07"),
    ]
    return relations(ties, [])


def test_common_enemy_and_opposite_sides() -> None:
    found = [one for one in splits(seed()) if {one.a, one.b} == {USA, RUS}]
    assert [(one.a.id, one.over.id, [enemy.id for enemy in one.enemies]) for one in found] == [("RUS", "SYR", ["ISIS"])]
    assert found[0].words == (
        "RUS and USA: common enemy ISIS, opposite sides over SYR "
        "(RUS backs SYR; USA backed Syrian rebels (ended); SYR fights Syrian rebels)"
    )


def test_no_split_without_a_common_enemy_or_with_one_side_only() -> None:
    assert splits(one for one in seed() if ISIS not in (one.a, one.b)) == ()
    assert [one for one in splits(one for one in seed() if one.kind == "fights") if one.b == USA] == []


def test_a_side_taken_oneself_goes_before_one_taken_through_others() -> None:
    reconciled = relations([told("backs", USA, SYR, "b", "2017-08-01")], [])
    assert [one for one in splits([*seed(), *reconciled]) if {one.a, one.b} == {USA, RUS} and one.over == SYR] == []


A, B, C, D = (Party(code, code, code) for code in "ABCD")


def ties(*told_ties: tuple[str, Party, Party]) -> tuple[Relation, ...]:
    return relations([told(kind, a, b, f"{n}", "2017-01-01") for n, (kind, a, b) in enumerate(told_ties)], [])


def ids(found: object) -> list[list[str]]:
    return [[party.id for party in bloc.parties] for bloc in found]  # type: ignore[attr-defined]


def test_blocs_join_friends_and_part_enemies() -> None:
    found = blocs(ties(("allied_with", A, B), ("backs", C, D), ("fights", A, C), ("fights", B, D), ("cooperates_with", B, C)))
    assert ids(found) == [["A", "B"], ["C", "D"]]
    assert [bloc.cohesion for bloc in found] == [1.0, 1.0]
    assert blocs([]) == ()


def test_who_moved() -> None:
    before = blocs(ties(("allied_with", A, B), ("allied_with", B, C), ("allied_with", A, C), ("fights", A, D), ("fights", B, D)))
    after = blocs(ties(("allied_with", A, B), ("allied_with", C, D), ("fights", A, D), ("fights", B, C)))
    assert ids(before) == [["A", "B", "C"]]
    assert [(move.party.id, [p.id for p in move.was_with], [p.id for p in move.is_with]) for move in moves(before, after)] == [
        ("C", ["A", "B"], ["D"])
    ]
    assert moves(before, before) == ()


def test_balance_strong_and_weak() -> None:
    friends = balance(ties(("backs", A, B), ("backs", B, C), ("backs", A, C)), "2017")
    enemies = balance(ties(("fights", A, B), ("fights", B, C), ("fights", A, C)), "2017")
    strained = balance(ties(("backs", A, B), ("backs", B, C), ("fights", A, C)), "2017")
    assert [(one.triangles, one.balanced, one.weakly) for one in (friends, enemies, strained)] == [
        (1, 1, 1),
        (1, 0, 1),
        (1, 0, 0),
    ]


def test_order_changes_nothing() -> None:
    chance = random.Random(5)  # noqa: S311 - a test
    kinds, people = (
        ("backs", "fights", "opposes", "allied_with", "cooperates_with"),
        [Party(f"P{n}", f"P{n}", "") for n in range(9)],
    )
    made = ties(*((chance.choice(kinds), *chance.sample(people, 2)) for _ in range(40)))
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert blocs(made) == blocs(shuffled)
    assert splits(made) == splits(shuffled)
    assert signed(made) == signed(shuffled)
    assert balance(made, "x") == balance(shuffled, "x")


def test_mixed_ties_weigh_against_each_other() -> None:
    both = relations(
        [told("cooperates_with", A, B, "a", "2017-01-01"), told("fights", A, B, "b", "2017-01-01")],
        [deed("ASSAULT", A, B, "2017-01-02")],
    )
    assert signed(both)["A", "B"] < 0


def test_who_backs_a_mere_opponent_takes_no_side() -> None:
    known = ties(("fights", A, D), ("fights", B, D), ("backs", A, C), ("allied_with", B, USA), ("opposes", USA, C))
    assert [one for one in splits(known) if {one.a, one.b} == {A, B} and one.over == C] == []
    known = ties(("fights", A, D), ("fights", B, D), ("backs", A, C), ("allied_with", B, USA), ("fights", USA, C))
    assert [one.over for one in splits(known) if {one.a, one.b} == {A, B}] == [C]

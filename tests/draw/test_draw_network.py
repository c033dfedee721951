"""The network: places that last, signs by colour and dash, directions, kinds of parties."""

from __future__ import annotations

import math
import random
import re
from dataclasses import dataclass
from itertools import combinations

from detente.draw.layout import places
from detente.draw.network import Node, draw
from detente.draw.ties import edges, kind, picture
from detente.model import Party


@dataclass(frozen=True)
class Tie:
    """A relation on some articles."""

    kind: str
    a: Party
    b: Party
    articles: int = 3
    words: str = "so"


A, B, C, D = (Party(code, code, code) for code in ("AAA", "BBB", "CCC", "DDD"))
TIES = [Tie("fights", A, B, 9), Tie("backs", C, A), Tie("sanctions", D, C), Tie("cooperates_with", D, C)]
BONES = [(one.a.id, one.b.id, one.kind, 1.0) for one in TIES]


def test_places_do_not_depend_on_order() -> None:
    nodes = [f"N{number}" for number in range(30)]
    chance = random.Random(3)  # noqa: S311 - no secret
    ties = [(*sorted(chance.sample(nodes, 2)), chance.choice([1.0, -1.0])) for _ in range(50)]
    found = places(nodes, ties)
    for _ in range(3):
        chance.shuffle(nodes)
        chance.shuffle(ties)
        assert places(nodes, ties) == found
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in found.values())
    assert len(set(found.values())) == 30


def test_friends_stand_nearer_than_enemies() -> None:
    blocs = (["A1", "A2", "A3", "A4"], ["B1", "B2", "B3", "B4"])
    friends = [(one, other, 1.0) for bloc in blocs for one, other in combinations(bloc, 2)]
    enemies = [(one, other, -1.0) for one in blocs[0] for other in blocs[1]]
    at = places([*blocs[0], *blocs[1]], friends + enemies)

    def mean(pairs: list[tuple[str, str, float]]) -> float:
        return sum(math.dist(at[one], at[other]) for one, other, _ in pairs) / len(pairs)

    assert mean(friends) < 0.7 * mean(enemies)


def test_those_who_stay_keep_their_place_when_others_leave() -> None:
    def middle(drawn: str) -> dict[str, tuple[float, float]]:
        found = re.findall(r'<title>(\w{3})</title><circle cx="([\d.]+)" cy="([\d.]+)"', drawn)
        return {name: (float(x), float(y)) for name, x, y in found}

    now = middle(picture("now", [A, B, C, D], edges(TIES), BONES))
    then = middle(picture("then", [A, B, C, D], edges(TIES[:2]), BONES))
    assert len(now) == 4
    assert now == then


def test_signs_directions_and_weights() -> None:
    found = {(one.a, one.b): one for one in edges(TIES)}
    assert (found["AAA", "BBB"].sign, found["AAA", "BBB"].one_way) == (-1, False)
    assert (found["CCC", "AAA"].sign, found["CCC", "AAA"].one_way) == (1, True)
    assert (found["CCC", "DDD"].sign, found["CCC", "DDD"].one_way) == (0, False)
    assert found["AAA", "BBB"].weight == 1.0
    drawn = picture("x", [A, B, C, D], edges(TIES), BONES)
    assert [drawn.count(f'class="{name}"') for name in ("friend", "foe", "both", "arrow")] == [1, 1, 1, 1]
    assert "1 friendly ties (solid lines), 1 hostile ties (dashed lines), 1 of both kinds" in drawn


def test_kinds_of_parties() -> None:
    cases = {("SYR", "SYR"): "state", ("UNO", "UNO"): "body", ("SYR:REB", "SYR"): "group", ("SYR:CVL", "SYR"): "other"}
    assert {pair: kind(Party(pair[0], "x", pair[1])) for pair in cases} == cases


def test_names_do_not_stand_on_each_other() -> None:
    close = [Node(f"n{place}", f"A party with a long name {place}", "state", 0.4 + 0.05 * place, 0.5) for place in range(3)]
    drawn = draw("x", close, [])
    placed = re.findall(r'<text x="(\S+)" y="(\S+)" class="(halo[^"]*)">', drawn)
    assert len(placed) == 3
    assert len({(y, side) for _, y, side in placed}) == 3
    assert placed == re.findall(r'<text x="(\S+)" y="(\S+)" class="(halo[^"]*)">', draw("x", close[::-1], []))[::-1]

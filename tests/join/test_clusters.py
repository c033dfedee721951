"""Clusters: judgements first, then scores, whatever the order."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from detente.join.clusters import ECHO, clusters, parts

IDS = "abcdefgh"
LINKS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.integers(0, 13).map(float)), max_size=20)
JUDGED = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(["same", "different"])), max_size=4)


def test_the_mean_over_all_pairs_decides() -> None:
    chain = [("a", "b", 9.0), ("b", "c", 8.0)]
    assert clusters("abc", chain, 6.0) == [["a", "b"], ["c"]]
    assert clusters("abc", [*chain, ("a", "c", 7.0)], 6.0) == [["a", "b", "c"]]


def test_one_voice_in_many_mouths_counts_once() -> None:
    copies = [("a", one, ECHO) for one in "bcd"]
    assert clusters("abcde", [*copies, ("a", "e", 7.0)], 6.0) == [["a", "b", "c", "d", "e"]]


def test_judgements_go_before_scores() -> None:
    assert clusters("abc", [], 6.0, [("a", "c", "same")]) == [["a", "c"], ["b"]]
    assert clusters("ab", [("a", "b", 11.0)], 6.0, [("b", "a", "different")]) == [["a"], ["b"]]
    assert clusters("ab", [("a", "b", ECHO)], 6.0, [("a", "b", "different")]) == [["a"], ["b"]]


def test_what_contradicts_itself_is_never_merged() -> None:
    links = [("a", "b", 11.0), ("b", "c", 11.0), ("a", "c", 9.0)]
    assert clusters("abc", links, 6.0, (), lambda x, y: {x, y} == {"a", "c"}) == [["a", "b"], ["c"]]


@given(LINKS, JUDGED, st.randoms(use_true_random=False))
def test_order_changes_nothing(
    links: list[tuple[str, str, float]], judged: list[tuple[str, str, str]], rng: random.Random
) -> None:
    once = {(min(a, b), max(a, b)): score for a, b, score in links}
    known = [(a, b, score) for (a, b), score in once.items()]
    expected = clusters(IDS, known, 6.0, judged)
    turned = [(b, a, score) for a, b, score in known]
    rng.shuffle(turned)
    assert clusters(IDS[::-1], turned, 6.0, judged[::-1]) == expected
    assert sorted(one for group in expected for one in group) == list(IDS)


@given(LINKS)
def test_a_connected_part_is_clustered_as_if_it_were_alone(links: list[tuple[str, str, float]]) -> None:
    once = {(min(a, b), max(a, b)): score for a, b, score in links}
    known = [(a, b, score) for (a, b), score in once.items()]
    whole = clusters(IDS, known, 6.0)
    alone = [group for part in parts(IDS, once) for group in clusters(part, known, 6.0)]
    assert sorted(alone) == whole

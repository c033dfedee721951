"""The encoder asked about two mentions: both ways, and when it cannot be asked."""

from __future__ import annotations

import pytest

from detente.annotate.asked import ask
from detente.annotate.network import Network
from detente.annotate.reading import annotate
from detente.config import DATA, Settings
from detente.model import Asked, Pair, Span

TEXT = "Norway praised Ghana for its patience."


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(DATA / "encoder")


def asked(text: str, first: str, second: str, network: Network) -> tuple[Asked, Asked] | None:
    sentences = annotate(text, [Span(0, len(text))], network, Settings())
    pair = Pair(*(Span(text.index(word), text.index(word) + len(word)) for word in (first, second)))
    return ask(pair, sentences, network)


def test_both_ways_with_chances_that_sum_to_one(network: Network) -> None:
    found = asked(TEXT, "Norway", "Ghana", network)
    assert found is not None
    forward, backward = found
    assert (forward.actor.of(TEXT), backward.actor.of(TEXT)) == ("Norway", "Ghana")
    for one in found:
        assert sum(chance for _, chance in one.events) == pytest.approx(1, abs=1e-4)
        assert {stance for stance, _ in one.stances} == {"neutral", "positive", "negative"}
    assert forward.stances[0][0] == "positive"


def test_mentions_in_two_sentences(network: Network) -> None:
    assert asked(f"{TEXT} Chad left early.", "Norway", "Chad", network) is not None


def test_too_far_apart_or_no_word_is_no_answer(network: Network) -> None:
    assert asked(f"{TEXT} {'It rained on the hills for days. ' * 90}Chad left.", "Norway", "Chad", network) is None
    sentences = annotate(TEXT, [Span(0, len(TEXT))], network, Settings())
    assert ask(Pair(Span(0, 6), Span(6, 7)), sentences, network) is None


def test_one_mention_twice_is_no_pair(network: Network) -> None:
    assert asked(TEXT, "Norway", "Norway", network) is None

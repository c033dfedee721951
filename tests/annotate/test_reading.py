"""The one pass over paragraphs, with the real encoder: offsets, windows, and the same answer however it is run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.annotate.network import Network
from detente.annotate.reading import annotate
from detente.config import DATA, Settings
from detente.model import Sentence, Span

TEXT = (
    "The army shelled Kurdish positions near Afrin on Monday. Ankara said nine fighters were killed.\n\n"
    "“We will not leave,” the group said, according to Reuters. Its leader, Murat Karayilan, denied it."
)


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(DATA / "encoder")


def read(text: str, network: Network, **changed: int) -> list[Sentence]:
    spans, begin = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(begin, begin + len(line)))
        begin += len(line) + 1
    return annotate(text, spans, network, replace(Settings(), **changed))


def test_sentences_tags_and_trees(network: Network) -> None:
    sentences = read(TEXT, network)
    assert [TEXT[s.begin : s.end].split()[0] for s in sentences] == ["The", "Ankara", "“We", "Its"]
    first = sentences[0]
    shelled = next(i for i, t in enumerate(first.tokens) if t.text == "shelled")
    assert (first.tokens[shelled].upos, first.tokens[shelled].lemma, first.tokens[shelled].head) == ("VERB", "shell", -1)
    assert [t.text for t in first.tokens if t.head == shelled and t.label == "nsubj"] == ["army"]
    assert [s.paragraph for s in sentences] == [0, 0, 1, 1]


def test_speech_stays_with_its_speaker(network: Network) -> None:
    assert any("“We will not leave,” the group said" in TEXT[s.begin : s.end] for s in read(TEXT, network))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(min_size=1, max_size=400).filter(str.strip))
def test_any_text_gives_whole_trees_over_its_own_characters(network: Network, text: str) -> None:
    sentences = annotate(text, [Span(0, len(text))], network, Settings())
    covered = "".join(text[t.begin : t.end] for s in sentences for t in s.tokens)
    assert covered == "".join(text.split())
    for sentence in sentences:
        assert sum(t.head == -1 for t in sentence.tokens) == 1
        assert all(t.text == text[t.begin : t.end] and -1 <= t.head < len(sentence.tokens) for t in sentence.tokens)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_the_answer_does_not_depend_on_threads(network: Network, threads: int) -> None:
    assert read(TEXT * 8, network, threads=threads) == read(TEXT * 8, network, threads=3)


def test_a_paragraph_reads_the_same_whatever_stands_beside_it(network: Network) -> None:
    alone = read(TEXT.split("\n")[0], network)
    beside = read(TEXT, network)[:2]
    assert [s.tokens for s in alone] == [s.tokens for s in beside]


def test_a_long_paragraph_is_read_in_windows_without_losing_a_word(network: Network) -> None:
    text = "Chad recalled its ambassador from Libya on Friday. " * 60
    sentences = read(text.strip(), network, window_words=40)
    assert sum(len(s.tokens) for s in sentences) == 540
    assert sum(len(s.tokens) == 9 for s in sentences) >= 57


def test_a_sentence_longer_than_a_window_is_cut_and_kept(network: Network) -> None:
    text = "and " * 500
    sentences = read(text.strip(), network, window_words=50)
    assert sum(len(s.tokens) for s in sentences) == 500
    assert max(len(s.tokens) for s in sentences) <= 50


@pytest.mark.parametrize("run", ["x" * 5_000, "http://" + "a/" * 3_000, "🏳️‍🌈" * 800, "()" * 2_000])
def test_unbroken_runs_end(network: Network, run: str) -> None:
    sentences = read(run, network)
    assert "".join(t.text for s in sentences for t in s.tokens) == run

"""Claims that nobody coded, told with words of the text; parts corrected with words; both as labelled sentences."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from detente.desk.missing import around, nearest
from detente.exchange import labelled
from detente.model import Article, Decision, Rank, Span
from detente.store.desk_judgements import every
from detente.store.write import save

from .conftest import WORDS, Bench, reading, token
from .test_review import cards, step

PAGE = "/articles/dt:some/missing"


@pytest.fixture
def some(bench: Bench) -> TestClient:
    """A client of a desk with an article of which only the first sentence is coded."""
    one = reading("dt:some")
    save(bench.store, replace(one, claims=one.claims[:1]))
    return bench.client()


def tell(client: TestClient, **fields: str) -> tuple[int, str]:
    filled = {"predicate": "denied", "type": "REJECT", "status": "asserted", "token": token(client)}
    answer = client.post(PAGE, data=filled | fields)
    return answer.status_code, html.unescape(answer.text)


def test_a_missing_claim_is_told_and_becomes_a_label(bench: Bench, some: TestClient) -> None:
    assert tell(some, actor="The  army", reason="plainly said")[0] == 303
    (one,) = every(bench.store)
    assert (one.decision, one.value, one.subject.sentence, one.subject.predicate) == (
        Decision.ADD,
        "REJECT",
        "The army denied it.",
        "denied",
    )
    assert json.loads(one.claim)["beside"] == 0
    lines = list(labelled.lines(every(bench.store)))
    assert lines[1:] == ["", "> The army denied it.", "+ REJECT | asserted | denied | actor=The army"]
    page = html.unescape(some.get(PAGE).text)
    assert "“denied” in <q>The army denied it.</q>" in page
    assert "plainly said" in page
    assert tell(some)[0] == 422
    # It is no verdict on what was coded, and the page of the article counts it as none.
    assert some.get("/articles/dt:some.json").json()["standings"] == {}


def test_it_is_taken_back_by_whoever_told_it(team: Bench) -> None:
    one = reading("dt:some")
    save(team.store, replace(one, claims=()))
    ann, bob, reader = team.member(Rank.REVIEWER), team.member(Rank.ADMIN), team.member(Rank.READER)
    assert tell(ann)[0] == 303
    assert bob.post(PAGE, data={"token": token(bob), "undoes": "1"}).status_code == 422
    assert ann.post(PAGE, data={"token": token(ann), "undoes": "1"}).status_code == 303
    assert ann.get(PAGE + ".json").json()["told"] == []
    assert list(labelled.lines(every(team.store))) == [labelled.HEADER]
    assert tell(bob)[0] == 303
    assert [step.version for step in every(team.store)] == [1, 2, 3]
    assert reader.get(PAGE).status_code == 403
    assert "Add a missing claim" not in reader.get("/articles/dt:some").text
    assert "Add a missing claim" in ann.get("/articles/dt:some").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"predicate": "bombed"}, "“bombed” does not stand in the text"),
        ({"predicate": ""}, "does not stand in the text"),
        ({"actor": "Envoys"}, "Who: “Envoys” does not stand in the same sentence"),
        ({"type": "BURN"}, "Choose a type"),
        ({"status": "sure"}, "Choose a type and a status"),
        ({"undoes": "9"}, "Only what you told yourself"),
    ],
)
def test_what_does_not_stand_in_the_text_is_not_kept(bench: Bench, some: TestClient, fields: dict[str, str], words: str) -> None:
    status, page = tell(some, **({"reason": "My <b> reason"} | fields))
    assert (status, words in page) == (422, True), page[-2000:]
    assert "My <b> reason" in page
    assert every(bench.store) == []


def test_a_second_claim_on_coded_words_is_another(bench: Bench, some: TestClient) -> None:
    assert tell(some, predicate="shelled", type="COERCE")[0] == 303
    (one,) = every(bench.store)
    assert one.subject.ordinal == 1
    assert list(labelled.lines(every(bench.store))) == [labelled.HEADER], "the coded claim of the sentence is not judged yet"
    assert step(some, cards(some, "dt:some")[0], "accept")[0] == 303
    assert [line for line in labelled.lines(every(bench.store)) if line.startswith("+ COERCE")]


def test_parts_are_corrected_with_words_of_the_sentence(bench: Bench, some: TestClient) -> None:
    (path,) = cards(some, "dt:some")
    status, page = step(some, path, "correct", slot="actor words", value="Envoys")
    assert (status, "does not stand in the claim" in page) == (422, True)
    assert step(some, path, "correct", slot="predicate words", value="none")[0] == 422
    assert step(some, path, "correct", slot="actor words", value=" Rebels ")[0] == 303
    assert step(some, path, "correct", 1, slot="recipient words", value="Kobanî")[0] == 303
    assert step(some, path, "correct", 2, slot="place words", value="none")[0] == 303
    line = next(line for line in labelled.lines(every(bench.store)) if line.startswith("+ "))
    assert line == "+ ASSAULT | asserted | shelled | actor=Rebels | recipient=Kobanî"
    page = some.get(path + "?words=Rebels").text
    assert len(re.findall(r'<input id="to-\w+-words" name="value"[^>]* value="Rebels"', page)) == 4


def test_words_are_found_nearest_to_where_they_were_selected() -> None:
    text = "They met. Later they\n met again."
    assert nearest(text, "met", 0) == Span(5, 8)
    assert nearest(text, "met", 20) == Span(22, 25)
    assert nearest(text, "they met", 0) == Span(16, 25)
    assert nearest(text, "(", 0) is None
    assert nearest(text, "", 0) is None


def test_the_sentence_around_words() -> None:
    article = Article("a", WORDS, (Span(0, len(WORDS)),))
    for sentence in (Span(0, 22), Span(23, 42), Span(43, 62)):
        assert around(article, Span(sentence.begin + 1, sentence.begin + 3), []) == sentence
    assert around(article, Span(24, 26), [Span(0, 42)]) == Span(0, 42)

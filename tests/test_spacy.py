"""The spaCy bridge on a blank pipeline, found by its entry point."""

from __future__ import annotations

import pytest

spacy = pytest.importorskip("spacy", reason="spaCy is an extra")

TEXT = "The  U.S. accused Iran's army of shelling Basra.\n\nTurkey agreed.\n\nLeave a Reply\nYour email address will not be published."


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("detente", config={"published": "2017-07-07"})
    return pipeline


def test_the_doc_holds_the_reading(nlp) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    accused = next(token for token in doc if token.text == "accused")
    assert (accused.pos_, accused.lemma_, accused.dep_) == ("VERB", "accuse", "ROOT")
    assert [child.text for child in accused.children if child.dep_ == "nsubj"] == ["U.S."]
    assert "ACCUSE" in [span.label_ for span in doc.spans["detente"]]
    assert doc._.detente.claims[0].event == "ACCUSE"
    assert "Basra" in [ent.text for ent in doc.ents]
    assert [sent.text.strip() for sent in doc.sents][:2] == ["The  U.S. accused Iran's army of shelling Basra.", "Turkey agreed."]


def test_displacy_draws_it(nlp) -> None:
    doc = nlp(TEXT)
    assert "<svg" in spacy.displacy.render(doc, style="dep", jupyter=False)
    assert "Basra" in spacy.displacy.render(doc, style="ent", jupyter=False)


def test_pipe_reads_many(nlp) -> None:
    assert [doc._.detente.claims[0].event for doc in nlp.pipe(["Iran accused Iraq.", "Chad shelled Libya."])] == [
        "ACCUSE",
        "ASSAULT",
    ]

"""Batches of labelled claims: lean ones say nothing of times and reports."""

from __future__ import annotations

from pathlib import Path

from training.claims import Labelled, read

SENTENCE = "> Gunmen attacked a convoy on Monday.\n+ ASSAULT | asserted | attacked | actor=Gunmen | recipient=convoy\n"


def labelled(path: Path, text: str) -> list[Labelled | tuple[int, str]]:
    path.write_text(text, encoding="utf-8")
    return list(read(path))


def test_a_lean_batch_is_told_from_a_full_one(tmp_path: Path) -> None:
    (full,) = labelled(tmp_path / "a.claims", f"# topic=raids\n{SENTENCE}t Monday\n")
    (lean,) = labelled(tmp_path / "b.claims", f"# marks=claims topic=raids\n{SENTENCE}")
    assert isinstance(full, Labelled)
    assert isinstance(lean, Labelled)
    assert (full.lean, lean.lean) == (False, True)
    assert [span.of(full.text) for span in full.times] == ["Monday"]


def test_a_sentence_without_a_word_on_claims_is_a_complaint(tmp_path: Path) -> None:
    assert labelled(tmp_path / "a.claims", "> Nothing is said.\n") == [(1, "has neither a claim nor a '-'")]


def test_a_batch_may_mark_a_corpus_whose_sentences_it_names_by_number(tmp_path: Path) -> None:
    path = tmp_path / "a.acts"
    path.write_text("# marks=claims\n> 1\n+ ASSAULT | asserted | raided | actor=Rebels\n> 2\n-\n", encoding="utf-8")
    found = list(read(path, ["Nothing.", "Rebels raided a camp."]))
    assert isinstance(found[0], Labelled)
    assert (found[0].text, found[0].claims[0].predicate[0].of(found[0].text)) == ("Rebels raided a camp.", "raided")
    assert found[1:] == [(4, "no sentence 2 in the corpus"), (5, "stands under no sentence")]

"""The words of time are read strictly, phrases by their first word."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.config import DATA
from detente.errors import LexiconError
from detente.lexicon import timewords
from detente.lexicon.timewords import TimeWord

HEADER = "word\tkind\tvalue\tnote\n"


def test_our_table() -> None:
    known = timewords.load(DATA / "lexicon")
    assert known.words["friday"] == TimeWord("weekday", "5")
    assert known.words["fall"] == TimeWord("season", "FA")
    assert known.phrases["new"][0] == (("year", "'s", "day"), TimeWord("holiday", "01-01"))


def test_every_kind_is_used() -> None:
    known = timewords.load(DATA / "lexicon")
    kinds = {word.kind for word in known.words.values()} | {word.kind for found in known.phrases.values() for _, word in found}
    assert kinds == timewords.KINDS


@pytest.mark.parametrize(
    ("rows", "reason"),
    [("friday\tday\t5\t\n", "unknown kind 'day'"), ("may\tmonth\t5\t\nmay\tmonth\t6\t\n", "'may' stands twice")],
)
def test_a_wrong_row_is_named(tmp_path: Path, rows: str, reason: str) -> None:
    (tmp_path / "times.tsv").write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(LexiconError, match=reason):
        timewords.load(tmp_path)

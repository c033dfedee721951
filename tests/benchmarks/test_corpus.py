"""The corpus with known truth: the same every time, and as it says."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.corpus import ARTICLES, HAPPENINGS, corpus, kinds
from benchmarks.join import b_cubed, f1, pairs


@pytest.mark.parametrize(("bank", "seed"), [("dev", 1), ("held", 2)])
def test_the_corpus_is_as_it_says(bank: str, seed: int) -> None:
    written = corpus(bank, seed)
    assert written == corpus(bank, seed)
    assert len(written) == len({one.id for one in written}) == ARTICLES
    assert len({one.story for one in written}) == HAPPENINGS
    known = {one.id: one for one in written}
    assert all(known[one.copy_of].story == one.story and not known[one.copy_of].copy_of for one in written if one.copy_of)
    for one in written:
        for told in one.told:
            assert one.text[told.begin : told.end].endswith(".")
            assert told.act.startswith(one.story)
    assert all(count >= 2 for act, count in Counter(t.act for one in written for t in one.told).items() if act.endswith("-act"))
    assert not {slot for one in written for slot in ("{", "}") if slot in one.text + one.title}


def test_the_banks_share_no_sentence() -> None:
    ours, theirs = (
        {line for kind in kinds(bank) for lines in kind.sentences.values() for _, line in lines} for bank in ("dev", "held")
    )
    assert ours
    assert not ours & theirs


def test_measures() -> None:
    wanted, given = {"a": "x", "b": "x", "c": "y"}, {"a": "1", "b": "2", "c": "2"}
    assert b_cubed(wanted, wanted) == (1.0, 1.0)
    precision, recall = b_cubed(given, wanted)
    assert precision == pytest.approx((1 + 0.5 + 0.5) / 3)
    assert recall == pytest.approx((0.5 + 0.5 + 1) / 3)
    assert f1(pairs(wanted), pairs(given)) == 0.0
    assert f1(pairs(wanted), pairs(wanted)) == 100.0

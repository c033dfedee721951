"""Cutting text under overlapping underlines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.desk.highlights import DRAWN, Mark, Slot, segments
from detente.model import Span

TEXT = "Rebels shelled the town 🕊 and withdrew from it."


def marks(*spans: tuple[int, int]) -> list[Mark]:
    return [Mark(number, begin, end, 4, "asserted") for number, (begin, end) in enumerate(spans, 1)]


def test_text_is_cut_at_every_boundary() -> None:
    found = segments(TEXT, Span(0, len(TEXT)), marks((0, 14), (7, 23)))
    assert [(one.text, [mark.number for mark in one.marks]) for one in found] == [
        ("Rebels ", [1]),
        ("shelled", [1, 2]),
        (" the town", [2]),
        (TEXT[23:], []),
    ]


def test_what_is_too_much_to_draw_is_counted() -> None:
    (first, _) = segments(TEXT, Span(0, len(TEXT)), marks(*[(0, 6)] * 5))
    assert (len(first.marks), first.more, len(first.starts)) == (DRAWN, 2, 5)


def test_the_shorter_part_is_shown() -> None:
    parts = [Slot(0, 23, "DID"), Slot(0, 6, "WHO")]
    found = segments(TEXT, Span(0, len(TEXT)), marks((0, 23)), parts)
    assert [(one.text, one.slot, one.opens) for one in found[:2]] == [("Rebels", "WHO", True), (TEXT[6:23], "DID", False)]


SPANS = st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda p: (min(p), max(p))), max_size=8)


@given(SPANS, st.integers(0, 19), st.integers(20, len(TEXT)))
def test_segments_together_are_the_text(spans: list[tuple[int, int]], begin: int, end: int) -> None:
    found = segments(TEXT, Span(begin, end), marks(*spans))
    assert "".join(one.text for one in found) == TEXT[begin:end]
    numbers = [mark.number for one in found for mark in one.starts]
    shown = [mark.number for mark in marks(*spans) if mark.begin < mark.end and mark.begin < end and mark.end > begin]
    assert sorted(numbers) == shown
    assert sorted(mark.number for one in found for mark in one.ends) == shown

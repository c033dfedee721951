"""What came, went and changed between two codings of one article."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from store.readings import TEXT, full

from detente.memory.difference import changes
from detente.model import Claim, Status

CLAIMS = full().claims


def told(before: tuple[Claim, ...], after: tuple[Claim, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.kind, one.event, one.what) for one in changes("full", TEXT, before, after)]


def test_the_same_coding_changes_nothing() -> None:
    assert told(CLAIMS, CLAIMS) == []


def test_confidence_and_reasons_alone_are_no_change() -> None:
    assert told(CLAIMS, tuple(replace(one, confidence=0.1, trace=("other",)) for one in CLAIMS)) == []


def test_a_claim_that_came_and_one_that_went() -> None:
    assert [kind for kind, *_ in told((), CLAIMS)] == ["came"] * len(CLAIMS)
    assert [kind for kind, *_ in told(CLAIMS, ())] == ["went"] * len(CLAIMS)


def test_a_change_names_slot_old_and_new_value_and_the_steps() -> None:
    first = CLAIMS[0]
    other = replace(first, event="COERCE", status=Status.DENIED, trace=("frame coerce.toml:1",))
    (change,) = changes("full", TEXT, (replace(first, trace=("frame assault.toml:2",)),), (other,))
    assert change.what == (f"type: {first.event} -> COERCE", f"status: {first.status} -> denied")
    assert change.why == ("now: frame coerce.toml:1", "no longer: frame assault.toml:2")
    assert change.words == " ".join(TEXT[first.begin : first.end].split())


def test_of_two_claims_on_one_word_those_of_one_type_are_the_same() -> None:
    one, other = replace(CLAIMS[0], event="ASSAULT"), replace(CLAIMS[0], event="ACCUSE")
    assert told((one, other), (other, one)) == []


@given(st.lists(st.sampled_from(CLAIMS), unique=True), st.lists(st.sampled_from(CLAIMS), unique=True))
def test_every_claim_is_told_of_once_at_most(before: list[Claim], after: list[Claim]) -> None:
    kinds = [kind for kind, *_ in told(tuple(before), tuple(after))]
    assert kinds.count("came") - kinds.count("went") == len(after) - len(before)
    assert len(kinds) <= len(before) + len(after)

"""Joining what is new is the same as joining everything at once, whatever came first and however it came."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from told import reading as told

from detente.memory import joined
from detente.memory.joined import remember
from detente.memory.kin import related
from detente.model import Reading
from detente.store import schema
from detente.store.connect import Store, open_store, reading, writing
from detente.store.read import digest
from detente.store.write import save

WIRE = frozenset({"Reuters"})
PHRASES = (
    "Turkey bombed Manbij",
    "Turkey shelled Manbij town",
    "Syria accused Turkey of bombing Manbij",
    "Russia met Turkey for talks",
    "Shells hit Manbij",
    "Fighters shelled the market",
)
ACTS = (
    ("ASSAULT", "TUR", "SYR"),
    ("ASSAULT", "TUR", "SYR"),
    ("ACCUSE", "SYR", "TUR"),
    ("CONSULT", "RUS", "TUR"),
    ("ASSAULT", "", "SYR"),
    ("ASSAULT", "", ""),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(str(tmp_path / "d.db")) as opened:
        yield opened


@st.composite
def newsrooms(draw: st.DrawFn) -> list[Reading]:
    """Up to a dozen articles about few acts in few days, with copies, undated ones, and some where the setting alone says who acts."""
    found = []
    for place in range(draw(st.integers(1, 12))):
        sentences = []
        for which in draw(st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True)):
            day = draw(st.sampled_from([None, "2020-03-01", "2020-03-02", "2020-03-06"]))
            tail = draw(st.sampled_from(["", " again", " (Reuters)"]))
            sentences.append((f"{PHRASES[which]} on {day}{tail}.", *ACTS[which], day))
        published = draw(st.sampled_from([None, "2020-03-02", "2020-03-03", "2020-03-07"]))
        one = told(f"a{place:02}", published, *sentences, outlet=draw(st.sampled_from(["Reuters", "The Daily", ""])))
        found.append(guessed(one) if draw(st.booleans()) else one)
    return found


def guessed(one: Reading) -> Reading:
    """A reading in which only the setting says who acts."""
    claims = (replace(told, actor=tuple(replace(actor, via="setting") for actor in told.actor)) for told in one.claims)
    return replace(one, claims=tuple(claims))


def remembered(batches: Iterable[Sequence[Reading]]) -> str:
    """The digest of a store that was given readings in batches."""
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/d.db") as store:
        for batch in batches:
            for one in batch:
                save(store, one)
            remember(store, WIRE)
        return digest(store)


@settings(max_examples=25, deadline=None)
@given(newsrooms(), st.integers(1, 5), st.randoms(use_true_random=False))
def test_any_order_and_any_batches_give_the_same_rows(found: list[Reading], size: int, rng: random.Random) -> None:
    expected = remembered([found])
    rng.shuffle(found)
    assert remembered(found[begin : begin + size] for begin in range(0, len(found), size)) == expected


@settings(max_examples=25, deadline=None)
@given(newsrooms(), newsrooms())
def test_replaced_articles_leave_no_trace(before: list[Reading], after: list[Reading]) -> None:
    changed = {one.article.id: replace(one, coder="two") for one in after}
    whole = [changed.get(one.article.id, one) for one in before] + [
        changed[one] for one in changed.keys() - {b.article.id for b in before}
    ]
    assert remembered([before, list(changed.values())]) == remembered([whole])


@settings(max_examples=15, deadline=None)
@given(newsrooms(), newsrooms())
def test_articles_that_become_again_what_they_were_are_joined_again(before: list[Reading], between: list[Reading]) -> None:
    other = [replace(one, coder="two") for one in between if one.article.id in {b.article.id for b in before}]
    assert remembered([before, [*other, *before]]) == remembered([before])


def test_removed_articles_leave_no_trace(store: Store) -> None:
    both = [told(name, "2020-03-02", ("Turkey bombed Manbij today.", "ASSAULT", "TUR", "SYR", None)) for name in "ab"]
    for one in both:
        save(store, one)
    remember(store, WIRE)
    with writing(store) as connection:
        connection.execute(delete(schema.articles).where(schema.articles.c.id == "a"))
    remember(store, WIRE)
    assert digest(store) == remembered([both[1:]])


def test_nothing_new_changes_nothing(store: Store) -> None:
    save(store, told("a", "2020-03-02", ("Turkey bombed Manbij today.", "ASSAULT", "TUR", "SYR", None)))
    assert remember(store, WIRE) == 1
    before = digest(store)
    assert remember(store, WIRE) == 0
    assert digest(store) == before


def cut_short(store: Store, found: Iterable[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """Store readings and join them in batches of two, killed after the first."""
    for one in found:
        save(store, one)
    monkeypatch.setattr(joined, "BATCH", 2)

    def killed(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        remember(store, WIRE, progress=killed)


def test_one_killed_between_batches_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [told(f"a{i}", "2020-03-02", (f"Turkey bombed Manbij today, {i}.", "ASSAULT", "TUR", "SYR", None)) for i in range(6)]
    cut_short(store, many, monkeypatch)
    assert remember(store, WIRE) == 4
    assert digest(store) == remembered([many])


def test_stories_are_made_where_a_kill_left_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [told(f"a{i}", "2020-03-02", (f"Turkey bombed Manbij today, {i}.", "ASSAULT", "TUR", "SYR", None)) for i in range(3)]
    cut_short(store, many, monkeypatch)
    with writing(store) as connection:
        assert connection.scalars(select(schema.story_articles.c.article_id)).all() == []
        connection.execute(delete(schema.articles).where(schema.articles.c.id == "a2"))
    assert remember(store, WIRE) == 0
    assert digest(store) == remembered([many[:2]])


def test_judgements_rule_and_can_be_withdrawn(store: Store) -> None:
    for name in "ab":
        save(store, told(name, "2020-03-02", ("Turkey bombed Manbij today.", "ASSAULT", "TUR", "SYR", None)))
    remember(store, WIRE)
    claims = _claims(store)
    whole = digest(store)
    remember(store, WIRE, [(*claims, "different")])
    assert _events(store) == 2
    remember(store, WIRE)
    assert _events(store) == 1
    assert digest(store) == whole


def test_related_articles_end_with_background(store: Store) -> None:
    for name, published in (("a", "2020-03-02"), ("b", "2020-03-02"), ("old", "2019-03-02")):
        save(store, told(name, published, (f"Turkey bombed Manbij, wrote {name}.", "ASSAULT", "TUR", "SYR", None)))
    remember(store, WIRE)
    assert [(one.a, one.b, one.kind) for one in related(store, "a")] == [("a", "b", "same event"), ("a", "old", "background")]


def _claims(store: Store) -> list[str]:
    with reading(store) as connection:
        return sorted(connection.scalars(select(schema.claims.c.id)))


def _events(store: Store) -> int:
    with reading(store) as connection:
        return len(connection.scalars(select(schema.events.c.id)).all())

"""Relations and shifts that take in what has moved are those of finding everything at once, in any order and any portions."""

from __future__ import annotations

import datetime
import functools
import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import reading as told
from told import side

from detente.memory import related
from detente.memory.upkeep import upkeep
from detente.model import Actor, Dating, Reading, Span, Status, Tie
from detente.store import moved
from detente.store.connect import Store, open_store, reading
from detente.store.read import digest
from detente.store.relations import parties, relations, shifts
from detente.store.write import save
from tests.memory.stored import relate_again

LABELS = {"TUR": "Turkey", "SYR": "Syria", "RUS": "Russia"}
PHRASES = ("Turkey bombed Manbij", "Syria accused Turkey of bombing", "Russia sent aid to Syria")
ACTS = (("ASSAULT", "TUR", "SYR"), ("ACCUSE", "SYR", "TUR"), ("AID", "RUS", "SYR"))
GROUPS = (("YPG", "People's Units"), ("YPG", "Kurdish units"), ("FSA", "Free Army"))
"""Groups by id, one of them under two names."""


def with_tie(one: Reading, kind: str, a: str, group: tuple[str, str]) -> Reading:
    """A reading whose first sentence also tells of a tie between a state and a group."""
    sentence = one.claims[0]
    other = Actor(0, 0, group[1], "SYR", ("REB",), *group, "name")
    day = Dating("2019-01-01", None, "year", "text", "2019")
    tie = Tie(
        f"{one.article.id}-t", kind, side(a)[0], other, Status.ASSERTED, "current", day, sentence.begin, sentence.end,
        Span(sentence.begin, sentence.begin + 3), 0.7, (),
    )  # fmt: skip
    return replace(one, relations=(tie,))


@st.composite
def newsrooms(draw: st.DrawFn) -> list[Reading]:
    """Up to a dozen articles about few acts and ties, copies among them."""
    found = []
    for place in range(draw(st.integers(2, 12))):
        sentences = []
        for which in draw(st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True)):
            day = draw(st.sampled_from([None, "2020-03-01", "2020-03-02", "2020-03-06"]))
            sentences.append((f"{PHRASES[which]} on {day}{draw(st.sampled_from(['', ' again']))}.", *ACTS[which], day))
        published = draw(st.sampled_from([None, "2020-03-02", "2020-03-03", "2020-03-07"]))
        one = told(f"a{place:02}", published, *sentences, outlet=draw(st.sampled_from(["Reuters", "The Daily"])))
        if draw(st.booleans()):
            kind = draw(st.sampled_from(["fights", "backs"]))
            one = with_tie(one, kind, draw(st.sampled_from(["TUR", "RUS"])), draw(st.sampled_from(GROUPS)))
        found.append(one)
    return found


def kept(portions: Iterable[Sequence[Reading]]) -> str:
    """The digest of a store that was given readings in portions and brought up to date after each."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d.db"
        path.write_bytes(empty())
        return _kept(path, portions)


@functools.cache
def empty() -> bytes:
    """The file of a store without anything in it: making its tables takes longer than all else here."""
    with tempfile.TemporaryDirectory() as folder:
        open_store(f"{folder}/d.db").close()
        return (Path(folder) / "d.db").read_bytes()


def _kept(path: Path, portions: Iterable[Sequence[Reading]]) -> str:
    with open_store(str(path)) as store:
        for portion in portions:
            for one in portion:
                save(store, one)
            upkeep(store, frozenset({"Reuters"}), LABELS)
        return digest(store)


@settings(max_examples=15, deadline=None)
@given(newsrooms(), st.integers(1, 5), st.randoms(use_true_random=False))
def test_any_order_and_any_portions_give_the_same_rows(found: list[Reading], size: int, chance: random.Random) -> None:
    expected = kept([found])
    chance.shuffle(found)
    assert kept(found[begin : begin + size] for begin in range(0, len(found), size)) == expected


@settings(max_examples=8, deadline=None)
@given(newsrooms(), newsrooms(), newsrooms())
def test_replaced_articles_leave_no_trace(before: list[Reading], after: list[Reading], more: list[Reading]) -> None:
    changed = {one.article.id: replace(one, coder="two") for one in after}
    late = [replace(one, article=replace(one.article, id=f"z{one.article.id}")) for one in _apart(more)]
    whole = {one.article.id: one for one in before} | changed
    assert kept([before, list(changed.values()), late]) == kept([[*whole.values(), *late]])


def _apart(found: Iterable[Reading]) -> list[Reading]:
    """The readings with ids of their own for their claims and ties."""
    return [
        replace(
            one,
            claims=tuple(replace(claim, id=f"z{claim.id}") for claim in one.claims),
            relations=tuple(replace(tie, id=f"z{tie.id}") for tie in one.relations),
        )
        for one in found
    ]


def quarrel(seed: int) -> list[Reading]:
    """Twenty weeks in which Turkey's attacks on Syria grow six times more frequent, and articles on others beside them."""
    chance = random.Random(seed)  # noqa: S311 - a test
    found = []
    for week in range(20):
        for which, often in ((0, 1 if week < 10 else 6), (1, 1), (2, 1)):
            for n in range(often):
                day = (datetime.date(2020, 1, 6) + datetime.timedelta(7 * week + chance.randrange(7))).isoformat()
                words = " ".join(chance.sample("one two three four five six seven eight nine ten eleven twelve".split(), 9))
                found.append(told(f"w{week:02}-{which}-{n}", day, (f"{PHRASES[which]} {words}.", *ACTS[which], day)))
    return found


@pytest.mark.parametrize("seed", [1])
def test_shifts_follow_coverage_in_portions(seed: int) -> None:
    year = quarrel(seed)
    expected = kept([year])
    random.Random(seed).shuffle(year)  # noqa: S311 - a test
    assert kept([year[:70], year[70:72], year[72:]]) == expected


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with open_store(str(tmp_path / "d.db")) as opened:
        yield opened


def test_the_year_has_a_shift_and_relations(store: Store) -> None:
    for one in quarrel(1):
        save(store, one)
    upkeep(store, frozenset(), LABELS)
    assert {(one.a, one.b, one.direction) for one in shifts(store)} >= {("TUR", "SYR", "worse")}
    assert {(one.kind, one.a.label, one.b.label) for one in relations(store)} >= {("fights", "Syria", "Turkey")}


def test_only_what_moved_is_found_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    save(store, told("a", "2020-03-02", ("Turkey bombed Manbij today.", "ASSAULT", "TUR", "SYR", "2020-03-02")))
    upkeep(store, frozenset(), LABELS)
    asked: list[object] = []
    among = related.related.deeds_among
    monkeypatch.setattr(related.related, "deeds_among", lambda at, pairs: asked.append(pairs) or among(at, pairs))
    save(store, told("b", "2020-03-02", ("Russia sent aid to France.", "AID", "RUS", "FRA", "2020-03-02")))
    upkeep(store, frozenset(), LABELS)
    assert asked[0] == {("FRA", "RUS")}


def test_a_better_name_reaches_the_words_of_what_was_known(store: Store) -> None:
    sentence = ("Turkey bombed Manbij today.", "ASSAULT", "TUR", "SYR", "2020-03-02")
    save(store, with_tie(told("a", "2020-03-02", sentence), "backs", "TUR", GROUPS[0]))
    upkeep(store, frozenset(), LABELS)
    assert parties(store)["YPG"].label == "People's Units"
    save(store, with_tie(told("b", "2020-03-09", sentence), "fights", "RUS", GROUPS[1]))
    upkeep(store, frozenset(), LABELS)
    (backs,) = relations(store, "TUR", "YPG")
    assert "Kurdish units" in backs.words


def test_other_names_or_a_kill_in_between_lose_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    year = quarrel(1)[:30]
    for one in year[:20]:
        save(store, one)
    upkeep(store, frozenset({"Reuters"}), {})
    for one in year[20:]:
        save(store, one)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(related.relations, "keep_shifts", killed)
        with pytest.raises(KeyboardInterrupt):
            upkeep(store, frozenset({"Reuters"}), {})
    with reading(store) as connection:
        assert moved.moved(connection)
    upkeep(store, frozenset({"Reuters"}), LABELS)
    before = digest(store)
    assert before == kept([year])
    relate_again(store, LABELS)
    assert digest(store) == before

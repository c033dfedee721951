"""Views are kept until the store changes, made once however many ask, and never across a change."""

from __future__ import annotations

import threading
import time

from detente.desk.memo import KEPT, Memo
from detente.store.watch import Watch
from detente.store.write import save

from .conftest import Bench, reading


def test_a_view_is_made_once_a_state() -> None:
    memo, made = Memo(), []
    for stamp in (1, 1, 2, 2, 1):
        memo.view("/", stamp, lambda: made.append(None))
    assert len(made) == 3


def test_without_a_stamp_nothing_is_kept() -> None:
    memo, made = Memo(), []
    for _ in range(3):
        memo.view("/", None, lambda: made.append(None))
    assert len(made) == 3


def test_many_who_ask_at_once_wait_for_the_first() -> None:
    memo, made = Memo(), []

    def slowly() -> str:
        time.sleep(0.05)
        made.append(None)
        return "view"

    found: list[str] = []
    askers = [threading.Thread(target=lambda: found.append(memo.view("/", 1, slowly))) for _ in range(10)]
    for one in askers:
        one.start()
    for one in askers:
        one.join()
    assert (len(made), found) == (1, ["view"] * 10)


def test_a_view_that_fails_is_tried_again() -> None:
    memo, tries = Memo(), []

    def once() -> str:
        tries.append(None)
        if len(tries) == 1:
            raise ValueError
        return "view"

    for _ in range(2):
        try:
            memo.view("/", 1, once)
        except ValueError:
            continue
    assert memo.view("/", 1, once) == "view"
    assert len(tries) == 2


def test_the_longest_unasked_goes_first() -> None:
    memo, made = Memo(), []
    for number in [*range(KEPT + 1), 0, KEPT]:
        memo.view(str(number), 1, lambda: made.append(None))
    assert len(made) == KEPT + 2


def test_a_commit_of_anybody_changes_the_stamp(bench: Bench) -> None:
    watch = Watch(bench.store)
    before = watch.stamp()
    assert watch.stamp() == before is not None
    save(bench.store, reading("dt:late"))
    assert watch.stamp() != before


def test_a_page_tells_of_what_was_read_a_moment_ago(bench: Bench) -> None:
    client = bench.client()
    before = client.get("/search.json?q=shelled").json()["paging"]["total"]
    assert client.get("/search.json?q=shelled").json()["paging"]["total"] == before
    save(bench.store, reading("dt:late"))
    assert client.get("/search.json?q=shelled").json()["paging"]["total"] == before + 1

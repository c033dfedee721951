"""Weeks of a dyad: what counts, what stands aside, and whether anybody was looking."""

from __future__ import annotations

from detente.model import Attention
from detente.relate.series import series
from tests.accounts import RUS, SYR, deed

LOOKED = [Attention(f"2016-02-{day:02}", 4, 2, 20) for day in range(1, 22)]


def test_weeks_run_from_monday_to_sunday_without_gaps() -> None:
    found = series([deed("AID", RUS, SYR, "2016-02-03"), deed("ASSAULT", RUS, SYR, "2016-02-17")], LOOKED)
    assert [(one.begin, one.end, one.counts) for one in found] == [
        ("2016-02-01", "2016-02-07", (0, 1, 0, 0)),
        ("2016-02-08", "2016-02-14", (0, 0, 0, 0)),
        ("2016-02-15", "2016-02-21", (0, 0, 0, 1)),
    ]
    assert [(one.both, one.one, one.read, one.material, one.verbal) for one in found[:1]] == [(28, 14, 140, 1, 0)]


def test_possible_events_stand_aside_unless_asked_for() -> None:
    own = [deed("AID", RUS, SYR, "2016-02-03"), deed("ASSAULT", RUS, SYR, "2016-02-04", status="possible")]
    (plain,) = series(own, LOOKED[:7])
    (every,) = series(own, LOOKED[:7], statuses=frozenset({"asserted", "possible"}))
    assert (plain.counts, plain.aside) == ((0, 1, 0, 0), 1)
    assert (every.counts, every.aside) == ((0, 1, 0, 1), 0)


def test_no_events_is_told_apart_from_nobody_reporting() -> None:
    silent = [Attention(one.day, 0, 0, 1) if one.day >= "2016-02-15" else one for one in LOOKED]
    found = series([deed("AID", RUS, SYR, "2016-02-03")], silent, until="2016-02-21")
    assert [(one.reading, one.thin) for one in found] == [("events", False), ("no events", False), ("nobody reporting", True)]


def test_other_articles_change_no_count() -> None:
    own = [deed("AID", RUS, SYR, "2016-02-03")]
    more = [Attention(one.day, one.both, one.one, one.read + 50) for one in LOOKED]
    assert [one.counts for one in series(own, LOOKED)] == [one.counts for one in series(own, more)]


def test_by_day_and_month_and_within_days() -> None:
    own = [deed("AID", RUS, SYR, "2016-01-31"), deed("AID", RUS, SYR, "2016-02-29")]
    assert [one.begin for one in series(own, [], by="month")] == ["2016-01-01", "2016-02-01"]
    assert len(series(own, [], by="day")) == 30
    assert sum(one.counts[1] for one in series(own, [], since="2016-02-01")) == 1
    assert series([], []) == ()

"""What changed since a day: verdicts with reasons, newcomers, volume."""

from __future__ import annotations

import datetime

from detente.model import Deed
from detente.relate.changes import overview
from detente.relate.relations import relations
from detente.relate.shifts import shifts
from tests.accounts import ISIS, RUS, SYR, USA, deed, told
from tests.relate.test_shifts import acts, day, looked

SINCE = day(140)


def test_a_shift_makes_a_pair_worse_and_names_its_articles() -> None:
    own = acts([(20, 2), (20, 6)])
    found = overview(SINCE, [], shifts(RUS, SYR, own, looked([(40, 3)])), own, {}, [day(n) for n in range(280)])
    (change,) = found.changes
    assert (change.verdict, change.a.id, change.b.id, len(change.articles)) == ("worse", "RUS", "SYR", 5)
    assert "material conflict" in change.reasons[0]
    assert change.events == (40, 120)


def test_relations_begun_and_ended() -> None:
    own = [deed("CONSULT", USA, RUS, day(1)), deed("CONSULT", USA, ISIS, day(1))]
    known = relations(
        [
            told("sanctions", USA, RUS, "a", day(200), start=day(150), precision="day"),
            told("fights", USA, ISIS, "b", day(200), standing="ended", end=day(160), precision="day"),
        ],
        [],
    )
    found = overview(SINCE, known, [], own, {}, [day(0), day(200)])
    assert {(one.a.id, one.b.id): one.verdict for one in found.changes} == {("RUS", "USA"): "worse", ("ISIS", "USA"): "better"}


def test_unchanged_has_a_reason() -> None:
    (change,) = overview(SINCE, [], [], acts([(40, 2)]), {}, [day(0), day(279)]).changes
    assert change.verdict == "unchanged"
    assert change.reasons[0].startswith("no shift and no relation begun or ended: 2.0 events a week before, 2.0 since")


def test_newcomers_and_volume() -> None:
    own: list[Deed] = [deed("CONSULT", USA, RUS, day(1)), deed("ASSAULT", ISIS, SYR, day(150))]
    naming = {
        "USA": {f"{n}": day(n) for n in range(0, 280, 2)},
        "RUS": {f"{n}": day(n) for n in range(0, 280, 2) if n < 140 or n % 8 == 0},
    }
    found = overview(SINCE, [], [], own, naming, [day(n) for n in range(280)])
    assert [(party.id, on) for party, on in found.newcomers] == [("ISIS", day(150)), ("SYR", day(150))]
    volumes = {one.a.id: one.volume for one in found.changes}
    assert volumes["RUS"].words == "much less"
    assert found.read.words == "as usual"
    assert datetime.date.fromisoformat(found.baseline) == datetime.date.fromisoformat(day(0))


def test_silence_is_told_apart() -> None:
    naming = {id_: {f"{n}": day(n) for n in range(140)} for id_ in ("USA", "RUS")}
    (change,) = overview(SINCE, [], [], [deed("CONSULT", USA, RUS, day(1))], naming, [day(n) for n in range(280)]).changes
    assert change.volume.words == "nobody reporting"

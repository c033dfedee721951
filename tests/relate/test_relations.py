"""Relations from told ties and deeds: begun, supported, ended, contradicted, lapsed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Deed, Relation, Told
from detente.relate.relations import at, relations, span_of
from tests.accounts import ISIS, REBELS, RUS, SDF, SYR, USA, deed, told


def one(*accounts: Told | Deed) -> Relation:
    (found,) = relate(*accounts)
    return found


def relate(*accounts: Told | Deed) -> tuple[Relation, ...]:
    return relations([a for a in accounts if isinstance(a, Told)], [a for a in accounts if isinstance(a, Deed)])


def dates(relation: Relation) -> tuple[str | None, str, str | None, str, str]:
    return relation.start, relation.start_precision, relation.end, relation.end_precision, relation.standing


def test_one_sentence_is_enough_and_its_day_is_no_start() -> None:
    found = one(told("fights", USA, ISIS, "a", "2017-07-07"))
    assert (found.a.id, found.b.id, found.basis) == ("ISIS", "USA", "told")
    assert dates(found) == ("2017-07-07", "by", None, "", "current")
    assert [(e.article_id, e.effect) for e in found.evidence] == [("a", "starts")]
    assert found.words == "ISIS fights USA since 2017-07-07 or earlier: 1 article says so."


def test_a_told_start_reaches_back() -> None:
    found = one(
        told("backs", RUS, SYR, "a", "2017-07-07"),
        told("backs", RUS, SYR, "b", "2017-07-08", start="2012-01-01"),
    )
    assert dates(found)[:2] == ("2012-01-01", "year")
    assert found.words == "RUS backs SYR since 2012: 2 articles say so."


def test_a_former_patron_is_an_ended_relation() -> None:
    found = one(told("backs", USA, REBELS, "a", "2017-07-07", standing="ended"))
    assert dates(found) == (None, "", "2017-07-07", "by", "ended")
    assert found.words == "USA backed Syrian rebels until 2017-07-07 or earlier: 1 article speaks of its end."


def test_an_end_closes_what_was_told_before_and_a_second_end_adds_to_it() -> None:
    found = one(
        told("backs", USA, REBELS, "a", "2016-01-01"),
        told("backs", USA, REBELS, "b", "2017-07-07", standing="ended", end="2017-06-30", precision="month"),
        told("backs", USA, REBELS, "c", "2017-08-01", standing="ended"),
    )
    assert dates(found) == ("2016-01-01", "by", "2017-06-30", "month", "ended")
    assert [e.effect for e in found.evidence] == ["starts", "ends", "ends"]


def test_what_contradicts_an_end_is_kept_beside_it() -> None:
    found = relate(
        told("backs", USA, REBELS, "a", "2017-07-07", standing="ended"),
        told("backs", USA, REBELS, "b", "2017-07-09"),
    )
    assert [r.standing for r in found] == ["ended", "current"]
    assert len({r.id for r in found}) == 2


def test_one_attack_is_an_incident_and_two_are_a_fight_either_way() -> None:
    first, second = deed("ASSAULT", RUS, ISIS, "2016-02-01"), deed("ASSAULT", ISIS, RUS, "2016-02-20", articles=3)
    assert relate(first) == ()
    found = one(first, second)
    assert (found.kind, found.basis, *dates(found)[:2]) == ("fights", "events", "2016-02-01", "day")
    assert found.words == "ISIS fights RUS since 2016-02-01: 2 events between 2016-02-01 and 2016-02-20 in 4 articles."


def test_who_alone_acts_is_named() -> None:
    found = one(deed("ASSAULT", RUS, ISIS, "2016-02-01"), deed("ASSAULT", RUS, ISIS, "2016-02-20"))
    assert found.words.endswith("2 events between 2016-02-01 and 2016-02-20, all by RUS in 2 articles.")


def test_a_ceasefire_ends_a_fight_that_deeds_made() -> None:
    fights = [deed("ASSAULT", RUS, ISIS, f"2016-02-{day:02}") for day in (1, 2, 3)]
    found = one(*fights, deed("RETREAT", RUS, ISIS, "2016-03-01", "ceasefire"))
    assert dates(found)[2:] == ("2016-03-01", "day", "ended")
    assert [e.effect for e in found.evidence][-1] == "ends"


def test_a_fight_without_news_lapses_and_a_new_one_is_another() -> None:
    old = [deed("ASSAULT", RUS, ISIS, f"2010-02-{day:02}") for day in (1, 2, 3)]
    new = [deed("ASSAULT", RUS, ISIS, f"2016-02-{day:02}") for day in (1, 2, 3)]
    first, second = relate(*old, *new)
    assert dates(first) == ("2010-02-01", "day", "2010-02-03", "last known", "ended")
    assert dates(second)[0] == "2016-02-01"


def test_sanctions_are_imposed_and_lifted() -> None:
    imposed, lifted = deed("SANCTION", USA, RUS, "2014-07-29", articles=3), deed("RETREAT", USA, RUS, "2015-01-05")
    assert {r.kind for r in relate(imposed)} == {"sanctions"}
    assert dates(one(imposed, lifted)) == ("2014-07-29", "day", "2015-01-05", "day", "ended")


def test_what_both_do_is_cooperation_and_what_one_does_backing() -> None:
    aid = [deed("AID", RUS, SYR, f"2016-02-{day:02}") for day in (1, 9)]
    together = [deed("COOPERATE", RUS, SYR, f"2016-03-{day:02}") for day in (1, 9)]
    assert {r.kind for r in relate(*aid)} == {"backs"}
    assert {r.kind for r in relate(*together)} == {"cooperates_with"}


def test_copies_and_plans_add_nothing() -> None:
    first = told("backs", RUS, SYR, "a", "2017-07-07")
    copy = told("backs", RUS, SYR, "b", "2017-07-08", origin="a")
    assert one(first, copy).strength == one(first).strength
    assert len(one(first, copy).evidence) == 2
    assert relate(told("backs", RUS, SYR, "a", "2017-07-07", standing="planned")) == ()
    assert relate(told("backs", RUS, SYR, "a", "2017-07-07", status="denied")) == ()


def test_without_any_day_it_is_still_known() -> None:
    found = relate(told("backs", RUS, SYR, "a", None), told("backs", RUS, SYR, "b", None, standing="ended"))
    assert {dates(r) for r in found} == {(None, "", None, "", "current"), (None, "", None, "", "ended")}
    assert len(at(found, "2017")) == 2


def test_at_a_date() -> None:
    found = relate(
        told("backs", RUS, SYR, "a", "2017-07-07", start="2015-09-01", precision="month"),
        told("backs", USA, REBELS, "a", "2017-07-07", standing="ended", end="2017-06-30", precision="month"),
        told("allied_with", USA, SDF, "a", "2017-07-07"),
    )
    held = {date: {(r.a.id, r.kind) for r in at(found, date)} for date in ("2014", "2016-01", "2017-07", "2017-06-30", "2060")}
    assert held["2014"] == {("USA", "backs")}
    assert held["2016-01"] == {("RUS", "backs"), ("USA", "backs")}
    assert held["2017-07"] == {("RUS", "backs"), ("SDF", "allied_with")}
    assert ("USA", "backs") in held["2017-06-30"]
    assert held["2060"] == set()


@pytest.mark.parametrize("date", ["", "x", "2017-13", "2017-02-30"])
def test_a_date_that_is_none(date: str) -> None:
    with pytest.raises(ValueError, match="is not a date like"):
        span_of(date)


DAYS = st.dates(datetime.date(2010, 1, 1), datetime.date(2018, 12, 31)).map(str)
PARTIES = st.sampled_from((USA, RUS, SYR, ISIS))
TIES = st.builds(
    told,
    st.sampled_from(("fights", "backs", "opposes")),
    PARTIES,
    PARTIES,
    st.sampled_from("abcdef"),
    st.none() | DAYS,
    standing=st.sampled_from(("current", "ended")),
)
DEEDS = st.builds(deed, st.sampled_from(("ASSAULT", "AID", "RETREAT", "AGREE", "ACCUSE")), PARTIES, st.none() | PARTIES, DAYS)


@given(st.lists(TIES | DEEDS, max_size=25), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_articles_changes_nothing(accounts: list[Told | Deed], chance: st.DataObject) -> None:
    found = relate(*accounts)
    shuffled = list(accounts)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert relate(*shuffled) == found
    assert len({r.id for r in found}) == len(found)
    for relation in found:
        assert 0 < relation.strength < 1
        assert relation.start is None or relation.end is None or relation.start <= relation.end
        assert any(e.effect in ("starts", "ends") for e in relation.evidence)


@given(st.lists(TIES | DEEDS, max_size=20))
@settings(max_examples=40, deadline=None)
def test_other_articles_change_nothing_for_a_dyad(accounts: list[Told | Deed]) -> None:
    others = [
        deed("ASSAULT", SDF, REBELS, "2017-01-01"),
        deed("AID", SDF, USA, "2017-01-02"),
        told("backs", SDF, RUS, "z", "2020-01-01"),
    ]
    before = relate(*accounts)
    assert [r for r in relate(*accounts, *others) if SDF.id not in (r.a.id, r.b.id)] == list(before)

"""Who a name is on a day without a text: on the packaged tables, so that the answers are those of the command."""

from __future__ import annotations

import pytest

from detente.config import DATA
from detente.lexicon.actors import Register, load
from detente.who import alike, who


@pytest.fixture(scope="module")
def register() -> Register:
    return load(DATA / "lexicon")


def test_bearers_of_the_day_go_first_and_others_say_when(register: Register) -> None:
    found = who("Assad", "1995-05-01", register)
    assert (found[0].id, found[0].code, found[0].sector, found[0].on_day) == ("per-hafez-al-assad", "SYR", ("GOV",), True)
    later = next(one for one in found if one.id == "per-bashar-al-assad")
    assert not later.on_day
    assert "but only from 2000-06-11 to now" in later.why


def test_a_term_has_its_days(register: Register) -> None:
    sectors = [who("Assad", day, register)[0].sector for day in ("2017-04-07", "2025-03-10")]
    assert sectors == [("GOV",), ("ELI",)]


def test_a_country_has_its_correlates_of_war_number(register: Register) -> None:
    assert [one.cow for one in who("Syria", None, register)] == ["652"]


def test_nobody_is_nobody_and_has_names_alike(register: Register) -> None:
    assert who("Vladimir Putn", "2017-01-01", register) == []
    assert alike("Vladimir Putn", register)[0] == "Vladimir Putin"
    assert alike("hezbollah", register) == ["Hezbollah"]
    assert alike("Qwxyz Zzyzx", register) == []

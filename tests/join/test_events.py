"""Events from accounts: joined, counted, conflicting."""

from __future__ import annotations

from dataclasses import replace

from told import account

from detente.join.events import Joined, events
from detente.join.links import links
from detente.join.traits import traits
from detente.model import Account, Place, Status, Tally

LEAD = "Turkey bombed Manbij on Sunday, killing four people."


def joined(*told: Account, **more: object) -> list[Joined]:
    found = traits(told)
    return events(found, links(found), **more)  # type: ignore[arg-type]


def bombing(name: str, sentence: str = LEAD, **more: object) -> Account:
    return account(name, sentence, "ASSAULT", "TUR", "SYR", **{"day": "2020-03-01", **more})  # type: ignore[arg-type]


def test_one_act_told_by_many_is_one_event() -> None:
    place = Place(15, 21, "Manbij", "SYR", 4)
    (found,) = joined(bombing("a", place=place), bombing("b"), bombing("c", "Turkey shelled positions in Manbij."))
    event = found.event
    assert event.title == "Turkey attacked Syria at Manbij, 1 March 2020"
    assert (event.articles, event.outlets, event.independent, event.speakers) == (3, 3, 3, 0)
    assert (event.date, event.date_precision, event.place, event.status) == ("2020-03-01", "day", "Manbij", "asserted")


def test_other_days_and_swapped_sides_are_other_events() -> None:
    later = bombing("b", day="2020-03-04")
    back = account("c", "Syria bombed Mardin on Sunday.", "ASSAULT", "SYR", "TUR", day="2020-03-01")
    assert len(joined(bombing("a"), later, back)) == 3


def test_copies_and_outlets_that_quote_one_speaker_are_one_voice() -> None:
    (found,) = joined(
        bombing("a"), bombing("b"), bombing("c", speakers=("SYR",)), bombing("d", speakers=("SYR",)), voices={"b": "The a"}
    )
    assert (found.event.outlets, found.event.independent, found.event.speakers) == (4, 2, 1)


def test_conflicting_accounts_stand_side_by_side() -> None:
    four, nine = (Tally("dead", 4, 4),), (Tally("dead", 9, 9),)
    denied = bombing("c", status=Status.DENIED, speakers=("TUR",))
    blamed = account("d", LEAD.replace("Turkey", "Russia"), "ASSAULT", "RUS", "SYR", day="2020-03-01", size=four)
    (found,) = joined(
        bombing("a", size=four),
        bombing("b", size=nine),
        denied,
        blamed,
        judgements=[(one.id, bombing("a").id, "same") for one in (blamed, denied)],
    )
    told = [(one.kind, one.account) for one in found.event.variants]
    assert told == [
        ("blame", "it was TUR"),
        ("blame", "it was RUS"),
        ("dead", "4 dead"),
        ("dead", "9 dead"),
        ("denial", "denied by TUR"),
    ]
    assert found.event.status == "asserted"


def test_news_without_a_day_takes_the_day_it_was_first_reported() -> None:
    (found,) = joined(account("a", "Turkey bombed Manbij.", "ASSAULT", "TUR", "SYR"))
    assert (found.event.date, found.event.date_precision) == ("2020-03-02", "reported")
    (old,) = joined(account("a", "Turkey bombed Manbij.", "ASSAULT", "TUR", "SYR", status=Status.HISTORICAL))
    assert (old.event.date, old.event.date_precision) == (None, "")


def test_every_link_says_why() -> None:
    (link,) = links(traits([bombing("a"), bombing("b", "Turkey shelled positions in Manbij.")]))
    assert {"actors", "recipients", "act", "day"} <= {reason.feature for reason in link.reasons}
    assert abs(sum(reason.weight for reason in link.reasons) - link.score) < 0.01


def test_articles_without_any_date_are_joined_by_their_words() -> None:
    bare = [account(name, "Turkey bombed Manbij with jets.", "ASSAULT", "TUR", "SYR", None) for name in "ab"]
    assert len(joined(*bare)) == 1


def test_the_same_year_joins_background_however_far_apart_it_is_printed() -> None:
    from dataclasses import replace

    from detente.model import Dating

    old = Dating("2015-01-01", "2015-12-31", "year", "text", "2015")
    told = [
        account(name, f"Turkey bombed Manbij in 2015, {name}.", "ASSAULT", "TUR", "SYR", day, status=Status.HISTORICAL)
        for name, day in (("a", "2020-03-02"), ("b", "2021-09-02"))
    ]
    assert len(links(traits(replace(one, dating=old) for one in told))) == 1


def test_a_party_that_no_words_name_is_called_by_its_name() -> None:
    it = account("a", "It shelled Manbij.", "ASSAULT", "TUR", "SYR", day="2020-03-01")
    unnamed = replace(it, actor=tuple(replace(one, sure=False) for one in it.actor))
    (found,) = joined(unnamed, called=lambda party: {"TUR": "Turkey"}.get(party.id, party.id))
    assert found.event.title.startswith("Turkey attacked Syria")
    blamed = [bombing("b"), account("c", LEAD.replace("Turkey", "Russia"), "ASSAULT", "RUS", "SYR", day="2020-03-01")]
    denied = bombing("d", status=Status.DENIED, speakers=("TUR",))
    judged = [(one.id, blamed[0].id, "same") for one in (blamed[1], denied)]
    (found,) = joined(*blamed, denied, judgements=judged, called=lambda party: f"<{party.id}>")
    assert [one.account for one in found.event.variants] == ["it was <RUS>", "it was <TUR>", "denied by <TUR>"]

"""Related articles and stories."""

from __future__ import annotations

from told import account

from detente.join.events import events
from detente.join.kinship import background, kinships
from detente.join.links import links
from detente.join.papers import Headline, Paper, papers
from detente.join.stories import stories
from detente.join.traits import traits
from detente.model import Account

BOMBED, SHELLED = "Turkey bombed Manbij on Sunday.", "Turkish jets hit Manbij on Sunday."


def shelf(*told: tuple[Account, str]) -> list[Paper]:
    found = traits(one for one, _ in told)
    made = [one.event for one in events(found, links(found))]
    heads = {
        one.article_id: Headline(one.article_id, one.sentence, one.outlet, one.published, original) for one, original in told
    }
    return papers(heads.values(), found, made)


def bombing(name: str, published: str = "2020-03-02", sentence: str = BOMBED, day: str = "2020-03-01") -> Account:
    return account(name, sentence, "ASSAULT", "TUR", "SYR", published, day=day)


def test_each_kinship_has_its_kind_and_reason() -> None:
    whole = shelf((bombing("a"), ""), (bombing("b", sentence=SHELLED), ""), (bombing("c", "2020-03-05"), ""), (bombing("d"), "a"))
    found = {(one.a, one.b): one for one in kinships(whole)}
    assert {pair: one.kind for pair, one in found.items()} == {
        ("a", "b"): "same event", ("a", "c"): "follow-up", ("b", "c"): "follow-up", ("a", "d"): "copy",
    }  # fmt: skip
    assert found["a", "b"].words == "same event: Turkey attacked Syria, 1 March 2020; the same day"


def test_a_story_holds_copies_and_follow_ups_in_order_and_not_a_look_alike() -> None:
    whole = shelf(
        (bombing("a"), ""),
        (bombing("c", "2020-03-05"), ""),
        (bombing("d", "2020-03-03"), "a"),
        (bombing("z", "2020-03-09", day="2020-03-08"), ""),
    )
    told = [one.story for one in stories([one.headline for one in whole], kinships(whole))]
    assert sorted(one.articles for one in told) == [("a", "d", "c"), ("z",)]
    story = next(one for one in told if "a" in one.articles)
    assert (story.title, story.begin, story.end) == (BOMBED, "2020-03-02", "2020-03-05")


def test_background_is_older_news_on_the_same_parties() -> None:
    whole = shelf(
        (bombing("a"), ""), (bombing("b", "2019-01-02", day="2019-01-01"), ""), (bombing("c", "2018-01-02", day="2018-01-01"), "")
    )
    assert [(one.a, one.b, one.kind) for one in background(whole[0], whole, 1)] == [("a", "b", "background")]

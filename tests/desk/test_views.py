"""The pages of what articles say together, asked over HTTP: home, lists, events, stories, parties, dyads, network, map, search."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from sqlalchemy import func, select, update
from starlette.testclient import TestClient

from detente.desk.addresses import slug
from detente.model import Reply, ReplyState
from detente.store import desk_home, desk_replies, desk_stories, schema
from detente.store.connect import Store, reading, writing

from .conftest import Bench
from .payloads import PAYLOADS

LISTS = ("/", "/stories", "/events", "/parties", "/relations", "/map", "/search", "/search?q=shelled", "/openapi")
ATOM = "{http://www.w3.org/2005/Atom}"


def first(store: Store, column: object) -> str:
    with reading(store) as connection:
        return connection.scalar(select(column).limit(1)) or ""  # type: ignore[call-overload]


def original_of(store: Store, copied: str) -> str:
    with reading(store) as connection:
        return connection.scalar(select(schema.copies.c.original_id).where(schema.copies.c.article_id == copied)) or ""


def pages(store: Store) -> list[str]:
    """The address of every page, one of each kind."""
    event = first(store, schema.variants.c.event_id)
    story = first(store, schema.stories.c.id)
    own = [f"/events/{slug(event)}", f"/stories/{slug(story)}", "/parties/SYR", "/parties/SYR:REB", "/dyads/TUR/SYR"]
    with reading(store) as connection:
        copied = connection.scalar(select(schema.copies.c.original_id).limit(1)) or ""
    own.append(f"/articles/{slug(copied)}")
    return [
        *LISTS,
        *own,
        "/dyads/TUR/SYR?direction=to",
        "/dyads/TUR/SYR?with=USA/RUS",
        "/relations?party=SYR",
        "/events?quad=4&every=true&party=SYR",
    ]


def twin(path: str, ending: str) -> str:
    base, _, query = path.partition("?")
    return ("/index" if base == "/" else base) + ending + (f"?{query}" if query else "")


class Seen(HTMLParser):
    """What a browser would make of a page: scripts, handlers, addresses, text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.foreign: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.foreign += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        self.foreign += [
            value
            for name in ("href", "src", "action")
            if (value := given.get(name) or "") and not value.startswith(("/", "#", "https://example.org"))
        ]
        if tag == "script" and not (given.get("src") or "").startswith("/static/"):
            self.foreign.append("script")
        if tag in ("iframe", "object", "embed", "base", "meta") and "http-equiv" in given:
            self.foreign.append(tag)


def test_every_page_and_its_twins(year: Bench) -> None:
    client = year.client()
    for path in pages(year.store):
        answer = client.get(path)
        assert answer.status_code == 200, path
        seen = Seen(answer.text)
        assert seen.foreign == []
        assert seen.tags.count("h1") == 1, path
        described = client.get(twin(path, ".json"))
        assert described.status_code == 200, path
        json.loads(described.text)
        if path != "/openapi":
            rows = list(csv.reader(io.StringIO(client.get(twin(path, ".csv")).text)))
            assert len({len(row) for row in rows}) == 1, path


def test_the_first_page_tells_changes_with_reasons(year: Bench) -> None:
    page = year.client().get("/", params={"since": "2024-12-04"}).text
    assert "What changed since" in page
    assert "Qatar cooperates with Turkey" in page
    told = year.client().get("/index.json", params={"since": "2024-12-04"}).json()
    assert [(one["change"]["a"]["id"], one["change"]["b"]["id"]) for one in told["better"]] == [("QAT", "TUR")]
    assert [one["id"] for one in told["changes"]["newcomers"]] == ["QAT"]
    assert told["changes"]["unchanged"] > 3
    summer = year.client().get("/index.json", params={"since": "2024-07-01"}).json()
    assert ("SYR", "TUR") in [(one["change"]["a"]["id"], one["change"]["b"]["id"]) for one in summer["worse"]]
    assert all(one["articles"] for one in summer["worse"])


def test_an_event_shows_its_accounts_side_by_side(year: Bench) -> None:
    event = first(year.store, schema.variants.c.event_id)
    told = year.client().get(f"/events/{slug(event)}.json").json()
    assert [side["account"] for side in told["disputes"][0]["sides"]] == ["3 dead", "4 dead", "5 dead"]
    assert len(told["accounts"]) == 3
    page = year.client().get(f"/events/{slug(event)}").text
    one = told["accounts"][0]
    assert f"/articles/{slug(one['article_id'])}?claim={one['number']}#m-{one['number']}" in page
    assert one["sentence"] in page
    assert "both tell of ASSAULT" in page
    linked = year.client().get(f"/articles/{slug(one['article_id'])}?claim={one['number']}")
    assert f'id="m-{one["number"]}"' in linked.text


def test_an_event_without_a_day_of_its_own_says_so(year: Bench) -> None:
    event = first(year.store, schema.events.c.id)
    with writing(year.store) as connection:
        connection.execute(update(schema.events).values(date="2024-03-04", date_precision="reported"))
    assert year.client().get(f"/events/{slug(event)}.json").json()["when"] == "by 4 March 2024, the day of the first report"


def test_other_statuses_are_counted_on_request_only(year: Bench) -> None:
    plain = year.client().get("/events.json?party=ISR").json()
    every = year.client().get("/events.json?party=ISR&every=true").json()
    assert plain["paging"]["total"] < every["paging"]["total"]
    assert {row["status"] for row in plain["rows"]} == {"asserted"}
    assert "possible" in {row["status"] for row in every["rows"]}


SWITCHED = ("/?since=2024-03-01", "/parties", "/parties/ISR", "/dyads/ISR/LBN", "/events?party=ISR", "/map?since=2024-01-01")


@pytest.mark.parametrize("path", SWITCHED)
def test_the_switch_has_one_name_and_keeps_what_else_was_asked(year: Bench, path: str) -> None:
    client, joint = year.client(), "&" if "?" in path else "?"
    plain, every = client.get(path).text, client.get(f"{path}{joint}every=true").text
    box = '<input id="every" name="every" type="checkbox" value="true"'
    assert plain.count(f"{box}>") == 1
    assert every.count(f"{box} checked>") == 1
    twins = re.findall(r'href="([^"]*\.json[^"]*)"', every)
    assert twins
    assert all("every=true" in one for one in twins)
    assert not any("every=true" in one for one in re.findall(r'href="([^"]*\.json[^"]*)"', plain))


def test_a_party_counts_facts_unless_asked(year: Bench) -> None:
    client = year.client()
    facts, every = (client.get(f"/events.json?party=ISR{more}").json()["paging"]["total"] for more in ("", "&every=true"))
    assert facts < every
    for asked, events in (("", facts), ("?every=true", every)):
        listed = {row["id"]: row["events"] for row in client.get(f"/parties.json{asked}").json()["rows"]}
        own = client.get(f"/parties/ISR.json{asked}").json()
        assert listed["ISR"] == own["events_total"] == sum(own["does"][0]["counts"]) == events
        assert listed["IRN"] == client.get("/events.json?party=IRN").json()["paging"]["total"]
        assert "possible" in {row["status"] for row in own["events"]}


def test_the_first_page_counts_facts_unless_asked(year: Bench) -> None:
    plain, every = (year.client().get(f"/index.json?since=2024-01-01{more}").json() for more in ("", "&every=true"))
    counts = [{one["id"]: one["events"] for one in told["changes"]["newcomers"]} for told in (plain, every)]
    assert counts[0].keys() == counts[1].keys()
    assert {id_ for id_ in counts[0] if counts[0][id_] < counts[1][id_]} == {"ISR", "LBN"}
    year_long = desk_home.pairs(year.store, "2023-01-01", "2024-01-01", "2024-12-31", every=True)
    moved = every["worse"] + every["better"] + every["mixed"]
    assert every["changes"]["unchanged"] + len({(one["change"]["a"]["id"], one["change"]["b"]["id"]) for one in moved}) == len(
        year_long
    )
    told = {frozenset((one.a, one.b)): one.since for one in year_long}
    for one in moved:
        assert one["change"]["since"] == told[frozenset((one["change"]["a"]["id"], one["change"]["b"]["id"]))]
    before = plain["worse"] + plain["better"] + plain["mixed"]
    reasons, facts = (sorted(one["change"]["reasons"] for one in some) for some in (moved, before))
    assert reasons == facts


def test_a_story_counts_facts_and_shows_all(year: Bench) -> None:
    story = first_possible(year.store)
    path = f"/stories/{slug(story)}"
    plain, every = (year.client().get(f"{path}.json{asked}").json() for asked in ("", "?every=true"))
    assert plain["events"] == every["events"]
    assert plain["aside"] == sum(row["status"] == "possible" for row in plain["events"]) > 0
    assert plain["events_total"] + plain["aside"] == every["events_total"] == len(every["events"])
    assert every["aside"] == 0
    assert f'<a href="{path}?every=true">also possible' in year.client().get(path).text
    assert f'<a href="{path}">told as fact</a>' in year.client().get(f"{path}?every=true").text


def first_possible(store: Store) -> str:
    c = schema.events.c
    with reading(store) as connection:
        return connection.scalar(select(c.story_id).where(c.status == "possible").order_by(c.id)) or ""


def test_weeks_of_a_dyad_count_facts_unless_asked(year: Bench) -> None:
    plain, every = (year.client().get(f"/dyads/ISR/LBN.json{asked}").json() for asked in ("", "?every=true"))
    assert [sum(one["counts"]) + one["aside"] for one in plain["dyad"]["weeks"]] == [
        sum(one["counts"]) for one in every["dyad"]["weeks"]
    ]
    assert sum(one["aside"] for one in plain["dyad"]["weeks"]) > 0
    assert plain["phases"] == every["phases"]
    assert plain["shifts"] == every["shifts"]
    total = year.client().get("/events.json?party=ISR&other=LBN&every=true").json()["paging"]["total"]
    assert sum(sum(one["counts"]) for one in every["dyad"]["weeks"]) == total
    page = year.client().get("/dyads/ISR/LBN?every=true").text
    assert 'href="/dyads/ISR/LBN?direction=to&amp;every=true"' in page


def test_copies_are_folded_in_stories_and_search(year: Bench) -> None:
    copied = first(year.store, schema.copies.c.article_id)
    with reading(year.store) as connection:
        story = connection.scalar(select(schema.story_articles.c.story_id).where(schema.story_articles.c.article_id == copied))
        title = connection.scalar(select(schema.articles.c.title).where(schema.articles.c.id == copied))
    told = year.client().get(f"/stories/{slug(story or '')}.json").json()
    assert copied not in [one["article"]["article_id"] for one in told["articles"]]
    assert copied in [copy["article_id"] for one in told["articles"] for copy in one["copies"]]
    found = year.client().get("/search.json", params={"q": f'"{title}"'}).json()
    assert copied not in [one["hit"]["article_id"] for one in found["results"]]


def test_an_article_stands_at_its_place_in_its_story(year: Bench) -> None:
    of = schema.story_articles.c
    with reading(year.store) as connection:
        story = connection.scalar(select(of.story_id).group_by(of.story_id).order_by(func.count().desc()).limit(1)) or ""
    told = [one for one in desk_stories.articles(year.store, story, 1000) if not one.original_id]
    assert len(told) > 2
    for place in (0, 1, len(told) - 1):
        found = year.client().get(f"/articles/{slug(told[place].article_id)}.json").json()["story"]
        ids = [[one["article_id"] for one in found[side]] for side in ("earlier", "later")]
        assert ids == [
            [one.article_id for one in part] for part in (told[max(0, place - 4) : place], told[place + 1 : place + 5])
        ]
        assert found["more_later"] == max(0, len(told) - place - 5)
        assert found["picture"].count('class="here"') == 1
    page = year.client().get(f"/articles/{slug(told[1].article_id)}").text
    strip = page.partition('class="plain strip"')[2].partition("</ol>")[0]
    assert (
        strip.index(told[0].published or "") < strip.index("this article") < strip.rindex(f"/articles/{slug(told[2].article_id)}")
    )


def test_an_article_names_events_parties_and_what_is_related(year: Bench) -> None:
    client = year.client()
    copied = first(year.store, schema.copies.c.article_id)
    own = client.get(f"/articles/{slug(copied)}.json").json()
    assert own["kin"]["original"]["article_id"] == original_of(year.store, copied)
    assert own["kin"]["reason"] == "94 of 100 phrases are the same"
    page = client.get(f"/articles/{slug(own['kin']['original']['article_id'])}").text
    assert "Copies of this article (1)" in page
    assert f'href="/articles/{slug(copied)}"' in page.partition('id="copies"')[2].partition("</details>")[0]
    (card,) = own["cards"]
    event = own["events"][card["id"]]
    assert card["id"] in [one["claim_id"] for one in client.get(f"/events/{slug(event['id'])}.json").json()["accounts"]]
    assert f'<a href="/events/{slug(event["id"])}"' in client.get(f"/articles/{slug(copied)}").text
    (pair,) = own["cast"]["pairs"]
    assert [one["party"]["id"] for one in own["cast"]["parties"]] == sorted([pair["a"]["id"], pair["b"]["id"]])
    assert client.get(f"/dyads/{slug(pair['a']['id'])}/{slug(pair['b']['id'])}").status_code == 200


def test_background_is_what_was_told_before_of_the_same_parties(year: Bench) -> None:
    c = schema.articles.c
    with reading(year.store) as connection:
        late = connection.execute(select(c.id, c.published).where(c.published > "2024-11-01").order_by(c.id)).all()
    told = [(day, year.client().get(f"/articles/{slug(id_)}.json").json()) for id_, day in late[:12]]
    found = [(day, own, one) for day, own in told for one in own["kin"]["articles"] if one["kind"] == "background"]
    assert len(found) > 12
    for day, own, one in found:
        assert one["published"] < day
        (pair,) = own["cast"]["pairs"]
        assert one["words"].startswith(f"earlier between {pair['a']['label']} and {pair['b']['label']}: ")
        other = year.client().get(f"/articles/{slug(one['article_id'])}.json").json()
        assert {pair["a"]["id"], pair["b"]["id"]} <= {each["party"]["id"] for each in other["cast"]["parties"]}
    for _, own in told:
        ids = [one["article_id"] for one in own["kin"]["articles"]]
        assert len(ids) == len(set(ids))
        assert own["id"] not in ids


def test_events_by_how_many_voices_tell_of_them(year: Bench) -> None:
    told = year.client().get("/events.json?by=voices&since=2024-03-01").json()
    voices = [row["independent"] for row in told["rows"]]
    assert voices == sorted(voices, reverse=True)
    assert voices[0] > voices[-1]
    page = year.client().get("/events?by=voices&since=2024-03-01").text
    assert 'aria-sort="descending"><a href="/events?since=2024-03-01&amp;by=voices">' in page
    assert 'rel="next" href="/events?since=2024-03-01&amp;by=voices&amp;page=2"' in page
    assert year.client().get("/events?by=weight").status_code == 422


def test_an_article_alone_has_no_strip(bench: Bench) -> None:
    assert bench.client().get("/articles/dt:war.json").json()["story"] is None


def test_a_dyad_counts_what_its_list_of_events_shows(year: Bench) -> None:
    told = year.client().get("/dyads/TUR/SYR.json?direction=to").json()
    weeks = [week for week in told["dyad"]["weeks"] if sum(week["counts"])]
    assert len(weeks) > 20
    for week in weeks[::9]:
        asked = {"actor": "TUR", "recipient": "SYR", "since": week["begin"], "until": week["end"]}
        assert year.client().get("/events.json", params=asked).json()["paging"]["total"] == sum(week["counts"])
    assert any(one["measure"] == "material conflict" and one["direction"] == "worse" for one in told["dyad"]["shifts"])
    assert all(one["articles"] for one in told["shifts"])
    back = year.client().get("/dyads/TUR/SYR.json?direction=from").json()
    both = year.client().get("/dyads/TUR/SYR.json").json()
    sums = [sum(sum(week["counts"]) for week in one["dyad"]["weeks"]) for one in (told, back, both)]
    assert sums[0] + sums[1] == sums[2]


def test_two_dyads_stand_on_the_same_axes(year: Bench) -> None:
    client = year.client()
    told = client.get("/dyads/TUR/SYR.json?with=USA/RUS").json()
    alone = [client.get(f"/dyads/{pair}.json").json()["dyad"]["weeks"] for pair in ("TUR/SYR", "USA/RUS")]
    weeks = [told["dyad"]["weeks"], told["beside"]["dyad"]["weeks"]]
    days = [[(week["begin"], week["end"]) for week in some] for some in weeks]
    assert days[0] == days[1]
    assert days[0][0][0] == min(some[0]["begin"] for some in alone)
    for shown, own in zip(weeks, alone, strict=True):
        assert sum(sum(week["counts"]) for week in shown) == sum(sum(week["counts"]) for week in own) > 0
    scales = [re.findall(r'class="soft right">(\d+)<', picture) for picture in (told["picture"], told["beside"]["picture"])]
    assert scales[0][:-1] == scales[1][:-1]
    page = client.get("/dyads/TUR/SYR?with=USA/RUS&direction=to").text
    assert 'id="dyad-title"' in page
    assert 'id="dyad-2-title"' in page
    assert "direction=from&amp;with=USA%2FRUS" in page.replace(
        "with=USA%2FRUS&amp;direction=from", "direction=from&amp;with=USA%2FRUS"
    )
    rows = list(csv.reader(io.StringIO(client.get("/dyads/TUR/SYR.csv?with=USA/RUS").text)))
    assert {tuple(row[:2]) for row in rows[1:]} == {("TUR", "SYR"), ("USA", "RUS")}


@pytest.mark.parametrize(("asked", "status"), [("USA", 422), ("USA/RUS/IRN", 422), ("USA/none", 404), ("USA/USA", 404)])
def test_a_second_dyad_that_is_none_is_said(year: Bench, asked: str, status: int) -> None:
    assert year.client().get("/dyads/TUR/SYR", params={"with": asked}).status_code == status


def test_relations_at_a_date(year: Bench) -> None:
    early, late = (year.client().get("/relations.json", params={"at": day}).json() for day in ("2024-06-30", "2024-12-31"))
    pairs = [{(one["a"]["id"], one["b"]["id"]) for one in told["ties"]} for told in (early, late)]
    assert ("QAT", "TUR") not in pairs[0]
    assert ("QAT", "TUR") in pairs[1]
    ego = year.client().get("/relations.json?party=ISR").json()
    assert {one["id"] for one in ego["parties"]} == {"ISR", "LBN"}
    assert year.client().get("/relations.json?least=1000").json()["ties"] == []
    by_name = year.client().get("/relations.json?sort=a").json()["ties"]
    assert [one["a"]["label"] for one in by_name] == sorted(one["a"]["label"] for one in by_name)


def test_relations_as_files_hold_what_is_shown(year: Bench) -> None:
    shown = year.client().get("/relations.json?party=ISR").json()["ties"]
    for ending in ("gexf", "graphml"):
        answer = year.client().get(f"/relations.{ending}?party=ISR")
        assert answer.status_code == 200
        edges = [one for one in ElementTree.fromstring(answer.text).iter() if one.tag.endswith("}edge")]  # noqa: S314 - our own
        assert len(edges) == len(shown)


def test_no_dot_for_a_country(year: Bench) -> None:
    told = year.client().get("/map.json?since=2024-01-01").json()
    countries = [one for one in told["places"] if one["resolution"] == 1]
    assert {one["place"] for one in countries} == {"Syria", "Turkey"}
    assert not any(one["pointed"] for one in countries)
    assert told["picture"].count('class="tint') == 2
    provinces = [one for one in told["places"] if one["resolution"] == 2]
    assert told["picture"].count('class="ring') == len(provinces) == 1


def test_signs_beside_words_are_no_part_of_the_question(year: Bench) -> None:
    plain, signed = (year.client().get("/search.json", params={"q": asked}).json() for asked in ("shelled", "shelled %"))
    assert plain["paging"]["total"] == signed["paging"]["total"] > 0


@pytest.mark.parametrize(
    "asked", ["%", "_", "100%", "'", '"', '"open', "a OR b", "*", "NEAR(", "\\", "x" * 200, "😀", "-", "\x00"]
)
def test_no_search_ends_in_an_error(year: Bench, asked: str) -> None:
    answer = year.client().get("/search", params={"q": asked})
    assert answer.status_code == 200
    if asked in ("%", "_", "100%", "*", "\\"):
        assert "Nothing has all of that" in answer.text


def test_facets_narrow_to_their_own_count(year: Bench) -> None:
    found = year.client().get("/search.json?q=shelled").json()
    for name, choices in found["facets"]:
        assert choices, name
        narrowed = year.client().get(choices[0]["href"].replace("/search?", "/search.json?")).json()
        assert narrowed["paging"]["total"] + narrowed["copies"] == choices[0]["articles"], name


@pytest.mark.parametrize("path", ["/stories.atom", "/search.atom?q=army", "/dyads/TUR/SYR.atom", "story"])
def test_feeds_are_atom_and_stand_still(year: Bench, path: str) -> None:
    path = f"/stories/{slug(first(year.store, schema.stories.c.id))}.atom" if path == "story" else path
    text = year.client().get(path).text
    year.clock.tick(days=30)
    assert year.client().get(path).text == text
    root = ElementTree.fromstring(text)  # noqa: S314 - our own
    entries = root.findall(f"{ATOM}entry")
    assert entries
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == len(entries)
    for one in entries:
        assert one.findtext(f"{ATOM}updated") == one.findtext(f"{ATOM}published")
        assert (one.findtext(f"{ATOM}updated") or "").startswith("2024-") or "/stories" in path
        link = one.find(f"{ATOM}link")
        assert link is not None
        assert year.client().get(link.attrib["href"]).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/events?since=2024-13-01",
        "/map?until=yesterday",
        "/relations?window=0",
        "/events?quad=9",
        "/dyads/TUR/SYR?direction=up",
        "/relations?sort=x",
        "/events?page=0",
    ],
)
def test_what_cannot_be_is_said(year: Bench, path: str) -> None:
    answer = year.client().get(path)
    assert answer.status_code == 422
    assert "asks for something that cannot be" in answer.text


@pytest.mark.parametrize("path", ["/events/none", "/stories/none", "/parties/none", "/dyads/TUR/none", "/dyads/TUR/TUR"])
def test_what_is_not_there_is_said(year: Bench, path: str) -> None:
    assert year.client().get(path).status_code == 404


def test_far_days_show_ten_years_at_most(year: Bench) -> None:
    told = year.client().get("/dyads/TUR/SYR.json?since=1000-01-01").json()
    assert told["cut"]
    assert len(told["dyad"]["weeks"]) <= 523
    assert "Ten years are shown" in year.client().get("/dyads/TUR/SYR?since=1000-01-01").text


def test_an_empty_store_says_what_to_do(year: Bench) -> None:
    with writing(year.store) as connection:
        for table in reversed(schema.metadata.sorted_tables):
            if table.name != "meta":
                connection.execute(table.delete())
    for path in LISTS:
        answer = year.client().get(path)
        assert answer.status_code == 200, path
    for path in ("/", "/stories", "/events", "/parties", "/relations"):
        assert "detente read FILES" in year.client().get(path).text, path


def poisoned(store: Store, payload: str) -> None:
    """The payload in every field of memory that people see."""
    values = {
        schema.parties: ("label",),
        schema.articles: ("title", "outlet"),
        schema.stories: ("title",),
        schema.events: ("title", "place_name"),
        schema.relations: ("words",),
        schema.shifts: ("words",),
        schema.copies: ("reason",),
        schema.variants: ("account",),
        schema.sides: ("entity_text",),
    }
    with writing(store) as connection:
        for table, names in values.items():
            connection.execute(update(table).values(dict.fromkeys(names, payload)))
        connection.execute(update(schema.links).values(reasons=json.dumps([["type", 1.0, payload]])))
    event = first(store, schema.variants.c.event_id)
    article = first(store, schema.articles.c.id)
    reply = Reply(0, article, "", event, 0, payload, payload, payload, ReplyState.APPROVED, "2026-11-22T12:00:00+00:00")
    desk_replies.add(store, reply, payload, "", "")


@pytest.mark.parametrize("number", range(0, len(PAYLOADS), 6))
def test_hostile_names_stay_text(year: Bench, number: int) -> None:
    poisoned(year.store, PAYLOADS[number])
    client: TestClient = year.client()
    for path in (*pages(year.store), "/search?q=%3Cscript%3Ealert(1)%3C/script%3E"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert Seen(answer.text).foreign == [], path
    for path in ("/stories.atom", "/dyads/TUR/SYR.atom"):
        ElementTree.fromstring(client.get(path).text)  # noqa: S314 - our own

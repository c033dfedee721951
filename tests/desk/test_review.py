"""Review: the queue, steps, no step lost, two people, and that judgements outlive re-coding."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from detente.exchange import labelled
from detente.model import Decision, Rank
from detente.store import desk_judgements, desk_people, load
from detente.store.desk_judgements import every, hold, of_article, waiting
from detente.store.write import save
from training.claims import Labelled, read

from .conftest import Bench, reading, token


def cards(client: TestClient, article: str = "dt:war") -> list[str]:
    """Addresses of the tasks of an article's claims."""
    return [f"/review/{article}/{card['key']}" for card in client.get(f"/articles/{article}.json").json()["cards"]]


def step(client: TestClient, path: str, decision: str, version: int = 0, **more: str) -> tuple[int, str]:
    """Send a step; status and page."""
    answer = client.post(path, data={"token": token(client, path), "version": str(version), "decision": decision, **more})
    return answer.status_code, answer.text


def standing(client: TestClient, path: str) -> dict[str, object]:
    found: dict[str, object] = client.get(path + ".json").json()["standing"]
    return found


def test_the_most_doubtful_and_weighty_comes_first(bench: Bench) -> None:
    rows = bench.client().get("/review.json").json()["rows"]
    assert [row["urgency"] for row in rows] == sorted((row["urgency"] for row in rows), reverse=True)
    assert rows[0]["card"]["event"] == "ASSAULT"
    assert len(rows) == 3 + 2 + 3 + 3


def test_right_wrong_correct_flag_undo(bench: Bench) -> None:
    client = bench.client()
    path = cards(client)[0]
    assert step(client, path, "accept")[0] == 303
    assert step(client, path, "correct", 1, slot="type", value="threaten", reason="only words")[0] == 303
    assert step(client, path, "correct", 2, slot="date", value="2017-07-08")[0] == 303
    assert step(client, path, "flag", 3)[0] == 303
    found = standing(client, path)
    assert (found["verdict"], found["version"], found["flagged"]) == ("accept", 4, True)
    assert found["corrections"] == [["date", "2017-07-08"], ["type", "THREATEN"]]
    assert "right; corrected: date, type; flagged" in client.get("/articles/dt:war").text
    assert "“only words”" in client.get(path).text
    assert step(client, path, "undo", 4, undoes="4")[0] == 303
    assert step(client, path, "undo", 5, undoes="4")[0] == 422
    assert standing(client, path)["flagged"] is False


@pytest.mark.parametrize(
    ("decision", "more"),
    [
        ("", {}),
        ("burn", {}),
        ("correct", {"slot": "type", "value": "BURN"}),
        ("correct", {"slot": "status", "value": "sure"}),
        ("correct", {"slot": "actor", "value": "syria"}),
        ("correct", {"slot": "date", "value": "4 March"}),
        ("correct", {"slot": "colour", "value": "red"}),
        ("same", {"other": "nobody"}),
        ("undo", {"undoes": "7"}),
    ],
)
def test_a_step_that_makes_no_sense_is_not_kept(bench: Bench, decision: str, more: dict[str, str]) -> None:
    client = bench.client()
    status, page = step(client, cards(client)[0], decision, **more)
    assert status == 422
    assert "Not saved." in page
    assert every(bench.store) == []


def test_a_stale_save_is_told_with_both_versions_and_the_text_kept(team: Bench) -> None:
    ann, bob = team.member(Rank.REVIEWER), team.member(Rank.ADMIN)
    path = cards(ann)[1]
    assert step(bob, path, "correct", 0, slot="status", value="possible", reason="he says may")[0] == 303
    status, page = step(ann, path, "correct", 0, slot="type", value="ACCUSE", reason="my long reason")
    assert status == 409
    assert "the admin: correct status to possible (he says may)" in page
    assert page.count("my long reason") >= 2
    assert len(every(team.store)) == 1
    assert step(ann, path, "correct", 1, slot="type", value="ACCUSE", reason="my long reason")[0] == 303
    assert standing(ann, path)["corrections"] == [["status", "possible"], ["type", "ACCUSE"]]


@pytest.mark.parametrize("seed", range(3))
def test_however_editors_interleave_no_acknowledged_step_is_lost(bench: Bench, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    client = bench.client()
    path, sent = cards(client)[0], {"token": token(client)}
    seen = dict.fromkeys("abcd", 0)
    kept: list[str] = []
    for turn in range(80):
        who = dice.choice("abcd")
        if dice.random() < 0.5:
            seen[who] = len(kept)
        fields = sent | {"decision": "flag", "version": str(seen[who]), "reason": f"{who}{turn}"}
        status = client.post(path, data=fields).status_code
        assert status == (303 if seen[who] == len(kept) else 409)
        kept += [f"{who}{turn}"] if status == 303 else []
    assert [one.reason for one in every(bench.store)] == kept
    assert [one.version for one in every(bench.store)] == list(range(1, len(kept) + 1))


def test_two_people_never_have_the_same_claim(team: Bench) -> None:
    ann, bob = team.member(Rank.REVIEWER), team.member(Rank.ADMIN)
    first = ann.post("/review/next", data={"token": token(ann)}).headers["location"].partition("#")[0]
    second = bob.post("/review/next", data={"token": token(bob)}).headers["location"].partition("#")[0]
    assert first != second
    assert "the reviewer has this claim in hand" in bob.get(first).text
    assert "in hand" not in ann.get(first).text
    team.clock.tick(minutes=16)
    assert "in hand" not in bob.get(first).text
    assert (
        bob.post("/review/next", data={"token": token(bob), "skip": second.rpartition("/")[2]})
        .headers["location"]
        .startswith(first)
    )


def test_a_hold_is_let_go_with_the_next(bench: Bench) -> None:
    assert hold(bench.store, "k1", "ann", "1", "9")
    assert not hold(bench.store, "k1", "bob", "1", "9")
    assert hold(bench.store, "k2", "ann", "1", "9")
    assert hold(bench.store, "k1", "bob", "1", "9")


def test_a_verdict_leads_to_the_next_claim_until_nothing_waits(bench: Bench) -> None:
    client = bench.client()
    where = client.post("/review/next", data={"token": token(client)}).headers["location"]
    done = 0
    while not where.startswith("/review?"):
        path = where.partition("#")[0].partition("?")[0]
        fields = {"token": token(client), "version": "0", "decision": "accept", "then": "next"}
        where = client.post(path, data=fields).headers["location"]
        done += 1
    assert done == 11
    assert "Nothing waits for you." in client.get("/review").text
    assert desk_judgements.judged(bench.store) == (11, 11)


def test_claims_for_two_are_judged_blind_by_the_second(team: Bench) -> None:
    doubled = replace(reading("dt:two"), claims=tuple(replace(one, id=f"0{one.id[1:]}") for one in reading("dt:two").claims[:1]))
    save(team.store, doubled)
    ann, bob = team.member(Rank.REVIEWER), team.member(Rank.ADMIN)
    (path,) = cards(ann, "dt:two")
    assert step(ann, path, "accept")[0] == 303
    assert [one.article_id for one in waiting(team.store, "the admin", 99)].count("dt:two") == 1
    assert [one.article_id for one in waiting(team.store, "the reviewer", 99)].count("dt:two") == 0
    page = bob.get(path).text
    assert "shown once yours is in" in page
    assert "the reviewer, " not in page
    assert bob.get(path + ".json").json()["standing"]["verdict"] is None
    assert step(bob, path, "reject", 1)[0] == 303
    assert "the reviewer, " in bob.get(path).text
    found = ann.get("/review/agreement.json").json()["found"]
    assert (found["claims"], found["agreed"]) == (1, 0.0)
    assert waiting(team.store, "a third", 99)[0].article_id != "dt:two"


def test_the_last_step_can_be_taken_back_on_the_next_page(team: Bench) -> None:
    ann, bob = team.member(Rank.REVIEWER), team.member(Rank.ADMIN)
    path = ann.post("/review/next", data={"token": token(ann)}).headers["location"].partition("#")[0]
    sent = {"token": token(ann), "version": "0", "decision": "reject", "then": "next"}
    onward = ann.post(path, data=sent).headers["location"].partition("#")[0]
    assert onward.endswith("?undo=1")
    assert not onward.startswith(path)
    page = ann.get(onward).text
    assert "Wrong: “" in page
    bar = page.partition('class="undo"')[2].partition("</form>")[0]
    where = re.search(r'action="([^"]+)"', bar)
    assert where
    assert where[1] == path
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', bar))
    for client, address in ((bob, onward), (ann, onward.replace("undo=1", "undo=99")), (ann, onward.partition("?")[0])):
        assert 'class="undo"' not in client.get(address).text
    assert 'class="undo"' in ann.get("/review?undo=1").text
    back = ann.post(where[1], data=hidden | {"decision": "undo"})
    assert back.headers["location"] == path
    assert 'class="undo"' not in ann.get(onward).text
    assert standing(ann, path)["verdict"] is None
    assert step(ann, path, "correct", 2, slot="type", value="THREATEN")[0] == 303
    assert "Corrected: “" in ann.get(f"{path}?undo=3").text
    assert ann.get("/review?undo=-1").status_code == 422


def test_nothing_tells_the_second_of_two_what_the_first_said(team: Bench) -> None:
    one = reading("dt:two")
    save(team.store, replace(one, claims=tuple(replace(claim, id=f"0{claim.id[1:]}") for claim in one.claims[:1])))
    for name in ("carl", "dora"):
        kept = desk_people.account(team.store, "the reviewer")
        assert kept is not None
        desk_people.add_account(team.store, replace(kept, name=name))
    ann, reader, admin = team.member(Rank.REVIEWER), team.member(Rank.READER), team.member(Rank.ADMIN)
    carl, dora = team.as_user("carl"), team.as_user("dora")
    (path,) = cards(ann, "dt:two")
    said = {"slot": "type", "value": "THREATEN", "reason": "a telling reason"}
    assert step(ann, path, "reject", 0, reason="a telling reason")[0] == 303
    assert step(ann, path, "correct", 1, **said)[0] == 303
    marks = (
        "a telling reason",
        "corrected: type",
        ">wrong<",
        "wrong; corrected",
        ': "reject"',
        "to THREATEN",
        '["type", "THREATEN"]',
    )
    pages = ("/articles/dt:two", "/articles/dt:two?claim=1", "/articles/dt:two.json", "/articles/dt:two.csv", path, path + ".json",
             "/review", "/review.json", "/review.csv", "/review/agreement", "/review/agreement.json", "/review/agreement.csv", "/",
             "/index.json", "/search?q=shelled", "/moderate", "/accounts")  # fmt: skip

    def leaks(client: TestClient) -> list[tuple[str, str]]:
        texts = [(where, client.get(where).text) for where in pages]
        return [(where, mark) for where, text in texts for mark in marks if mark in text]

    assert leaks(carl) == leaks(reader) == []
    # His own flag and his own correction are no verdict: he sees them, and nothing else.
    assert step(carl, path, "flag", 2)[0] == 303
    assert step(carl, path, "correct", 3, slot="date", value="2017-07-08")[0] == 303
    assert leaks(carl) == []
    assert ">corrected: date; flagged<" in carl.get("/articles/dt:two").text
    assert "the reviewer" not in carl.get(path).text
    # A stale save and a step that makes no sense tell no more.
    for version, decision in ((0, "accept"), (4, "burn")):
        status, page = step(carl, path, decision, version)
        assert status in (409, 422)
        assert [mark for mark in (*marks, "the reviewer") if mark in page] == []
    assert ("/articles/dt:two.json", "wrong; corrected") in leaks(admin)
    assert ("/articles/dt:two.json", "wrong; corrected") in leaks(ann)
    # With his own verdict in he sees all, and so does everybody.
    assert step(carl, path, "accept", 4)[0] == 303
    assert (path, "a telling reason") in leaks(carl)
    assert "corrected: date, type" in reader.get("/articles/dt:two").text
    assert (path, "a telling reason") in leaks(dora)


def test_judgements_outlive_coding_anew(bench: Bench) -> None:
    client = bench.client()
    path = cards(client)[0]
    assert step(client, path, "reject")[0] == 303
    anew = reading()
    claims = tuple(replace(one, id=f"f{one.id[1:]}", event="THREATEN") for one in anew.claims)
    save(bench.store, replace(anew, claims=claims, coder="two"))
    assert load.claims(bench.store, "dt:war")[0].event == "THREATEN"
    assert standing(client, path)["verdict"] == "reject"
    assert {one.ordinal for one in waiting(bench.store, "you", 99) if one.article_id == "dt:war"} == {1, 2}
    gone = replace(reading(), claims=(), coder="three")
    save(bench.store, gone)
    assert client.get(path).status_code == 404
    assert len(of_article(bench.store, "dt:war")) == 1


def test_same_or_different_event(bench: Bench) -> None:
    save(bench.store, reading("dt:also"))
    ids = sorted((load.claims(bench.store, "dt:war")[0].id, load.claims(bench.store, "dt:also")[0].id))
    with bench.store.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("INSERT INTO links VALUES (?, ?, 2.5, '[]')", tuple(ids))
    client = bench.client()
    path, other = cards(client)[0], cards(client, "dt:also")[0]
    assert "The same event?" in client.get(path).text
    assert step(client, path, "same", other=other.rpartition("/")[2])[0] == 303
    assert client.get(other + ".json").json()["others"][0]["standing"] == "same"
    assert step(client, other, "different", 1, other=path.rpartition("/")[2])[0] == 303
    assert client.get(path + ".json").json()["others"][0]["standing"] == "different"
    assert standing(client, path)["version"] == 0


def test_judged_sentences_are_labelled_sentences(bench: Bench, tmp_path: Path) -> None:
    client = bench.client()
    shelled, denied, _ = cards(client)
    assert step(client, shelled, "accept")[0] == 303
    assert step(client, shelled, "correct", 1, slot="status", value="possible")[0] == 303
    assert step(client, denied, "reject")[0] == 303
    for path in cards(client, "full"):
        assert step(client, path, "accept")[0] == 303
    batch = tmp_path / "judged.claims"
    batch.write_text("".join(f"{line}\n" for line in labelled.lines(every(bench.store))), encoding="utf-8")
    found = list(read(batch))
    assert all(isinstance(one, Labelled) and one.lean for one in found), found
    by_text = {one.text: one.claims for one in found if isinstance(one, Labelled)}
    (claim,) = by_text["Rebels shelled Kobanî."]
    assert (claim.event, claim.status.value) == ("ASSAULT", "possible")
    assert by_text["The army denied it."] == []
    assert "Envoys met in Doha." not in by_text
    (full,) = [claims for text, claims in by_text.items() if text.startswith("France said")]
    assert full[0].size == ("injured:2-3", "dead:1000000000000")


def test_a_sentence_with_a_claim_not_judged_is_not_written(bench: Bench) -> None:
    both = reading("dt:both")
    first = both.claims[0]
    second = replace(first, id="e" + first.id[1:], event="COERCE")
    save(bench.store, replace(both, claims=(first, second)))
    client = bench.client()
    one, other = cards(client, "dt:both")
    assert one != other
    step(client, one, "accept")
    assert list(labelled.lines(every(bench.store))) == [labelled.HEADER]
    step(client, other, "reject")
    assert [line for line in labelled.lines(every(bench.store)) if line.startswith("+ ")] == ["+ ASSAULT | asserted | shelled"]


def test_steps_are_what_was_sent(bench: Bench) -> None:
    client = bench.client()
    step(client, cards(client)[0], "accept", reason="clear")
    (one,) = every(bench.store)
    assert (one.decision, one.reason, one.who, one.subject.sentence) == (
        Decision.ACCEPT,
        "clear",
        "you",
        "Rebels shelled Kobanî.",
    )

"""Stored scripts: sixty payloads in every field; nothing of them becomes more than text, in HTML as parsed by the standard library."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from detente.desk.addresses import slug
from detente.model import Decision, Judgement, Reply, ReplyState, Subject
from detente.store import desk_judgements, desk_replies
from detente.store.write import save

from .conftest import Bench, token
from .payloads import PAYLOADS, hostile

OWN_TAGS = frozenset(
    "html head meta title link script body a header svg path circle nav form label input button div fieldset legend main p footer "
    "article h1 h2 h3 time span mark sup details summary ul ol li q aside section dl dt dd strong textarea table thead tbody tr th td code "
    "select option kbd pre".split()
)


class Page(HTMLParser):
    """What is wrong with a page: foreign elements, handlers, styles, scripts and links that are not ours."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.scripts = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in OWN_TAGS:
            self.wrong.append(tag)
        self.wrong += [f"{tag} {name}" for name in given if name.startswith("on") or name in ("style", "srcdoc", "formaction")]
        for name in ("href", "src", "action"):
            where = given.get(name, "/").strip().lower()
            if not where.startswith(("/", "#", "?", "http://", "https://")) or where.startswith("//"):
                self.wrong.append(f"{tag} {name}={where}")
        if tag == "script":
            self.scripts += 1
            if not given.get("src", "").startswith("/static/desk.js?"):
                self.wrong.append("script")


def wrong(client: TestClient, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code < 500
    page = Page(answer.text)
    return page.wrong + ([] if page.scripts == 1 else [f"{page.scripts} scripts"])


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_a_payload_in_every_field_stays_text(bench: Bench, number: int) -> None:
    bad, reading = PAYLOADS[number], hostile(number)
    article_id = reading.article.id
    save(bench.store, reading)
    for parent in (0, 1):
        new = Reply(0, article_id, "", bad, parent, bad, bad, bad, ReplyState.APPROVED, "2026-11-22T12:00:00+00:00")
        desk_replies.add(bench.store, new, bad, "", "")
    client, where = bench.client(), slug(article_id)
    key = client.get(f"/articles/{where}.json").json()["cards"][0]["key"]
    card = client.get(f"/articles/{where}.json").json()["cards"][0]
    subject = Subject(article_id, card["sentence"], card["predicate"])
    step = Judgement(0, key, subject, Decision.CORRECT, bad, bad, "", 0, bad, "{}", bad, "2026-11-22T12:00:00+00:00", 1)
    assert desk_judgements.append(bench.store, step)
    pages = [
        "/articles", f"/articles/{where}", f"/articles/{where}?claim=1&cut=true", f"/articles/{where}?about={slug(bad)}", "/review",
        f"/review/{where}/{key}", "/review/agreement", "/moderate?state=approved", "/moderate/1", "/accounts",
        f"/nothing/{slug(bad)}", f"/articles/{slug(bad)}", f"/articles/{where}/missing?words={quote(bad)}", "/review?undo=1",
        f"/review/{where}/{key}?undo=1&words={quote(bad)}",
    ]  # fmt: skip
    assert {path: found for path in pages if (found := wrong(client, path))} == {}
    for path, name in (
        ("/articles", "q"),
        ("/articles", "outlet"),
        ("/articles", "page"),
        ("/nothing", "x"),
        (f"/articles/{where}", "sent"),
    ):
        answer = client.get(path, params={name: bad})
        assert Page(answer.text).wrong == []
    sent = {"token": token(client), "comment": bad, "name": bad, "email": bad, "website": bad, "claim": bad, "event": bad}
    answer = client.post(f"/articles/{where}/replies", data=sent)
    assert answer.status_code == 422
    assert Page(answer.text).wrong == []
    answer = client.post("/paste", data={"token": token(client), "text": " ", "title": bad, "outlet": bad, "published": bad})
    assert Page(answer.text).wrong == []
    answer = client.post(
        f"/review/{where}/{key}", data={"token": token(client), "decision": "correct", "slot": bad, "value": bad, "reason": bad}
    )
    assert answer.status_code == 422
    assert Page(answer.text).wrong == []


def test_the_check_itself_finds_what_is_wrong() -> None:
    found = Page("<p onclick=x><img src=//evil.example/x><a href=javascript:x></a><script>1</script><p style=x>").wrong
    assert len(found) == 6

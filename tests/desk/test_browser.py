"""The desk in a real browser: Debian's Chromium; skipped, with the reason, where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from detente.desk.addresses import slug
from detente.desk.answer import environment
from detente.model import Span, Status
from detente.store.write import save

from .conftest import Bench, reading
from .payloads import PAYLOADS, hostile

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium: apt-get install --no-install-recommends chromium fonts-dejavu-core libatomic1"
)

ROOT = Path(__file__).parents[2]
AXE = ROOT / "build" / "axe-core" / "axe.min.js"
"""Fetched by `.ci/run` with npm; development only."""

ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ARTICLE = "/articles/dt:war"
PAGES = (
    "/articles",
    ARTICLE,
    ARTICLE + "?claim=1",
    "/articles/full?cut=true",
    "/review",
    "/review/agreement",
    ARTICLE + "/missing",
    "/paste",
    "/moderate",
    "/accounts",
    "/help",
    "/nothing",
)
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS + root)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, address: str) -> Iterator[Open]:
    """Opens a page of the desk; requests elsewhere are stopped and, at the end, complained of."""
    abroad: list[str] = []
    contexts: list[Any] = []

    def stop(route: Any) -> None:
        if route.request.url.startswith((address + "/", "about:", "blob:")):
            route.continue_()
        else:
            abroad.append(route.request.url)
            route.abort()

    def open_page(path: str, **options: Any) -> Any:
        context = chromium.new_context(**options)
        contexts.append(context)
        context.route("**/*", stop)
        page = context.new_page()
        page.set_default_timeout(8_000)
        page.abroad = abroad
        page.dialogs = []
        page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert abroad == []


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_number_in_the_text_to_its_card_and_back(visit: Open, scripts: bool) -> None:
    page = visit(ARTICLE, java_script_enabled=scripts)
    assert page.locator("mark[data-claim]").count() == 3
    page.locator("#m-2").click()
    assert "#card-2" in page.url or page.locator("#card-2.on").count() == 1
    page.locator("#card-2 a.num").click()
    assert page.locator("mark[data-claim='2']").is_visible()
    if not scripts:
        assert page.locator(".slot[data-label=DID]").inner_text() == "denied"


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [320, 700])
def test_on_narrow_screens_cards_stand_below_their_paragraph(visit: Open, bench: Bench, width: int, scripts: bool) -> None:
    two = reading("dt:two")
    save(bench.store, replace(two, article=replace(two.article, paragraphs=(Span(0, 42), Span(43, 62)))))
    page = visit("/articles/dt:two", viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    assert page.locator("aside.cards").is_hidden()
    said = page.locator("article.text").aria_snapshot()
    order = [said.rindex(words) for words in ("Rebels", "Claims 1, 2", "Envoys", "Claim 3")]
    assert order == sorted(order)
    page.locator("summary", has_text="Claims 1, 2").click()
    assert page.locator("#under-2").is_visible()
    assert page.locator("#under-1 dl").first.is_visible()
    page.locator("#m-3 a:visible").click()
    page.locator("#under-3").wait_for()
    tops = [page.locator(one).bounding_box()["y"] for one in ("#m-3", "#under-3", "#related")]
    assert tops == sorted(tops)
    page.locator("#under-3 a.num").click()
    assert page.url.endswith("#m-3")
    if scripts:
        page.keyboard.press("k")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "under-2"


def test_on_wide_screens_and_on_paper_they_stand_once(visit: Open, bench: Bench) -> None:
    page = visit(ARTICLE)
    for _ in ("screen", "paper"):
        assert page.locator("aside.cards").is_visible()
        assert page.locator("details.beneath").first.is_hidden()
        assert page.locator("#m-1 a:visible").count() == 1
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 640, "height": 900})


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_claims_are_chosen_by_status(visit: Open, bench: Bench, width: int, scripts: bool) -> None:
    one = reading("dt:put")
    save(bench.store, replace(one, claims=(replace(one.claims[0], status=Status.DENIED), *one.claims[1:])))
    page = visit("/articles/dt:put", viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    page.locator("summary:visible", has_text="by status").click()
    page.locator("form.choices:visible").get_by_label("told as fact").uncheck()
    page.locator("form.choices:visible").get_by_role("button", name="Show").click()
    page.get_by_text("2 of 3 claims are not shown").wait_for()
    assert page.url.endswith("/articles/dt:put?status=denied")
    assert page.locator("mark[data-claim]").evaluate_all("all => all.map((one) => one.dataset.claim)") == ["1"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="print")
    assert page.locator("article.card:visible").count() == 1
    assert page.get_by_text("2 of 3 claims are not shown").is_visible()
    for one in page.locator("form.choices").all():
        one.wait_for(state="hidden")
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Show all").click()
    page.locator("mark[data-claim='3']").wait_for()


SELECT = """([from, to]) => { const walk = document.createTreeWalker(document.querySelector(".para"), NodeFilter.SHOW_TEXT);
    const range = document.createRange(); let node;
    while ((node = walk.nextNode())) {
        if (node.data.includes(from)) range.setStart(node, node.data.indexOf(from));
        if (node.data.includes(to)) range.setEnd(node, node.data.indexOf(to) + to.length); }
    getSelection().removeAllRanges(); getSelection().addRange(range); }"""


def test_selected_words_tell_a_missing_claim_or_correct_one(visit: Open) -> None:
    page = visit(ARTICLE)
    page.evaluate(SELECT, ["army", "denied"])
    bar = page.locator(".picked")
    bar.wait_for()
    assert bar.locator("q").inner_text() == "army denied"
    assert bar.locator("a").all_inner_texts() == ["Correct claim 2", "Add a missing claim"]
    bar.get_by_role("link", name="Add a missing claim").click()
    assert page.locator("#predicate").input_value() == "army denied"
    assert page.locator("[name=at]").input_value() == "27"
    page.go_back()
    page.evaluate(SELECT, ["army", "denied"])
    page.get_by_role("link", name="Correct claim 2").click()
    assert page.locator("#to-actor-words").is_visible()
    page.locator("#to-actor-words").fill("The army")
    page.locator("form:has(#to-actor-words) button").click()
    page.locator(".history", has_text="correct actor words to The army").wait_for()
    page.evaluate(SELECT, ["Envoys", "met"])
    assert "Add a missing claim" in page.locator(".picked").inner_text()
    page.evaluate("getSelection().removeAllRanges()")
    page.locator(".picked").wait_for(state="detached")


def test_a_missing_claim_without_scripts(visit: Open) -> None:
    page = visit(ARTICLE, java_script_enabled=False)
    page.get_by_role("link", name="Add a missing claim").click()
    page.locator("#predicate").fill("army denied")
    page.locator("#type").select_option("REJECT")
    page.get_by_role("button", name="Save").click()
    page.locator("main", has_text="“army denied”").wait_for()


def test_the_text_of_the_page_is_the_stored_text(visit: Open, bench: Bench) -> None:
    from .conftest import WORDS

    page = visit(ARTICLE + "?claim=1")
    shown = page.evaluate("""() => { const p = document.querySelector(".para").cloneNode(true);
        for (const one of p.querySelectorAll("a.num, sup")) one.remove(); return p.textContent; }""")
    assert shown == WORDS


@pytest.mark.parametrize("scripts", [True, False])
def test_reply_answer_and_moderation(visit: Open, bench: Bench, scripts: bool) -> None:
    page = visit(ARTICLE, java_script_enabled=scripts)
    bench.clock.tick(seconds=10)
    page.locator("#comment").fill("Was it the 4th of March?")
    page.locator("#name").fill("Ann")
    page.get_by_role("button", name="Post comment").click()
    # The browser itself holds the form back: the address is required.
    assert page.locator("#email:invalid").count() == 1
    page.locator("#email").fill("ann@example.org")
    page.get_by_role("button", name="Post comment").click()
    assert page.locator("#reply-1 .comment").inner_text() == "Was it the 4th of March?"
    page.goto(page.url.partition("/articles")[0] + "/moderate?state=approved")
    page.get_by_role("button", name="Turn away").click()
    page.goto(page.url.partition("/moderate")[0] + ARTICLE)
    assert page.locator("#reply-1").count() == 0


def test_wrong_fields_are_summed_up_where_the_reader_looks(visit: Open, bench: Bench) -> None:
    page = visit(ARTICLE)
    page.evaluate("document.querySelector('form.stack').noValidate = true")
    page.locator("#name").fill("Ann")
    bench.clock.tick(seconds=10)
    page.get_by_role("button", name="Post comment").click()
    page.locator("#errors:focus").wait_for()
    assert page.locator("#name").input_value() == "Ann"
    page.get_by_role("link", name="Write a comment.").click()
    assert page.url.endswith("#comment")


def test_review_by_keyboard_and_keys_are_off_while_typing(visit: Open, bench: Bench) -> None:
    page = visit("/review")
    page.get_by_role("button", name="Take the next claim").click()
    page.locator("details.correct").wait_for()
    page.wait_for_load_state("load")
    first = page.url
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.id") == "to-type"
    page.locator("#why-type").fill("y n u j ? /")
    page.locator("#why-type").press("y")
    assert page.url == first
    page.locator("h1").click()
    page.keyboard.press("y")
    page.wait_for_url(lambda url: url != first)
    page.goto(first)
    page.keyboard.press("u")
    page.locator(".history", has_text="taken back").wait_for()
    page.wait_for_load_state("load")
    page.keyboard.press("?")
    page.wait_for_url("**/help")
    page.get_by_role("button", name="Switch the keys off").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "find"


@pytest.mark.parametrize("key", ["u", "z"])
def test_the_last_verdict_is_taken_back_by_key(visit: Open, key: str) -> None:
    page = visit("/review")
    page.get_by_role("button", name="Take the next claim").click()
    page.locator("details.correct").wait_for()
    page.wait_for_load_state("load")
    first = page.url.partition("#")[0]
    page.keyboard.press("y")
    page.locator(".undo", has_text="Right: ").wait_for()
    page.wait_for_load_state("load")
    page.keyboard.press(key)
    page.locator(".history", has_text="taken back").wait_for()
    assert page.url == first


def test_the_bar_goes_after_ten_seconds_but_not_from_under_the_pointer(visit: Open) -> None:
    page = visit("/review")
    page.clock.install()
    page.get_by_role("button", name="Take the next claim").click()
    page.locator("[data-key=n]").click()
    page.locator(".undo").wait_for()
    page.locator(".undo button").hover()
    page.clock.run_for(15_000)
    assert page.locator(".undo").count() == 1
    page.locator("h1").hover()
    page.clock.run_for(2_000)
    assert page.locator(".undo").count() == 0


def test_without_scripts_the_bar_is_a_button(visit: Open) -> None:
    page = visit("/review", java_script_enabled=False)
    page.get_by_role("button", name="Take the next claim").click()
    page.get_by_role("button", name="Wrong").click()
    page.locator(".undo").get_by_role("button", name="Undo").click()
    assert "taken back" in page.locator(".history").inner_text()


def test_reading_by_keyboard(visit: Open) -> None:
    page = visit(ARTICLE)
    for key, claim in (("j", "1"), ("j", "2"), ("k", "1")):
        page.keyboard.press(key)
        assert page.locator("[data-card].on").get_attribute("data-card") == claim
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card-1"
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.id") == "comment"
    page.keyboard.type("jjj")
    assert page.locator("[data-card].on").get_attribute("data-card") == "1"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_text_is_pasted_and_read(visit: Open, scripts: bool) -> None:
    page = visit("/paste", java_script_enabled=scripts)
    page.locator("#text").fill("French troops withdrew from Mali on Monday.")
    page.locator("#title").fill("Out of Mali")
    page.get_by_role("button", name="Code this text").click(timeout=30_000)
    page.locator("h1", has_text="Out of Mali").wait_for(timeout=30_000)
    assert "RETREAT" in page.content()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(visit: Open, address: str, width: int) -> None:
    page = visit("/articles", viewport={"width": width, "height": 800})
    for path in PAGES:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_theme_is_kept_and_there_is_no_flash(visit: Open) -> None:
    page = visit("/articles", color_scheme="light", java_script_enabled=False)
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto(page.url)
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"


def test_print_is_a_page_of_footnotes(visit: Open, tmp_path: Path) -> None:
    page = visit("/articles/full")
    page.emulate_media(media="print")
    assert page.locator("header.bar").is_hidden()
    assert page.locator("form.stack").is_hidden()
    assert page.locator("#m-1").is_visible()
    assert page.locator("#card-1 dl").first.is_visible()
    assert page.locator(".spelled").is_visible()
    assert page.pdf().startswith(b"%PDF-")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Open, address: str, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("no axe-core: npm pack axe-core and unpack it to build/axe-core (.ci/run does)")
    page = visit("/articles", color_scheme=scheme, bypass_csp=True)
    serious: dict[str, list[str]] = {}
    for path in PAGES:
        page.goto(address + path)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact)))")
        if found:
            serious[path] = [
                f"{one['id']}: {one['nodes'][0]['html'][:150]} {one['nodes'][0]['failureSummary'][:200]}" for one in found
            ]
    assert serious == {}


@pytest.mark.parametrize("bypass_csp", [False, True])
def test_no_stored_script_runs(visit: Open, address: str, bench: Bench, bypass_csp: bool) -> None:
    page = visit("/articles", bypass_csp=bypass_csp)
    for number in range(len(PAYLOADS)):
        reading = hostile(number)
        save(bench.store, reading)
        page.goto(f"{address}/articles/{slug(reading.article.id)}?cut=true&claim=1")
        assert page.evaluate("window.hit") is None, PAYLOADS[number]
    page.goto(address + "/articles")
    assert page.evaluate("window.hit") is None
    assert page.dialogs == []


@pytest.mark.parametrize(("bypass_csp", "runs"), [(False, False), (True, True)])
def test_without_escaping_the_policy_alone_holds(
    visit: Open, address: str, bench: Bench, monkeypatch: pytest.MonkeyPatch, bypass_csp: bool, runs: bool
) -> None:
    """With `bypass_csp` the control: both layers off, the script runs."""
    environment().cache.clear()
    monkeypatch.setattr(environment(), "autoescape", False)
    page = visit("/articles", bypass_csp=bypass_csp)
    save(bench.store, hostile(0))
    page.goto(f"{address}/articles/{slug(hostile(0).article.id)}")
    assert (page.evaluate("window.hit") == 1) == runs
    monkeypatch.undo()
    environment().cache.clear()


def test_a_request_abroad_would_be_caught(visit: Open) -> None:
    page = visit("/articles", bypass_csp=True)
    page.evaluate(
        "new Promise(done => { const i = new Image(); i.onerror = done; i.src = 'https://cdn.example/x.png'; document.body.append(i); })"
    )
    assert page.abroad == ["https://cdn.example/x.png"]
    page.abroad.clear()


def test_two_browsers_on_one_claim(visit: Open) -> None:
    ann, bob = visit("/review"), visit("/review")
    ann.locator("tbody a").first.click()
    bob.goto(ann.url)
    bob.locator("summary", has_text="Correct").click()
    bob.locator("#to-date").fill("2017-07-08")
    bob.locator("#why-date").fill("the text says so")
    ann.get_by_role("button", name="Flag").click()
    ann.locator(".history").wait_for()
    bob.locator("form:has(#to-date) button").click()
    bob.locator("#errors").wait_for()
    assert "you: flag" in bob.locator("#errors").inner_text()
    assert bob.locator("#why-date").input_value() == "the text says so"

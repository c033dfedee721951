"""Dyad, network, map and search in a real browser: with and without scripts, narrow, in both themes, nothing asked of others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from detente.store import schema
from detente.store.connect import writing

from .conftest import Bench
from .payloads import PAYLOADS
from .test_views import pages, poisoned

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium")
AXE = Path(__file__).parents[2] / "build" / "axe-core" / "axe.min.js"
Open = Callable[..., Any]


@pytest.fixture
def bench(year: Bench) -> Bench:
    """The desk that `address` serves: the one with the year of news."""
    return year


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Any, address: str) -> Iterator[Open]:
    """Opens a page of the desk; a request to anybody else, and any dialog, is complained of at the end."""
    abroad: list[str] = []
    contexts: list[Any] = []

    def watch(route: Any) -> None:
        if route.request.url.startswith(address + "/"):
            route.continue_()
        else:
            abroad.append(route.request.url)
            route.abort()

    def open_page(path: str, **options: Any) -> Any:
        context = chromium.new_context(**options)
        contexts.append(context)
        context.route("**/*", watch)
        page = context.new_page()
        page.set_default_timeout(8_000)
        page.on("dialog", lambda dialog: (abroad.append(f"dialog on {path}"), dialog.dismiss()))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert abroad == []


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_dyad_to_its_events_and_their_sentence(visit: Open, scripts: bool) -> None:
    page = visit("/dyads/TUR/SYR", java_script_enabled=scripts)
    page.get_by_role("link", name="Turkey → Syria").click()
    assert "direction=to" in page.url
    page.locator(".pic-dyad a").last.click()
    assert "/events?" in page.url
    page.locator("table.rows tbody th a").first.click()
    page.locator(".accounts .by a").first.click()
    page.locator("mark[data-claim].on").first.wait_for()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_second_dyad_is_put_beside(visit: Open, scripts: bool) -> None:
    page = visit("/dyads/TUR/SYR", java_script_enabled=scripts)
    page.locator("#with").select_option(label="Syria and Syria rebels")
    page.get_by_role("button", name="Show").click()
    assert page.locator(".pic").count() == 2
    ticks = [page.locator(f".{name} > g > text").all_inner_texts() for name in ("pic-dyad", "pic-dyad-2")]
    assert ticks[0] == ticks[1]
    assert "beside" in page.locator("h1").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_event_is_replied_to_on_its_page(visit: Open, bench: Bench, scripts: bool) -> None:
    page = visit(next(path for path in pages(bench.store) if path.startswith("/events/")), java_script_enabled=scripts)
    for name, words in (("comment", "Who counted?"), ("name", "Ann"), ("email", "ann@example.org")):
        page.locator(f"#{name}").fill(words)
    bench.clock.tick(seconds=10)
    page.get_by_role("button", name="Post comment").click()
    assert page.locator("#reply-1 .comment").inner_text() == "Who counted?"
    assert "/events/" in page.url


@pytest.mark.parametrize("scripts", [True, False])
def test_the_network_by_picture_matrix_and_table(visit: Open, scripts: bool) -> None:
    page = visit("/relations", java_script_enabled=scripts)
    signs = page.locator(".matrix td a").count()
    assert signs == 2 * page.locator(".pic-network g:has(path)").count()
    page.locator("table.rows thead").get_by_role("link", name="Who", exact=True).click()
    assert page.locator("th[aria-sort=ascending]").count() == 1
    page.locator("aside").get_by_role("link", name="Syria", exact=True).click()
    assert page.locator(".pic-network .node.on").count() == 1
    page.locator(".matrix td a").first.click()
    assert "/dyads/" in page.url


def test_the_network_is_walked_by_arrow_keys(visit: Open) -> None:
    page = visit("/relations?party=SYR")
    label = "document.activeElement.getAttribute('aria-label')"
    place = """() => { const box = document.activeElement.querySelector('.node').getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2]; }"""
    page.locator(".picture").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(label) == "Syria"
    walked = {"Syria"}
    for key, axis, sign in (("ArrowUp", 1, -1), ("ArrowDown", 1, 1), ("ArrowLeft", 0, -1), ("ArrowRight", 0, 1)):
        for _ in range(12):
            before, was = page.evaluate(place), page.evaluate(label)
            page.keyboard.press(key)
            after, now = page.evaluate(place), page.evaluate(label)
            assert now == was or sign * (after[axis] - before[axis]) > 0
            walked.add(now)
    assert len(walked) > 2
    here = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith(here))


@pytest.mark.parametrize("scripts", [True, False])
def test_the_map_and_its_list(visit: Open, scripts: bool) -> None:
    page = visit("/map?since=2024-01-01", java_script_enabled=scripts)
    assert (
        page.locator(".pic-map circle").count()
        == page.locator("section td:has-text('town'), section td:has-text('province')").count()
    )
    assert page.locator(".pic-map circle").first.is_visible()
    assert page.locator(".pic-map .land").first.is_visible()
    assert page.locator(".pic-map text").first.is_visible()
    page.get_by_role("link", name="Aleppo", exact=True).click()
    assert page.locator("table.rows td:has-text('Aleppo')").count() == 42


@pytest.mark.parametrize("scripts", [True, False])
def test_search_narrow_and_follow(visit: Open, scripts: bool) -> None:
    page = visit("/", java_script_enabled=scripts)
    page.locator("#find").fill("shelled")
    page.locator(".find button").click()
    assert page.locator(".hit").count() == 25
    assert page.locator("mark.found-word").first.inner_text() == "shelled"
    page.locator(".facets").get_by_role("link", name="Lebanon").click()
    assert page.locator(".chosen").inner_text().startswith("Party: Lebanon")
    assert page.locator("link[type='application/atom+xml']").get_attribute("href") == "/search.atom?" + page.url.split("?")[1]


def test_nothing_sticks_out_of_a_narrow_screen(visit: Open, bench: Bench) -> None:
    page = visit("/", viewport={"width": 320, "height": 800})
    base = page.url.rstrip("/")
    for path in pages(bench.store):
        page.goto(base + path)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path


def test_long_names_stay_on_a_narrow_screen(visit: Open, bench: Bench) -> None:
    with writing(bench.store) as connection:
        connection.execute(
            update(schema.parties).values(label=schema.parties.c.label + ", democratic people's federation of the north")
        )
    page = visit("/dyads/TUR/SYR", viewport={"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core: .ci/run fetches it")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit: Open, bench: Bench, theme: str) -> None:
    page = visit("/", color_scheme=theme, bypass_csp=True)
    base = page.url.rstrip("/")
    for path in pages(bench.store):
        page.goto(base + path)
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(one => one.violations)")
        serious = [(one["id"], one["nodes"][0]["html"][:120]) for one in found if one["impact"] in ("serious", "critical")]
        assert serious == [], path


def test_a_hostile_store_runs_nothing(visit: Open, bench: Bench) -> None:
    page = visit("/", bypass_csp=True)
    base = page.url.rstrip("/")
    for payload in (PAYLOADS[0], PAYLOADS[10], PAYLOADS[12], PAYLOADS[40]):
        poisoned(bench.store, payload)
        for path in pages(bench.store):
            page.goto(base + path)
            assert page.evaluate("window.hit") is None, (payload, path)


def test_paper_holds_the_table_and_no_forms(visit: Open) -> None:
    page = visit("/dyads/TUR/SYR")
    page.emulate_media(media="print")
    assert page.locator("form").first.is_hidden()
    assert page.locator(".data table").is_visible()

"""Pictures of the desk for the README and `docs/desk.md`: `python -m docs.screens`.

In: the packaged articles, read into a store of their own, and Debian's Chromium. Out: `docs/screens/*.png`. Not here: tests of
the pages (`tests/desk`).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks import served

HERE = Path(__file__).parent / "screens"
PAGES = {
    "home": "/?since=2012-05-01",
    "dyad": "/dyads/SDN/SSD",
    "relations": "/relations?at=2012-04-30&least=1",
    "map": "/map?since=2012-03-01&until=2012-06-30",
    "search": "/search?q=Heglig",
}
SIZE = {"width": 1280, "height": 860}


def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no chromium: apt-get install chromium")
        return 2
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        db = f"{folder}/desk.db"
        subprocess.run([sys.executable, "-m", "detente.cli", "demo", "--db", db], check=True, stdout=subprocess.DEVNULL)
        with served.desk(db) as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            _draw(browser.new_page(viewport=SIZE), f"http://127.0.0.1:{port}")
            dark = browser.new_page(viewport=SIZE, color_scheme="dark")
            dark.goto(f"http://127.0.0.1:{port}/dyads/SDN/SSD")
            dark.screenshot(path=HERE / "dyad-dark.png")
            browser.close()
    return 0


def _draw(page, base: str) -> None:
    for name, path in PAGES.items():
        page.goto(base + path)
        page.screenshot(path=HERE / f"{name}.png")
    page.goto(f"{base}/events?party=SSD&type=ASSAULT")
    page.get_by_role("link", name="South Sudanese troops attacked Sudan").first.click()
    page.screenshot(path=HERE / "event.png")
    page.locator("main a[href^='/articles/']").first.click()
    page.goto(page.url.partition("#")[0])  # from its headline on
    page.screenshot(path=HERE / "article.png")


if __name__ == "__main__":
    sys.exit(main())

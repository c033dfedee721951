"""Draw docs/demo.svg: claims of two packaged articles as `detente claims` shows them. Run by `./run picture`.

In: the packaged articles. Out: an SVG. Not here: the table itself (`detente.cli`).
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from detente.cli import claim_table
from detente.config import Settings
from detente.packaged import samples
from detente.pipeline import Coder
from detente.store.connect import open_store
from detente.store.read import claims
from detente.store.write import save

SHOWN = 9


def main() -> None:
    coder = Coder()
    with TemporaryDirectory() as folder, open_store(str(Path(folder) / "picture.db")) as store:
        for article in samples(Settings()):
            if "sudan" in article.origin:
                save(store, coder.read(article))
        rows = [asdict(row) for row in claims(store)][:SHOWN]
    console = Console(record=True, width=150, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    console.print(claim_table(rows))
    console.save_svg(str(Path(__file__).with_name("demo.svg")), title="detente claims")


if __name__ == "__main__":
    main()

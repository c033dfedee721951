"""Draw docs/demo.svg: claims of two packaged articles as `detente claims` shows them. Run by `./run picture`.

In: the packaged articles. Out: an SVG. Not here: the table itself (`detente.cli`).
"""

from __future__ import annotations

import io
import re
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from detente import display
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
    console = Console(record=True, width=150, file=io.StringIO())
    console.print(display.claims(rows))
    drawn = console.export_svg(title="detente claims")
    # rich names a font on another host; a picture loads nothing from anywhere
    drawn = re.sub(r"@font-face\s*{.*?}", "", drawn, flags=re.DOTALL)
    Path(__file__).with_name("demo.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main()

"""Commands that compare codings: `recode`, `diff`.

In: one store or two. Out: what came, went and changed, and why. Not here: what counts as a change (`memory.difference`).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.joined import join
from detente.cli.parts import DEFAULT_DB, AsJson, Database, console, open_coder, out_json

if TYPE_CHECKING:
    from detente.memory.difference import Change

Shown = Annotated[int, typer.Option("--limit", help="At most so many changes in the table; 0 for all. Counts are of all.")]


def recode(db: Database = DEFAULT_DB, limit: Shown = 50, as_json: AsJson = False) -> None:
    """Code the stored articles again after an upgrade and show what changed. Judgements and replies stay as they are.

    Articles that this version has coded are passed over, so that an interrupted run goes on where it stopped.
    """
    from rich.progress import track

    from detente.memory.difference import changes
    from detente.store import load
    from detente.store.connect import open_store
    from detente.store.read import articles
    from detente.store.write import save

    coder = open_coder()
    found: list[Change] = []
    with open_store(db) as store:
        stale = [row.article_id for row in articles(store) if row.coder != coder.version]
        bar = console(sys.stderr)
        for article_id in track(stale, "Coding again", console=bar, disable=not bar.is_terminal):
            article = load.article(store, article_id)
            if article is not None:
                before = load.claims(store, article_id)
                reading = coder.read(article)
                save(store, reading)
                found += changes(article_id, article.text, before, reading.claims)
        join(store, coder.lexicon.register)
    _show(f"{len(stale)} articles coded again by {coder.version}", found, limit, as_json)


def diff(
    before: Annotated[Path, typer.Argument(help="A store.")],
    after: Annotated[Path, typer.Argument(help="Another, with articles of the same ids.")],
    limit: Shown = 50,
    as_json: AsJson = False,
) -> None:
    """Compare two stores: which claims came, went and changed, and why; articles that only one of them has are counted."""
    from detente.memory.difference import changes
    from detente.store import load
    from detente.store.connect import open_to_read
    from detente.store.read import articles

    found: list[Change] = []
    with open_to_read(str(before)) as old, open_to_read(str(after)) as new:
        olds, news = ({row.article_id for row in articles(one)} for one in (old, new))
        edited = 0
        for article_id in sorted(olds & news):
            was, now = load.article(old, article_id), load.article(new, article_id)
            if was is None or now is None or was.text != now.text:
                edited += 1
                continue
            found += changes(article_id, now.text, load.claims(old, article_id), load.claims(new, article_id))
    alone = f"{len(olds - news)} articles only in {before}, {len(news - olds)} only in {after}, {edited} with another text"
    _show(f"{len(olds & news) - edited} articles in both; {alone}", found, limit, as_json)


def _show(title: str, found: Iterable[Change], limit: int, as_json: bool) -> None:
    """Counts of all changes, then the first of them."""
    changes = list(found)
    counts = Counter(change.kind for change in changes)
    if as_json:
        out_json({"about": title, "counts": counts, "changes": [asdict(one) for one in changes]})
        return
    from detente import display

    told = ", ".join(f"{counts[kind]} {kind}" for kind in ("came", "went", "changed"))
    shown = changes[: limit or None]
    if shown:
        console().print(display.changes([asdict(one) for one in shown]))
    cut = f"; the first {limit} are shown, --limit 0 shows all" if len(shown) < len(changes) else ""
    console().print(f"{title}: {told}{cut}")

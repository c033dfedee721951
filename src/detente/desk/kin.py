"""Related articles: what tells of the same, its copies folded below it, then background on the same parties.

In: an article, the pair of parties that it tells most of. Out: `Kindred`. Not here: which articles are kin (`join`), the story's
strip (`place.py`).
A copy is kin to its original alone, which speaks for it: beside a copy stand the kin of its original.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from detente.desk.cast import Couple
from detente.desk.state import Desk
from detente.memory.overview import shifted
from detente.model import Article
from detente.store import desk_articles, desk_events, dyads
from detente.store.desk_articles import CopyRow, Head, Kin

EARLIER = 10
"""Days from which what was told of the same parties before is background."""

BACKGROUND = 6
"""Articles of background that are named."""

EVENTS = 12
"""Events of the pair that are looked at: several may be told first by one article."""

RECENT = 120
"""Days looked back upon where both parties are in the news all the time."""


@dataclass(frozen=True, slots=True)
class Related:
    """A related article: how (`same event`, `follow-up`, `background`, ...) and why in words; its copies."""

    article_id: str
    title: str
    outlet: str
    published: str | None
    kind: str
    words: str
    copies: tuple[CopyRow, ...]


@dataclass(frozen=True, slots=True)
class Kindred:
    """All that is related. `original` is the article that this one copies, `reason` why it is taken for a copy; `copies` are
    those of this article, or where it is one itself the others of its original."""

    original: Head | None
    reason: str
    copies: tuple[CopyRow, ...]
    articles: tuple[Related, ...]


def kindred(desk: Desk, article: Article, pair: Couple | None) -> Kindred:
    """What is related to an article; background is of the pair that it tells most of. Raises `StoreError`."""
    own = next((one for one in desk_articles.copies(desk.store, [article.id]) if one.article_id == article.id), None)
    speaker = own.original_id if own else article.id
    kin = [one for one in desk_articles.kin(desk.store, speaker) if one.article_id != article.id and one.kind != "copy"]
    copies = desk_articles.copies(desk.store, [speaker, *(one.article_id for one in kin)])
    seen = {article.id, speaker, *(one.article_id for one in kin), *(one.article_id for one in copies)}
    return Kindred(
        original=desk_articles.heads(desk.store, [speaker]).get(speaker) if own else None,
        reason=own.reason if own else "",
        copies=tuple(one for one in copies if one.original_id == speaker and one.article_id != article.id),
        articles=(*(_related(one, copies) for one in kin), *islice(_background(desk, article, pair, seen), BACKGROUND)),
    )


def _related(one: Kin, copies: Collection[CopyRow]) -> Related:
    own = tuple(copy for copy in copies if copy.original_id == one.article_id)
    return Related(one.article_id, one.title, one.outlet, one.published, one.kind, one.words, own)


def _background(desk: Desk, article: Article, pair: Couple | None, seen: Collection[str]) -> Iterator[Related]:
    """The articles that first told of the latest dealings of a pair before this one, each once."""
    if pair is None or not article.published:
        return
    before = shifted(article.published, -EARLIER)
    titles = dict(desk_events.latest(desk.store, (pair.a.id, pair.b.id), before, shifted(before, -RECENT), EVENTS))
    first = dyads.first_articles(desk.store, list(titles))
    heads = desk_articles.heads(desk.store, first.values())
    told = {first[event_id]: title for event_id, title in reversed(titles.items()) if event_id in first}
    for id_ in dict.fromkeys(first[event_id] for event_id in titles if event_id in first):
        head = heads.get(id_)
        if head and id_ not in seen and (head.published or before) < before:
            words = f"earlier between {pair.a.label} and {pair.b.label}: {told[id_]}"
            yield Related(id_, head.title, head.outlet, head.published, "background", words, ())

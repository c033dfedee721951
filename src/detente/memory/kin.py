"""Articles with their kin: as kinship compares them, and as one who reads an article asks for others.

In: an open `Store` or a transaction, ids of articles. Out: `Headline`s, `Paper`s, `Kinship`s. Not here: why two articles are
related (`join/kinship.py`), keeping kinships (`joined.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from detente.join import kinship
from detente.join.papers import Headline, Paper
from detente.join.papers import papers as made
from detente.join.traits import Traits, traits
from detente.model import Kinship
from detente.store import shelf
from detente.store.connect import Store, reading
from detente.store.shelf import Transaction


def related(store: Store, article_id: str, limit: int = 20) -> list[Kinship]:
    """The kin of an article, the closest first, and at the end what is background on the same parties.

    Raises `StoreError`.
    """
    with reading(store) as connection:
        kin = [one for one in shelf.kinships(connection, {article_id}) if article_id in (one.a, one.b)]
        own = next(iter(papers(connection, {article_id}, traits(shelf.told(connection, {article_id})))), None)
        earlier = shelf.earlier_on(connection, own.dyads, own.headline.published, limit) if own else set()
        before = papers(connection, earlier, traits(shelf.told(connection, earlier)))
        back = kinship.background(own, before, limit) if own else []
    known = {(one.a, one.b) for one in kin}
    closest = sorted(kin, key=lambda one: (-one.score, one.a, one.b))
    return [*closest, *(one for one in back if (one.a, one.b) not in known)][:limit]


def papers(connection: Transaction, articles: Collection[str], found: Iterable[Traits]) -> list[Paper]:
    """Articles with their traits, ready for comparing."""
    told = list(found)
    known = shelf.events(connection, {one.account.id for one in told})
    return made(headlines(connection, articles), told, known)


def headlines(connection: Transaction, articles: Collection[str]) -> list[Headline]:
    """Articles with who printed them when, and whose copies they are."""
    originals = {one.article_id: one.original_id for one in shelf.copies(connection, articles)}
    return [Headline(*row, originals.get(row[0], "")) for row in shelf.headlines(connection, articles)]

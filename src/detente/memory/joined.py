"""Joining what is new in a store to what is known: copies, events, stories.

Articles are taken in by batches, each in one transaction: whoever is killed goes on where the last batch ended. Stories that a
batch may have changed are dissolved, and made when the last batch has come: till then their articles have none. What a batch
makes anew is found from what it touches: texts that share keys with its texts; accounts around the days of its accounts;
webs (`join/clusters.py`) of claims and of articles that have won or lost a link. Since `join` answers about a web whatever else
there is, the rows in the end are those of joining everything at once; `tests/memory/test_joined.py` holds it to that.

In: an open `Store`, the names of agencies, judgements. Out: tables of memory; how many articles were taken in. Not here: how
anything is joined (`join`), rows (`store`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial

from detente.join import copies, events, kinship, links, stories
from detente.join.clusters import ECHO, MISSING, Judged
from detente.join.features import TABLE
from detente.join.sketch import SKETCH, keys
from detente.join.traits import Traits, traits
from detente.memory.cycles import seldom_sought
from detente.memory.kin import headlines, papers
from detente.memory.names import labelled
from detente.memory.nearby import neighbours, surroundings
from detente.memory.related import RELATED
from detente.model import Account, stable_id
from detente.store import joined, moved, shelf
from detente.store.connect import Store, reading, writing
from detente.store.lists import chunks
from detente.store.shelf import Transaction

BATCH = 1_000
"""Articles taken in by one transaction."""

RECIPE, JUDGED = "join recipe", "join judgements"
"""Notes in the store: by which rules memory was made, and by which judgements."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What one batch needs at hand: the transaction, names of agencies, judgements, and the articles it is about: new ones
    and those that are gone or were something else. `tracked` says that relations have been found, and what changes is to be
    marked for them. `before` holds the traits of articles that the last batch looked at, by article and what it was then: most
    neighbours are the same. `seen` holds those of this batch, within which claims do not change."""

    connection: Transaction
    agencies: frozenset[str]
    labels: Mapping[str, str]
    judgements: tuple[Judged, ...]
    fresh: frozenset[str]
    gone: frozenset[str]
    tracked: bool
    before: Mapping[shelf.Edition, list[Traits]]
    seen: dict[shelf.Edition, list[Traits]] = field(default_factory=dict)
    editions: dict[str, shelf.Edition] = field(default_factory=dict)

    def traits(self, articles: Set[str]) -> list[Traits]:
        """The traits of all accounts of articles."""
        new = shelf.editions(self.connection, articles - self.editions.keys())
        self.editions.update(new)
        told: dict[str, list[Account]] = {id_: [] for id_, edition in new.items() if edition not in self.before}
        for one in shelf.told(self.connection, told):
            told[one.article_id].append(one)
        for id_, edition in new.items():
            self.seen[edition] = traits(told[id_]) if id_ in told else self.before[edition]
        return [one for article in sorted(articles) for one in self.seen[self.editions[article]]]


def remember(
    store: Store,
    agencies: frozenset[str],
    judgements: Iterable[Judged] = (),
    progress: Callable[[int, int], None] = lambda done, of: None,
    labels: Mapping[str, str] | None = None,
) -> int:
    """Join all that is new in a store; the number of articles taken in. `progress` hears how many of how many are done.
    `labels` names country and body codes in titles of the events made now.

    Other rules or other agencies than last time begin memory anew. Raises `StoreError`.
    """
    judged = tuple(sorted({(min(a, b), max(a, b), kind) for a, b, kind in judgements}))
    recipe = _recipe(agencies)
    with reading(store) as connection:
        anew = shelf.note(connection, RECIPE) != recipe
    if anew:
        with writing(store) as connection:
            joined.forget_all(connection)
            joined.keep_note(connection, RECIPE, recipe)
            joined.keep_note(connection, RELATED, "")
    with reading(store) as connection:
        new, gone = shelf.pending(connection), shelf.stale(connection)
        other = bool(gone) or shelf.note(connection, JUDGED) != _judged(judged) or bool(shelf.storyless(connection))
    batches = list(chunks(new, BATCH)) or ([[]] if other else [])
    seen: dict[shelf.Edition, list[Traits]] = {}
    for place, batch in enumerate(batches):
        with seldom_sought(), writing(store) as connection:
            left = frozenset(gone if place == 0 else ())
            tracked = not left and bool(shelf.note(connection, RELATED))
            task = _Task(connection, agencies, labels or {}, judged, frozenset(batch), left, tracked, seen)
            _batch(task)
            seen = task.seen
            if place == len(batches) - 1:
                _stories(connection)
                joined.keep_note(connection, JUDGED, _judged(judged))
        progress(min(len(new), (place + 1) * BATCH), len(new))
    return len(new)


def due(connection: Transaction, agencies: frozenset[str]) -> int:
    """How many articles `remember` would take in: the new ones, or all where memory was made by other rules."""
    anew = shelf.note(connection, RECIPE) != _recipe(agencies)
    return shelf.stored(connection) if anew else len(shelf.pending(connection))


def _recipe(agencies: frozenset[str]) -> str:
    """A name for the rules: another one where any weight, limit or agency differs."""
    tables = [f"{question.__name__} {weight}" for table in (TABLE, kinship.TABLE) for question, weight in table]
    limits = (ECHO, MISSING, links.FLOOR, links.WINDOW, events.JOINED, kinship.FLOOR, kinship.WINDOW, stories.TOLD_TOGETHER)
    return stable_id("3", SKETCH, *tables, *map(str, limits), *sorted(agencies))


def _batch(task: _Task) -> None:
    """Copies, then events, then kinships, each told what the one before it changed; what relations have to take in is marked.
    Of articles that are gone nobody knows any more whom they named: then relations are to be found anew, all of them."""
    if task.gone:
        joined.keep_note(task.connection, RELATED, "")
    revoiced = _copies(task)
    articles = _events(task, revoiced)
    _kinships(task, articles | revoiced | task.fresh)
    if task.tracked:
        moved.mark_articles(task.connection, revoiced)


def _copies(task: _Task) -> set[str]:
    """Tell copies among the new texts and all that are like them; the articles whose voice or original may have changed."""
    at = task.connection
    found = {one.id: one for one in shelf.sheets(at, task.fresh)}
    sketches = {one.id: keys(one.text) for one in found.values()}
    bereft = shelf.sharing(at, shelf.sketched(at, task.gone)) - task.gone
    joined.forget(at, task.gone)
    joined.mark(at, {}, sketches)
    frontier = set(found) | bereft
    found |= {one.id: one for one in shelf.sheets(at, bereft - found.keys())}
    while frontier:
        near = shelf.sharing(at, shelf.sketched(at, frontier)) - found.keys()
        candidates = {one.id: one for one in shelf.sheets(at, near)}
        like = copies.alike([*(found[one] for one in sorted(frontier)), *candidates.values()])
        frontier = {other for one in frontier for other in like.get(one, ()) if other in candidates}
        found |= {one: candidates[one] for one in frontier}
    sheets = [found[one] for one in sorted(found)]
    told = copies.copies(sheets, task.agencies)
    joined.replace_copies(at, found, told, copies.voices(sheets, told, task.agencies))
    return set(found)


def _events(task: _Task, revoiced: Collection[str]) -> set[str]:
    """Link the new claims, and make the events of every web they touch; the articles that tell of these."""
    at = task.connection
    torn_webs = shelf.torn_webs(at) if task.gone else set()
    torn = shelf.in_webs(at, torn_webs)
    judged = {one for a, b, _ in (*task.judgements, *_earlier(task)) for one in (a, b)}
    fresh = shelf.claims_of(at, task.fresh) | torn
    around_them = surroundings(at, fresh, task.traits)
    touched = links.touched(around_them, fresh)
    new = links.links(around_them, fresh)
    joined.replace_links(at, touched, new)
    bound = {one for link in new if link.score >= events.JOINED for one in (link.a, link.b)}
    starts = touched | bound | shelf.claims_of(at, revoiced) | judged
    webs = shelf.webs_of(at, starts) | torn_webs
    inside = {one for one in starts if one in touched} | shelf.in_webs(at, webs)
    articles = shelf.articles_of(at, inside)
    found = [one for one in task.traits(articles) if one.account.id in inside]
    called = partial(labelled, labels=task.labels)
    made = events.events(found, shelf.scores(at, inside), task.judgements, shelf.voices(at, articles), called)
    if task.tracked:
        moved.mark_pairs(at, moved.in_webs(at, webs) | moved.in_events(one.event for one in made))
    joined.replace_events(at, webs, [(one.web, one.event) for one in made])
    return articles


def _kinships(task: _Task, articles: Set[str]) -> None:
    """Find the kin of articles, and dissolve the stories of every web they touch."""
    at = task.connection
    near = neighbours(at, articles, task.traits)
    kin = kinship.kinships(papers(at, near, task.traits(near)), articles)
    joined.replace_kinships(at, articles, kin)
    starts = set(articles) | {one for pair in kin if stories.binding(pair) for one in (pair.a, pair.b)}
    joined.dissolve(at, shelf.story_webs_of(at, starts) | (shelf.torn_story_webs(at) if task.gone else set()))


def _stories(connection: Transaction) -> None:
    """Make stories of the articles that have none: once for all batches, for months of news may hang together in one web."""
    inside = shelf.storyless(connection)
    made = stories.stories(headlines(connection, inside), shelf.kinships_from(connection, inside))
    joined.keep_stories(connection, [(one.web, one.story) for one in made])
    joined.settle(connection, inside)


def _judged(judgements: Sequence[Judged]) -> str:
    return "\n".join(" ".join(one) for one in judgements)


def _earlier(task: _Task) -> Iterator[Judged]:
    for line in shelf.note(task.connection, JUDGED).splitlines():
        a, b, kind = line.split(" ")
        yield a, b, kind

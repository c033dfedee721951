"""Relations and shifts brought up to date with what joining has changed.

Only pairs are found anew whose events or ties have moved, and shifts of dyads of which more or less is written now: what
joining marked (`store/moved.py`) says which. A pair's relations follow from its own accounts, and a dyad's shifts from its own
acts and coverage, so that the rows in the end are those of finding everything at once; `tests/memory/test_moved.py` holds it
to that. All of it is one transaction: whoever is killed begins again from the same marks.

In: an open `Store` with readings and events, names of countries. Out: the same, with parties, who is named where, relations and
shifts. Not here: how they are found (`relate`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from detente.memory.cycles import seldom_sought
from detente.memory.names import SECTORS, labelled
from detente.model import Deed, Party, Shift, Told, stable_id
from detente.relate import relations as standing
from detente.relate import segments, series, signals, spells
from detente.relate import shifts as shifting
from detente.relate.coverage import naming
from detente.store import coverage, moved, related, relations, shelf
from detente.store.connect import Store, reading, writing
from detente.store.joined import keep_note

RELATED = "relations"
"""The note that says by which rules relations and shifts were last found; without it they are to be found anew."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What one bringing up to date needs at hand: the transaction, names of codes, and what has moved, None for everything."""

    connection: shelf.Transaction
    labels: Mapping[str, str]
    moved: moved.Moved | None

    @property
    def articles(self) -> frozenset[str] | None:
        """The articles that have moved, None for all."""
        return self.moved.articles if self.moved is not None else None


@dataclass(frozen=True, slots=True)
class _Concerned:
    """Pairs that are found anew, and parties of whom more or less is written than before; None for all."""

    pairs: frozenset[moved.Pair] | None
    parties: frozenset[str]

    def __call__(self, a: str, b: str) -> bool:
        """Whether the shifts of a dyad are to be found anew."""
        return self.pairs is None or moved.pair(a, b) in self.pairs or a in self.parties or b in self.parties


def relate(store: Store, labels: Mapping[str, str] | None = None) -> None:
    """Take in what has moved since relations were last found, or find everything anew where that was by other rules or names.

    `labels` names country and body codes (USA: United States); a code without a name stays one. Raises `StoreError`.
    """
    recipe = _recipe(labels or {})
    with reading(store) as connection:
        if shelf.note(connection, RELATED) == recipe and not moved.moved(connection):
            return
    with seldom_sought(), writing(store) as connection:
        known = shelf.note(connection, RELATED) == recipe
        _bring(_Task(connection, labels or {}, moved.moved(connection) if known else None))
        keep_note(connection, RELATED, recipe)


def _recipe(labels: Mapping[str, str]) -> str:
    """A name for the rules: another one where any weight, limit or name differs."""
    limits = (spells.BEGINS, spells.LAPSES, spells.ENDED, spells.FULL, spells.FORGOTTEN, signals.TOLD, standing.KEPT)
    levels = (segments.PENALTY, segments.POWERS, segments.PRIOR_SPREAD, segments.PRIOR_WEIGHT)
    shifts = (shifting.LEAST, shifting.FEWEST, shifting.DROP, shifting.NAMED, shifting.AFTERMATH)
    rules = (signals.SUPPORTS, signals.ENDS, sorted(signals.HALF_LIVES.items()), limits, levels, shifts, sorted(SECTORS.items()))
    return stable_id("1", *map(str, rules), *(f"{code} {label}" for code, label in sorted(labels.items())))


def _bring(task: _Task) -> None:
    """Parties first, for words name them; then who is named where, then relations, then shifts."""
    at = task.connection
    mentioned = related.mentioned(at, task.articles)
    known, renamed = _parties(task, mentioned)
    written = _named(task, mentioned)
    tied = related.tied(at, task.articles)
    coverage.tie(at, tied, task.articles)
    concerned = _Concerned(None, frozenset())
    if task.moved is not None:
        ties = {moved.pair(*ends) for ends in tied.values()}
        concerned = _Concerned(task.moved.pairs | ties | relations.pairs_of(at, renamed), written | renamed)
    told = [_tie(one, known) for one in related.told_among(at, concerned.pairs)]
    deeds = [_deed(one, known) for one in related.deeds_among(at, concerned.pairs)]
    relations.keep_relations(at, standing.relations(told, deeds, among=concerned.pairs), concerned.pairs)
    relations.keep_shifts(at, _shifts(task, concerned, known), concerned)
    moved.clear(at)


def _parties(task: _Task, mentioned: Mapping[str, Mapping[str, Party]]) -> tuple[dict[str, Party], frozenset[str]]:
    """All parties by id with a name for people, and those that had another name before. Where mentions differ, the first name
    by the alphabet: so what is known and what is new can be merged in any order."""
    before = relations.parties_in(task.connection) if task.moved is not None else {}
    known = dict(before)
    for parties in mentioned.values():
        for party in parties.values():
            one = replace(party, label=labelled(party, task.labels))
            known[one.id] = min(known.get(one.id, one), one, key=_order)
    changed = {id_ for id_, party in known.items() if before.get(id_) != party}
    relations.keep_parties(task.connection, [known[id_] for id_ in sorted(changed)], anew=task.moved is None)
    return known, frozenset(changed & before.keys())


def _order(one: Party) -> tuple[bool, str, bool, str]:
    return one.label == one.id, one.label, not one.code, one.code


def _named(task: _Task, mentioned: Mapping[str, Mapping[str, Party]]) -> frozenset[str]:
    """Keep which parties articles name, those of copies left out; the parties that are named more or less than before."""
    copies = {one.article_id for one in shelf.copies(task.connection, mentioned)}
    found = {(article, id_) for article, parties in mentioned.items() if article not in copies for id_ in parties}
    before = coverage.kept(task.connection, task.articles)
    coverage.change(task.connection, before - found, found - before)
    return frozenset(id_ for _, id_ in before ^ found)


def _tie(one: Told, known: Mapping[str, Party]) -> Told:
    return replace(one, a=known.get(one.a.id, one.a), b=known.get(one.b.id, one.b))


def _deed(one: Deed, known: Mapping[str, Party]) -> Deed:
    actor, recipient = (tuple(known.get(party.id, party) for party in side) for side in (one.actor, one.recipient))
    return replace(one, actor=actor, recipient=recipient)


def _shifts(task: _Task, concerned: Callable[[str, str], bool], known: Mapping[str, Party]) -> list[Shift]:
    """The shifts of the dyads concerned: which have any is told from counts, and of these alone the deeds are loaded."""
    counted = coverage.acts(task.connection, series.ASSERTED, series.CLOSE)
    enough = {
        dyad: days for dyad, days in counted.items() if max(map(len, days.values())) >= shifting.FEWEST and concerned(*dyad)
    }
    where = naming(coverage.naming(task.connection, {id_ for dyad in enough for id_ in dyad}))
    moving = {dyad: where.of(*dyad) for dyad in sorted(enough) if shifting.shifted(enough[dyad], where.of(*dyad))}
    deeds = _by_dyad(related.deeds_among(task.connection, {moved.pair(*dyad) for dyad in moving}), moving)
    found: list[Shift] = []
    for (a, b), looked in moving.items():
        doer, other = (known.get(id_, Party(id_, id_, "")) for id_ in (a, b))
        found += shifting.shifts(doer, other, deeds[a, b], looked)
    return found


def _by_dyad(deeds: Iterable[Deed], wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[Deed]]:
    found: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    for deed in deeds:
        for a, b in deed.dyads:
            if (a.id, b.id) in wanted:
                found[a.id, b.id].append(deed)
    return found

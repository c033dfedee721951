"""Relations and shifts found anew from all that is stored, and kept.

In: a `Store` with readings and events, names of countries. Out: the same, with parties, who is named where, relations and
shifts. Not here: how they are found (`relate`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from detente.model import Attention, Deed, Party, Shift, Told
from detente.relate.relations import relations
from detente.relate.series import ASSERTED
from detente.relate.shifts import FEWEST, shifts
from detente.relate.signals import parties
from detente.store import related
from detente.store.connect import Store
from detente.store.relations import Found, keep

RELATED = "relations"
"""The note that says whether relations and shifts stand on events as they are now."""

SECTORS = {
    "CVL": "civilians",
    "OPP": "opposition",
    "PTY": "parties",
    "REB": "rebels",
    "UAF": "armed groups",
    "JRN": "journalists",
    "BUS": "business",
    "CRM": "criminals",
    "LAB": "unions",
    "REL": "clergy",
    "EDU": "students and teachers",
    "MED": "medics",
    "REF": "refugees",
}
"""PLOVER sectors of people who do not act for their state, as they are called in a label."""


def relate_again(store: Store, labels: Mapping[str, str] | None = None) -> None:
    """Find parties, relations and shifts anew and put them in the place of what was there, in one transaction.

    `labels` names country and body codes (USA: United States); a code without a name stays one. Raises `StoreError`.
    """
    named, told, deeds = related.named(store), related.told(store), related.deeds(store)
    mentioned = [party for article in named.values() for party in article.values()]
    known = _labelled([*mentioned, *parties(told, deeds).values()], labels or {})
    told, deeds = [_tie(one, known) for one in told], [_deed(one, known) for one in deeds]
    found = Found(
        parties=tuple(known[id_] for id_ in sorted(known)),
        named={article: tuple(sorted(found)) for article, found in named.items()},
        relations=relations(told, deeds),
        shifts=_shifts(deeds, {article: frozenset(found) for article, found in named.items()}, related.published(store)),
    )
    keep(store, found, note=RELATED)


def _labelled(mentioned: Iterable[Party], labels: Mapping[str, str]) -> dict[str, Party]:
    """Every party by id with a name for people; where mentions differ, the first name by the alphabet."""
    found: dict[str, Party] = {}
    for party in mentioned:
        if party.id:
            known = found.setdefault(party.id, party)
            found[party.id] = min(known, party, key=lambda one: (one.label == one.id, one.label, one.code))
    return {id_: replace(party, label=_label(party, labels)) for id_, party in found.items()}


def _label(party: Party, labels: Mapping[str, str]) -> str:
    if party.id in labels:
        return labels[party.id]
    code, _, sector = party.id.partition(":")
    return f"{labels.get(code, code)} {SECTORS.get(sector, sector)}" if sector and code == party.code else party.label


def _tie(one: Told, known: Mapping[str, Party]) -> Told:
    return replace(one, a=known.get(one.a.id, one.a), b=known.get(one.b.id, one.b))


def _deed(one: Deed, known: Mapping[str, Party]) -> Deed:
    actor, recipient = (tuple(known.get(party.id, party) for party in side) for side in (one.actor, one.recipient))
    return replace(one, actor=actor, recipient=recipient)


def _shifts(deeds: Iterable[Deed], named: Mapping[str, frozenset[str]], published: Mapping[str, str]) -> tuple[Shift, ...]:
    """The shifts of every dyad with events enough."""
    dyads: dict[tuple[str, str], list[Deed]] = defaultdict(list)
    labels: dict[str, Party] = {}
    for deed in deeds:
        if deed.status in ASSERTED:
            for a, b in deed.dyads:
                dyads[a.id, b.id].append(deed)
                labels.update({a.id: a, b.id: b})
    naming: dict[str, set[str]] = defaultdict(set)
    for article in published:
        for id_ in named.get(article, ()):
            naming[id_].add(article)
    daily = {id_: Counter(published[article] for article in articles) for id_, articles in naming.items()}
    found: list[Shift] = []
    for doer, other in sorted(dyad for dyad, own in dyads.items() if len(own) >= FEWEST):
        both = Counter(published[article] for article in naming[doer] & naming[other])
        looked = _attention(daily.get(doer, Counter()), daily.get(other, Counter()), both)
        found += shifts(labels[doer], labels[other], dyads[doer, other], looked)
    return tuple(found)


def _attention(a: Counter[str], b: Counter[str], both: Counter[str]) -> list[Attention]:
    """Attention to a dyad, from the articles a day that name each and both. How much was read at all plays no part here."""
    return [Attention(day, both[day], a[day] + b[day] - 2 * both[day], 0) for day in sorted({*a, *b})]

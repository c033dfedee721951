"""Joining on a corpus with known truth, and how fast it goes.

In: `corpus.py`, read by the real coder. Out: event B-cubed, story pairwise and copy F1 on two banks of sentences: weights were
chosen on "dev" alone; claims joined a second. Not here: how the corpus is made.

B-cubed (A. Bagga, B. Baldwin, 1998) runs over the claims of sentences that tell of an act: those of the act's type or, where
the coder gave it another, the first of the sentence. A claim that the coder missed is nobody's and is printed as missed.
"""

from __future__ import annotations

import datetime
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.corpus import AGENCIES, Written, corpus
from benchmarks.report import Figures

if TYPE_CHECKING:
    from detente.model import Account, Reading
    from detente.pipeline import Coder

SEEDS = {"dev": 1, "held": 2}
AT_SCALE = 20_000
"""Claims joined for the rate: those of the dev bank, moved to other years."""


def run() -> Figures:
    from detente.pipeline import Coder

    coder = Coder()
    values: dict[str, float] = {}
    lines: list[str] = []
    for bank, seed in SEEDS.items():
        written = corpus(bank, seed)
        began = time.perf_counter()
        read = {one.id: _read(coder, one) for one in written}
        lines.append(f"{bank}: {len(written)} articles read in {time.perf_counter() - began:.0f} s")
        accounts = _accounts(read.values())
        found, more = _measured(bank, written, read, accounts)
        values |= found
        lines.append(more)
        if bank == "dev":
            values["claims joined a second"] = _rate(accounts)
    return Figures("60 happenings told by 400 articles, twice", values, tuple(lines))


def _read(coder: Coder, one: Written) -> Reading:
    article = coder.article(one.text, published=one.published, title=one.title, outlet=one.outlet)
    return coder.read(replace(article, id=one.id))


def _accounts(read: Iterable[Reading]) -> list[Account]:
    """The claims of readings as joining gets them, by way of a store."""
    from detente.store import shelf
    from detente.store.connect import open_store, reading
    from detente.store.write import save

    with TemporaryDirectory() as folder, open_store(str(Path(folder) / "join.db")) as store:
        for one in read:
            save(store, one)
        with reading(store) as connection:
            return shelf.told(connection, shelf.pending(connection))


def _measured(
    bank: str, written: list[Written], read: Mapping[str, Reading], accounts: list[Account]
) -> tuple[dict[str, float], str]:
    from detente.join.copies import copies, voices
    from detente.join.events import events
    from detente.join.kinship import kinships
    from detente.join.links import links
    from detente.join.papers import Headline, papers
    from detente.join.stories import stories
    from detente.join.traits import traits
    from detente.model import sheet

    agencies = frozenset(AGENCIES)
    sheets = [sheet(one.article) for one in read.values()]
    copied = copies(sheets, agencies)
    found = traits(accounts)
    joined = [one.event for one in events(found, links(found), (), voices(sheets, copied, agencies))]
    originals = {one.article_id: one.original_id for one in copied}
    headlines = [Headline(one.id, one.title, one.outlet, one.published, originals.get(one.id, "")) for one in sheets]
    shelved = [one.story for one in stories(headlines, kinships(papers(headlines, found, joined)))]
    acts, missed = _acts(written, read)
    event_of = {claim: one.id for one in joined for claim in one.claims}
    story_of = {article: one.id for one in shelved for article in one.articles}
    precision, recall = b_cubed({claim: event_of[claim] for claim in acts}, acts)
    told = {one.id: one.story for one in written}
    wanted, given = pairs(told), pairs(story_of)
    true_copies = {(one.id, one.copy_of) for one in written if one.copy_of}
    given_copies = {(one.article_id, one.original_id) for one in copied}
    values = {
        f"{bank} events B-cubed F1": 200 * precision * recall / (precision + recall),
        f"{bank} events B-cubed precision": 100 * precision,
        f"{bank} events B-cubed recall": 100 * recall,
        f"{bank} stories pairwise F1": f1(wanted, given),
        f"{bank} copies F1": f1(true_copies, given_copies),
    }
    return (
        values,
        f"{bank}: {len(acts)} claims of {len(set(acts.values()))} acts in {len(joined)} events; {missed} sentences missed",
    )


def _acts(written: Iterable[Written], read: Mapping[str, Reading]) -> tuple[dict[str, str], int]:
    """The act of each claim of a sentence that tells of one, and how many such sentences have no claim."""
    acts: dict[str, str] = {}
    missed = 0
    for one in written:
        for told in one.told:
            inside = [claim for claim in read[one.id].claims if claim.begin < told.end and told.begin < claim.end]
            missed += not inside
            typed = [claim for claim in inside if claim.event == told.event] or inside[:1]
            acts.update((claim.id, told.act) for claim in typed)
    return acts, missed


def b_cubed(given: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[float, float]:
    """Mean precision and recall over members of the clusters they stand in, 0 to 1."""
    both = Counter((given[one], wanted[one]) for one in wanted)
    ours, theirs = Counter(given[one] for one in wanted), Counter(wanted.values())
    precision = sum(count * count / ours[cluster] for (cluster, _), count in both.items())
    recall = sum(count * count / theirs[cluster] for (_, cluster), count in both.items())
    return precision / len(wanted), recall / len(wanted)


def pairs(clusters: Mapping[str, str]) -> set[tuple[str, str]]:
    """Members that share a cluster, as pairs."""
    members: dict[str, list[str]] = defaultdict(list)
    for one in sorted(clusters):
        members[clusters[one]].append(one)
    return {(a, b) for group in members.values() for i, a in enumerate(group) for b in group[i + 1 :]}


def f1(wanted: set[tuple[str, str]], given: set[tuple[str, str]]) -> float:
    """F1 in percent; 100 where nothing is wanted and nothing given."""
    whole = len(wanted) + len(given)
    return 200 * len(wanted & given) / whole if whole else 100.0


def _rate(told: list[Account]) -> float:
    """Claims a second from accounts to events, over the dev bank told again every year."""
    from detente.join.events import events
    from detente.join.links import links
    from detente.join.traits import traits

    many = [_moved(one, year) for year in range(AT_SCALE // len(told) + 1) for one in told][:AT_SCALE]
    began = time.perf_counter()
    found = traits(many)
    events(found, links(found))
    return len(many) / (time.perf_counter() - began)


def _moved(one: Account, years: int) -> Account:
    """An account of the same act so many times 364 days later."""
    later = lambda day: day and (datetime.date.fromisoformat(day) + datetime.timedelta(364 * years)).isoformat()  # noqa: E731
    dating = replace(one.dating, date=later(one.dating.date), enddate=later(one.dating.enddate))
    return replace(
        one, id=f"{one.id}-{years}", article_id=f"{one.article_id}-{years}", published=later(one.published), dating=dating
    )

"""What follows from judgements: where a claim stands, how far two people agree.

In: `Judgement`s in order. Out: `Standing`, what of it somebody may see, `Agreement`. Not here: storing them
(`store/desk_judgements.py`), pages (`review.py`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from detente.model import Claim, Decision, Judgement
from detente.store.desk_judgements import DOUBLED

VERDICTS = frozenset({Decision.ACCEPT, Decision.REJECT})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a key stands. `version` is that of the newest step; `verdict` the last one that stands, None without one;
    `corrections` the value of each corrected slot, by name; `steps` all steps, `gone` the ids of those taken back."""

    version: int = 0
    verdict: Decision | None = None
    by: str = ""
    corrections: tuple[tuple[str, str], ...] = ()
    flagged: bool = False
    steps: tuple[Judgement, ...] = ()
    gone: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """The standing in a few words, "" where nobody judged."""
        said = {Decision.ACCEPT: "right", Decision.REJECT: "wrong"}.get(self.verdict or Decision.FLAG, "")
        fixed = f"corrected: {', '.join(slot for slot, _ in self.corrections)}" if self.corrections else ""
        return "; ".join(part for part in (said, fixed, "flagged" if self.flagged else "") if part)


def fold(steps: Sequence[Judgement]) -> Standing:
    """The steps on one key, in order, made one standing."""
    gone = frozenset(one.undoes for one in steps if one.decision == Decision.UNDO)
    live = [one for one in steps if one.id not in gone and one.decision != Decision.UNDO]
    verdicts = [one for one in live if one.decision in VERDICTS]
    found = Standing(
        version=steps[-1].version if steps else 0,
        corrections=tuple(sorted({one.slot: one.value for one in live if one.decision == Decision.CORRECT}.items())),
        flagged=any(one.decision == Decision.FLAG for one in live),
        steps=tuple(steps),
        gone=tuple(sorted(gone)),
    )
    return replace(found, verdict=verdicts[-1].decision, by=verdicts[-1].who) if verdicts else found


def by_key(steps: Iterable[Judgement]) -> dict[str, Standing]:
    """The standing of every key."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for one in steps:
        found[one.key].append(one)
    return {key: fold(part) for key, part in found.items()}


def twice(claim: Claim) -> bool:
    """Whether the claim is one of those that two people judge, neither knowing what the other said."""
    return claim.id[:1] in DOUBLED


def veiled(standing: Standing, who: str) -> bool:
    """Whether what others did with a claim of that kind is hidden from this person: until his own verdict stands, or two of
    others do."""
    gone = set(standing.gone)
    judges = {one.who for one in standing.steps if one.decision in VERDICTS and one.id not in gone}
    return who not in judges and len(judges) < 2 and any(one.who != who for one in standing.steps)


def own(standing: Standing, who: str) -> Standing:
    """The standing as this person's steps alone would make it; the version is that of all steps."""
    return replace(fold([one for one in standing.steps if one.who == who]), version=standing.version)


def undoable(standing: Standing, who: str) -> Judgement | None:
    """The newest step of this person that still stands."""
    mine = [one for one in standing.steps if one.who == who and one.id not in standing.gone and one.decision != Decision.UNDO]
    return mine[-1] if mine else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people who judged the same claims agree: claims judged by two or more, the share of agreeing pairs of verdicts,
    and Krippendorff's alpha for them, None where it is not defined."""

    claims: int
    agreed: float | None
    alpha: float | None
    disputed: tuple[str, ...]


def agreement(steps: Iterable[Judgement]) -> Agreement:
    """Over the first verdict of each person on each key that still stands.

    Alpha for nominal data after Krippendorff, Content Analysis (2004), chapter 11: 1 - observed / expected disagreement.
    """
    firsts = _firsts(steps)
    units = {key: list(given.values()) for key, given in firsts.items() if len(given) > 1}
    if not units:
        return Agreement(0, None, None, ())
    values = Counter(one for unit in units.values() for one in unit)
    total = sum(values.values())
    apart = sum(_apart(Counter(unit)) / (len(unit) - 1) for unit in units.values())
    pairs = sum(len(unit) * (len(unit) - 1) for unit in units.values())
    differing = sum(_apart(Counter(unit)) for unit in units.values())
    expected = _apart(values) / (total - 1)
    alpha = None if expected == 0 else 1 - apart / expected
    return Agreement(
        len(units), 1 - differing / pairs, alpha, tuple(sorted(k for k, unit in units.items() if len(set(unit)) > 1))
    )


def _apart(counts: Counter[Decision]) -> int:
    """Ordered pairs of unlike values."""
    total = sum(counts.values())
    return sum(count * (total - count) for count in counts.values())


def _firsts(steps: Iterable[Judgement]) -> dict[str, dict[str, Decision]]:
    kept = list(steps)
    gone = {one.undoes for one in kept if one.decision == Decision.UNDO}
    firsts: dict[str, dict[str, Decision]] = defaultdict(dict)
    for one in kept:
        if one.decision in VERDICTS and one.id not in gone:
            firsts[one.key].setdefault(one.who, one.decision)
    return firsts

"""Review: one claim at a time, the most doubtful and weighty first; every step appended, none lost.

A claim in somebody's hands is offered to nobody else for a quarter of an hour. Every form carries the version that it shows;
a step on an older one is not kept, and the answer (409) shows what happened meanwhile beside what was typed.

In: requests and forms. Out: `Queue`, `Task`, redirections. Not here: what follows from steps (`judging.py`), SQL (`store`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from detente.desk import changes
from detente.desk.addresses import slug as slugged
from detente.desk.addresses import unslug
from detente.desk.answer import page, rendered
from detente.desk.article import Block, blocks
from detente.desk.cards import Card, card, cards, subjects
from detente.desk.changes import Step
from detente.desk.forms import Sent
from detente.desk.highlights import slots
from detente.desk.judging import Agreement, Standing, agreement, fold, own, twice, undoable, veiled
from detente.desk.lists import Words
from detente.desk.state import Desk, desk_of, visitor_of
from detente.desk.words import shortened
from detente.model import Article, Claim, Decision, Judgement
from detente.store import desk_judgements, load

SHOWN = 50
SPAN = timedelta(minutes=15)
"""How long a claim stays in somebody's hands."""

STEPS = {Decision.ACCEPT: "Right", Decision.REJECT: "Wrong", Decision.CORRECT: "Corrected", Decision.FLAG: "Flagged"}
"""Steps that a bar offers to take back."""

Done = Annotated[int, Query(ge=0, le=2**53)]
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Row:
    """A waiting claim in the list."""

    article_id: str
    title: str
    urgency: float
    card: Card


@dataclass(frozen=True, slots=True)
class Bar:
    """The step just made, offered for taking back: where and with which version of its claim."""

    id: int
    path: str
    version: int
    words: str


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits, the most urgent first, and how much is done."""

    judged: int
    claims: int
    rows: tuple[Row, ...]
    bar: Bar | None

    def table(self) -> Iterator[Sequence[str]]:
        """The waiting claims for a spreadsheet."""
        yield ("article", "urgency", *Card.HEADER)
        yield from ((row.article_id, f"{row.urgency:.3f}", *row.card.cells()) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Other:
    """A claim of another article that may tell of the same act, with what was judged of the two."""

    article_id: str
    title: str
    score: float
    card: Card
    standing: str
    version: int


@dataclass(frozen=True, slots=True)
class Task:
    """One claim before a reviewer. `standing` holds his own steps alone where he is to judge `blind`; `held` names somebody
    else who has it in hand; `undo` is the number of his own last step, 0 for none; `typed` what he sent in vain, with the
    reason in `wrong`."""

    article_id: str
    title: str
    outlet: str
    published: str | None
    blocks: tuple[Block, ...]
    focus: int
    card: Card
    standing: Standing
    blind: bool
    held: str
    undo: int
    others: tuple[Other, ...]
    events: tuple[str, ...]
    statuses: tuple[str, ...]
    bar: Bar | None = None
    words: str = ""
    wrong: str = ""
    typed: Step | None = None


@dataclass(frozen=True, slots=True)
class Agreements:
    """How far reviewers agree on the claims that two of them judged."""

    found: Agreement
    rows: tuple[tuple[str, str, str, str], ...]

    def table(self) -> Iterator[Sequence[str]]:
        """The disputed claims for a spreadsheet."""
        yield ("article", "sentence", "who", "decision")
        yield from self.rows


@page(router, "/review", "review.html", csv=True)
def queue(request: Request, undo: Done = 0) -> Queue:
    """What waits for a reviewer; `undo` is a step of his that the page offers to take back."""
    desk, who = desk_of(request), visitor_of(request).person.name
    judged, claims = desk_judgements.judged(desk.store)
    rows = []
    for one in desk_judgements.waiting(desk.store, who, SHOWN):
        article, found = _read(desk, one.article_id)
        names = subjects(article, found)
        rows.append(
            Row(article.id, article.title, one.urgency, card(article, one.ordinal + 1, found[one.ordinal], names[one.ordinal]))
        )
    return Queue(judged, claims, tuple(rows), _bar(desk, who, undo))


@router.post("/review/next", tags=["review"])
def following(request: Request, form: Sent) -> Response:
    """Take the most urgent claim that nobody has in hand."""
    skipped = form.text("skip", 16)
    desk, who = desk_of(request), visitor_of(request).person.name
    return RedirectResponse(_next(desk, who, skipped), 303)


@page(router, "/review/agreement", "agreement.html", csv=True)
def agreements(request: Request) -> Agreements:
    """How far two reviewers agree."""
    steps = desk_judgements.every(desk_of(request).store)
    found = agreement(steps)
    rows = [
        (one.subject.article_id, one.subject.sentence, one.who, one.decision.value) for one in steps if one.key in found.disputed
    ]
    return Agreements(found, tuple(rows))


@page(router, "/review/{slug}/{key}", "task.html")
def task(request: Request, slug: str, key: str, undo: Done = 0, words: Words = "") -> Task:
    """One claim with its article; `undo` is a step of the reviewer's that the page offers to take back, `words` were selected
    in the article to correct a part with."""
    bar = _bar(desk_of(request), visitor_of(request).person.name, undo)
    return replace(_task(request, unslug(slug), key), bar=bar, words=words)


@router.post("/review/{slug}/{key}", tags=["review"])
def judge(request: Request, slug: str, key: str, form: Sent) -> Response:
    """Keep one step on a claim; 409 with both versions where somebody was faster, 422 where it makes no sense."""
    shown, step = _task(request, unslug(slug), key), changes.step(form)
    desk, who = desk_of(request), visitor_of(request).person.name
    wrong = changes.wrong(step, shown.standing, who, shown.card.sentence)
    if wrong:
        return rendered(request, "task.html", replace(shown, wrong=wrong, typed=step), 422)
    if not _append(desk, who, shown, step):
        late = (
            "Somebody changed this claim while you had it before you; nothing of his is lost, and yours stands below, not saved."
        )
        fresh = _task(request, unslug(slug), key)
        return rendered(request, "task.html", replace(fresh, wrong=late, typed=step), 409)
    verdict = step.decision in (Decision.ACCEPT, Decision.REJECT)
    onward = _next(desk, who, key) if verdict and form.text("then") == "next" else f"/review/{slug}/{key}"
    return RedirectResponse(onward if step.other else _offering(onward, desk_judgements.of_key(desk.store, key), who), 303)


def _offering(address: str, steps: Sequence[Judgement], who: str) -> str:
    """The address, with the step just made on a claim to be taken back there, where it is one that can be."""
    last = next((one for one in reversed(steps) if one.who == who), None)
    if last is None or last.decision == Decision.UNDO:
        return address
    path, sign, place = address.partition("#")
    return f"{path}?undo={last.id}{sign}{place}"


def _bar(desk: Desk, who: str, number: int) -> Bar | None:
    """The bar for a step of this person's that still stands."""
    found = desk_judgements.one(desk.store, number) if number else None
    if found is None or found.who != who or found.decision not in STEPS:
        return None
    standing = fold(desk_judgements.of_key(desk.store, found.key))
    if found.id in standing.gone:
        return None
    said = f"{STEPS[found.decision]}: “{shortened(' '.join(found.subject.sentence.split()), 90)}”"
    return Bar(found.id, f"/review/{slugged(found.subject.article_id)}/{found.key}", standing.version, said)


def _task(request: Request, article_id: str, key: str) -> Task:
    desk, who = desk_of(request), visitor_of(request).person.name
    article, claims = _read(desk, article_id)
    names = subjects(article, claims)
    place = next((i for i, one in enumerate(names) if one.key == key), None)
    if place is None:
        raise HTTPException(404, "This claim is no longer coded: the article was read anew. What was judged of it is kept.")
    standing = fold(desk_judgements.of_key(desk.store, key))
    mine = undoable(standing, who)
    blind = twice(claims[place]) and veiled(standing, who)
    held = desk_judgements.holder(desk.store, key, desk.at())
    chosen = claims[place]
    return Task(
        article_id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        blocks=blocks(article, [(place + 1, chosen)], slots(chosen), cut=False),
        focus=place + 1,
        card=card(article, place + 1, chosen, names[place]),
        standing=own(standing, who) if blind else standing,
        blind=blind,
        held="" if held == who else held,
        undo=mine.id if mine else 0,
        others=tuple(_others(desk, chosen, key)),
        events=changes.events(),
        statuses=changes.statuses(),
    )


def _append(desk: Desk, who: str, shown: Task, step: Step) -> bool:
    if step.decision is None:
        return False
    article, claims = _read(desk, shown.article_id)
    subject = subjects(article, claims)[shown.card.number - 1]
    new = Judgement(
        id=0,
        key=changes.pair(subject.key, step.other) if step.other else subject.key,
        subject=subject,
        decision=step.decision,
        slot=step.slot,
        value=step.value,
        other=step.other,
        undoes=step.undoes,
        reason=step.reason,
        claim=json.dumps(changes.snapshot(article, claims, shown.card.number - 1), ensure_ascii=False, sort_keys=True),
        who=who,
        at=desk.at(),
        version=step.version + 1,
    )
    return desk_judgements.append(desk.store, new)


def _next(desk: Desk, who: str, but: str) -> str:
    """The address of the most urgent claim that could be taken in hand, that of the list where there is none."""
    until = (desk.clock() + SPAN).isoformat()
    for one in desk_judgements.waiting(desk.store, who, SHOWN):
        article, claims = _read(desk, one.article_id)
        key = subjects(article, claims)[one.ordinal].key
        if key != but and desk_judgements.hold(desk.store, key, who, desk.at(), until):
            return f"/review/{slugged(one.article_id)}/{key}#m-{one.ordinal + 1}"
    return "/review"


def _others(desk: Desk, claim: Claim, key: str) -> Iterator[Other]:
    for claim_id, article_id, score in desk_judgements.linked(desk.store, claim.id):
        article, claims = _read(desk, article_id)
        found = next((one for one, each in zip(cards(article, claims), claims, strict=True) if each.id == claim_id), None)
        if found is not None:
            standing = fold(desk_judgements.of_key(desk.store, changes.pair(key, found.key)))
            said = next((one.decision.value for one in reversed(standing.steps) if one.id not in standing.gone), "")
            yield Other(article.id, article.title, score, found, said, standing.version)


def _read(desk: Desk, article_id: str) -> tuple[Article, tuple[Claim, ...]]:
    article = load.article(desk.store, article_id)
    if article is None:
        raise HTTPException(404, "There is no such article here.")
    return article, load.claims(desk.store, article_id)

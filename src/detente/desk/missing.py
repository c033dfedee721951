"""A claim that the text makes and nobody coded: told by a reviewer with the words that carry it.

It is kept as a judgement of its own kind beside the others, under the sentence and the words, and written out with them as a
labelled sentence; memory does not count it. Words come from a form or from what was selected in the article.

In: an article's id, words, a form. Out: `Missing`, redirections. Not here: judging what was coded (`review.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from detente.desk import changes
from detente.desk.addresses import slug as slugged
from detente.desk.addresses import unslug
from detente.desk.answer import page, rendered
from detente.desk.cards import subjects
from detente.desk.forms import Form, Sent
from detente.desk.judging import by_key
from detente.desk.lists import Words
from detente.desk.state import Desk, desk_of, visitor_of
from detente.model import Article, Decision, Judgement, Span, Subject
from detente.store import desk_judgements, load

PARTS = (("actor", "Who"), ("recipient", "To whom"), ("place", "Where"))
"""Parts that may be told beside the act, by their names in `training/data`."""

_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]*[^\Wa-z_])")
router = APIRouter()


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that somebody says is missing. `undo` is its number where the reader may take it back, else 0."""

    who: str
    sentence: str
    predicate: str
    event: str
    status: str
    reason: str
    key: str
    version: int
    undo: int


@dataclass(frozen=True, slots=True)
class Missing:
    """The form as it is shown: what was typed or selected, `at` about where in the text; what was told before; what is wrong."""

    article_id: str
    title: str
    text: tuple[str, ...]
    events: tuple[str, ...]
    statuses: tuple[str, ...]
    told: tuple[Told, ...]
    typed: dict[str, str]
    at: int
    wrong: str = ""


@page(router, "/articles/{slug}/missing", "missing.html")
def missing(request: Request, slug: str, words: Words = "", at: Annotated[int, Query(ge=0, le=10**7)] = 0) -> Missing:
    """A form for a claim that is missing, with the words that were selected; what others told before."""
    return _form(request, unslug(slug), {"predicate": words, "type": "", "status": "asserted", "reason": ""}, at)


@router.post("/articles/{slug}/missing", tags=["review"])
def tell(request: Request, slug: str, form: Sent) -> Response:
    """Keep a claim that is missing, or take one's own back; 422 with all that was typed where its words are not in the text."""
    desk, who, article_id = desk_of(request), visitor_of(request).person.name, unslug(slug)
    fields = ("predicate", "type", "status", "reason", *(name for name, _ in PARTS))
    typed = {name: " ".join(form.text(name, 1_000 if name == "reason" else 200).split()) for name in fields}
    shown = _form(request, article_id, typed, form.number("at"))
    step = _undone(shown, form, desk, who) if form.number("undoes") else _told(desk, who, shown)
    if isinstance(step, str) or not desk_judgements.append(desk.store, step):
        wrong = step if isinstance(step, str) else "Somebody was faster. Nothing is lost: send it once more."
        return rendered(request, "missing.html", replace(shown, wrong=wrong), 422 if isinstance(step, str) else 409)
    return RedirectResponse(f"/articles/{slugged(article_id)}/missing", 303)


def _form(request: Request, article_id: str, typed: dict[str, str], at: int) -> Missing:
    store, who = desk_of(request).store, visitor_of(request).person.name
    article = _article(desk_of(request), article_id)
    told = [
        _row(one, standing.version, who)
        for standing in by_key(desk_judgements.of_article(store, article_id)).values()
        for one in standing.steps
        if one.decision is Decision.ADD and one.id not in standing.gone
    ]
    text = tuple(" ".join(span.of(article.text).split()) for span in article.paragraphs)
    parts = {name: typed.get(name, "") for name, _ in PARTS}
    return Missing(article_id, article.title, text, changes.events(), changes.statuses(), tuple(told), typed | parts, at)


def _row(one: Judgement, version: int, who: str) -> Told:
    claim = json.loads(one.claim)
    where = one.subject
    return Told(
        one.who, where.sentence, where.predicate, claim["event"], claim["status"], one.reason, one.key, version,
        one.id if one.who == who else 0,
    )  # fmt: skip


def _told(desk: Desk, who: str, shown: Missing) -> Judgement | str:
    """The step that keeps what was typed, or why it makes no sense."""
    article, claims, typed = _article(desk, shown.article_id), load.claims(desk.store, shown.article_id), shown.typed
    if typed["type"] not in changes.events() or typed["status"] not in changes.statuses():
        return "Choose a type and a status of the lists."
    act = nearest(article.text, typed["predicate"], shown.at)
    if act is None:
        return f"“{typed['predicate']}” does not stand in the text. Copy the words that say what was done."
    left = load.left_out(desk.store, article.id)
    known = [*(Span(one.begin, one.end) for one in claims), *(Span(one.begin, one.end) for one in left)]
    sentence = around(article, act, known)
    spans: dict[str, list[Span]] = {"predicate": [act]}
    for name, label in PARTS:
        found = nearest(sentence.of(article.text), typed[name], 0) if typed[name] else None
        if typed[name] and found is None:
            return f"{label}: “{typed[name]}” does not stand in the same sentence."
        spans[name] = [Span(sentence.begin + found.begin, sentence.begin + found.end)] if found else []
    words = (article.id, sentence.of(article.text), act.of(article.text))
    subject = Subject(*words, sum((one.article_id, one.sentence, one.predicate) == words for one in subjects(article, claims)))
    before = desk_judgements.of_key(desk.store, subject.key)
    if any(one.key == subject.key for one in shown.told):
        return "This claim has been told already; it stands below."
    beside = sum((one.begin, one.end) == tuple(sentence) for one in claims)
    claim = _snapshot(article, sentence, spans) | {"event": typed["type"], "status": typed["status"], "beside": beside}
    return _step(
        desk, who, subject, len(before) + 1, decision=Decision.ADD, value=typed["type"], reason=typed["reason"], claim=claim
    )


def _undone(shown: Missing, form: Form, desk: Desk, who: str) -> Judgement | str:
    own = next((one for one in shown.told if one.undo and one.undo == form.number("undoes")), None)
    if own is None:
        return "Only what you told yourself can be taken back."
    last = desk_judgements.of_key(desk.store, own.key)[-1]
    return _step(desk, who, last.subject, own.version + 1, decision=Decision.UNDO, undoes=own.undo)


def _step(desk: Desk, who: str, subject: Subject, version: int, **given: object) -> Judgement:
    claim = json.dumps(given.pop("claim", {}), ensure_ascii=False, sort_keys=True)
    plain = {"slot": "", "value": "", "other": "", "undoes": 0, "reason": ""} | given
    return Judgement(id=0, key=subject.key, subject=subject, claim=claim, who=who, at=desk.at(), version=version, **plain)  # type: ignore[arg-type]


def _snapshot(article: Article, sentence: Span, spans: dict[str, list[Span]]) -> dict[str, object]:
    """The claim as `changes.snapshot` writes coded ones; what nobody told is empty."""
    written = {name: changes.written(article.text, sentence, found) for name, found in spans.items()}
    empty: dict[str, object] = {"id": "", "mode": [], "context": [], "speaker": [], "date": None, "size": [], "confidence": None}
    return empty | written | {"codes": {"actor": [], "recipient": []}}


def nearest(text: str, words: str, at: int) -> Span | None:
    """Where the words stand in a text, however its white space runs; of several places the one nearest to `at`."""
    if not words:
        return None
    places = re.finditer(r"\s+".join(map(re.escape, words.split())), text)
    return min((Span(*one.span()) for one in places), key=lambda span: abs(span.begin - at), default=None)


def around(article: Article, act: Span, known: Sequence[Span]) -> Span:
    """The sentence that an act stands in: one that was read as such, else what lies between full stops in its paragraph."""
    whole = next((one for one in known if one.begin <= act.begin and act.end <= one.end), None)
    if whole is not None:
        return whole
    inside = next((one for one in article.paragraphs if one.begin <= act.begin < one.end), Span(0, len(article.text)))
    stops = [found.span() for found in _END.finditer(article.text, inside.begin, inside.end)]
    begin = max((end for _, end in stops if end <= act.begin), default=inside.begin)
    return Span(begin, min((stop for stop, _ in stops if stop >= act.end), default=inside.end))


def _article(desk: Desk, article_id: str) -> Article:
    found = load.article(desk.store, article_id)
    if found is None:
        raise HTTPException(404, "There is no such article here.")
    return found

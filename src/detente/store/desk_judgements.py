"""Judgements: appended and never changed; who has which claim before him; which claim comes next.

In: a `Store`, a `Judgement`. Out: `Judgement`s, `Candidate`s. Not here: what follows from judgements (`desk/judging.py`).
Every function raises `StoreError` where the database fails.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, case, delete, exists, func, insert, literal, or_, select

from detente.model import Decision, Judgement, Subject
from detente.store import schema
from detente.store.connect import Store, reading, writing

DOUBLED = "01"
"""Claims whose id begins with one of these digits, an eighth of all, are judged by two people."""

DOUBTFUL = 2_000
"""How many of the least sure claims are weighed against one another."""

_SUBJECT = ("article_id", "sentence", "predicate", "ordinal")
_PLAIN = ("decision", "slot", "value", "other", "undoes", "reason", "claim", "who", "at", "version")
_COLUMNS = [schema.judgements.c[name] for name in ("id", "key", *_SUBJECT, *_PLAIN)]
_VERDICTS = (Decision.ACCEPT.value, Decision.REJECT.value)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that waits for a verdict: its id, its article, its place in it, doubt times weight."""

    claim_id: str
    article_id: str
    ordinal: int
    urgency: float


def append(store: Store, step: Judgement) -> bool:
    """Keep a step whose `version` is the next on its key (its `id` is not looked at); False, and nothing kept, where somebody
    else's step was faster."""
    j = schema.judgements.c
    row = {name: getattr(step, name) for name in ("key", *_PLAIN)} | {name: getattr(step.subject, name) for name in _SUBJECT}
    with writing(store) as connection:
        last = connection.scalar(select(func.max(j.version)).where(j.key == step.key)) or 0
        if step.version != last + 1:
            return False
        connection.execute(insert(schema.judgements), row | {"decision": step.decision.value})
    return True


def of_article(store: Store, article_id: str) -> list[Judgement]:
    """Every step on claims of an article, in order."""
    return _steps(store, select(*_COLUMNS).where(schema.judgements.c.article_id == article_id))


def of_key(store: Store, key: str) -> list[Judgement]:
    """Every step on one key, in order."""
    return _steps(store, select(*_COLUMNS).where(schema.judgements.c.key == key))


def one(store: Store, number: int) -> Judgement | None:
    """The step of this number."""
    return next(iter(_steps(store, select(*_COLUMNS).where(schema.judgements.c.id == number))), None)


def every(store: Store) -> list[Judgement]:
    """Every step there is, in order."""
    return _steps(store, select(*_COLUMNS))


def waiting(store: Store, who: str, limit: int) -> list[Candidate]:
    """Claims without verdict, and of those judged twice the ones that `who` has not seen: the most urgent first.

    Urgency is doubt times weight: (1 - confidence) times (1 + the absolute value on the scale of conflict and cooperation).
    It is compared among the most doubtful that wait, so that a large store answers as fast as a small one.
    """
    c = schema.claims.c
    twice = func.substr(c.id, 1, 1).in_(list(DOUBLED))
    open_to_me = and_(~exists(_verdict(who=who)), or_(~exists(_verdict()), and_(twice, _judges() < 2)))
    doubtful = (
        select(c.id, c.article_id, c.ordinal, ((1 - c.confidence) * (1 + func.abs(c.event_scale))).label("urgency"))
        .join(schema.articles, schema.articles.c.id == c.article_id)
        .where(open_to_me)
        .order_by(c.confidence, c.id)
        .limit(DOUBTFUL)
        .subquery()
    )
    query = select(doubtful).order_by(doubtful.c.urgency.desc(), doubtful.c.id).limit(limit)
    with reading(store) as connection:
        return [Candidate(*row) for row in connection.execute(query)]


def judged(store: Store) -> tuple[int, int]:
    """How many claims have a verdict, and how many claims there are."""
    j, undo = schema.judgements.c, schema.judgements.alias()
    taken = exists().where(undo.c.undoes == j.id)
    query = select(func.count(func.distinct(j.key))).where(j.decision.in_(_VERDICTS), ~taken)
    with reading(store) as connection:
        return connection.scalar(query) or 0, connection.scalar(select(func.count()).select_from(schema.claims)) or 0


def hold(store: Store, key: str, who: str, now: str, until: str) -> bool:
    """Take a claim in hand until then, letting go of what one held; False where somebody else has it."""
    h = schema.holds.c
    with writing(store) as connection:
        holder = connection.scalar(select(h.who).where(h.key == key, h.until > now))
        if holder not in (None, who):
            return False
        connection.execute(delete(schema.holds).where(or_(h.key == key, h.who == who, h.until <= now)))
        connection.execute(insert(schema.holds), {"key": key, "who": who, "until": until})
    return True


def holder(store: Store, key: str, now: str) -> str:
    """Who has a claim in hand, "" where nobody has."""
    h = schema.holds.c
    with reading(store) as connection:
        return connection.scalar(select(h.who).where(h.key == key, h.until > now)) or ""


def linked(store: Store, claim_id: str, limit: int = 10) -> list[tuple[str, str, float]]:
    """Claims that may tell of the same act: id, article, score; the likeliest first."""
    k, c = schema.links.c, schema.claims.c
    other = case((k.a == claim_id, k.b), else_=k.a)
    query = (
        select(c.id, c.article_id, k.score)
        .join(schema.links, c.id == other)
        .where(or_(k.a == claim_id, k.b == claim_id))
        .order_by(k.score.desc(), c.id)
        .limit(limit)
    )
    with reading(store) as connection:
        return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def claims_of(store: Store, keys: Collection[str]) -> dict[str, str]:
    """The ids of the claims that these keys name now; a key whose words nobody coded again has none."""
    c, a = schema.claims.c, schema.articles.c
    sentence = func.substr(a.text, c.begin + 1, c.end - c.begin)
    predicate = func.substr(a.text, c.predicate_begin + 1, c.predicate_end - c.predicate_begin)
    query = select(c.id, c.article_id, sentence, predicate, c.begin, c.predicate_begin).join(
        schema.articles, a.id == c.article_id
    )
    found: dict[str, str] = {}
    on_word: Counter[tuple[str, int, int]] = Counter()
    with reading(store) as connection:
        for claim_id, article_id, words, act, *place in connection.execute(query.order_by(c.article_id, c.ordinal)):
            key = Subject(article_id, words, act, on_word[article_id, *place]).key
            on_word[article_id, *place] += 1
            if key in keys:
                found[key] = claim_id
    return found


def _verdict(*, who: str = "") -> Select[Any]:
    """The verdicts that stand on the claim of an outer row, found by its words."""
    j, undo = schema.judgements.c, schema.judgements.alias()
    c, text, before = schema.claims.c, schema.articles.c.text, schema.claims.alias()
    same = [before.c[name] == c[name] for name in ("article_id", "begin", "end", "predicate_begin", "predicate_end")]
    place = select(func.count()).select_from(before).where(*same, before.c.ordinal < c.ordinal).correlate(schema.claims)
    found = select(literal(1)).where(
        j.article_id == c.article_id,
        j.sentence == func.substr(text, c.begin + 1, c.end - c.begin),
        j.predicate == func.substr(text, c.predicate_begin + 1, c.predicate_end - c.predicate_begin),
        j.ordinal == place.scalar_subquery(),
        j.decision.in_(_VERDICTS),
        ~exists().where(undo.c.undoes == j.id),
    )
    return found.where(j.who == who) if who else found


def _judges() -> Any:
    counted = _verdict().with_only_columns(func.count(func.distinct(schema.judgements.c.who)))
    return counted.correlate(schema.claims, schema.articles).scalar_subquery()


def _steps(store: Store, query: Select[Any]) -> list[Judgement]:
    with reading(store) as connection:
        return [_step(row) for row in connection.execute(query.order_by(schema.judgements.c.id))]


def _step(row: Sequence[Any]) -> Judgement:
    number, key, article_id, sentence, predicate, ordinal, decision, *rest = row
    return Judgement(number, key, Subject(article_id, sentence, predicate, ordinal), Decision(decision), *rest)

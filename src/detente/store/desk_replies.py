"""Replies of readers; their addresses of e-mail apart.

In: a `Store`, a `Reply`. Out: `Reply`s without addresses. Not here: rules of moderation (`desk`). Erasing overwrites: what was
written is gone from the file, not only from the rows. Every function raises `StoreError` where the database fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Delete, Update, delete, func, insert, select, update

from detente.model import Reply, ReplyState
from detente.store import erasures, schema
from detente.store.connect import Store, reading, writing

WORDS = ("name", "website", "comment")
"""What a writer says and may change."""

_COLUMNS = [schema.replies.c[name] for name in Reply.__slots__]


def add(store: Store, reply: Reply, email: str, network: str, token: str) -> int:
    """Keep a new reply (its own `id` is not looked at) with the hash of its writer's token and, apart, the sender's address; the
    number it was given."""
    row = asdict(reply) | {"network": network, "token": token, "state": reply.state.value}
    del row["id"]
    with writing(store) as connection:
        number = connection.execute(insert(schema.replies).returning(schema.replies.c.id), row).scalar_one()
        connection.execute(insert(schema.reply_emails), {"reply_id": number, "email": email})
    return int(number)


def of_article(store: Store, article_id: str, states: Sequence[ReplyState]) -> list[Reply]:
    """The replies to an article and its claims, the oldest first."""
    r = schema.replies.c
    query = select(*_COLUMNS).where(r.article_id == article_id, r.state.in_([one.value for one in states])).order_by(r.id)
    with reading(store) as connection:
        return [_reply(row) for row in connection.execute(query)]


def of_event(store: Store, event_id: str, states: Sequence[ReplyState]) -> list[Reply]:
    """The replies to an event, under whichever of its articles they were written, the oldest first."""
    r = schema.replies.c
    query = select(*_COLUMNS).where(r.event_id == event_id, r.state.in_([one.value for one in states])).order_by(r.id)
    with reading(store) as connection:
        return [_reply(row) for row in connection.execute(query)]


def listed(store: Store, state: ReplyState, limit: int, offset: int = 0) -> tuple[list[Reply], int]:
    """Replies of one state, the newest first, with how many there are in all."""
    r = schema.replies.c
    query = select(*_COLUMNS).where(r.state == state.value).order_by(r.id.desc()).limit(limit).offset(offset)
    with reading(store) as connection:
        total = connection.scalar(select(func.count()).select_from(schema.replies).where(r.state == state.value))
        return [_reply(row) for row in connection.execute(query)], total or 0


def one(store: Store, number: int) -> Reply | None:
    """One reply."""
    with reading(store) as connection:
        row = connection.execute(select(*_COLUMNS).where(schema.replies.c.id == number)).one_or_none()
    return None if row is None else _reply(row)


def token(store: Store, number: int) -> str:
    """The hash of the token that a reply's writer was given; "" where there is none or it was erased."""
    with reading(store) as connection:
        return connection.scalar(select(schema.replies.c.token).where(schema.replies.c.id == number)) or ""


def email(store: Store, number: int) -> str:
    """The sender's address, for administrators only; "" where there is none or it was erased."""
    query = select(schema.reply_emails.c.email).where(schema.reply_emails.c.reply_id == number)
    with reading(store) as connection:
        return connection.scalar(query) or ""


def decide(store: Store, seen: Reply, state: ReplyState) -> bool:
    """Give a reply another state; False where there is none, it was erased, or its words are no longer those that were seen."""
    r = schema.replies.c
    same = [r[name] == getattr(seen, name) for name in WORDS]
    wanted = update(schema.replies).where(r.id == seen.id, r.state != ReplyState.ERASED.value, *same).values(state=state.value)
    with writing(store) as connection:
        return bool(connection.execute(wanted).rowcount)


def change(store: Store, reply: Reply) -> bool:
    """Put a reply's words and state in the place of what its writer said before, which is overwritten; False where it waits no
    longer and is not published."""
    r, values = schema.replies.c, {name: getattr(reply, name) for name in WORDS}
    states = [ReplyState.PENDING.value, ReplyState.APPROVED.value]
    wanted = update(schema.replies).where(r.id == reply.id, r.state.in_(states)).values(**values, state=reply.state.value)
    return bool(_overwriting(store, wanted))


def erase(store: Store, number: int) -> bool:
    """Overwrite a reply and its sender's address; its place in the thread stays. False where there is none. A file's ledger
    notes it first, so that no copy brings it back (`erasures.py`)."""
    known = one(store, number)
    if known is None:
        return False
    if store.path is not None:
        erasures.note(erasures.ledger(store.path), [erasures.mark(number, known.at, known.article_id)])
    blank: dict[str, Any] = dict.fromkeys((*WORDS, "network", "token"), "") | {"state": ReplyState.ERASED.value}
    gone = delete(schema.reply_emails).where(schema.reply_emails.c.reply_id == number)
    return bool(_overwriting(store, gone, update(schema.replies).where(schema.replies.c.id == number).values(**blank)))


def _overwriting(store: Store, *statements: Delete | Update) -> int:
    """Do it so that no old byte stays in the file; how many rows the last statement met."""
    with writing(store) as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            # Else SQLite only marks the bytes as free.
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        found = [connection.execute(one).rowcount for one in statements][-1]
    if sqlite:
        _truncate_log(store)
    return found


def _truncate_log(store: Store) -> None:
    """Empty the log of a WAL database, which still holds the old bytes; without one this does nothing."""
    raw = store.engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def _reply(row: Sequence[Any]) -> Reply:
    found = dict(zip(Reply.__slots__, row, strict=True))
    return Reply(**(found | {"state": ReplyState(found["state"])}))

"""Accounts, sessions, tokens for machines, and the book of deeds.

In: a `Store`, hashes and never secrets. Out: records. Not here: hashing (`desk`), permissions (`desk/permits.py`).
Every function raises `StoreError` where the database fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from detente.model import Person, Rank
from detente.store import schema
from detente.store.connect import Store, reading, writing


@dataclass(frozen=True, slots=True)
class Account:
    """One account; `password` is its argon2id hash."""

    name: str
    rank: Rank
    password: str
    disabled: bool
    at: str


@dataclass(frozen=True, slots=True)
class Session:
    """A session that has begun and not been ended."""

    person: Person
    begun: datetime
    seen: datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the book: when, who, what, to what, why."""

    id: int
    at: str
    who: str
    deed: str
    object: str
    note: str


def accounts(store: Store) -> list[Account]:
    """All accounts by name."""
    with reading(store) as connection:
        found = connection.execute(select(schema.users).order_by(schema.users.c.name))
        return [_account(row.name, row.rank, row.password, row.disabled, row.at) for row in found]


def account(store: Store, name: str) -> Account | None:
    """One account."""
    with reading(store) as connection:
        row = connection.execute(select(schema.users).where(schema.users.c.name == name)).one_or_none()
    return None if row is None else _account(row.name, row.rank, row.password, row.disabled, row.at)


def add_account(store: Store, new: Account) -> bool:
    """Make an account; False, and nothing done, where the name is taken."""
    with writing(store) as connection:
        if connection.scalar(select(schema.users.c.name).where(schema.users.c.name == new.name)) is not None:
            return False
        row = {"name": new.name, "rank": new.rank.value, "password": new.password, "disabled": int(new.disabled), "at": new.at}
        connection.execute(insert(schema.users), row)
    return True


def change_account(
    store: Store, name: str, *, password: str | None = None, rank: Rank | None = None, shut: bool | None = None
) -> bool:
    """Change what is given and end all sessions and tokens of the account; False where there is no such account."""
    given = {"password": password, "rank": rank and rank.value, "disabled": None if shut is None else int(shut)}
    changed = {key: value for key, value in given.items() if value is not None}
    with writing(store) as connection:
        found = connection.execute(update(schema.users).where(schema.users.c.name == name).values(**changed))
        if not found.rowcount:
            return False
        connection.execute(delete(schema.sessions).where(schema.sessions.c.user == name))
        connection.execute(delete(schema.api_tokens).where(schema.api_tokens.c.user == name))
    return True


def begin_session(store: Store, key: str, user: str, at: str) -> None:
    """Keep a new session under the hash of its token."""
    with writing(store) as connection:
        connection.execute(insert(schema.sessions), {"token": key, "user": user, "at": at, "seen": at})


def end_session(store: Store, key: str) -> None:
    """End one session."""
    with writing(store) as connection:
        connection.execute(delete(schema.sessions).where(schema.sessions.c.token == key))


def session(store: Store, key: str) -> Session | None:
    """The session under this hash, None where there is none or its account is shut."""
    s, u = schema.sessions.c, schema.users.c
    query = select(u.name, u.rank, s.at, s.seen).where(s.user == u.name, s.token == key, u.disabled == 0)
    with reading(store) as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return Session(Person(row.name, Rank(row.rank)), datetime.fromisoformat(row.at), datetime.fromisoformat(row.seen))


def add_token(store: Store, key: str, user: str, label: str, rank: Rank, times: tuple[str, str]) -> None:
    """Keep a token for machines under its hash; `times` are when it was made and when it ends."""
    row = {"token": key, "user": user, "label": label, "rank": rank.value, "at": times[0], "ends": times[1]}
    with writing(store) as connection:
        connection.execute(insert(schema.api_tokens), row)


def token_owner(store: Store, key: str, now: str) -> Person | None:
    """Whose token it is, with the lesser of the account's rank and the token's; None where it ended or is unknown."""
    t, u = schema.api_tokens.c, schema.users.c
    query = select(u.name, u.rank, t.rank).where(t.user == u.name, t.token == key, t.ends > now, u.disabled == 0)
    with reading(store) as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return None
    ranks = list(Rank)
    return Person(row[0], min(Rank(row[1]), Rank(row[2]), key=ranks.index))


def note(store: Store, deed: Deed) -> None:
    """Write a line into the book; its id is given by the store."""
    row = {"at": deed.at, "who": deed.who, "deed": deed.deed, "object": deed.object, "note": deed.note or None}
    with writing(store) as connection:
        connection.execute(insert(schema.deeds), row)


def deeds(store: Store, limit: int = 200) -> list[Deed]:
    """The newest lines of the book."""
    d = schema.deeds.c
    with reading(store) as connection:
        found = connection.execute(select(d.id, d.at, d.who, d.deed, d.object, d.note).order_by(d.id.desc()).limit(limit))
        return [Deed(row[0], row[1], row[2], row[3], row[4], row[5] or "") for row in found]


def _account(name: str, rank: str, password: str, disabled: int, at: str) -> Account:
    return Account(name, Rank(rank), password, bool(disabled), at)

"""Claims by who takes part in them: a code, or a name as people write it.

Names are compared by `names.answers`, on either engine in this process: the different names that stand in the file are
fetched from their index, and the claims then found by those that answer. Each is looked for in the cheaper of two ways: a
rare party from its claims, a frequent one by trying claim after claim in the order wanted.

In: a code or name, roles. Out: a condition on `claims`. Not here: who a name means (the stage `resolve`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import JSON, Column, ColumnElement, Connection, Select, and_, exists, func, literal, or_, select

from detente.store import schema
from detente.store.names import answers

_RARE = 20_000
"""Sides, above which a party is frequent."""


def has_side(connection: Connection, wanted: str, roles: Iterable[str]) -> ColumnElement[bool]:
    """Whether a claim has a side in one of the roles whose code is `wanted` or whose name answers to it."""
    side = schema.sides.c
    mentions = _answering(connection, side.entity_text, wanted, schema.SHORT)
    names = _answering(connection, side.identifier_text, wanted)
    called = or_(
        side.code == wanted,
        and_(schema.SHORT, side.entity_text.in_(_listed(connection, mentions))),
        side.identifier_text.in_(_listed(connection, names)),
    )
    takes_part = and_(called, side.role.in_(tuple(roles)))
    few = select(side.claim_id).where(takes_part).limit(_RARE + 1).subquery()
    if connection.execute(select(func.count()).select_from(few)).scalar_one() <= _RARE:
        return schema.claims.c.id.in_(select(side.claim_id).where(takes_part))
    return exists().where(side.claim_id == schema.claims.c.id, takes_part)


def _answering(connection: Connection, column: Column[str], wanted: str, *given: ColumnElement[bool]) -> Iterator[str]:
    """The different names in an indexed column that answer to `wanted`: each is found from the one before it."""
    first = select(func.min(column).label("name")).where(*given).cte(recursive=True)
    later = select(func.min(column)).where(column > first.c.name, *given).scalar_subquery()
    names = first.union_all(select(later).where(first.c.name.is_not(None)))
    found = connection.execute(select(names.c.name).where(names.c.name.is_not(None))).scalars()
    return (name for name in found if answers(name, wanted))


def _listed(connection: Connection, names: Iterator[str]) -> Select[tuple[str]]:
    """A list of any length as one parameter."""
    if connection.dialect.name == "postgresql":
        return select(func.json_array_elements_text(literal(list(names), JSON)).column_valued("name"))
    return select(func.json_each(json.dumps(list(names))).table_valued("value").c.value)

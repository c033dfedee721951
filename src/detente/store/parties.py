"""Claims by who takes part in them: a code, or a name as people write it.

Names are compared by `names.answers`, on either engine in this process: the different names that stand in the file are
fetched from their index, and the claims then found by those that answer. Each is looked for in the cheaper of two ways: a
rare party from its claims, a frequent one by trying claim after claim in the order wanted.

In: a code or name, roles. Out: a condition on `claims`. Not here: who a name means (the stage `resolve`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import JSON, Column, ColumnElement, Connection, Select, TextClause, and_, exists, func, literal, or_, select

from detente.store import schema
from detente.store.names import answers

_RARE = 4_000
"""Sides, above which a party is frequent."""


def has_side(connection: Connection, wanted: str, roles: Iterable[str]) -> ColumnElement[bool]:
    """Whether a claim has a side in one of the roles whose code is `wanted` or whose name answers to it."""
    side = schema.sides.c
    mention = and_(schema.SHORT, called(connection, side.entity_text, wanted, schema.SHORT))
    meant = or_(side.code == wanted, mention, called(connection, side.identifier_text, wanted))
    takes_part = and_(meant, side.role.in_(tuple(roles)))
    few = select(side.claim_id).where(takes_part).limit(_RARE + 1).subquery()
    if connection.execute(select(func.count()).select_from(few)).scalar_one() <= _RARE:
        return schema.claims.c.id.in_(select(side.claim_id).where(takes_part))
    return exists().where(side.claim_id == schema.claims.c.id, takes_part)


def called(connection: Connection, column: Column[str], wanted: str, *given: TextClause) -> ColumnElement[bool]:
    """Whether the name in a column answers to `wanted`. The column needs an index; `given` is the index's own condition.

    The different names are gone through once, each found from the one before it.
    """
    first = select(func.min(column).label("name")).where(*given).cte(recursive=True)
    later = select(func.min(column)).where(column > first.c.name, *given).scalar_subquery()
    names = first.union_all(select(later).where(first.c.name.is_not(None)))
    found = connection.execute(select(names.c.name).where(names.c.name.is_not(None))).scalars()
    return column.in_(_listed(connection, [name for name in found if answers(name, wanted)]))


def _listed(connection: Connection, names: list[str]) -> Select[tuple[str]]:
    """A list of any length as one parameter."""
    if connection.dialect.name == "postgresql":
        return select(func.json_array_elements_text(literal(names, JSON)).column_valued("name"))
    return select(func.json_each(json.dumps(names)).table_valued("value").c.value)

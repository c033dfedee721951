"""Claims by who takes part in them: codes, or names as people write them.

Names are compared by `names.answers`, on either engine in this process: the different names that stand in the store are
gone through once, from one to the next in their index. Claims of rare parties, and of rare pairs, are then found from their
sides; those of frequent ones by trying claim after claim in the order wanted, until there are enough.

In: a connection, codes or names with roles. Out: conditions on `claims`. Not here: who a name means (the stage `resolve`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    TextClause,
    and_,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from detente.store import schema
from detente.store.names import asking, is_capitals

_RARE = 2_000
"""Sides, above which a party or pair is frequent."""

_COUNTED = 10_000
"""Sides of a party counted to learn which of several is met least."""


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody who takes part in a claim, a code or name, in one of several roles."""

    wanted: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """That claims have all the parts asked for; `rare` where there are so few that they are named one by one."""

    condition: ColumnElement[bool]
    rare: bool


def taking_part(connection: Connection, parts: Sequence[Part]) -> Taken:
    """Which claims have a side for each of the parts, of which there is at least one."""
    sides = [schema.sides.alias(f"side_{place}") for place in range(len(parts))]
    wanted = [part.wanted for part in parts]
    mentions = _names(connection, schema.sides.c.entity_text, wanted, schema.SHORT)
    names = _names(connection, schema.sides.c.identifier_text, wanted)
    meant = [_meant(connection, side, part, mentions, names) for side, part in zip(sides, parts, strict=True)]
    queries = [select(side.c.claim_id).where(one) for side, one in zip(sides, meant, strict=True)]
    first = _rarest(connection, queries) if len(queries) > 1 else 0
    id_ = sides[first].c.claim_id
    others = [exists().where(sides[i].c.claim_id == id_, one) for i, one in enumerate(meant) if i != first]
    ids = list(connection.scalars(select(id_).where(meant[first], *others).limit(_RARE + 1)))
    if len(ids) <= _RARE:
        return Taken(schema.claims.c.id.in_(listed(connection, ids)), rare=True)
    tried = [exists().where(side.c.claim_id == schema.claims.c.id, one) for side, one in zip(sides, meant, strict=True)]
    return Taken(and_(*tried), rare=False)


def called(connection: Connection, column: Column[str], wanted: str, *given: TextClause) -> ColumnElement[bool]:
    """Whether the name in a column answers to `wanted`. The column needs an index; `given` is the index's own condition."""
    return column.in_(listed(connection, filter(asking(wanted), _names(connection, column, [wanted], *given))))


def listed(connection: Connection, names: Iterable[str]) -> Select[tuple[str]]:
    """A list of any length as one parameter."""
    whole = list(names)
    if connection.dialect.name == "postgresql":
        return select(func.json_array_elements_text(literal(whole, JSON)).column_valued("name"))
    return select(func.json_each(json.dumps(whole)).table_valued("value").c.value)


def different(connection: Connection, column: Column[str], *given: TextClause, holding: Sequence[str] = ()) -> list[str]:
    """The different values of an indexed column in order, each found from the one before. `given` is the index's condition.

    Only those that hold any of the words in `holding`, letter for letter, where there are some.
    """
    first = select(func.min(column).label("name")).where(*given).cte(recursive=True)
    later = select(func.min(column)).where(column > first.c.name, *given).scalar_subquery()
    names = first.union_all(select(later).where(first.c.name.is_not(None)))
    found = select(names.c.name).where(names.c.name.is_not(None))
    if holding:
        found = found.where(or_(*(names.c.name.contains(word) for word in holding)))
    return list(connection.scalars(found))


def _names(connection: Connection, column: Column[str], wanted: Sequence[str], *given: TextClause) -> list[str]:
    """The different names in an indexed column, but for those that surely answer to nothing wanted."""
    # Only capitals can be looked for by the engine: it would set letter case aside otherwise than we do.
    return different(connection, column, *given, holding=wanted if all(map(is_capitals, wanted)) else ())


def _rarest(connection: Connection, queries: Sequence[Select[tuple[str]]]) -> int:
    """The place of the query that finds least; of those that find very many, the first."""
    some = [query.limit(_COUNTED).subquery() for query in queries]
    found = [connection.execute(select(func.count()).select_from(one)).scalar_one() for one in some]
    return found.index(min(found))


def _meant(connection: Connection, side: FromClause, part: Part, mentions: list[str], names: list[str]) -> ColumnElement[bool]:
    """Whether a side in one of the roles has the code, or one of those mentions and names that answer."""
    answers = asking(part.wanted)
    meant: list[ColumnElement[bool]] = [side.c.code == part.wanted]
    # Only where any answers: a code alone is answered from its index, without a look at the sides themselves.
    if found := list(filter(answers, mentions)):
        short = func.length(side.c.entity_text) <= literal_column(str(schema.LONGEST_NAME))
        meant.append(and_(short, side.c.entity_text.in_(listed(connection, found))))
    if found := list(filter(answers, names)):
        meant.append(side.c.identifier_text.in_(listed(connection, found)))
    return and_(or_(*meant), side.c.role.in_(part.roles))

"""Rows that come out in one step are the rows that come out one by one."""

from __future__ import annotations

from sqlalchemy import insert, select

from detente.store import schema
from detente.store.connect import Store, reading, writing
from detente.store.lists import at_once

WORDS = ("", "plain", 'a "quoted" \\ word', "tab\tand\nline", "Kobanî é", "é", "\u2028", "😀", "null", "<&>")


def test_rows_are_the_same_in_the_same_order(store: Store) -> None:
    with writing(store) as connection:
        rows = [{"origin": f"{9 - place} {word}", "reason": word} for place, word in enumerate(WORDS)]
        connection.execute(insert(schema.refusals), rows)
    c = schema.refusals.c
    query = select(c.origin, c.reason, select(schema.articles.c.id).limit(1).scalar_subquery()).order_by(c.origin)
    with reading(store) as connection:
        one_by_one = [tuple(row) for row in connection.execute(query)]
        assert [tuple(row) for row in at_once(connection, query)] == one_by_one
        assert [tuple(row) for row in at_once(connection, query.limit(3).offset(2))] == one_by_one[2:5]
        assert list(at_once(connection, query.where(c.reason == "nowhere"))) == []
    assert len(one_by_one) == len(WORDS)
    assert one_by_one != sorted(one_by_one, reverse=True)

"""Rows that come out, or go in, in one step are those that do one by one; portions of a list are the list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from detente.store import schema
from detente.store.connect import Store, reading, writing
from detente.store.lists import at_once, by_decimal, chunks, put
from tests.memory.stored import article

WORDS = ("", "plain", 'a "quoted" \\ word', "tab\tand\nline", "Kobanî é", "é", "\u2028", "😀", "null", "<&>")
TEXTS = [one.name for one in schema.articles.c if not one.nullable]


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


def test_rows_that_are_put_in_are_as_if_inserted(store: Store) -> None:
    found = []
    for into in (put, lambda connection, table, rows: connection.execute(insert(table), rows)):
        with writing(store) as connection:
            connection.execute(delete(schema.copies))
            connection.execute(delete(schema.articles))
            put(connection, schema.articles, [{**dict.fromkeys(TEXTS, word), "id": str(i)} for i, word in enumerate(WORDS)])
            rows = [
                {"article_id": str(i), "original_id": "0", "kind": word, "similarity": 1 / (i + 3), "reason": ""}
                for i, word in enumerate(WORDS)
            ]
            into(connection, schema.copies, rows)
            put(connection, schema.copies, [])
        with reading(store) as connection:
            found.append(sorted(map(tuple, connection.execute(select(schema.copies)))))
    assert found[0] == found[1]
    assert len(found[0]) == len(WORDS)


@given(st.lists(st.integers()), st.integers(1, 5))
def test_portions_are_the_list_cut(items: list[int], size: int) -> None:
    portions = list(chunks(items, size))
    assert [one for portion in portions for one in portion] == items
    assert all(len(portion) == size for portion in portions[:-1])
    assert all(portions)


def test_a_decimal_number_keeps_its_last_figure(store: Store) -> None:
    scales = {"a": 0.1 + 0.2, "b": 0.3, "c": -9.7, "d": 1 / 3, "e": 0.3}
    for name in scales:
        article(store, name, "2020-01-01", "A", "B", "AID", 2)
    e = schema.events.c
    with writing(store) as connection:
        for name, scale in scales.items():
            connection.execute(update(schema.events).where(e.id == f"{name}-e").values(event_scale=scale))
    with reading(store) as connection:
        found = list(by_decimal(connection, select(e.event_scale, e.id, e.lat)))
    assert sorted(map(tuple, found), key=lambda row: row[1]) == [(scale, f"{name}-e", None) for name, scale in scales.items()]

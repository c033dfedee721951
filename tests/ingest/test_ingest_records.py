"""JSON Lines: every good line is read, every bad one is named with its number."""

from __future__ import annotations

import io
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InputError, MalformedError, RefusedError
from detente.ingest.records import records
from detente.model import Page

LIMIT = 20_000_000


def read(data: bytes, limit: int = LIMIT) -> list[Page | InputError]:
    found: list[Page | InputError] = []
    try:
        found.extend(records("f.jsonl", io.BytesIO(data), limit))
    except InputError as error:
        found.append(error)
    return found


def reason(line: bytes) -> str:
    """The reason for which a line is refused, with a good line before and after it read as well."""
    good, bad, after = read(b'{"text": "a"}\n' + line + b'\n{"text": "b"}')
    assert isinstance(good, Page)
    assert isinstance(after, Page)
    assert isinstance(bad, InputError)
    assert bad.origin == "f.jsonl:2"
    assert after.origin == "f.jsonl:3"
    assert "\n" not in str(bad)
    return bad.reason


def test_all_fields() -> None:
    value = {
        "id": "a1",
        "text": "Çà et là.\r\n“x”",
        "title": "T",
        "published": "2017-07-07",
        "outlet": "AFP",
        "url": "http://x.example",
        "pairs": [{"actor": [0, 1], "recipient": [2, 4]}],
        "own": {"x": [1, None]},
    }
    (page,) = read(json.dumps(value).encode())
    assert isinstance(page, Page)
    assert page.kind == "record"
    assert page.origin == "f.jsonl:1"
    assert page.data.decode() == value["text"]
    assert {name: page.field(name) for name in ("id", "title", "published", "outlet", "url")} == {
        name: value[name] for name in ("id", "title", "published", "outlet", "url")
    }
    assert json.loads(page.field("pairs") or "") == value["pairs"]
    assert page.field("own") is None


def test_null_is_absent_and_a_number_is_an_id() -> None:
    (page,) = read(b'{"text": "a", "id": 17, "title": null, "pairs": null}')
    assert isinstance(page, Page)
    assert page.fields == (("id", "17"),)


def test_blank_lines_count_but_yield_nothing() -> None:
    assert [page.origin for page in read(b'\xef\xbb\xbf\n\r\n{"text": "a"}\r\n \n{"text": "b"}')] == ["f.jsonl:3", "f.jsonl:5"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{bad", "is not JSON: Expecting property name"),
        (b'{"text": "a"', "is not JSON"),
        (b'{"text": "a"} {"text": "b"}', "is not JSON: Extra data"),
        (b"[1, 2]", "is not a JSON object"),
        (b'"text"', "is not a JSON object"),
        (b'{"title": "a"}', "has no `text`"),
        (b'{"text": null}', "has no `text`"),
        (b'{"text": ["a"]}', "`text` is not a string"),
        (b'{"text": "a", "title": 3}', "`title` is not a string"),
        (b'{"text": "a", "id": true}', "`id` is not a string"),
        (b'{"text": "a", "pairs": {}}', "`pairs` is not a list"),
        (b"[" * 100_000, "is nested too deep to be read"),
        (b'{"text": "a", "x": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_001, "is nested too deep to be read"),
        (b'{"text": "a", "x": ' + b"9" * 10_000 + b"}", "holds a number of 10,000 digits"),
        (b'{"text": "a", "x": NaN}', "is not JSON: NaN"),
        (b'{"text": "a", "x": -Infinity}', "is not JSON: -Infinity"),
        (b'{"text": "a \\ud83d b"}', "`text` holds half a character (\\ud83d) at 3"),
        (b'{"text": "a", "title": "\\udc00"}', "`title` holds half a character"),
        (b'{"text": "a", "text": "b"}', "the key 'text' stands twice in one object"),
        (b'{"text": "a", "x": {"y": 1, "y": 2}}', "the key 'y' stands twice"),
        (b'{"text": "caf\xe9"}', "is not UTF-8 at byte 14"),
        (b'{"text": "a\x00b"}', "is not JSON: Invalid control character"),
        (b"\x00\x01", "is not JSON"),
    ],
)
def test_bad_lines_are_named_and_good_ones_go_on(line: bytes, words: str) -> None:
    assert reason(line).startswith(words)


def test_a_whole_character_of_two_escapes_is_fine() -> None:
    (page,) = read(b'{"text": "\\ud83d\\ude00"}')
    assert isinstance(page, Page)
    assert page.data.decode() == "😀"


def test_an_overlong_line_is_passed_over() -> None:
    data = b'{"text": "a"}\n{"text": "' + b"x" * 200_000 + b'"}\n{"text": "b"}\n'
    found = read(data, 1_000)
    assert [type(page).__name__ for page in found] == ["Page", "RefusedError", "Page"]
    assert str(found[1]) == "f.jsonl:2: 200.0 kB, over the limit of 1.0 kB (record_bytes); split it"
    exact = b'{"text": "' + b"x" * 88 + b'"}'
    assert isinstance(read(exact + b"\n", 100)[0], Page)
    assert isinstance(read(exact + b"\n", 99)[0], RefusedError)
    assert isinstance(read(exact, 99)[0], RefusedError)


def test_only_a_line_is_in_memory() -> None:
    class Counted(io.BytesIO):
        longest = 0

        def read(self, size: int | None = -1) -> bytes:
            raise AssertionError("the whole stream is asked for")

        def readline(self, size: int | None = -1) -> bytes:
            line = super().readline(size)
            self.longest = max(self.longest, len(line))
            return line

    stream = Counted(b'{"text": "' + b"x" * 1_000_000 + b'"}\n' + b'{"text": "a"}\n' * 100)
    assert len(list(records("f", stream, 5_000))) == 101
    assert stream.longest <= 1 << 16


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_nothing_at_all_is_told(data: bytes) -> None:
    (found,) = read(data)
    assert str(found) == "f.jsonl: holds no record"


def test_utf16_is_told_once() -> None:
    (found,) = read('{"text": "a"}\n{"text": "b"}\n'.encode("utf-16"))
    assert isinstance(found, MalformedError)
    assert "save it as UTF-8" in found.reason


def test_hostile_lines_take_no_more_than_their_length() -> None:
    many_keys = "{" + ",".join(f'"k{i}": 1' for i in range(100_000)) + ', "k99999": 2}'
    start = time.process_time()
    read(many_keys.encode() + b"\n" + b'"' * 500_000 + b"\n" + b'{"a":' * 100_000 + b"\n" + b"\\" * 500_000)
    assert time.process_time() - start < 5


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)
names = st.sampled_from(["text", "id", "title", "published", "outlet", "url", "pairs", "other"])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(json_values, st.dictionaries(names, json_values | st.text())), max_size=4))
def test_any_json_line_is_a_page_or_an_error(values: list[object]) -> None:
    lines = [json.dumps(value).encode() for value in values]
    found = read(b"\n".join(lines))
    assert len(found) == max(1, len(lines))
    for value, page in zip(values, found, strict=False):
        if isinstance(page, Page):
            assert isinstance(value, dict)
            assert page.data.decode() == value["text"]
        else:
            assert isinstance(page, InputError)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.binary(max_size=60).map(lambda b: b.replace(b"\n", b"")), max_size=6), st.integers(1, 70))
def test_any_bytes_between_two_good_lines(lines: list[bytes], limit: int) -> None:
    good = b'{"text": "good"}'
    found = read(b"\n".join([good, *lines, good]), max(limit, len(good)))
    assert isinstance(found[0], Page)
    assert isinstance(found[-1], Page)
    assert found[-1].origin == f"f.jsonl:{len(lines) + 2}"

"""JSON Lines into pages: one object a line, each line on its own.

In: a stream of bytes. Out: for each line that is not blank a `Page` of kind "record" (origin `path:LINE`) or an `InputError`
that names the line. Only one line is in memory at a time.
Not here: what dates and pairs mean (`clean`) and which inputs are JSON Lines (`files.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO, NoReturn

from detente.errors import InputError, MalformedError, RefusedError
from detente.ingest.sizes import size
from detente.model import Page

TEXT_FIELDS = ("title", "published", "outlet", "url")
CHUNK = 1 << 16  # bytes read at a time while the rest of an overlong line is passed over
DIGITS = 640  # the least to which an environment may lower Python's own limit for whole numbers
_UTF8_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")


def records(origin: str, stream: BinaryIO, limit: int, head: bytes = b"") -> Iterator[Page | InputError]:
    """Records of a stream of which `head` (whole blank lines, then a line or its beginning) has been read already."""
    found = False
    for number, line in _lines(stream, limit, head):
        place = f"{origin}:{number}"
        if isinstance(line, int):
            found = True
            yield RefusedError(place, f"{size(line)}, over the limit of {size(limit)} (record_bytes); split it")
        elif number == 1 and line.startswith(_WIDE_BOMS):
            raise MalformedError(origin, "is UTF-16; save it as UTF-8, the encoding of JSON Lines")
        elif line.strip():
            found = True
            yield _record(place, line)
    if not found:
        raise MalformedError(origin, "holds no record")


def _lines(stream: BinaryIO, limit: int, head: bytes) -> Iterator[tuple[int, bytes | int]]:
    """Numbered lines; of a line over the limit only its length."""
    *whole, rest = head.removeprefix(_UTF8_BOM).split(b"\n")
    yield from ((number, line if len(line) <= limit else len(line)) for number, line in enumerate(whole, 1))
    number = len(whole)
    while line := rest + stream.readline(max(0, limit + 1 - len(rest))):
        number += 1
        rest = b""
        if len(line.removesuffix(b"\n")) > limit:
            yield number, len(line) + _pass_over(stream, line)
        else:
            yield number, line.removeprefix(_UTF8_BOM) if number == 1 else line


def _pass_over(stream: BinaryIO, line: bytes) -> int:
    passed = 0
    while not line.endswith(b"\n") and (line := stream.readline(CHUNK)):
        passed += len(line)
    return passed


def _record(place: str, line: bytes) -> Page | InputError:
    try:
        return _page(place, _parsed(line))
    except _WrongRecord as error:
        return MalformedError(place, str(error))


class _WrongRecord(Exception):  # noqa: N818 - carries a reason from the hooks of `json` up to `_record`, no further
    pass


def _parsed(line: bytes) -> dict[str, object]:
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_constant, parse_int=_whole)
    except UnicodeDecodeError as error:
        raise _WrongRecord(f"is not UTF-8 at byte {error.start + 1}") from error
    except json.JSONDecodeError as error:
        raise _WrongRecord(f"is not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise _WrongRecord("is nested too deep to be read") from error
    if not isinstance(value, dict):
        raise _WrongRecord('is not a JSON object like {"text": "..."}')
    return value


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value: dict[str, object] = {}
    for key, item in pairs:
        if key in value:
            raise _WrongRecord(f"the key {key[:60]!a} stands twice in one object")
        value[key] = item
    return value


def _no_constant(name: str) -> NoReturn:
    raise _WrongRecord(f"is not JSON: {name} is no number of JSON")


def _whole(digits: str) -> int:
    if len(digits) > DIGITS:
        raise _WrongRecord(f"holds a number of {len(digits):,} digits")
    return int(digits)


def _page(place: str, value: dict[str, object]) -> Page:
    text = value.get("text")
    if text is None:
        raise _WrongRecord("has no `text`")
    if not isinstance(text, str):
        raise _WrongRecord("`text` is not a string")
    number = value.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        value = {**value, "id": str(number)}
    fields = [(name, _string(name, value[name])) for name in ("id", *TEXT_FIELDS) if value.get(name) is not None]
    pairs = value.get("pairs")
    if pairs is not None:
        if not isinstance(pairs, list):
            raise _WrongRecord("`pairs` is not a list")
        fields.append(("pairs", json.dumps(pairs)))
    return Page(place, "record", _encoded("text", text), tuple(fields))


def _string(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _WrongRecord(f"`{name}` is not a string")
    _encoded(name, value)
    return value


def _encoded(name: str, value: str) -> bytes:
    """UTF-8. A lone surrogate (half of a character, as "\\ud83d") cannot be stored and would move every offset if replaced."""
    try:
        return value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _WrongRecord(
            f"`{name}` holds half a character (\\u{ord(value[error.start]):04x}) at {error.start + 1:,}"
        ) from error

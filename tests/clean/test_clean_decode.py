"""Bytes into text: which encoding, what is replaced, and that it is said."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.clean.decode import _DECLARED, decode, meta_charset

SNIFF = 65_536
TEXT = "Israel’s army left Gaza – “for now”, a café owner in İzmir said. "


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "read as utf-16, not UTF-8"),
        ("utf-32", "read as utf-32, not UTF-8"),
        ("utf-16-le", "read as utf-16-le, not UTF-8"),
        ("utf-16-be", "read as utf-16-be, not UTF-8"),
    ],
)
def test_encodings_of_unicode(encoding: str, note: str | None) -> None:
    text, notes = decode((TEXT * 20).encode(encoding), SNIFF)
    assert text == TEXT * 20
    assert notes == ((note,) if note else ())


def test_windows_1252_is_the_fallback() -> None:
    text, notes = decode("Israel’s café – “no”".encode("windows-1252"), SNIFF)
    assert text == "Israel’s café – “no”"
    assert notes == ("read as windows-1252, not UTF-8",)
    assert decode(b"caf\xe9", SNIFF, "iso-8859-1").text == "café"
    assert decode(b"\x93no\x94", SNIFF, "ISO-8859-1").text == "“no”"


def test_a_declared_charset_is_believed_unless_the_bytes_are_utf8() -> None:
    cyrillic = "Москва заявила в пятницу"
    assert decode(cyrillic.encode("windows-1251"), SNIFF, "Windows-1251").text == cyrillic
    assert decode(cyrillic.encode("koi8-r"), SNIFF, "koi8-r").text == cyrillic
    assert decode(cyrillic.encode("utf-8"), SNIFF, "iso-8859-1").text == cyrillic
    assert decode("café".encode("windows-1252"), SNIFF, "utf-8").text == "café"


@pytest.mark.parametrize(
    "name", ["utf-7", "punycode", "idna", "rot13", "unicode_escape", "zip", "undefined", "../x", "utf-16", ""]
)
def test_charsets_that_are_never_believed(name: str) -> None:
    assert decode(b"caf\xe9 +AGE-", SNIFF, name).text == "café +AGE-"


def test_damaged_utf8_stays_utf8() -> None:
    data = ("Çà et là, déjà vu. " * 50).encode() + b"\xff\xfe\x80 end"
    text, notes = decode(data, SNIFF)
    assert text == "Çà et là, déjà vu. " * 50 + "\ufffd\ufffd\ufffd end"
    assert notes == ("3 unreadable characters replaced by U+FFFD",)


def test_a_late_foreign_byte_decides_as_an_early_one() -> None:
    data = b"Plain words only. " * 10_000 + b"caf\xe9"
    assert decode(data, SNIFF).text.endswith("café")
    data = b"Plain words only. " * 10_000 + "café".encode()
    assert decode(data, SNIFF) == (data.decode(), ())


def test_a_character_cut_at_the_end_of_the_sniffed_bytes_is_no_damage() -> None:
    data = ("é" * 10).encode()
    for sniff in range(2, 12):
        assert decode(data, sniff) == ("é" * 10, ())


def test_nul_is_replaced_and_counted() -> None:
    text, notes = decode("The café\x00 closed\x00.".encode(), SNIFF)
    assert text == "The café\ufffd closed\ufffd."
    assert notes == ("2 unreadable characters replaced by U+FFFD",)


def test_a_replacement_character_of_the_text_itself_is_not_counted() -> None:
    assert decode("\ufffd é".encode(), SNIFF) == ("\ufffd é", ())


def test_half_characters_in_utf8_are_replaced() -> None:
    text, notes = decode(b"caf\xc3\xa9 d\xc3\xa9j\xc3\xa0 vu \xc3\xa9t\xc3\xa9 \xc3\xa0 \xc3\xa7a " * 9 + b"\xed\xa0\xbd", SNIFF)
    assert text.endswith("\ufffd\ufffd\ufffd")
    assert notes == ("3 unreadable characters replaced by U+FFFD",)


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n\x0bd\x85", SNIFF).text.startswith("a\r\nb\rc\n\x0bd")


@pytest.mark.parametrize(
    "page",
    [
        b'<meta charset="windows-1251">',
        b"<META CHARSET = windows-1251>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    ],
)
def test_the_charset_that_a_page_declares(page: bytes) -> None:
    assert meta_charset(b"<html><head>" + page, SNIFF) == "windows-1251"
    assert meta_charset(b" " * 100 + page, 50) is None
    assert meta_charset(b"<p>no meta charset=x</p>", SNIFF) is None


def test_looking_for_a_charset_takes_no_time() -> None:
    start = time.process_time()
    meta_charset(b"<meta " * 20_000, SNIFF)
    meta_charset(b"<meta charset=" * 20_000, SNIFF)
    meta_charset(b"<meta charset" + b" " * 80_000, SNIFF)
    assert time.process_time() - start < 2


@settings(max_examples=400, deadline=None)
@given(
    st.binary(max_size=200) | st.text(max_size=80).map(lambda t: t.encode("utf-16", "surrogatepass")),
    st.integers(4, 300),
    st.sampled_from([None, *_DECLARED]),
)
def test_any_bytes_become_valid_text(data: bytes, sniff: int, declared: str | None) -> None:
    text, notes = decode(data, sniff, declared)
    text.encode("utf-8")
    assert "\x00" not in text
    assert all("\n" not in note for note in notes)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")), st.integers(4, 50))
def test_utf8_comes_through_unchanged(text: str, sniff: int) -> None:
    assert decode(text.encode(), sniff).text == text

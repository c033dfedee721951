"""Bytes into valid text: no NUL, no half characters, and a note of whatever had to be guessed or replaced.

In: the bytes of a file or page. Out: `Decoded`. The order of evidence: byte order mark; NULs in every second place (UTF-16);
valid UTF-8 beyond ASCII; the charset that a page declares; else windows-1252, which most old English pages are in.
Not here: records of JSON Lines, whose text must stay as given (`article.py` refuses instead of replacing).
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

REPLACEMENT = "\ufffd"
FALLBACK = "windows-1252"
WIDE_SHARE = 0.4  # English in UTF-16 has a NUL in nearly every second place
FAITH = 4  # well-formed UTF-8 characters for each broken one that make a text damaged UTF-8 rather than something else
# UTF-32 stands first: its little-endian mark begins with that of UTF-16
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_META = re.compile(rb"<meta\b[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_SINGLE_BYTE = {f"iso8859{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)} | {
    f"windows{page}": f"cp{page}" for page in range(1250, 1259)
}
_DECLARED = _SINGLE_BYTE | {
    "utf8": "utf-8",
    "iso88591": "cp1252",
    "iso88599": "cp1254",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "usascii": "cp1252",
    "cp1252": "cp1252",
    "koi8r": "koi8-r",
    "koi8u": "koi8-u",
    "macintosh": "mac-roman",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "shiftjis": "cp932",
    "eucjp": "euc-jp",
    "euckr": "cp949",
}


class Decoded(NamedTuple):
    """Text with remarks on how it was read."""

    text: str
    notes: tuple[str, ...]


def decode(data: bytes, sniff: int, declared: str | None = None) -> Decoded:
    """Decode; `sniff` is how many bytes are looked at for guessing, `declared` a charset named beside the bytes."""
    encoding = _encoding(data, sniff, declared)
    try:
        text, lost = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        lost = len(text) - len(data.decode(encoding, "ignore"))
    lost += text.count("\x00")
    notes = []
    if not encoding.startswith("utf-8"):
        notes.append(f"read as {FALLBACK if encoding == 'cp1252' else encoding}, not UTF-8")
    if lost:
        notes.append(f"{lost:,} unreadable character{'s' if lost > 1 else ''} replaced by U+FFFD")
    return Decoded(text.replace("\x00", REPLACEMENT), tuple(notes))


def meta_charset(data: bytes, sniff: int) -> str | None:
    """The charset that an HTML page declares in its first bytes, as it writes it."""
    found = _META.search(data[:sniff])
    return found[1].decode("ascii") if found else None


def _encoding(data: bytes, sniff: int, declared: str | None) -> str:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    if wide := _wide(data[:sniff]):
        return wide
    beyond = _BEYOND_ASCII.search(data)
    if beyond is None:
        return "utf-8"
    good, bad = _utf8_count(data[beyond.start() : beyond.start() + sniff])
    if good and not bad:
        return "utf-8"
    named = _DECLARED.get(re.sub(r"[-_:. ]", "", declared.lower())) if declared else None
    if named and named != "utf-8":
        return named
    return "utf-8" if good > FAITH * bad else "cp1252"


def _wide(head: bytes) -> str | None:
    half = len(head) // 2
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if half < 2 or max(even, odd) < WIDE_SHARE * half or min(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _utf8_count(sample: bytes) -> tuple[int, int]:
    """Characters beyond ASCII that are well-formed UTF-8, and broken ones; a character cut at the end counts as neither."""
    broken = len(codecs.getincrementaldecoder("utf-8")("replace").decode(sample))
    text = codecs.getincrementaldecoder("utf-8")("ignore").decode(sample)
    return len(text) - len(text.encode("ascii", "ignore")), broken - len(text)

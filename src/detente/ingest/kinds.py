"""What sort of bytes these are: page, text, JSON Lines, or something that holds no text to read.

In: the first bytes of an input and its name. Out: a kind, or the reason why it cannot be read and what to do.
Not here: opening files (`files.py`) and decoding (`clean`).
"""

from __future__ import annotations

import re

from detente.errors import MalformedError

_UNPACK = "unpack it first"
_AS_TEXT = "save its text as .txt or .html first"
_NO_TEXT = "it holds no text to read"
_SIGNATURES: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"%PDF-", "a PDF", _AS_TEXT),
    (0, b"PK\x03\x04", "a zip archive or an office document", f"unpack it, or {_AS_TEXT}"),
    (0, b"PK\x05\x06", "an empty zip archive", _NO_TEXT),
    (0, b"\x1f\x8b", "gzip-compressed", _UNPACK),
    (4, b"1AY&SY", "bzip2-compressed", _UNPACK),
    (0, b"\xfd7zXZ\x00", "xz-compressed", _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "zstd-compressed", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (0, b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (257, b"ustar", "a tar archive", _UNPACK),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", _AS_TEXT),
    (0, b"{\\rtf", "an RTF document", _AS_TEXT),
    (0, b"\x89PNG\r\n", "a PNG image", _NO_TEXT),
    (0, b"\xff\xd8\xff", "a JPEG image", _NO_TEXT),
    (0, b"GIF8", "a GIF image", _NO_TEXT),
    (0, b"II*\x00", "a TIFF image", _NO_TEXT),
    (0, b"MM\x00*", "a TIFF image", _NO_TEXT),
    (4, b"ftyp", "a film or sound recording", _NO_TEXT),
    (0, b"ID3\x03", "a sound recording", _NO_TEXT),
    (0, b"OggS", "a sound recording", _NO_TEXT),
    (0, b"SQLite format 3\x00", "an SQLite database", "export its texts as JSON Lines"),
    (0, b"PAR1", "a Parquet file", "export its texts as JSON Lines"),
    (0, b"\x7fELF", "a program", _NO_TEXT),
    (0, b"WARC/1.", "a web archive", "web archives are not read yet; save its pages as .html"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
CONTROL_SHARE = 0.05  # of random bytes without NUL about a tenth are control characters, of text next to none
WIDE_SHARE = 0.4  # English in UTF-16 has a NUL in nearly every second place and none in the others
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]|<p(?:\s[^<>]*)?>[^<]*+(?:<(?!/?p[\s>])[^<]*+)*+</p>", re.I)
_FEED = re.compile(rb"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?>.*?-->)\s*+)*+<(?:rss|feed|rdf:RDF|urlset)[\s>]", re.DOTALL)

HTML_SUFFIXES = (".html", ".htm", ".xhtml")
LINES_SUFFIXES = (".jsonl", ".ndjson")
_TABLE = "is a table; export its texts as JSON Lines, one object a line"
_UNREAD_SUFFIXES = {
    ".json": "is JSON; name it .jsonl if each line is one object, or write it so",
    ".csv": _TABLE,
    ".tsv": _TABLE,
}


def refuse_foreign(origin: str, head: bytes) -> None:
    """Raise MalformedError, naming kind and remedy, where the first bytes are those of another known format."""
    for place, mark, name, remedy in _SIGNATURES:
        if head.startswith(mark, place):
            raise MalformedError(origin, f"is {name}; {remedy}")
    if _FEED.match(head.removeprefix(_BOMS[0])):
        raise MalformedError(origin, "is a feed or site map in XML; feeds are not read yet; save its pages as .html")


def refuse_suffix(origin: str, name: str) -> None:
    """Raise MalformedError where the name promises text that is no article: it would be read word by word as one."""
    for suffix, reason in _UNREAD_SUFFIXES.items():
        if name.lower().endswith(suffix):
            raise MalformedError(origin, reason)


def refuse_binary(origin: str, head: bytes) -> None:
    """Raise MalformedError where the first bytes are those of no text, narrow or wide."""
    if not head.startswith(_BOMS) and not _is_wide(head) and _is_binary(head):
        raise MalformedError(origin, f"is binary, not text; {_AS_TEXT}")


def content(head: bytes) -> bytes:
    """The first bytes without a byte order mark and the white space around them."""
    return head.removeprefix(_BOMS[0]).strip()


def starts_object(head: bytes) -> bool:
    """Whether the first byte that is no space opens a JSON object."""
    return content(head).startswith(b"{")


def page_kind(name: str, head: bytes) -> str:
    """ "html" by suffix or by what the first bytes hold, else "text"."""
    looks = _PAGE.search(head.replace(b"\x00", b"")) is not None
    return "html" if looks or name.lower().endswith(HTML_SUFFIXES) else "text"


def _is_wide(head: bytes) -> bool:
    half = len(head) // 2
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    return half > 1 and max(even, odd) >= WIDE_SHARE * half and min(even, odd) == 0


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return 0 in head or controls > CONTROL_SHARE * len(head)

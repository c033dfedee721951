"""Addresses: ids as parts of ours, links out that are safe to follow, ways back that stay here.

In: ids and addresses as they stand in articles. Out: the same, safe. Not here: routes (`app.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit

_OTHER = re.compile(rb"[^A-Za-z0-9:_-]")
_ESCAPED = re.compile(r"~([0-9A-F]{2})")
_LONGEST = 2_000


def slug(known: str) -> str:
    """An id as one part of a path: no dot, no slash; other bytes than letters, digits and `:_-` stand as `~XX`."""
    return _OTHER.sub(lambda found: b"~%02X" % found[0][0], known.encode("utf-8")).decode("ascii")


def unslug(part: str) -> str:
    """The id of a slug; what is none gives an id that nobody has."""
    raw = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), part)
    try:
        return raw.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return ""


def outward(url: str) -> str:
    """The address where it is one of http or https with a host, else ""."""
    if len(url) > _LONGEST or any(c.isspace() or not c.isprintable() for c in url):
        return ""
    try:
        parts = urlsplit(url)
        return url if parts.scheme.lower() in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def filename(origin: str) -> str:
    """Where an article was read from, for readers: a file's name without its folders; a web address as it is."""
    return outward(origin) or re.split(r"[/\\]", origin.rstrip("/\\"))[-1]


def homeward(path: str, otherwise: str = "/") -> str:
    """The path where it is one of ours, else another: no scheme, no host, nothing a browser reads as one."""
    ours = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable() and " " not in path
    return path if ours else otherwise


def query(**given: str | int | Sequence[str] | None) -> str:
    """`?a=b` of what is given, `a=b&a=c` of several values, "" where nothing is."""
    kept = {name: value for name, value in given.items() if value}
    return "?" + urlencode(kept, doseq=True) if kept else ""

"""Atom feeds (RFC 4287): what happened, newest first, for programs that follow it.

In: a `Feed`, the desk's own address. Out: XML text. Not here: what is in a feed (the pages).
The day of an entry is that of the news, never that of writing: the same store gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

SPACE = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01"
"""Day of what has none: Atom asks for one."""

ENTRIES = 50
"""Entries of a feed at most."""

_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: `id` names it for ever, `path` is its page here, `author` on whose word."""

    id: str
    title: str
    day: str
    path: str
    summary: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `id` is what it follows, `path` the page that it stands for, `file` its own address."""

    id: str
    title: str
    path: str
    file: str
    entries: tuple[Entry, ...]


def as_atom(feed: Feed, base: str) -> str:
    """The feed as XML; `base` is the desk's own address, such as `http://127.0.0.1:8765`."""
    root = ElementTree.Element("feed", {"xmlns": SPACE})
    newest = max((one.day for one in feed.entries), default="")
    _head(root, f"urn:detente:{feed.id}", feed.title, newest)
    ElementTree.SubElement(root, "link", {"rel": "self", "href": _safe(base + feed.file)})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "href": _safe(base + feed.path)})
    _author(root, "Detente")
    for one in _newest(feed.entries):
        entry = ElementTree.SubElement(root, "entry")
        _head(entry, f"urn:detente:{one.id}", one.title, one.day)
        _line(entry, "published", _moment(one.day))
        ElementTree.SubElement(entry, "link", {"rel": "alternate", "href": _safe(base + one.path)})
        if one.author:
            _author(entry, one.author)
        _line(entry, "summary", one.summary)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(sorted(entries, key=lambda one: one.id), key=lambda one: one.day, reverse=True)[:ENTRIES]


def _head(parent: ElementTree.Element, id_: str, title: str, day: str) -> None:
    _line(parent, "id", id_)
    _line(parent, "title", title or "Without a headline")
    _line(parent, "updated", _moment(day))


def _author(parent: ElementTree.Element, name: str) -> None:
    _line(ElementTree.SubElement(parent, "author"), "name", name)


def _line(parent: ElementTree.Element, name: str, said: str) -> None:
    ElementTree.SubElement(parent, name).text = _safe(said)


def _moment(day: str) -> str:
    return f"{(day or NEVER)[:10]}T00:00:00Z"


def _safe(said: str) -> str:
    """Without what XML cannot hold."""
    return _UNSAFE.sub("�", said)

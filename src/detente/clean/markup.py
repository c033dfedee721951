"""One linear look at a page's tags before any parser sees it: its shape, and a tamer copy.

In: the page's text. Out: `Markup`: nesting depth, number of tags, most children of one element, and the same page without
what carries no text but makes parsers and extractors slow (comments, scripts, overlong tags, meta tags beyond the first few
hundred). Every step moves forward, so hostile pages cost no more than their length.
Not here: refusing (`extract.py` holds the limits) and a correct tree (lxml builds it); depth is an estimate that knows void
elements and the commonest implied ends, and errs on the high side.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import NamedTuple

# Measured with lxml 6.1 and trafilatura 2.3 on one core: 25,000 attributes on one tag took 2 s and 100,000 over a minute; a
# meta tag of 60,000 "<" 3 s, of "<!--" 7 s; JSON-LD of 60,000 unpaired quotes 20 s. All grow with the square of the length.
LONG_TAG = 4_000  # characters; a longer tag loses its attributes (a picture inlined as data, mostly)
LONG_META = 1_000
METAS = 300  # meta tags kept; pages have tens
LONG_STRING = 500  # characters of a string in JSON-LD; titles, names and dates are shorter
_TAG = re.compile(
    r"<(?:(!--)|(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+\"[^\"]*+\"?|=\s*+'[^']*+'?|=)*+)>?)",
)
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
}
_VOID = frozenset(re.findall(r"\w+", "area base br col embed hr img input link meta param source track wbr"))
_BLOCKS = re.findall(
    r"\w+",
    "address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul",
)
_ENDS: dict[str, frozenset[str]] = {
    **{name: frozenset({"p"}) for name in _BLOCKS},
    "a": frozenset({"a"}),
    "li": frozenset({"p", "li"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
    "tbody": frozenset({"p", "td", "th", "tr", "tbody", "thead"}),
    "option": frozenset({"option"}),
}


class Markup(NamedTuple):
    """A page's shape and its tamer copy. `tags` stops counting one past the limit it was given, and `page` is cut there."""

    depth: int
    tags: int
    children: int
    page: str


@dataclass(slots=True)
class _Nesting:
    """The elements open at a place, with how many children each has so far."""

    names: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=lambda: [0])
    still_open: dict[str, int] = field(default_factory=dict)
    depth: int = 0
    children: int = 0

    def start(self, name: str) -> None:
        ends = _ENDS.get(name)
        while ends and self.names and self.names[-1] in ends:
            self._pop()
        self.counts[-1] += 1
        self.children = max(self.children, self.counts[-1])
        if name not in _VOID:
            self.names.append(name)
            self.counts.append(0)
            self.still_open[name] = self.still_open.get(name, 0) + 1
            self.depth = max(self.depth, len(self.names))

    def end(self, name: str) -> bool:
        """Close the innermost element of that name; False where none is open."""
        if not self.still_open.get(name):
            return False
        while self._pop() != name:
            pass
        return True

    def _pop(self) -> str:
        name = self.names.pop()
        self.counts.pop()
        self.still_open[name] -= 1
        return name


def survey(page: str, most_tags: int) -> Markup:
    """Shape and tamer copy; gives up counting one past `most_tags` tags (start tags, and end tags of nothing)."""
    nesting = _Nesting()
    kept: list[str] = []
    place = tags = metas = 0
    while (found := _TAG.search(page, place)) and tags <= most_tags:
        comment, closing, name, attributes = found.groups()
        kept.append(page[place : found.start()])
        if comment:
            place = _after(page, "-->", found.start() + 2)  # `<!-->` is a whole comment
            continue
        name = name.lower()
        place = found.end()
        if closing:
            tags += not nesting.end(name)
            kept.append(f"</{name}>")
            continue
        tags += 1
        metas += name == "meta"
        nesting.start(name)
        kept.append(_tamed_tag(name, found[0], metas))
        if name in _RAW:
            end = _RAW[name].search(page, place)
            stop = end.start() if end else len(page)
            kept.append(_tamed_raw(name, attributes, page[place:stop]))
            place = stop
    kept.append(page[place:] if tags <= most_tags else "")
    return Markup(nesting.depth, tags, nesting.children, "".join(kept))


def _after(page: str, mark: str, place: int) -> int:
    found = page.find(mark, place)
    return len(page) if found < 0 else found + len(mark)


def _tamed_tag(name: str, tag: str, metas: int) -> str:
    if name == "meta" and (len(tag) > LONG_META or metas > METAS):
        return ""
    return tag if len(tag) <= LONG_TAG else f"<{name[:LONG_TAG]}>"


def _tamed_raw(name: str, attributes: str, inside: str) -> str:
    """The inside of an element that holds no tags: kept for a title, boiled down for JSON-LD, else dropped."""
    if name == "title":
        return inside[:LONG_META]
    if name == "script" and "ld+json" in attributes.lower():
        try:
            return json.dumps(_short(json.loads(inside, strict=False)), ensure_ascii=False)
        except (ValueError, RecursionError):
            return ""
    return ""


def _short(value: object) -> object:
    """The same JSON with long strings and those that hold markup emptied."""
    if isinstance(value, dict):
        return {key: _short(item) for key, item in value.items() if _is_short(key)}
    if isinstance(value, list):
        return [_short(item) for item in value]
    return value if not isinstance(value, str) or _is_short(value) else ""


def _is_short(value: str) -> bool:
    return len(value) <= LONG_STRING and not any(mark in value for mark in "<&\\")

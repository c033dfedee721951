"""SVG as text: elements, escaped, with short numbers; whole pictures for a page or for a file of their own.

In: names, attributes, children. Out: text. Not here: what is drawn.
On a page the colours come from its stylesheet; `standalone` writes those of `pictures.css` into the file, for readers that know
no page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "draw"
"""The stylesheet of pictures and the map of the world."""

LIGHT: Mapping[str, str] = {
    "ink": "#1b1d20", "soft": "#565b63", "line": "#d9d6cf", "firm": "#a9a59b", "sheet": "#ffffff", "press": "#eceae4",
    "q1": "#4d86ba", "q2": "#17466f", "q3": "#c46b1f", "q4": "#8f3404", "focus": "#0b57d0",
    "plain": "DejaVu Sans, Helvetica, Arial, sans-serif",
}  # fmt: skip
"""Colours of a picture outside a page, on white."""

MARGIN = 16.0
"""White around a picture in a file of its own."""

_BOX = re.compile(r'viewBox="0 0 (\S+) (\S+)"')
_VARIABLE = re.compile(r"var\(--(\w+)\)")
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

Value = str | float | int | None


def number(value: float) -> str:
    """A coordinate to a tenth, without needless zeros."""
    return f"{round(value, 1):g}" if abs(value) < 1e5 else f"{value:.0f}"


def words(text: str) -> str:
    """Text between tags."""
    return escape(_UNSAFE.sub("�", text), quote=False)


def tag(name: str, *children: str, **attributes: Value) -> str:
    """An element. Underscores in names of attributes stand for hyphens, one at the end for nothing; None leaves one away."""
    given = "".join(f' {_plain(key)}="{_written(value)}"' for key, value in attributes.items() if value is not None)
    inside = "".join(children)
    return f"<{name}{given}>{inside}</{name}>" if inside else f"<{name}{given}/>"


def _plain(key: str) -> str:
    return key.rstrip("_").replace("_", "-") if "_" in key else key


def _written(value: Value) -> str:
    if isinstance(value, float):
        return number(value)
    return escape(_UNSAFE.sub("�", value)) if isinstance(value, str) else str(value)


def text(x: float, y: float, said: str, **attributes: Value) -> str:
    """A line of text."""
    return tag("text", words(said), x=x, y=y, **attributes)


def hint(said: str) -> str:
    """What a pointer over the element shows."""
    return tag("title", words(said))


def linked(href: str, drawn: str, label: str | None = None) -> str:
    """The drawing as a link, or as it is without an address. The keyboard reaches the same address in the table beside.
    `label` is its name where its words do not say enough."""
    return tag("a", drawn, href=href, tabindex="-1", aria_label=label) if href else drawn


def picture(size: tuple[float, float], id_: str, title: str, desc: str, *children: str) -> str:
    """A whole picture with its words. One with links is a group, as the parts of an image cannot be reached."""
    inside = "".join(children)
    return tag(
        "svg",
        tag("title", words(title), id=f"{id_}-title"),
        tag("desc", words(desc), id=f"{id_}-desc"),
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(size[0])} {number(size[1])}",
        class_=f"pic pic-{id_}",
        role="group" if "<a " in inside else "img",
        aria_labelledby=f"{id_}-title",
        aria_describedby=f"{id_}-desc",
    )


def hatching(id_: str) -> str:
    """A pattern of slanted lines, used as `fill="url(#id)"`."""
    path = "M-1 7L7 -1M-1 1L1 -1M5 7L7 5"
    lines = tag("path", d=path, class_="hatch under") + tag("path", d=path, class_="hatch")
    return tag("defs", tag("pattern", lines, id=id_, width=6, height=6, patternUnits="userSpaceOnUse"))


def standalone(drawn: str) -> str:
    """The picture as a file of its own: with size, white ground and its colours written out."""
    rules = _VARIABLE.sub(lambda found: LIGHT[found[1]], (FOLDER / "pictures.css").read_text(encoding="utf-8"))
    rules = re.sub(r"/\*.*?\*/\s*", "", rules, flags=re.S)
    plain = re.sub(r"<a [^>]*>|</a>", "", drawn)
    wide, high = (float(one) + 2 * MARGIN for one in _BOX.findall(plain)[0])
    edges = {"width": wide, "height": high}
    framed = tag("svg", **edges).removesuffix("/>") + f' viewBox="{-MARGIN:g} {-MARGIN:g} {number(wide)} {number(high)}"'
    head, _, rest = _BOX.sub("", plain, count=1).removeprefix("<svg").partition(">")
    ground = tag("rect", x=-MARGIN, y=-MARGIN, **edges, fill=LIGHT["sheet"])
    return f"{framed}{head}>{tag('style', words(rules))}{ground}{rest}\n"

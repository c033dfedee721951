"""Main text of a page, with its title, outlet, address and date; the only module that imports lxml and trafilatura.

In: the page's text. Out: `Extract`, paragraphs of the text joined by an empty line.
Not here: encodings (`decode.py`), the linear look before parsing (`markup.py`), furniture and paragraphs.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple

from detente.clean.dates import day
from detente.clean.markup import Markup, survey
from detente.config import Settings
from detente.errors import MalformedError, RefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

# Measured with lxml 6.1 and trafilatura 2.3 on one core: 30,000 inline elements in one paragraph took 48 s, their links 108 s,
# the same in paragraphs of 600 4 s; twice the tags, four times as long. At these limits the worst page found takes 10 s.
# Pages of news have some thousand tags. libxml2 silently drops a text node over 10 million bytes.
MOST_TAGS = 30_000
MOST_CHILDREN = 2_000
MOST_MARKUP = 5_000_000  # characters once scripts and comments are gone
# Dates are taken as the page writes them. No guess from years in the text, and no bound that moves with today's date:
# the same page must give the same article tomorrow.
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2199-12-31"}
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "row", "code", "ab", "div"})
_UNFIT = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])  # what XML cannot hold
_SILENT = logging.NullHandler()


class Extract(NamedTuple):
    """What a page holds. "" and None where it does not say."""

    text: str
    title: str
    outlet: str
    url: str
    published: str | None
    notes: tuple[str, ...]


def extract(origin: str, page: str, settings: Settings) -> Extract:
    """Read a page. Raises RefusedError over a limit of shape, MalformedError where there is no text."""
    markup = survey(page, MOST_TAGS)
    _refuse(origin, markup, settings)
    notes: tuple[str, ...] = ()
    if markup.depth > settings.html_flagged_depth:
        limit = settings.html_flagged_depth
        notes = (f"nested {markup.depth:,} deep: what stands deeper than {limit} may be missing (html_flagged_depth)",)
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(_SILENT)  # their remarks would end up on the user's terminal
    try:
        found = _parse(markup.page)
    except ImportError:
        raise  # a broken installation is no fault of the page
    except Exception as error:  # third-party parsers at hostile input fail in any way
        raise MalformedError(origin, f"cannot be read as HTML ({type(error).__name__})") from error
    if found is None or not found.text:
        raise MalformedError(origin, "holds no article text that could be told from the rest of the page")
    return found._replace(notes=notes)


def _refuse(origin: str, markup: Markup, settings: Settings) -> None:
    if markup.depth > settings.html_depth:
        reason = f"nested {markup.depth:,} deep, over the limit of {settings.html_depth} (html_depth)"
    elif markup.tags > MOST_TAGS:
        reason = f"more than {MOST_TAGS:,} tags, over the limit for one page"
    elif markup.children > MOST_CHILDREN:
        reason = f"one element holds {markup.children:,} others, over the limit of {MOST_CHILDREN:,}"
    elif len(markup.page) > MOST_MARKUP:
        reason = f"{len(markup.page):,} characters without scripts, over the limit of {MOST_MARKUP:,} for one page"
    else:
        return
    raise RefusedError(origin, f"{reason}; save its text as .txt")


def _parse(page: str) -> Extract | None:
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import bare_extraction

    parser = HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    data = page.translate(_UNFIT).encode("utf-8", "replace")  # JSON-LD may hold half characters
    tree = document_fromstring(data, parser=parser)
    found = bare_extraction(tree, fast=True, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    if found is None or isinstance(found, dict) or found.body is None:
        return None
    text = "\n\n".join(_paragraphs(found.body))
    return Extract(text, _line(found.title), _line(found.sitename), _line(found.url), day(found.date or ""), ())


def _line(value: str | None) -> str:
    return " ".join((value or "").split())


def _paragraphs(body: _Element) -> list[str]:
    """Text of trafilatura's own tree, a string for each block; a line break within a block stays a line end."""
    from lxml.etree import iterwalk

    blocks: list[list[str]] = [[]]
    for event, element in iterwalk(body, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            if block:
                blocks.append([])
            elif element.tag == "lb":
                blocks[-1].append("\n")
            elif element.tag == "cell" and "".join(blocks[-1]).strip():
                blocks[-1].append(" | ")
            blocks[-1].append(element.text or "")
        elif element is not body:
            if block:
                blocks.append([])
            blocks[-1].append(element.tail or "")
    texts = ("\n".join(line.strip() for line in "".join(block).split("\n")).strip() for block in blocks)
    return [text for text in texts if text]

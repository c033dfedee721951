"""From a page to an article: the order of the steps, and who has the last word on title, outlet, address and date.

In: a `Page` or a text in hand, and `Settings`. Out: an `Article`. What was given beside the bytes wins over what the page
says of itself; the publication date is never taken from file times or from today.
Not here: each step itself - `decode`, `extract`, `paragraphs`, `furniture`, `dates`, `pairs`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from detente.clean import furniture
from detente.clean.dates import day
from detente.clean.decode import decode, meta_charset
from detente.clean.pairs import read_pairs
from detente.clean.paragraphs import Layout, lay_out, line_count, looks_like_title
from detente.config import Settings
from detente.errors import MalformedError, RefusedError
from detente.model import Article, Furniture, Page, Span, stable_id

MOST_LINES = 100_000  # an article of a million words has fewer; more is a table or noise, and a gigabyte of spans


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a page holds before it is divided: its text and what it says of itself."""

    text: str
    notes: tuple[str, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    published: str | None = None


def clean(page: Page, settings: Settings, published: str | None = None) -> Article:
    """The article of a page. `published` (a date or ISO timestamp) goes before every other date.

    Raises MalformedError where there is no text to read, RefusedError over a limit.
    """
    for name, value in page.fields:
        _exact(page.origin, name, value)
    draft = _draft(page, settings)
    if not any(map(str.isalnum, draft.text)):
        raise MalformedError(page.origin, "holds no text")
    if (lines := line_count(draft.text)) > MOST_LINES:
        raise RefusedError(page.origin, f"{lines:,} lines, over the limit of {MOST_LINES:,} for one article; split it")
    layout = lay_out(draft.text, settings.long_line)
    cut = furniture.find(draft.text, layout.paragraphs, furniture.phrases())
    kept = _outside(layout.paragraphs, cut)
    given = page.field("title") or draft.said.get("title", "")
    title = given or _first_title(draft.text, layout, kept)
    date, basis, remarks = _published(page, published, draft.published)
    outlet, url = (page.field(name) or draft.said.get(name, "") for name in ("outlet", "url"))
    return Article(
        id=page.field("id") or f"dt:{stable_id(draft.text, title, date or '', outlet, url)}",
        text=draft.text,
        paragraphs=_untitled(draft.text, kept, given),
        furniture=cut,
        title=title,
        outlet=outlet,
        url=url,
        published=date,
        published_basis=basis,
        origin=page.origin,
        pairs=read_pairs(page.origin, page.field("pairs") or "[]", len(draft.text)),
        notes=(*draft.notes, *remarks, *_remarks(layout, kept, settings.long_line)),
    )


def from_text(text: str, settings: Settings, published: str | None = None, title: str = "", outlet: str = "") -> Article:
    """The article of a text in hand, its offsets those of `text`. Raises as `clean` does."""
    _exact("text", "text", text)
    fields = (("title", title), ("outlet", outlet))
    return clean(Page("text", "record", text.encode("utf-8"), fields), settings, published)


def _draft(page: Page, settings: Settings) -> _Draft:
    if page.kind == "record":
        return _record(page)
    declared = page.field("charset") or (meta_charset(page.data, settings.sniff_bytes) if page.kind == "html" else None)
    text, notes = decode(page.data, settings.sniff_bytes, declared)
    if page.kind == "text":
        return _Draft(text, notes)
    from detente.clean.extract import extract  # loads slowly

    found = extract(page.origin, text, settings)
    said = {"title": found.title, "outlet": found.outlet, "url": found.url}
    return _Draft(found.text, (*notes, *found.notes), said, found.published)


def _record(page: Page) -> _Draft:
    """A record's text stays as it was given, since its pairs point into it; what cannot be stored is refused."""
    try:
        text = page.data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedError(page.origin, f"the text is not UTF-8 at byte {error.start + 1:,}") from error
    _exact(page.origin, "text", text)
    return _Draft(text)


def _exact(origin: str, name: str, value: str) -> None:
    place = value.find("\x00")
    if place >= 0:
        raise MalformedError(origin, f"`{name}` holds a NUL character at {place + 1:,}")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise MalformedError(origin, f"`{name}` holds half a character (a lone surrogate) at {error.start + 1:,}") from error


def _published(page: Page, argument: str | None, said: str | None) -> tuple[str | None, str, tuple[str, ...]]:
    """The date, how it was found, and a remark on a date that is none."""
    if argument is not None:
        date = day(argument)
        if date is None:
            raise MalformedError(page.origin, f"published {argument[:40]!r} is not a date like 2017-07-07")
        return date, "given", ()
    written = page.field("published")
    if written and (date := day(written)):
        return date, "given", ()
    remarks = (f"published {written[:40]!r} is not a date: left out",) if written else ()
    return said, "page" if said else "", remarks


def _outside(paragraphs: tuple[Span, ...], cut: tuple[Furniture, ...]) -> tuple[Span, ...]:
    begins = [piece.begin for piece in cut]
    places = [(span, bisect_right(begins, span.begin) - 1) for span in paragraphs]
    return tuple(span for span, place in places if place < 0 or span.begin >= cut[place].end)


def _first_title(text: str, layout: Layout, kept: tuple[Span, ...]) -> str:
    """The first paragraph if it stands alone above others and looks like a title."""
    if len(kept) < 2:
        return ""
    first = kept[0].of(text)
    alone = layout.gaps[layout.paragraphs.index(kept[0]) + 1]
    return " ".join(first.split()) if alone and line_count(first) == 1 and looks_like_title(first) else ""


def _untitled(text: str, kept: tuple[Span, ...], given: str) -> tuple[Span, ...]:
    """Without the first paragraph where it only repeats the title given beside the text."""
    repeated = len(kept) > 1 and given.split() == kept[0].of(text).split()
    return kept[1:] if repeated else kept


def _remarks(layout: Layout, kept: tuple[Span, ...], long_line: int) -> tuple[str, ...]:
    notes = []
    if layout.long_lines == 1:
        notes.append(f"one line of {layout.longest:,} characters: read in windows")
    elif layout.long_lines:
        notes.append(f"{layout.long_lines:,} lines of more than {long_line:,} characters: read in windows")
    if not kept:
        notes.append("nothing but page furniture")
    return tuple(notes)

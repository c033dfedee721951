"""Paste a text, or send a page: it is coded on the spot, kept and joined to what is known, and its article page opens.

In: a form. Out: the article's address, or the form again with what is wrong. Not here: reading and coding (`pipeline`).
What is sent gets a name made here; its own name tells only which kind of file it is.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from detente.config import Settings
from detente.desk import limits
from detente.desk.addresses import query, slug
from detente.desk.answer import page, rendered
from detente.desk.forms import Form, Sent
from detente.desk.joining import joined
from detente.desk.replies import network
from detente.desk.state import desk_of
from detente.errors import InputError
from detente.model import Article
from detente.pipeline import articles, in_hand
from detente.store.write import save

TEXT_CHARACTERS = 100_000
UPLOAD_BYTES = 5_000_000
SUFFIXES = (".html", ".htm", ".xhtml", ".txt")
router = APIRouter()


@dataclass(frozen=True, slots=True)
class PasteForm:
    """The form as it is shown: its fields, the limits, what is wrong."""

    text: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    characters: int = TEXT_CHARACTERS
    megabytes: int = UPLOAD_BYTES // 1_000_000
    wrong: tuple[tuple[str, str], ...] = ()


@page(router, "/paste", "paste.html")
def paste(request: Request) -> PasteForm:
    """An empty form and the limits of what it takes."""
    return PasteForm()


@router.post("/paste", tags=["articles"])
def take(request: Request, form: Sent) -> Response:
    """Code a text or a page and keep it; 422 with all that was typed where it cannot be read."""
    desk = desk_of(request)
    shown = PasteForm(
        form.fields.get("text", "")[: 2 * TEXT_CHARACTERS],
        form.text("title", 500),
        form.text("outlet", 200),
        form.text("published", 10),
    )
    sender = desk.keyed("network", network(request, desk))
    if wait := desk.limits.wait("paste", sender, limits.PASTES, desk.clock()):
        raise HTTPException(429, f"Too many texts at once; try again in {wait} seconds.", {"Retry-After": str(wait)})
    try:
        article = _article(form, shown)
    except InputError as error:
        return _again(request, shown, (("text", f"This cannot be read: {error.reason}."),))
    except _WrongField as error:
        return _again(request, shown, ((error.field, str(error)),))
    desk.limits.count("paste", sender, desk.clock())
    save(desk.store, desk.coding.read(article))
    return RedirectResponse(f"/articles/{slug(article.id)}{query(later=joined(desk))}", 303)


class _WrongField(Exception):  # noqa: N818 - carries words for the form from its check to its page, no further
    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field


def _article(form: Form, shown: PasteForm) -> Article:
    day = _day(shown.published)
    if form.upload and form.upload[1]:
        found = _uploaded(*form.upload, day)
        title, outlet = shown.title or found.title, shown.outlet or found.outlet
        article = replace(found, origin="sent to the desk", title=title, outlet=outlet)
    elif shown.text.strip():
        found = in_hand(shown.text, Settings(), published=day, title=shown.title, outlet=shown.outlet)
        article = replace(found, origin="pasted into the desk")
    else:
        raise _WrongField("text", "Paste a text, or choose a file.")
    if len(article.text) > TEXT_CHARACTERS:
        long = (
            f"The text is longer than {TEXT_CHARACTERS:,} characters. Longer ones are read by `detente read` on the command line."
        )
        raise _WrongField("text", long)
    return article


def _day(given: str) -> str | None:
    try:
        return date.fromisoformat(given).isoformat() if given else None
    except ValueError:
        raise _WrongField("published", "A date is written YYYY-MM-DD.") from None


def _uploaded(name: str, data: bytes, day: str | None) -> Article:
    """The article of a file that was sent, through the guards of `ingest` as any other file."""
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if suffix not in SUFFIXES:
        raise _WrongField("file", f"Send a file of one of these kinds: {', '.join(SUFFIXES)}.")
    if len(data) > UPLOAD_BYTES:
        raise _WrongField("file", f"The file is larger than {UPLOAD_BYTES // 1_000_000} MB.")
    with tempfile.TemporaryDirectory(prefix="detente-") as folder:
        path = Path(folder) / f"sent{suffix}"
        path.write_bytes(data)
        found = next(iter(articles([str(path)], Settings(), day)), None)
    if isinstance(found, Article):
        return found
    raise _WrongField("file", f"This file cannot be read: {found.reason if found else 'it is empty'}.")


def _again(request: Request, shown: PasteForm, wrong: tuple[tuple[str, str], ...]) -> Response:
    return rendered(request, "paste.html", replace(shown, wrong=wrong), 422)

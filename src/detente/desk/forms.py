"""Forms: their fields as text, and the token that says that the form was ours.

In: a request with a form. Out: `Form`. Not here: where a request came from (`guard.py`), what the fields mean (the pages).
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import UploadFile

from detente.desk.state import desk_of, visitor_of

FIELDS = 60
FIELD_BYTES = 1_900_000


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, each once, and an upload where there is one: its name and bytes."""

    fields: dict[str, str]
    upload: tuple[str, bytes] | None = None

    def text(self, name: str, longest: int = 2_000) -> str:
        """A field without white space around it, cut where it is longer than any honest one; "" where it is missing."""
        return self.fields.get(name, "").strip()[:longest]

    def number(self, name: str) -> int:
        """A field as a whole number of up to nine digits, 0 where it is none."""
        given = self.text(name, 9)
        return int(given) if given.isascii() and given.isdigit() else 0


def form_token(request: Request) -> str:
    """The token that our own forms carry for this visitor."""
    return desk_of(request).keyed("form", visitor_of(request).session)


async def read_form(request: Request) -> Form:
    """The form of a request. Raises HTTPException 403 where its token is not ours, 400 where it cannot be read."""
    fields: dict[str, str] = {}
    upload = None
    async with request.form(max_files=1, max_fields=FIELDS, max_part_size=FIELD_BYTES) as sent:
        for name, value in sent.multi_items():
            if isinstance(value, UploadFile):
                upload = (value.filename or "", await value.read())
            else:
                fields.setdefault(name, _storable(value))
    if not visitor_of(request).machine and not hmac.compare_digest(
        fields.get("token", "").encode(), form_token(request).encode()
    ):
        raise HTTPException(403, "This form is out of date. Go back, load the page again and send it once more.")
    return Form(fields, upload)


def _storable(text: str) -> str:
    """Text that every store takes: valid, line feeds only, no NUL."""
    valid = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return valid.replace("\r\n", "\n").replace("\r", "\n")


Sent = Annotated[Form, Depends(read_form)]
"""A handler's parameter that is the form sent to it."""

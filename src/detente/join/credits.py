"""Which agency's text an article prints, by its own word.

In: an article, the names of agencies. Out: a name or "". Not here: comparing texts (`copies.py`).
Credits are looked for where newspapers put them: as the outlet, in the dateline ("KABUL (Reuters) -"), in a byline at the
top ("By Jane Doe, Associated Press"), and at the end ("(Reuters)", "Agence France-Presse contributed to this report").
A name in the running text is no credit.
"""

from __future__ import annotations

import re

from detente.model import Sheet

TOP, END = 120, 160
"""Characters at the top and at the end in which a credit may stand."""

_DATELINE = re.compile(r"^[^\n]{0,60}?[(\[]\s*(?:By\s+)?([^()\[\]\n]{2,40}?)\s*[)\]]\s*[-–—:]", re.IGNORECASE)
_BARE = re.compile(r"^(?:[^\n.]{0,40}?[,/]\s*)?([A-Z][\w .'’-]{1,39}?)\s+[-–—]{1,2}\s")
_BYLINE = re.compile(r"^By\s+[^\n]{0,60}?(?:,|\bof\b|\bfor\b|\||/)\s*(?:the\s+)?([^\n,]{2,40})$", re.MULTILINE | re.IGNORECASE)
_CLOSING = re.compile(r"[(\[]\s*(?:Source:\s*|With\s+|\w+\s*/\s*)?([^()\[\]\n]{2,40}?)\s*[)\]]\s*$", re.IGNORECASE)
_THANKS = re.compile(
    r"(?:^|\n|[.!?)]\s+)(?:the\s+)?([^\n.!?]{2,40}?)\s+contributed to this (?:report|story|article)|"
    r"(?:source|copyright|©)\s*:?\s*(?:\d{4}\s+)?([^\n.]{2,40}?)[.\s]*$",
    re.IGNORECASE,
)


def credit(sheet: Sheet, agencies: frozenset[str]) -> str:
    """The agency credited, "" for none. `agencies` holds names as they are written."""
    text = sheet.text.strip()
    top, end = text[:TOP], text[-END:]
    for pattern, part in ((_DATELINE, top), (_BARE, top), (_BYLINE, top), (_CLOSING, end), (_THANKS, end)):
        for match in pattern.finditer(part):
            name = next((group for group in match.groups() if group), "").strip().removeprefix("The ").removeprefix("the ")
            if name in agencies:
                return name
    return sheet.outlet if sheet.outlet in agencies else ""

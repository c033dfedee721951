"""CSV: one claim a row, for people and spreadsheets.

In: `Reading`s. Out: lines of text. Not here: JSON (`plover.py`, `analysis.py`).
A cell that a spreadsheet would take for a formula gets a quote in front, as OWASP ASVS 1.2.10 asks; that changes the
data, so machines should read JSON.
"""

from __future__ import annotations

import csv
import io

from detente.exchange.plain import flat, short_code
from detente.model import Actor, Reading

COLUMNS = (
    "id", "article", "published", "outlet", "date", "event", "mode", "status", "actor", "actor_text", "recipient",
    "recipient_text", "speaker", "place", "quad_code", "event_scale", "confidence", "sentence",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def header() -> str:
    """The header line."""
    return csv_line(COLUMNS)


def lines(reading: Reading) -> str:
    """All claims of a reading, a line each."""
    article = reading.article
    out = []
    for claim in reading.claims:
        speaker = "; ".join(a.speaker.entity_text if a.speaker else a.outlet for a in claim.attribution)
        place = claim.place.name if claim.place else ""
        cells = (
            claim.id, article.id, article.published or "", article.outlet, claim.dating.date or claim.dating.value, claim.event,
            ";".join(claim.mode), str(claim.status), _codes(claim.actor), _texts(claim.actor), _codes(claim.recipient),
            _texts(claim.recipient), speaker, place, str(claim.quad_code), str(claim.event_scale), str(claim.confidence),
            article.text[claim.begin : claim.end],
        )  # fmt: skip
        out.append(csv_line(tuple(safe(cell) for cell in cells)))
    return "".join(out)


def safe(cell: str) -> str:
    """The cell on one line, never a formula; numbers stay numbers."""
    words = flat(cell)
    if not words.startswith(FORMULA):
        return words
    try:
        float(words)
    except ValueError:
        return "'" + words
    return words


def _codes(actors: tuple[Actor, ...]) -> str:
    return ";".join(map(short_code, actors))


def _texts(actors: tuple[Actor, ...]) -> str:
    return "; ".join(a.entity_text for a in actors)


def csv_line(cells: tuple[str, ...]) -> str:
    """One line of CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()

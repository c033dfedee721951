"""One more actor for a user's own tables.

In: what the user says of it, the register it must fit. Out: faults in words, or the new text of the tables. Not here: files,
asking (`cli/lexicon.py`), reading tables (`actors.py`).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from detente.lexicon.actors import ACTOR_COLUMNS, KINDS, NAME_COLUMNS, ROLE_COLUMNS, Register
from detente.lexicon.fmt import formatted
from detente.lexicon.tables import DATE_PREFIX

PREFIXES = {"person": "per", "body": "bod", "agency": "age", "company": "bod", "country": "ter", "territory": "ter"}
COLUMNS = {"actors.tsv": ACTOR_COLUMNS, "names.tsv": NAME_COLUMNS, "roles.tsv": ROLE_COLUMNS}


@dataclass(frozen=True, slots=True)
class Addition:
    """An actor or, where `id` is one that the tables know, further names and a further role of it."""

    label: str
    kind: str
    code: str
    sector: tuple[str, ...]
    names: tuple[str, ...] = ()
    id: str = ""
    office: str = ""
    begin: str = ""
    end: str = ""
    source: str = ""

    @property
    def key(self) -> str:
        """The id given, else one made of kind and label."""
        plain = unicodedata.normalize("NFKD", self.label).encode("ascii", "ignore").decode().lower()
        return self.id or f"{PREFIXES.get(self.kind, 'grp')}-{'-'.join(re.findall(r'[a-z0-9]+', plain))}"


def faults(new: Addition, register: Register) -> list[str]:
    """What is wrong with an addition, each with what would be right; [] where it fits."""
    return list(_faults(new, register))


def _faults(new: Addition, register: Register) -> Iterator[str]:
    cells = (new.label, new.id, new.office, new.source, *new.names)
    if not new.label.strip() or any("\t" in cell or "\n" in cell for cell in cells):
        yield "names must not be empty, and no text may hold a tab or a line break"
    if new.kind not in KINDS:
        yield f"unknown kind '{new.kind}'; known: {' '.join(KINDS)}"
    codes = {term.code for terms in register.terms.values() for term in terms if term.code}
    if new.code and new.code not in codes:
        wanted = "a country's ISO 3166-1 alpha-3 code, or UNO EUR IGO NGO ISM IMG MNC"
        yield f"unknown code '{new.code}'{_meant(new.code, codes)}; wanted is {wanted}"
    sectors = {sector for terms in register.terms.values() for term in terms for sector in term.sector}
    for sector in new.sector:
        if sector not in sectors:
            yield f"unknown sector '{sector}'; known: {' '.join(sorted(sectors))}"
    for day in (new.begin, new.end):
        if day and not DATE_PREFIX.fullmatch(day):
            yield f"'{day}' is not a date like 2017, 2017-01 or 2017-01-20"
    if new.begin and new.end and new.end < new.begin[: len(new.end)]:
        yield f"the period ends ({new.end}) before it begins ({new.begin})"
    if not new.id and new.key in register.entries:
        known = register.entries[new.key]
        yield f"'{new.key}' is {known.label} already; for a further name or role of it give --id {new.key}, else another --id"


def _meant(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word.upper(), sorted(known), n=1)
    return f", perhaps {close[0]}" if close else ""


def tables(new: Addition, present: Mapping[str, str], register: Register) -> dict[str, str]:
    """The user's tables by file name, with the addition's rows in their places. `present` holds those that are there already."""
    names = [
        (name, new.key, "name" if name == new.label else "alias", "", "", "", new.source) for name in (new.label, *new.names)
    ]
    rows: dict[str, list[tuple[str, ...]]] = {
        "actors.tsv": [] if new.key in register.entries else [(new.key, new.kind, new.label, "", new.source)],
        "names.tsv": list(dict.fromkeys(names)),
        "roles.tsv": [(new.key, new.code, ";".join(new.sector), new.office, new.begin, new.end, "", new.source)],
    }
    return {table: _with(present.get(table, "\t".join(COLUMNS[table]) + "\n"), added) for table, added in rows.items()}


def _with(text: str, rows: Iterable[tuple[str, ...]]) -> str:
    return formatted(text + "".join("\t".join(row) + "\n" for row in rows))

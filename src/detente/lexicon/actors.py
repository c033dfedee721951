"""Who the lexicon knows: actors, the names they go by and what they were when.

In: the tables `actors.tsv`, `names.tsv`, `roles.tsv` of every family folder, `agents.tsv`, `nobody.tsv`. Out: `Register`.
Not here: finding mentions in a text and choosing among candidates (`resolve`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.errors import LexiconError
from detente.lexicon import tables

FAMILIES = ("countries", "people", "groups", "bodies")
ACTOR_COLUMNS = ("id", "kind", "label", "note", "source")
NAME_COLUMNS = ("name", "id", "via", "from", "to", "note", "source")
ROLE_COLUMNS = ("id", "code", "sector", "office", "from", "to", "note", "source")
AGENT_COLUMNS = ("noun", "sector", "office", "note", "source")
NOBODY_COLUMNS = ("phrase", "note")
KINDS = ("country", "territory", "person", "group", "party", "body", "agency", "company", "people")
VIAS = ("name", "short", "acronym", "demonym", "capital", "metonym", "alias", "former")


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor: its id, kind and usual name."""

    id: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name's use for one actor, within dates."""

    id: str
    via: str
    begin: str
    end: str


@dataclass(frozen=True, slots=True)
class RoleTerm:
    """What an actor was, within dates: country or body code, sectors, office."""

    code: str
    sector: tuple[str, ...]
    office: str
    begin: str
    end: str


@dataclass(frozen=True, slots=True)
class Agent:
    """A role noun's sectors and, where it is one, its office."""

    sector: tuple[str, ...]
    office: str


@dataclass(frozen=True, slots=True)
class Register:
    """All actors by id, uses by name, terms by actor id, agents by noun; `nobody` holds phrases that hold a name but are
    no party ("South China Sea")."""

    entries: Mapping[str, Entry]
    names: Mapping[str, tuple[NameUse, ...]]
    terms: Mapping[str, tuple[RoleTerm, ...]]
    agents: Mapping[str, Agent]
    nobody: frozenset[str]

    def uses(self, name: str, on: str | None) -> list[NameUse]:
        """Uses of a name on a day (`YYYY-MM-DD`); without a day, all of them."""
        return [use for use in self.names.get(name, ()) if covers(use.begin, use.end, on)]

    def term(self, actor: str, on: str | None) -> RoleTerm | None:
        """What the actor was on a day. Without a day, the one term, else the last still running, else the last begun."""
        terms = [term for term in self.terms.get(actor, ()) if covers(term.begin, term.end, on)]
        if not terms:
            return None
        running = [term for term in terms if not term.end]
        return max(running or terms, key=lambda term: term.begin)

    def agencies(self) -> frozenset[str]:
        """Every name of a news agency or another outlet whose texts others print."""
        outlets = {one.id for one in self.entries.values() if one.kind == "agency"}
        return frozenset(name for name, uses in self.names.items() if any(use.id in outlets for use in uses))


def covers(begin: str, end: str, on: str | None) -> bool:
    """Whether a day falls within date prefixes: both ends count whole, "" is open. Without a day everything does."""
    if on is None:
        return True
    return (not begin or on[: len(begin)] >= begin) and (not end or on[: len(end)] <= end)


def load(folder: Path) -> Register:
    """Read all families. Raises LexiconError at the first wrong row."""
    entries: dict[str, Entry] = {}
    names: dict[str, list[NameUse]] = {}
    terms: dict[str, list[RoleTerm]] = {}
    for family in FAMILIES:
        for row in tables.rows(folder / family / "actors.tsv", ACTOR_COLUMNS):
            id_, kind, label, *_ = row.cells
            if id_ in entries:
                raise row.wrong(f"actor '{id_}' stands twice")
            if kind not in KINDS:
                raise row.wrong(f"unknown kind '{kind}'; known: {' '.join(KINDS)}")
            entries[id_] = Entry(id_, kind, label)
    for family in FAMILIES:
        for row in tables.rows(folder / family / "names.tsv", NAME_COLUMNS):
            _known(row, row.cells[1], entries)
            if row.cells[2] not in VIAS:
                raise row.wrong(f"unknown via '{row.cells[2]}'; known: {' '.join(VIAS)}")
            names.setdefault(row.cells[0], []).append(NameUse(row.cells[1], row.cells[2], row.date(3), row.date(4)))
        for row in tables.rows(folder / family / "roles.tsv", ROLE_COLUMNS):
            _known(row, row.cells[0], entries)
            sector = tuple(part for part in row.cells[2].split(";") if part)
            terms.setdefault(row.cells[0], []).append(RoleTerm(row.cells[1], sector, row.cells[3], row.date(4), row.date(5)))
    agents = {
        row.cells[0]: Agent(tuple(part for part in row.cells[1].split(";") if part), row.cells[2])
        for row in tables.rows(folder / "agents.tsv", AGENT_COLUMNS)
    }
    if not entries:
        raise LexiconError("actors.tsv", 1, "no actors")
    nobody = frozenset(row.cells[0] for row in tables.rows(folder / "nobody.tsv", NOBODY_COLUMNS))
    return Register(
        entries, {name: tuple(uses) for name, uses in names.items()}, {id_: tuple(t) for id_, t in terms.items()}, agents, nobody
    )


def _known(row: tables.Row, actor: str, entries: Mapping[str, Entry]) -> None:
    if actor not in entries:
        raise row.wrong(f"unknown actor '{actor}'")

"""Who the lexicon knows: actors, the names they go by and what they were when.

In: the tables `actors.tsv`, `names.tsv`, `roles.tsv` of every family folder, `agents.tsv`, `nobody.tsv`, and a user's own
folder of the same tables, without families. Out: `Register`.
Not here: finding mentions in a text and choosing among candidates (`resolve`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from detente.errors import LexiconError
from detente.lexicon import tables

FAMILIES = ("countries", "people", "groups", "bodies")
ACTOR_COLUMNS = ("id", "kind", "label", "note", "source")
NAME_COLUMNS = ("name", "id", "via", "from", "to", "note", "source")
ROLE_COLUMNS = ("id", "code", "sector", "office", "from", "to", "note", "source")
AGENT_COLUMNS = ("noun", "sector", "office", "note", "source")
COW_COLUMNS = ("id", "cow", "note", "source")
TRAIT_COLUMNS = ("word", "sector", "note")
ABROAD_COLUMNS = ("words", "note")
NOBODY_COLUMNS = ("phrase", "note")
KEYS = {
    "actors.tsv": ("id",),
    "names.tsv": ("name", "id"),
    "roles.tsv": ("id", "office", "from"),
    "agents.tsv": ("noun",),
    "nobody.tsv": ("phrase",),
}
"""The tables that a user's own folder may hold, and the columns by which its rows replace ours."""
KINDS = ("country", "territory", "person", "group", "party", "body", "agency", "company", "people")
VIAS = ("name", "short", "acronym", "demonym", "capital", "metonym", "alias", "former")
OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
USUAL = "usual"  # note of a name's use that is meant where nothing else decides
FORMER_OFFICIAL = "ELI"  # PLOVER: elites, former officials among them


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor: its id, kind and usual name."""

    id: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name's use for one actor, within dates; `usual` where a name of several means this one if nothing else decides."""

    id: str
    via: str
    begin: str
    end: str
    usual: bool = False


@dataclass(frozen=True, slots=True)
class RoleTerm:
    """What an actor was, within dates: country or body code, sectors, office."""

    code: str
    sector: tuple[str, ...]
    office: str
    begin: str
    end: str

    @property
    def described(self) -> str:
        """The term in words: "president, SYR/GOV, 2000-07-17 to 2024-12-08"."""
        codes = "/".join(part for part in (self.code, *self.sector) if part)
        period = f"{self.begin or '...'} to {self.end or 'now'}" if self.begin or self.end else ""
        return ", ".join(part for part in (self.office, codes, period) if part)


@dataclass(frozen=True, slots=True)
class Agent:
    """A role noun's sectors and, where it is one, its office."""

    sector: tuple[str, ...]
    office: str


BODIES = {"UNO": "United Nations", "EUR": "European Union"}
"""Codes of the one body that each names."""


@dataclass(frozen=True, slots=True)
class Register:
    """All actors by id, uses by name, terms by actor id, agents by noun.

    `nobody` holds phrases that hold a name but are no party ("South China Sea"), `traits` the sectors that a word gives a group
    of which nothing else is known, `cow` the Correlates of War number by country, `abroad` words of role nouns that are seldom of
    the country where they stand.
    """

    entries: Mapping[str, Entry]
    names: Mapping[str, tuple[NameUse, ...]]
    terms: Mapping[str, tuple[RoleTerm, ...]]
    agents: Mapping[str, Agent]
    nobody: frozenset[str]
    traits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cow: Mapping[str, str] = field(default_factory=dict)
    abroad: frozenset[str] = frozenset()

    def labels(self) -> dict[str, str]:
        """The usual name of every country and body code."""
        nations = {id_: entry.label for id_, entry in self.entries.items() if entry.kind in ("country", "territory")}
        return {**nations, **BODIES}

    def uses(self, name: str, on: str | None) -> list[NameUse]:
        """Uses of a name on a day (`YYYY-MM-DD`); without a day, all of them."""
        return [use for use in self.names.get(name, ()) if covers(use.begin, use.end, on)]

    def term(self, actor: str, on: str | None) -> RoleTerm | None:
        """What the actor was on a day. Without a day, the one term, else the last still running, else the last begun."""
        terms = self.held(actor, on)
        running = [term for term in terms if not term.end]
        return max(running or terms, key=lambda term: term.begin, default=None)

    def held(self, actor: str, on: str | None) -> list[RoleTerm]:
        """All that the actor was on a day, in the order of the table."""
        return [term for term in self.terms.get(actor, ()) if covers(term.begin, term.end, on)]

    def former(self, actor: str, on: str | None) -> RoleTerm | None:
        """What a person is whose last term has ended: a former holder of it, of the country that its last national term names.

        After an office of state that is PLOVER's ELI; after another, no sector. Before the first term nothing is known.
        """
        past = sorted((t for t in self.terms.get(actor, ()) if on and t.end and t.end < on), key=lambda t: (t.end, t.begin))
        if not past or self.entries[actor].kind != "person":
            return None
        last = past[-1]
        code = next((term.code for term in reversed(past) if term.code in self.entries), "")
        sector = (FORMER_OFFICIAL,) if OF_STATE & set(last.sector[:1]) else ()
        office = last.office if not last.office or last.office.startswith("former") else f"former {last.office}"
        return RoleTerm(code, sector, office, last.end, "")

    def agencies(self) -> frozenset[str]:
        """Every name of a news agency or another outlet whose texts others print."""
        outlets = {one.id for one in self.entries.values() if one.kind == "agency"}
        return frozenset(name for name, uses in self.names.items() if any(use.id in outlets for use in uses))


def covers(begin: str, end: str, on: str | None) -> bool:
    """Whether a day falls within date prefixes: both ends count whole, "" is open. Without a day everything does."""
    if on is None:
        return True
    return (not begin or on[: len(begin)] >= begin) and (not end or on[: len(end)] <= end)


def load(folder: Path, own: Path | None = None) -> Register:
    """Read all families, with the rows of a user's `own` folder laid over them. Raises LexiconError at the first wrong row.

    An own row takes the place of ours with the same key (`KEYS`), else it is added.
    """
    if own is not None:
        _check_own(own)
    entries: dict[str, Entry] = {}
    names: dict[str, list[NameUse]] = {}
    terms: dict[str, list[RoleTerm]] = {}
    families = [folder / family for family in FAMILIES]
    for row in _laid(families, own, "actors.tsv", ACTOR_COLUMNS):
        id_, kind, label, *_ = row.cells
        if id_ in entries:
            raise row.wrong(f"actor '{id_}' stands twice")
        if kind not in KINDS:
            raise row.wrong(f"unknown kind '{kind}'; known: {' '.join(KINDS)}")
        entries[id_] = Entry(id_, kind, label)
    for row in _laid(families, own, "names.tsv", NAME_COLUMNS):
        _known(row, row.cells[1], entries)
        if row.cells[2] not in VIAS:
            raise row.wrong(f"unknown via '{row.cells[2]}'; known: {' '.join(VIAS)}")
        use = NameUse(row.cells[1], row.cells[2], row.date(3), row.date(4), row.cells[5] == USUAL)
        names.setdefault(row.cells[0], []).append(use)
    for row in _laid(families, own, "roles.tsv", ROLE_COLUMNS):
        _known(row, row.cells[0], entries)
        terms.setdefault(row.cells[0], []).append(
            RoleTerm(row.cells[1], _sectors(row.cells[2]), row.cells[3], row.date(4), row.date(5))
        )
    if not entries:
        raise LexiconError("actors.tsv", 1, "no actors")
    agents = {
        row.cells[0]: Agent(_sectors(row.cells[1]), row.cells[2]) for row in _laid([folder], own, "agents.tsv", AGENT_COLUMNS)
    }
    nobody = frozenset(row.cells[0] for row in _laid([folder], own, "nobody.tsv", NOBODY_COLUMNS))
    traits = {row.cells[0]: _sectors(row.cells[1]) for row in tables.rows(folder / "traits.tsv", TRAIT_COLUMNS)}
    uses = {name: tuple(found) for name, found in names.items()}
    held = {id_: tuple(found) for id_, found in terms.items()}
    abroad = frozenset(row.cells[0] for row in tables.rows(folder / "abroad.tsv", ABROAD_COLUMNS))
    return Register(entries, uses, held, agents, nobody, traits, _cow(folder / "countries" / "cow.tsv", entries), abroad)


def _cow(path: Path, entries: Mapping[str, Entry]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in tables.rows(path, COW_COLUMNS):
        _known(row, row.cells[0], entries)
        if not row.cells[1].isdecimal():
            raise row.wrong(f"'{row.cells[1]}' is not a number of the Correlates of War state list")
        found[row.cells[0]] = row.cells[1]
    return found


def _laid(folders: Sequence[Path], own: Path | None, table: str, columns: Sequence[str]) -> list[tables.Row]:
    """The rows of a table of several folders, those that the user's own folder has as well replaced by its own."""
    ours = [row for folder in folders for row in tables.rows(folder / table, columns)]
    if own is None or not (own / table).exists():
        return ours
    mine = list(tables.rows(own / table, columns))
    places = [columns.index(column) for column in KEYS[table]]
    replaced = {tuple(row.cells[place] for place in places) for row in mine}
    return [row for row in ours if tuple(row.cells[place] for place in places) not in replaced] + mine


def _check_own(own: Path) -> None:
    """Raises LexiconError where a user's folder is missing or holds a table that would not be read."""
    if not own.is_dir():
        raise LexiconError(str(own), 0, "no such folder; `detente lexicon add` makes one")
    for path in sorted(own.rglob("*.t[os][mv]*")):
        if path.parent != own or path.name not in KEYS:
            raise LexiconError(str(path.relative_to(own)), 0, f"an own folder holds only {', '.join(sorted(KEYS))}")


def _sectors(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _known(row: tables.Row, actor: str, entries: Mapping[str, Entry]) -> None:
    if actor not in entries:
        raise row.wrong(f"unknown actor '{actor}'")

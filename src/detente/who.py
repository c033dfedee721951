"""Who a name is on a day, without any text around it.

In: a name, a day, the register. Out: `Bearer`s, likeliest first, and names like it where nobody bears it. Not here: names in a
text (`resolve`), printing (`cli/lexicon.py`).
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from detente.lexicon.actors import NameUse, Register
from detente.resolve.bearers import Evidence, Weighed, weigh
from detente.resolve.names import surnames

BORNE = {
    "name": "its name",
    "short": "a short form of its name",
    "acronym": "its acronym",
    "demonym": "the word for its people",
    "capital": "its capital",
    "metonym": "a metonym of it",
    "alias": "another form of its name",
    "former": "a former name of it",
    "surname": "a surname that others bear too; it counts beside an office or after the full name only",
}
ALIKE = 0.75  # least likeness of a name that may have been meant


@dataclass(frozen=True, slots=True)
class Bearer:
    """One actor that a name may mean. `on_day` says whether the tables let it bear the name that day; `via` is "surname" where
    they do so beside an office only; `cow` is the Correlates of War number of its country; `role` and `why` are for people."""

    id: str
    label: str
    kind: str
    via: str
    code: str
    cow: str
    sector: tuple[str, ...]
    role: str
    why: str
    points: float
    on_day: bool


def who(name: str, on: str | None, register: Register) -> list[Bearer]:
    """All whom a name may mean on a day (`YYYY-MM-DD`), or at any time without one; [] where nobody bears it."""
    now = register.uses(name, on)
    then = [use for use in register.names.get(name, ()) if use not in now]
    listed = {use.id for use in (*now, *then)}
    beside = [NameUse(id_, "surname", "", "") for id_ in surnames(register).get(name, ()) if id_ not in listed]
    known = [bearer for bearer in (_bearer(use, on, register) for use in beside) if bearer.code or bearer.sector]
    groups = ([_bearer(use, on, register) for use in now], known, [_bearer(use, on, register, on_day=False) for use in then])
    return [one for group in groups for one in sorted(group, key=lambda one: (-one.points, one.id))]


def alike(name: str, register: Register, count: int = 5) -> list[str]:
    """Known names that may have been meant: the same but for letter case first, then the likest."""
    folded = [known for known in register.names if known.casefold() == name.casefold()]
    return folded or difflib.get_close_matches(name, register.names, n=count, cutoff=ALIKE)


def _bearer(use: NameUse, on: str | None, register: Register, *, on_day: bool = True) -> Bearer:
    one = weigh(use, Evidence(), register, on)
    entry, term = register.entries[use.id], one.term
    code, sector, role = (term.code, term.sector, term.described) if term is not None else ("", (), "nothing known of that day")
    return Bearer(
        use.id,
        entry.label,
        entry.kind,
        use.via,
        code,
        register.cow.get(code, ""),
        sector,
        role,
        _why(one, on, on_day),
        one.points,
        on_day,
    )


def _why(one: Weighed, on: str | None, on_day: bool) -> str:
    use = one.use
    period = f"{use.begin or '...'} to {use.end or 'now'}"
    borne = BORNE[use.via]
    if not on_day:
        borne += f", but only from {period}"
    elif use.begin or use.end:
        borne += f" from {period}"
    return "; ".join((borne, *(reason for reason in one.reasons if on)))

"""Who a user means by a name.

In: a code or name as typed, the parties stored, the lexicon's register. Out: a party's id. Not here: mentions in texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from detente.lexicon.actors import Register
    from detente.model import Party


def party_of(given: str, known: Mapping[str, Party], load: Callable[[], Register]) -> str:
    """The id of the party called so: an id (USA, SYR:REB), else a label, else any name of the register, which is loaded only
    then. A usage error, with the nearest labels, where nobody is.
    """
    wanted = given.strip()
    if wanted.upper() in known or wanted in known:
        return wanted if wanted in known else wanted.upper()
    labelled = [id_ for id_, party in known.items() if party.label.casefold() == wanted.casefold()]
    if len(labelled) == 1:
        return labelled[0]
    register = load()
    named = sorted({id_ for use in register.uses(wanted, None) for id_ in _standing_for(use.id, register) if id_ in known})
    if len(named) == 1:
        return named[0]
    if named or labelled:
        choice = ", ".join(f"{id_} ({known[id_].label})" for id_ in named or sorted(labelled))
        raise typer.BadParameter(f"'{given}' may be {choice}; give the id")
    near = get_close_matches(wanted.casefold(), sorted({party.label.casefold() for party in known.values()}), 3)
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise typer.BadParameter(f"nobody called '{given}' is in the events and ties stored{hint}")


def _standing_for(id_: str, register: Register) -> list[str]:
    """The ids a name may have among parties: its own, and the state or body that its bearer serves."""
    term = register.term(id_, None)
    return [id_, term.code] if term is not None and term.code else [id_]

"""Which two parties can stand in a tie, and when two mentions are one party.

In: resolved actors. Out: reasons, keys, descriptions. Not here: resolving (`actors.py`), ties (`ties.py`, `shown.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.lexicon.actors import Register
from detente.lexicon.ties import BOTH_WAYS
from detente.model import Actor
from detente.resolve.claims import POLITICAL

ARMED = frozenset({"REB", "MIL", "PRM", "UAF"})
APART = frozenset({"different", "opposing", "opposite", "rival", "respective", "competing"})
NAMELESS = frozenset({"REB", "OPP", "PRM", "PTY", "UAF"})  # sectors that are a party even of no known country
MANY = frozenset({"IMG"})  # codes whose actors bear arms whatever their sector
STATE = frozenset({"GOV", "MIL"})
OF_STATES = frozenset({"UNO", "EUR", "IGO"})  # codes of bodies whose people speak for them
DESCRIBED = {"REB": "rebels", "OPP": "opposition", "PRM": "militias"}  # sectors that name a party where no name does


def unfit(kind: str, a: Actor, b: Actor) -> str:
    """Why two actors are no tie of a kind, "" if they may be one."""
    for one in (a, b):
        if not (one.code or one.identifier_id or NAMELESS & set(one.sector)):
            return f"with somebody unknown: {_flat(one)}"
        if not _party(one):
            return f"with somebody who is no political party: {_flat(one)}"
    if same(a, b):
        return "between a party and itself"
    if a.code == b.code and a.code in OF_STATES and any(map(person, (a, b))):
        return "between a body and one of its people"
    if kind == "fights" and not any(map(armed, (a, b))) and any(map(person, (a, b))):
        return "between people who bear no arms"
    return ""


def apart(several: Sequence[Actor], other: Actor) -> bool:
    """Whether several stand each to another one: "both back different factions" does not say who backs whom."""
    return len(several) > 1 and bool(APART & set(other.entity_text.lower().split()))


def key(kind: str, a: Actor, b: Actor) -> tuple[object, ...]:
    """What makes two ties one: kind and parties, whichever comes first where the kind holds both ways."""
    pair = [identity(a), identity(b)]
    return (kind, *(sorted(pair) if kind in BOTH_WAYS else pair))


def identity(one: Actor) -> tuple[str, ...]:
    """Who a party is: a body or group by its identifier; a state with its people in office, its
    agencies and its forces by its code; else country and main sector."""
    if one.code and _of_state(one):
        return (one.code,)
    return (one.identifier_id,) if one.identifier_id else (one.code or one.entity_text, *one.sector[:1])


def same(a: Actor, b: Actor) -> bool:
    """Whether two actors are one party."""
    return identity(a) == identity(b)


def described(one: Actor, nations: Mapping[str, str]) -> Actor:
    """The actor with words for who it is, where only its country and what it is are known: "Syrian rebels"."""
    kind = next((DESCRIBED[sector] for sector in one.sector if sector in DESCRIBED), "")
    if one.identifier_text or not kind or one.code not in nations:
        return one
    return replace(one, identifier_text=f"{nations[one.code]} {kind}")


def armed(one: Actor) -> bool:
    """Whether a party bears arms by what it is."""
    return bool(ARMED & set(one.sector)) or one.code in MANY


def hidden(words: str, begin: int, register: Register, on: str | None) -> Actor | None:
    """The party of a name that a longer name hides ("counter-ISIL coalition"), where the register knows one of that name."""
    ids = {use.id for use in register.uses(words, on)}
    if len(ids) != 1:
        return None
    entry, term = register.entries[min(ids)], register.term(min(ids), on)
    code, sector = (term.code, term.sector) if term is not None else ("", ())
    return Actor(begin, begin + len(words), words, code, sector, entry.id, entry.label, "name")


def in_revolt(a: Actor, b: Actor) -> bool:
    """Whether rebels stand to the state of their own country."""
    return "REB" in a.sector and bool(a.code) and a.code == b.code and _of_state(b)


def person(one: Actor) -> bool:
    """Whether an actor is somebody by name or office."""
    return one.identifier_id.startswith("per-") or one.via == "office"


def _of_state(one: Actor) -> bool:
    body = one.identifier_id not in ("", one.code) and not person(one) and not one.identifier_id.startswith("age-")
    return not body and (not one.sector or one.sector[0] in (*STATE, "ELI"))


def _party(one: Actor) -> bool:
    return (
        bool(POLITICAL & set(one.sector)) or bool(one.identifier_id) or (bool(one.code) and one.via not in ("agent", "setting"))
    )


def _flat(one: Actor) -> str:
    return " ".join(one.entity_text.split())

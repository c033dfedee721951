"""lexicon: the tables that say what words mean, read and checked.

In: the folder of tables (`data/lexicon`, or another of its shape), a user's own folder of actors. Out: `Lexicon`, frozen.
Not its job: applying them to text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from detente.lexicon import actors, cues, ontology, places, predicates, ties, timewords
from detente.lexicon.actors import Register
from detente.lexicon.cues import Cues
from detente.lexicon.ontology import Ontology
from detente.lexicon.places import Atlas
from detente.lexicon.predicates import Predicates
from detente.lexicon.ties import Ties
from detente.lexicon.timewords import TimeWords


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables. `digest` names their very content; `nations` gives a country's adjective by its code ("SYR": "Syrian")."""

    ontology: Ontology
    register: Register
    predicates: Predicates
    cues: Cues
    atlas: Atlas
    times: TimeWords
    digest: str
    ties: Ties = field(default_factory=Ties)
    nations: Mapping[str, str] = field(default_factory=dict)


def load(folder: Path, own: Path | None = None) -> Lexicon:
    """Read and check every table of the folder, with a user's own tables of actors over it. Raises LexiconError naming file
    and line."""
    digest = hashlib.sha256()
    for root in (folder,) if own is None else (folder, own):
        for path in sorted(p for p in root.rglob("*") if p.suffix in (".tsv", ".toml")):
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    atlas = places.load(folder)
    digest.update(atlas.gazetteer.digest.encode())
    register = actors.load(folder, own)
    return Lexicon(
        ontology.load(folder),
        register,
        predicates.load(folder / "predicates"),
        cues.load(folder),
        atlas,
        timewords.load(folder),
        digest.hexdigest()[:16],
        ties.load(folder / "ties"),
        _nations(register),
    )


def _nations(register: Register) -> dict[str, str]:
    """The first of a country's demonyms that is no plural, of several in order of the alphabet."""
    uses = [(use.id, name) for name, listed in register.names.items() for use in listed if use.via == "demonym"]
    ranked = sorted(uses, key=lambda one: (one[0], one[1].endswith("s"), one[1]))
    return dict(reversed(ranked))

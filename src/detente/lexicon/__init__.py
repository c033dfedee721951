"""lexicon: the tables that say what words mean, read and checked.

In: the folder of tables (`data/lexicon`, or the user's own). Out: `Lexicon`, frozen. Not its job: applying them to text.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon import actors, cues, ontology, places, predicates
from detente.lexicon.actors import Register
from detente.lexicon.cues import Cues
from detente.lexicon.ontology import Ontology
from detente.lexicon.places import Atlas
from detente.lexicon.predicates import Predicates


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables. `digest` names their very content."""

    ontology: Ontology
    register: Register
    predicates: Predicates
    cues: Cues
    atlas: Atlas
    digest: str


def load(folder: Path) -> Lexicon:
    """Read and check every table of the folder. Raises LexiconError naming file and line."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".tsv", ".toml")):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    atlas = places.load(folder)
    digest.update(atlas.gazetteer.digest.encode())
    return Lexicon(
        ontology.load(folder),
        actors.load(folder),
        predicates.load(folder / "predicates"),
        cues.load(folder),
        atlas,
        digest.hexdigest()[:16],
    )

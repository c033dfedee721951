"""lexicon: the tables that say what words mean, read and checked.

In: the folder of tables (`data/lexicon`, or another of its shape), a user's own folder of actors. Out: `Lexicon`, frozen.
Not its job: applying them to text.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon import actors, cues, ontology, predicates
from detente.lexicon.actors import Register
from detente.lexicon.cues import Cues
from detente.lexicon.ontology import Ontology
from detente.lexicon.predicates import Predicates


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables. `digest` names their very content."""

    ontology: Ontology
    register: Register
    predicates: Predicates
    cues: Cues
    digest: str


def load(folder: Path, own: Path | None = None) -> Lexicon:
    """Read and check every table of the folder, with a user's own tables of actors over it. Raises LexiconError naming file
    and line."""
    digest = hashlib.sha256()
    for root in (folder,) if own is None else (folder, own):
        for path in sorted(p for p in root.rglob("*") if p.suffix in (".tsv", ".toml")):
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return Lexicon(
        ontology.load(folder),
        actors.load(folder, own),
        predicates.load(folder / "predicates"),
        cues.load(folder),
        digest.hexdigest()[:16],
    )

"""The papers of a data release: `datapackage.json` (Frictionless) and Croissant 1.0 (JSON-LD).

In: the files of a release with their columns. Out: dictionaries ready for JSON. Not here: writing the data files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FRICTIONLESS = {"text": "string", "list": "array", "integer": "integer", "number": "number", "date": "date"}
CROISSANT = {"text": "sc:Text", "list": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "date": "sc:Date"}
MEDIA = {".csv": "text/csv", ".parquet": "application/vnd.apache.parquet"}


@dataclass(frozen=True, slots=True)
class Part:
    """One data file: where it lies, the name of what a row is, its columns with their kinds."""

    path: Path
    name: str
    columns: Mapping[str, str]

    def digest(self) -> str:
        """SHA-256 of the file's bytes."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


def datapackage(name: str, coder: str, parts: Sequence[Part]) -> dict[str, Any]:
    """The Frictionless descriptor."""
    return {
        "name": name,
        "description": f"Coded by {coder}. Status, speakers and evidence: see the codebook of Detente.",
        "resources": [
            {
                "name": part.path.name.replace(".", "-"),
                "path": part.path.name,
                "bytes": part.path.stat().st_size,
                "hash": f"sha256:{part.digest()}",
                "mediatype": MEDIA[part.path.suffix],
                "schema": {"fields": [{"name": key, "type": FRICTIONLESS[kind]} for key, kind in part.columns.items()]},
            }
            for part in parts
        ],
    }


def croissant(name: str, coder: str, parts: Sequence[Part]) -> dict[str, Any]:
    """The Croissant description, conforming to http://mlcommons.org/croissant/1.0."""
    return {
        "@context": {
            "@language": "en", "@vocab": "https://schema.org/", "cr": "http://mlcommons.org/croissant/",
            "sc": "https://schema.org/", "dct": "http://purl.org/dc/terms/", "conformsTo": "dct:conformsTo",
            "recordSet": "cr:recordSet", "field": "cr:field", "source": "cr:source", "extract": "cr:extract",
            "column": "cr:column", "fileObject": "cr:fileObject", "repeated": "cr:repeated",
            "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
        },
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": name,
        "description": f"Coded by {coder}.",
        "distribution": [
            {
                "@type": "cr:FileObject", "@id": part.path.name, "name": part.path.name, "contentUrl": part.path.name,
                "encodingFormat": MEDIA[part.path.suffix], "sha256": part.digest(),
            }
            for part in parts
        ],
        "recordSet": [
            {
                "@type": "cr:RecordSet", "@id": part.name, "name": part.name,
                "field": [_field(part, key, kind) for key, kind in part.columns.items()],
            }
            for part in parts
        ],
    }  # fmt: skip


def _field(part: Part, key: str, kind: str) -> dict[str, Any]:
    source = {"fileObject": {"@id": part.path.name}, "extract": {"column": key}}
    found = {"@type": "cr:Field", "@id": f"{part.name}/{key}", "name": key, "dataType": CROISSANT[kind], "source": source}
    return {**found, "repeated": True} if kind == "list" else found

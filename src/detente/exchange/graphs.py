"""Relations as a graph for Gephi and others: GEXF with spells of time, GraphML.

In: `Relation`s. Out: XML text. Not here: reading such files, which is unsafe on XML from strangers.
Every relation is an edge of its own, so that two parties may fight and trade at the same time.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.model import Relation

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def gexf(relations: Sequence[Relation]) -> str:
    """GEXF 1.2 with `start` and `end` on edges where they are known; Gephi's timeline reads them."""
    import networkx

    out = io.BytesIO()
    networkx.write_gexf(_graph(relations, mode="dynamic"), out, version="1.2draft")
    # The day of writing goes: the same relations give the same bytes.
    return re.sub(r' lastmodifieddate="[^"]*"', "", out.getvalue().decode())


def graphml(relations: Sequence[Relation]) -> str:
    """GraphML; an open end has no date."""
    import networkx

    return "".join(f"{line}\n" for line in networkx.generate_graphml(_graph(relations, mode="static")))


def _graph(relations: Sequence[Relation], mode: str) -> MultiDiGraph:
    import networkx

    graph = networkx.MultiDiGraph(mode=mode)
    for id_, label, code in sorted({(party.id, party.label, party.code) for one in relations for party in (one.a, one.b)}):
        graph.add_node(id_, label=label, code=code)
    for one in sorted(relations, key=lambda relation: relation.id):
        spell = {name: day for name, day in (("start", one.start), ("end", one.end)) if day}
        told = {"kind": one.kind, "standing": one.standing, "weight": one.strength, "words": one.words}
        graph.add_edge(one.a.id, one.b.id, key=one.id, **told, **spell)
    return graph

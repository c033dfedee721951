"""What a party is called for people, where no words of a text name it.

In: a party, names of country and body codes. Out: a label. Not here: who is meant by which words (`resolve`).
"""

from __future__ import annotations

from collections.abc import Mapping

from detente.model import Party

SECTORS = {
    "CVL": "civilians",
    "OPP": "opposition",
    "PRM": "militias",
    "PTY": "parties",
    "REB": "rebels",
    "UAF": "armed groups",
    "JRN": "journalists",
    "BUS": "business",
    "CRM": "criminals",
    "LAB": "unions",
    "REL": "clergy",
    "EDU": "students and teachers",
    "MED": "medics",
    "REF": "refugees",
    "SOC": "civil society",
}
"""PLOVER sectors of people who do not act for their state, as they are called in a label."""


def labelled(party: Party, labels: Mapping[str, str]) -> str:
    """The name of a country or body, the people of a sector with their country's, else the label that the party has."""
    if party.id in labels:
        return labels[party.id]
    code, _, sector = party.id.partition(":")
    return f"{labels.get(code, code)} {SECTORS.get(sector, sector)}" if sector and code == party.code else party.label
